import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ClassInfo, Dataset } from '../../../src/stages/2-dataset/dataset.ts';
import type { MaskEncoding } from '../../../src/stages/2-dataset/labels/masks/label.ts';
import { classOf } from '../../../src/stages/2-dataset/labels/masks/values.ts';
import { withModelClasses } from '../../../src/stages/2-dataset/model-classes.ts';
import { scanDataset } from '../../../src/stages/2-dataset/scan.ts';
import { specOfModel } from '../../../src/stages/2-dataset/spec-of-model.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { datasetOf, sample } from '../3-split/samples.ts';
import { color, type Files, palette, settingsFor, writeFiles } from './data-folder.ts';

const classesOf = (...names: readonly string[]): ClassInfo[] =>
  names.map((name, index) => ({ index, name, color: [index, 100, 200] }));

const masksOf = (encoding: MaskEncoding) => ({ source: 'masks', encoding }) as const;

function encodingOf({ labels }: Dataset): MaskEncoding {
  if (labels.source !== 'masks') throw new Error(`labels of ${labels.source}`);
  return labels.encoding;
}

const NAMES = ['ground', 'star', 'galaxy', 'trail'];

/** The same four classes as each kind of mask holds them. */
const ENCODINGS: readonly { encoding: MaskEncoding; form: 'grey' | 'color'; values: readonly number[] }[] = [
  { encoding: { kind: 'index', ignored: [255] }, form: 'grey', values: [0, 1, 2, 3] },
  {
    encoding: { kind: 'values', values: [0, 7, 9, 80], ignored: [255] },
    form: 'grey',
    values: [0, 7, 9, 80],
  },
  {
    encoding: { kind: 'palette', colors: [0, 0xff0000, 0xff00, 0xff], ignored: [0xffffff] },
    form: 'color',
    values: [0, 0xff0000, 0xff00, 0xff],
  },
];

test('whatever the order of the model’s classes, a mask’s value is the class of the same name', () => {
  const order = fc.shuffledSubarray(NAMES, { minLength: 4 });
  fc.assert(
    fc.property(order, fc.constantFrom(...ENCODINGS), (names, { encoding, form, values }) => {
      const data: Dataset = {
        ...datasetOf([sample('a', { classes: [0, 1, 2, 3] })]),
        classes: classesOf(...NAMES),
        labels: masksOf(encoding),
      };
      const { dataset, faults } = withModelClasses(data, classesOf(...names));
      expect(faults).toEqual([]);
      const seen = values.map((value) => names[classOf(encodingOf(dataset), 4, form, value)!]);
      expect(seen).toEqual(NAMES);
    }),
  );
});

test('0 and 255 are two classes in either order, and what is ignored stays so', () => {
  const data: Dataset = {
    ...datasetOf([sample('a')]),
    classes: classesOf('background', 'cell'),
    labels: masksOf({ kind: 'binary' }),
  };
  const { dataset } = withModelClasses(data, classesOf('cell', 'background'));
  expect([0, 255].map((value) => classOf(encodingOf(dataset), 2, 'grey', value))).toEqual([1, 0]);
  const ignoring = withModelClasses(
    { ...data, labels: masksOf({ kind: 'index', ignored: [9] }) },
    classesOf('cell', 'background'),
  );
  expect(classOf(encodingOf(ignoring.dataset), 2, 'grey', 9)).toBe(255);
});

test('a class of the model that the data does not have takes no pixel', () => {
  const data = { ...datasetOf([sample('a', { classes: [0, 1] })]), classes: classesOf('ground', 'star') };
  const { dataset, faults } = withModelClasses(data, classesOf('galaxy', 'star', 'ground'));
  expect(faults).toEqual([]);
  expect(dataset.samples[0]!.classCounts).toEqual([0, 10, 10]);
  expect([0, 1, 2].map((value) => classOf(encodingOf(dataset), 3, 'grey', value))).toEqual([2, 1, undefined]);
});

test('a class that the model does not have is a fault where it is in a label, and nothing where it is not', () => {
  const four = { ...datasetOf([sample('a', { classes: [0, 3] })]), classes: classesOf(...NAMES) };
  const { faults } = withModelClasses(four, classesOf('ground', 'trails'));
  expect(faults.map(({ code, message }) => [code, message])).toEqual([
    [
      'class-not-in-model',
      'class "trail" of the data is none of the model, which has "ground", "trails". Name it as the model does (the nearest is "trails"), or mark it with `ignore` in classes.json.',
    ],
  ]);
});

/** What a scan makes of masks that nobody has named the values of, for a model of these classes. */
async function scanned(files: Files, model: readonly ClassInfo[]) {
  await using folder = await temporaryFolder();
  await writeFiles(folder.path, files);
  const { dataset, faults } = await scanDataset(settingsFor(folder.path), undefined, model);
  return { dataset, codes: faults.map(({ code }) => code) };
}

const rgb = (value: number) => [value >> 16, (value >> 8) & 255, value & 255] as const;

test.each([
  ['indices', [0, 1, 2, 255], classesOf('ground', 'star', 'galaxy'), [4, 4, 4]],
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
