// What is said of a data folder before anything is installed that could open an image.
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { oneForEachCause } from '../../../src/errors.ts';
import { lookAtFolder } from '../../../src/stages/2-dataset/data-folder.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const LFS = 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n';
const DVC = 'outs:\n- md5: 0\n  path: a.png\n';
const ANNEX = '/annex/objects/SHA256E-s1--0.png\n';
const PNG = '\x89PNG\r\n\x1a\n';

async function look(files: Readonly<Record<string, string>>) {
  await using folder = await temporaryFolder();
  const data = join(folder.path, 'data');
  await mkdir(data);
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(data, name)), { recursive: true });
    if (text.startsWith('-> ')) await symlink(text.slice(3), join(data, name));
    else await writeFile(join(data, name), text, 'latin1');
  }
  return await lookAtFolder(data, join(data, 'best-epoch'));
}

const TOLD: readonly (readonly [reason: string, files: Readonly<Record<string, string>>, words: string])[] = [
  ['nothing in it', {}, 'data-folder-empty: '],
  ['only what a run left there', { 'best-epoch/sheet.png': PNG }, 'data-folder-empty: '],
  ['only notes', { 'notes.txt': 'x' }, 'no-images: '],
  ['only pointers of Git LFS', { 'images/a.png': LFS, 'masks/a.png': LFS }, 'each of 2 files'],
  ['only pointers of DVC', { 'images/a.png.dvc': DVC, 'images/b.png.dvc': DVC }, 'dvc-not-pulled: '],
  ['DVC pointers in place of images', { 'images/a.png': DVC }, 'Run `dvc pull` first'],
  [
    'unlocked files of git-annex',
    { 'images/a.png': ANNEX, 'images/b.png': ANNEX },
    'Run `git annex get` first',
  ],
  ['locked files of git-annex', { 'a.png': '-> .git/annex/objects/a.png' }, 'Run `git annex get` first'],
  ['a link out of it', { 'images/a.png': PNG, 'b.png': '-> /etc/hostname' }, 'symlink-outside: '],
];

test.each(TOLD)('%s is told', async (reason, files, words) => {
  const faults = oneForEachCause(await look(files));
  expect(faults.map(({ code, message }) => `${code}: ${message}`).join('\n'), reason).toContain(words);
});

const LEFT_TO_THE_SCAN: readonly (readonly [reason: string, files: Readonly<Record<string, string>>])[] = [
  ['an image', { 'images/a.png': PNG }],
  ['an image among pointers', { 'images/a.png': LFS, 'images/b.png': PNG }],
  ['what no reader could open', { 'images/a.png': 'hello' }],
  ['an empty file', { 'images/a.png': '' }],
  ['masks alone', { 'masks/a.png': PNG }],
];

test.each(LEFT_TO_THE_SCAN)('%s is left to the scan', async (reason, files) => {
  expect(await look(files), reason).toEqual([]);
});

describe('a folder that is not there', () => {
  const NEAREST: readonly (readonly [reason: string, typed: string, nearest: string | undefined])[] = [
    ['a letter short', 'data/cels', 'data/cells'],
    ['another case', 'data/Cells', 'data/cells'],
    ['a letter too many further up', 'datas/cells', 'data'],
    ['a file is no folder', 'data/cell-lists', undefined],
    ['nothing like it', 'data/stars', undefined],
  ];
  test.each(NEAREST)('is told with the nearest one: %s', async (reason, typed, nearest) => {
    await using folder = await temporaryFolder();
    await mkdir(join(folder.path, 'data', 'cells'), { recursive: true });
    await writeFile(join(folder.path, 'data', 'cell-list'), '');
    const [fault] = await lookAtFolder(join(folder.path, typed), join(folder.path, 'out'));
    const words =
      nearest === undefined ? "isn't there. " : `the nearest one is "${join(folder.path, nearest)}". `;
    expect(fault?.code).toBe('data-folder-missing');
    expect(fault?.message, reason).toContain(words);
  });
});
