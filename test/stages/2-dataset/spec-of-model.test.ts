// Masks that nobody has named the values of, read by what the model to be tested says of its classes.
import { expect, test } from 'vitest';
import type { ClassInfo } from '../../../src/stages/2-dataset/dataset.ts';
import { scanDataset } from '../../../src/stages/2-dataset/scan.ts';
import { specOfModel } from '../../../src/stages/2-dataset/spec-of-model.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { color, type Files, palette, settingsFor, writeFiles } from './data-folder.ts';

const classesOf = (...names: readonly string[]): ClassInfo[] =>
  names.map((name, index) => ({ index, name, color: [index, 100, 200] }));

/** What a scan makes of masks that nobody has named the values of, for a model of these classes. */
async function scanned(files: Files, model: readonly ClassInfo[]) {
  await using folder = await temporaryFolder();
  await writeFiles(folder.path, files);
  const { dataset, faults } = await scanDataset(settingsFor(folder.path), undefined, model);
  return { dataset, codes: faults.map(({ code }) => code) };
}

const rgb = (value: number) => [value >> 16, (value >> 8) & 255, value & 255] as const;

test.each([
  ['indices', [0, 1, 2, 2], classesOf('ground', 'star', 'galaxy'), [4, 4, 8]],
  ['indices of only one of the classes', [1, 1, 1, 1], classesOf('ground', 'star', 'galaxy'), [0, 16, 0]],
  ['0 and 255 of two classes', [0, 255, 255, 255], classesOf('ground', 'star'), [4, 12]],
  [
    'odd values that the training named after themselves',
    [0, 7, 7, 12],
    classesOf('class 0', 'class 7', 'class 12'),
    [4, 8, 4],
  ],
  ['some of them', [0, 12, 12, 12], classesOf('class 0', 'class 7', 'class 12'), [4, 0, 12]],
] as const)('masks without names: %s', async (reason, values, model, counts) => {
  const { dataset, codes } = await scanned({ 'images/a.png': [1, 2, 3, 4], 'masks/a.png': values }, model);
  expect(codes, reason).toEqual([]);
  expect(dataset?.samples[0]?.classCounts, reason).toEqual(counts);
});

test('beside indices of the model 255 is ignored, and it is told', async () => {
  const files = { 'images/a.png': [1, 2, 3, 4], 'masks/a.png': [0, 1, 2, 255] };
  const { dataset, codes } = await scanned(files, classesOf('ground', 'star', 'galaxy'));
  expect(codes).toEqual(['ignored-assumed']);
  expect(dataset?.samples[0]?.classCounts).toEqual([4, 4, 4]);
});

test.each([
  ['colours', color([0x102030, 0x405060, 0x102030, 0x405060])],
  ['a palette in another order', palette([0, 1, 0, 1], [0x102030, 0x405060])],
])('masks of %s are read by the colours of the model', async (reason, mask) => {
  const model = [
    { index: 0, name: 'star', color: rgb(0x405060) },
    { index: 1, name: 'ground', color: rgb(0x102030) },
    { index: 2, name: 'galaxy', color: rgb(0x708090) },
  ];
  const { dataset, codes } = await scanned({ 'images/a.png': [1, 2], 'masks/a.png': mask }, model);
  expect(codes, reason).toEqual([]);
  expect(dataset?.classes.map(({ name }) => name)).toEqual(['star', 'ground', 'galaxy']);
  expect(dataset?.samples[0]?.classCounts, reason).toEqual([8, 8, 0]);
});

test('a value beyond the classes of the model is a fault of its mask', async () => {
  const { codes } = await scanned(
    { 'images/a.png': [1, 2], 'masks/a.png': [0, 3] },
    classesOf('ground', 'star', 'galaxy'),
  );
  expect(codes).toEqual(['mask-value-outside-classes']);
});

test('classes.json goes before what the model says', async () => {
  const { dataset } = await scanned(
    { 'images/a.png': [1, 2], 'masks/a.png': [0, 1], 'classes.json': '["star", "ground"]' },
    classesOf('ground', 'star'),
  );
  expect(dataset?.classes.map(({ name }) => name)).toEqual(['star', 'ground']);
});

test('classes that count from 0 have no values of their own: 0 and 255 may stand for them', () => {
  expect(specOfModel(classesOf('class 0', 'class 1')).classes.map(({ value }) => value)).toEqual([
    undefined,
    undefined,
  ]);
});
