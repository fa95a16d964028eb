// The words around the contact sheet: which images it shows, and what its colours mean.
import { expect, test } from 'vitest';
import { sheetSection } from '../../../../src/stages/7-report/sheet/section.ts';
import { sheetImages } from './sample-sheet.ts';

const CLASSES = [
  { index: 0, name: 'ground', color: [0, 0, 0] },
  { index: 1, name: 'car', color: [200, 30, 30] },
  { index: 2, name: 'van', color: [210, 35, 40] },
  { index: 3, name: 'bus', color: [0, 0, 200] },
];

function sheetOf(classes = CLASSES, images = sheetImages(3)) {
  const [block] = sheetSection({ task: 'segmentation', classes }, images)[0]?.blocks ?? [];
  if (block?.kind !== 'sheet') throw new Error('there is no sheet');
  return block;
}

test('the legend has the ground too, and says that it is not drawn', () => {
  const names = sheetOf().legend.map(({ name }) => name);
  expect(names.slice(0, 4)).toEqual(['ground (not drawn)', 'car', 'van', 'bus']);
});

test('what no class has is in the legend as it is drawn', () => {
  const images = sheetImages(1).map((image) => ({ ...image, 'class-pixels': [60_000, 0, 0, 0] }));
  expect(sheetOf(CLASSES, images).legend.at(-1)?.name).toBe('ignored (hatched)');
});

test('a class in another colour than its own is named', () => {
  const { note, legend } = sheetOf();
  expect(note).toMatch(
    /The own colour of "van" is nearly another class's: here it is drawn in a different one\.$/,
  );
  expect(legend[2]?.color).not.toEqual([210, 35, 40]);
});

test.each([
  ['three parts', ['train', 'validation', 'test'], ' of the training, validation and test parts, which'],
  ['one part', ['test', 'test', 'test'], ' of the test part, which'],
  ['no split', [null, null, null], '3 images, which'],
] as const)('%s: only parts that are shown are named', (_what, parts, expected) => {
  const images = sheetImages(3).map((image, i) => ({ ...image, part: parts[i] ?? null }));
  expect(sheetOf(CLASSES, images).note).toContain(expected);
});
