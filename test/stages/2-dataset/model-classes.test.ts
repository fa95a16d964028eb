import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ClassInfo, Dataset } from '../../../src/stages/2-dataset/dataset.ts';
import type { MaskEncoding } from '../../../src/stages/2-dataset/labels/masks/label.ts';
import { classOf } from '../../../src/stages/2-dataset/labels/masks/values.ts';
import { withModelClasses } from '../../../src/stages/2-dataset/model-classes.ts';
import { openReader } from '../../../src/stages/2-dataset/reader.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { datasetOf, sample } from '../3-split/samples.ts';
import { scanFiles } from './data-folder.ts';

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
  [0, 1, 2, 3],
  [0, 7, 9, 80],
  [0, 0xff0000, 0xff00, 0xff],
].map((values) => {
  const by = values[1]! > 255 ? 'color' : 'value';
  const encoding = { by, classes: values.map((value) => [value]), ignored: [99], nearest: false } as const;
  return { encoding, form: by === 'color' ? 'color' : 'grey', values };
});

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
      const seen = values.map((value) => names[classOf(encodingOf(dataset), form, value)!]);
      expect(seen).toEqual(NAMES);
    }),
  );
});

test('0 and 255 are two classes in either order, and what is ignored stays so', () => {
  const data: Dataset = {
    ...datasetOf([sample('a')]),
    classes: classesOf('background', 'cell'),
    labels: masksOf({ by: 'value', classes: [[0], [255]], ignored: [], nearest: false }),
  };
  const { dataset } = withModelClasses(data, classesOf('cell', 'background'));
  expect([0, 255].map((value) => classOf(encodingOf(dataset), 'grey', value))).toEqual([1, 0]);
  const ignoring = withModelClasses(
    { ...data, labels: masksOf({ by: 'value', classes: [[0], [1]], ignored: [9], nearest: false }) },
    classesOf('cell', 'background'),
  );
  expect(classOf(encodingOf(ignoring.dataset), 'grey', 9)).toBe(255);
});

test('a class of the model that the data does not have takes no pixel', () => {
  const data = { ...datasetOf([sample('a', { classes: [0, 1] })]), classes: classesOf('ground', 'star') };
  const { dataset, faults } = withModelClasses(data, classesOf('galaxy', 'star', 'ground'));
  expect(faults).toEqual([]);
  expect(dataset.samples[0]!.classCounts).toEqual([0, 10, 10]);
  expect([0, 1, 2].map((value) => classOf(encodingOf(dataset), 'grey', value))).toEqual([2, 1, undefined]);
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

test('an image in a class folder is read as the class that the model has at that place', async () => {
  await using folder = await temporaryFolder();
  const { dataset } = await scanFiles(folder.path, { 'cat/1.png': [1], 'dog/1.png': [2] });
  const seen = withModelClasses(dataset!, classesOf('dog', 'bird', 'cat')).dataset;
  await using reader = openReader(seen, { budgetBytes: 0, folder: undefined });
  const labels = await Promise.all(seen.samples.map(async (one) => (await reader.read(one)).labels.data[0]));
  expect(seen.samples.map(({ id }) => id)).toEqual(['cat/1', 'dog/1']);
  expect(labels).toEqual([2, 0]);
});
