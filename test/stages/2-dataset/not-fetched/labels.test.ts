// Labels that Git LFS, git-annex and DVC keep elsewhere: told once, alone, with what to do.
import { describe, expect, test } from 'vitest';
import { lookAtFolder } from '../../../../src/stages/2-dataset/data-folder.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { type Files, grey, scanFiles, writeFiles } from '../data-folder.ts';

const LFS = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12345\n`;
const ANNEX = '/annex/objects/SHA256E-s12345--abc.csv\n';
const DVC = (path: string) => `outs:\n- md5: ${'b'.repeat(32)}\n  size: 12\n  hash: md5\n  path: ${path}\n`;
const LOCK = `schema: '2.0'\nstages:\n  draw:\n    cmd: python draw.py\n    outs:\n    - path: masks\n      md5: ${'b'.repeat(32)}.dir\n`;
const SIX = [0, 1, 2, 3, 4, 5];
const named = (name: (i: number) => string, content: (i: number) => Files[string]): Files =>
  Object.fromEntries(SIX.map((i) => [name(i), content(i)]));
const IMAGES = named(
  (i) => `images/${i}.png`,
  (i) => grey([i, 8]),
);
const MASKS = named(
  (i) => `masks/${i}.png`,
  (i) => grey([0, 1, i % 2, 1]),
);
const FETCH_LFS = 'Set `lfs: true` on actions/checkout, or run `git lfs pull`.';

async function told(files: Files) {
  await using folder = await temporaryFolder();
  // Where a repository begins nothing further out is looked at.
  const { dataset, faults } = await scanFiles(folder.path, { ...files, '.git/HEAD': '' });
  return {
    dataset,
    codes: [...new Set(faults.map(({ code }) => code))],
    messages: faults.map(({ message }) => message),
  };
}

describe('an error alone', () => {
  test.each<[reason: string, files: Files, code: string, said: string]>([
    [
      'a table',
      { ...IMAGES, 'labels.csv': LFS },
      'labels-not-fetched',
      `file "labels.csv" is a pointer of Git LFS, and nothing else that is here labels the images. ${FETCH_LFS}`,
    ],
    [
      'a table of git-annex',
      { ...IMAGES, 'labels.csv': ANNEX },
      'labels-not-fetched',
      'Run `git annex get` first.',
    ],
    [
      'an export for each part',
      {
        ...named(
          (i) => `train/${i}.png`,
          (i) => grey([i]),
        ),
        ...named(
          (i) => `val/${i}.png`,
          (i) => grey([i, 9]),
        ),
        'train/_annotations.coco.json': LFS,
        'val/_annotations.coco.json': LFS,
      },
      'labels-not-fetched',
      '2 files ("train/_annotations.coco.json", "val/_annotations.coco.json") are pointers',
    ],
    [
      'labels for each image',
      {
        ...IMAGES,
        ...named(
          (i) => `labels/${i}.txt`,
          () => LFS,
        ),
      },
      'labels-not-fetched',
      '6 files ("labels/0.txt", "labels/1.txt", "labels/2.txt", ...) are pointers',
    ],
    [
      'masks of NumPy',
      {
        ...IMAGES,
        ...named(
          (i) => `masks/${i}.npy`,
          () => LFS,
        ),
      },
      'unreadable-image',
      'is a Git LFS pointer',
    ],
    ['an archive', { 'data.zip': LFS }, 'labels-not-fetched', 'file "data.zip" is a pointer of Git LFS'],
    [
      'a table of DVC',
      { ...IMAGES, 'labels.csv.dvc': DVC('labels.csv') },
      'dvc-not-pulled',
      'DVC pointer "labels.csv.dvc"',
    ],
    ['masks of DVC', { ...IMAGES, 'masks.dvc': DVC('masks') }, 'dvc-not-pulled', 'Run `dvc pull`'],
    [
      'each mask of DVC',
      {
        ...IMAGES,
        ...named(
          (i) => `masks/${i}.png.dvc`,
          (i) => DVC(`${i}.png`),
        ),
      },
      'dvc-not-pulled',
      'Run `dvc pull`',
    ],
    [
      'images and masks of DVC',
      { 'images.dvc': DVC('images'), 'masks.dvc': DVC('masks') },
      'dvc-not-pulled',
      'Run `dvc pull`',
    ],
    [
      'some masks of DVC',
      { ...IMAGES, 'masks/0.png': grey([0, 1]), 'masks/1.png.dvc': DVC('1.png') },
      'dvc-not-pulled',
      'Run `dvc pull`',
    ],
    [
      'masks that a stage makes',
      { ...IMAGES, 'dvc.lock': LOCK },
      'dvc-not-pulled',
      'data folder "masks" isn\'t here: DVC keeps "masks", as "dvc.lock" says',
    ],
  ])('%s', async (reason, files, code, said) => {
    const { dataset, codes, messages } = await told(files);
    expect([dataset, codes], reason).toEqual([undefined, [code]]);
    expect(messages[0]).toContain(said);
  });
});

test.each<[reason: string, files: Files, codes: readonly string[]]>([
  ['a list of classes', { 'classes.txt': LFS }, ['files-not-fetched']],
  [
    'what is fetched',
    { 'classes.txt': 'background\ncell\n', 'masks.dvc': DVC('masks') },
    ['class-names-assumed'],
  ],
  ['YAML that reads like a pointer of DVC', { 'params.yaml': 'deps:\n- a\nouts:\n- b\n' }, []],
  ['a model beside', { 'model.onnx': LFS }, []],
])('beside a data set that is whole: %s', async (reason, files, codes) => {
  const found = await told({ ...IMAGES, ...MASKS, ...files });
  expect(found.dataset?.samples, reason).toHaveLength(6);
  expect(
    found.codes.filter((code) => !code.startsWith('duplicate')),
    reason,
  ).toEqual(codes);
});

test('the first look, before packages are installed, says so, too', async () => {
  await using folder = await temporaryFolder();
  await writeFiles(folder.path, { 'data.zip': LFS, '.git/HEAD': '' });
  const faults = await lookAtFolder(folder.path, `${folder.path}/out`);
  expect(faults.map(({ code }) => code)).toEqual(['labels-not-fetched']);
});
