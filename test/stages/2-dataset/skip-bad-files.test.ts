// Which files `skip-bad-files` leaves out, what is told of them, and what it never leaves out.
import { expect, test } from 'vitest';
import { scanDataset } from '../../../src/stages/2-dataset/scan.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { type Files, grey, scanFiles, settingsFor } from './data-folder.ts';

const POINTER = 'version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 1\n';
const large = grey([0, 1, 2, 3, 4]).then((png) => png.subarray(0, 50));

const pairs = (count: number, folder = ''): Files =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      [`${folder}images/${i}.png`, [i, 100 + count]],
      [`${folder}masks/${i}.png`, [0, 1]],
    ]).flat(),
  );
const classed = (folder: string, count: number, first = 0): Files =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`${folder}/${i}.png`, [first + i, 7]]));
const pointers = (folder: string, count: number): Files =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`${folder}/${i}.png`, POINTER]));

test.each<[reason: string, files: Files, skipped: readonly string[], images: number]>([
  ['an image that is none', { 'images/a.png': POINTER, 'masks/a.png': [0, 1] }, ['images/a.png'], 8],
  ['a mask that is none', { 'images/a.png': [9], 'masks/a.png': POINTER }, ['masks/a.png'], 8],
  ['an image that ends too early', { 'images/a.png': large, 'masks/a.png': [0] }, ['images/a.png'], 8],
  [
    'a mask of another size',
    { 'images/a.png': [9], 'masks/a.png': Buffer.from('P2 2 2 1\n0 1 1 0') },
    ['masks/a.png'],
    8,
  ],
  ['an image without a mask', { 'images/a.png': [9] }, ['images/a.png'], 8],
  ['a mask without an image', { 'masks/a.png': [0] }, ['masks/a.png'], 8],
  [
    'several of them, in order',
    { 'images/b.png': POINTER, 'masks/b.png': POINTER, 'images/a.png': [9] },
    ['images/a.png', 'images/b.png', 'masks/b.png'],
    8,
  ],
  ['nothing that is bad', {}, [], 8],
])('left out: %s', async (reason, files, skipped, images) => {
  await using folder = await temporaryFolder();
  const { dataset, faults } = await scanFiles(folder.path, { ...pairs(8), ...files }, { skipBadFiles: true });
  expect(dataset?.skipped, reason).toEqual(skipped);
  expect(dataset?.samples.length, reason).toBe(images);
  const told = faults.find(({ code }) => code === 'bad-files-skipped');
  expect(told === undefined, reason).toBe(skipped.length === 0);
  for (const file of skipped) expect(told?.message, reason).toContain(`"${file}"`);
  expect(
    faults.every(({ severity }) => severity === 'warning'),
    reason,
  ).toBe(true);
});

test.each<[reason: string, images: number, words: string]>([
  ['a few', 2, '2 files without a partner ("images/10.png", "images/11.png") are left out'],
  ['most', 5, 'holds 5 files without a partner ('],
])('images without a mask are not called bad: %s', async (reason, images, words) => {
  await using folder = await temporaryFolder();
  const alone = Object.fromEntries(
    Array.from({ length: images }, (_, i) => [`images/1${i}.png`, [9, i]] as const),
  );
  const { faults } = await scanFiles(folder.path, { ...pairs(4), ...alone }, { skipBadFiles: true });
  expect(faults[0].message, reason).toContain(words);
});

test.each<[reason: string, files: Files, codes: readonly string[]]>([
  ['every file', { ...pointers('images', 3), ...pointers('masks', 3) }, ['too-many-bad-files']],
  ['most files', { ...pairs(4), ...pointers('images', 3) }, ['too-many-bad-files']],
  ['a class', { ...classed('cat', 9), ...classed('dog', 9, 20), ...pointers('bird', 2) }, ['class-lost']],
  [
    'a part of the split',
    { ...pairs(6, 'train/'), ...pairs(2, 'test/'), ...pointers('test/images', 2) },
    ['part-lost'],
  ],
  [
    'a mask whose values are no classes',
    { ...pairs(4), 'masks/0.png': [0, 7], 'classes.json': '{"classes": ["background", "cell"]}' },
    ['mask-value-outside-classes'],
  ],
])('never left out: %s', async (reason, files, codes) => {
  await using folder = await temporaryFolder();
  const { dataset, faults } = await scanFiles(folder.path, files, { skipBadFiles: true });
  const errors = faults.filter(({ severity }) => severity === 'error');
  expect(
    errors.map(({ code }) => code),
    reason,
  ).toEqual(codes);
  expect(dataset, reason).toBeUndefined();
});

test('much that is left out is said to be much', async () => {
  await using folder = await temporaryFolder();
  const files = { ...pairs(8), ...pointers('images', 2) };
  const { faults } = await scanFiles(folder.path, files, { skipBadFiles: true });
  expect(faults[0]?.message).toContain('That is much, 25 % of all');
});

test('a class without an image is left to the evaluation of a model', async () => {
  await using folder = await temporaryFolder();
  const files = { ...classed('cat', 9), ...classed('dog', 9, 20), ...pointers('bird', 2) };
  await scanFiles(folder.path, files);
  const settings = settingsFor(folder.path, { skipBadFiles: true });
  const classes = ['bird', 'cat', 'dog'].map((name, index) => ({ name, index, color: [0, 0, 0] as const }));
  const { dataset } = await scanDataset(settings, undefined, classes);
  expect(dataset?.skipped).toEqual(['bird/0.png', 'bird/1.png']);
});

test('without the setting every one of them stops the run', async () => {
  await using folder = await temporaryFolder();
  const { dataset, faults } = await scanFiles(folder.path, { ...pairs(8), ...pointers('images', 1) });
  expect(dataset).toBeUndefined();
  expect(faults.map(({ code, severity }) => [code, severity])).toEqual([['unreadable-image', 'error']]);
});
