// A part of a split whose images have their classes from a list, where folders say those of the others.
import { expect, test } from 'vitest';
import type { Settings } from '../../../../../src/stages/1-config/settings.ts';
import { temporaryFolder } from '../../../../temporary-folder.ts';
import { type Files, grey, scanFiles } from '../../data-folder.ts';

const CLASSES = ['n01443537', 'n01629819'];

/** Images of the training part in class folders, then the other parts' by their folder. */
function files(...flat: readonly (readonly [folder: string, images: number])[]): Files {
  const trained = CLASSES.flatMap((name, c) =>
    [0, 1, 2].map((i) => [`train/${name}/images/${name}_${i}.png`, grey([c, i])] as const),
  );
  const others = flat.flatMap(([folder, images], f) =>
    Array.from({ length: images }, (_, i) => [`${folder}/${folder[0]}_${i}.png`, grey([9, f, i])] as const),
  );
  return Object.fromEntries([...trained, ...others]);
}

const lines = (images: number, row: (i: number) => string) =>
  Array.from({ length: images }, (_, i) => row(i));
const classOf = (i: number) => CLASSES[i % 2];
const VAL = lines(4, (i) => `v_${i}.png\t${classOf(i)}\t0\t${i}\t3\t3`).join('\n');

async function scanned(given: Files, changes: Partial<Settings> = {}) {
  await using folder = await temporaryFolder();
  const { dataset, faults } = await scanFiles(folder.path, given, changes);
  const samples = dataset?.samples ?? [];
  const counted = (part: string) => samples.filter((sample) => sample.part === part).length;
  return {
    parts: [counted('train'), counted('validation'), counted('test')],
    classes: dataset?.classes.map(({ name }) => name),
    codes: faults.map(({ code }) => code).filter((code) => code !== 'class-with-few-images'),
    faults,
  };
}

test('Tiny ImageNet: its validation part is labelled by a list of names, classes and boxes', async () => {
  const given = { ...files(['val/images', 4], ['test/images', 2]), 'val/val_annotations.txt': VAL };
  const { parts, classes, codes, faults } = await scanned(given);
  expect(parts).toEqual([6, 4, 0]);
  expect(classes).toEqual(CLASSES);
  expect(codes).toEqual(['part-labelled-by-list', 'images-not-in-table']);
  expect(faults[0].message).toContain('4 images of the validation part');
  expect(faults[1].leavesOut).toEqual(['test/images/t_0.png', 'test/images/t_1.png']);
});

test.each<[reason: string, beside: Files, parts: readonly number[]]>([
  ['a table with a header', { 'val.csv': `file,label\n${VAL.replaceAll('\t', ',')}` }, [6, 4, 0]],
  [
    'behind another column, by names without an ending, beside the data',
    { 'answers.csv': `id,grade,class\n${lines(4, (i) => `v_${i},${i},${classOf(i)}`).join('\n')}` },
    [6, 4, 0],
  ],
  [
    'more lists in class folders than are read',
    {
      'val/v.txt': VAL,
      ...Object.fromEntries(lines(30, (i) => `train/${classOf(i)}/${i}.txt`).map((path) => [path, 'x 1 2'])),
    },
    [6, 4, 0],
  ],
])('is found in %s', async (reason, beside, parts) => {
  const found = await scanned({ ...files(['val/images', 4]), ...beside });
  expect(found.parts, reason).toEqual(parts);
  expect(found.codes, reason).toEqual(['part-labelled-by-list']);
});

test('each part may have a list of its own, and images right in it', async () => {
  const answers = lines(2, (i) => `t_${i}.png ${classOf(i)}`).join('\n');
  const given = { ...files(['val', 4], ['test', 2]), 'val.txt': VAL, 'test/answers.txt': answers };
  const { parts, codes } = await scanned(given);
  expect(parts).toEqual([6, 4, 2]);
  expect(codes).toEqual(['part-labelled-by-list', 'part-labelled-by-list']);
});

test.each<[reason: string, beside: Files, changes?: Partial<Settings>]>([
  ['its labels are of other classes', { 'val/v.txt': VAL.replaceAll(CLASSES[1], 'newt') }],
  ['it names few of the images', { 'val/v.txt': VAL.split('\n')[0] }],
  ['a model has said it', { 'predictions.csv': `file,label\n${VAL.replaceAll('\t', ',')}` }],
  ['the user means the folders', { 'val/v.txt': VAL }, { labels: 'class-folders' }],
])('no list labels a part where %s', async (reason, beside, changes) => {
  const { parts, codes } = await scanned({ ...files(['val/images', 4]), ...beside }, changes);
  expect(parts[1], reason).toBe(0);
  expect(codes, reason).not.toContain('part-labelled-by-list');
  expect(codes, reason).toContain('images-outside-class-folders');
});

test('two lists that disagree are an error', async () => {
  const beside = { 'val/a.txt': VAL, 'val/b.txt': VAL.replace(CLASSES[0], CLASSES[1]) };
  const { codes, faults } = await scanned({ ...files(['val/images', 4]), ...beside });
  expect(codes).toEqual(['table-labels-conflict']);
  expect(faults[0].message).toContain('in tables "val/a.txt" and "val/b.txt"');
});
