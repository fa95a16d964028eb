// Which images a contact sheet shows: every class, a few of each and of each part, the same for the same seed.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Dataset, Sample, SplitPart } from '../../../../src/stages/2-dataset/dataset.ts';
import { PARTS, type Split } from '../../../../src/stages/3-split/split.ts';
import { type Chosen, chooseSheet } from '../../../../src/stages/7-report/sheet/choose.ts';

/** @param counts pixels of each class, of each image */
function dataOf(counts: readonly (readonly number[])[]): Pick<Dataset, 'task' | 'classes' | 'samples'> {
  const classes = (counts[0] ?? []).map((_, index) => ({
    index,
    name: `${index}`,
    color: [0, 0, 0] as const,
  }));
  const samples = counts.map(
    (classCounts, i): Sample => ({
      id: `${i}`,
      image: `${i}.png`,
      label: { source: 'masks', files: [{ file: `${i}.png` }] },
      width: 10,
      height: 10,
      imageHash: '',
      labelHash: '',
      group: `${i}`,
      classCounts,
      part: undefined,
    }),
  );
  return { task: 'segmentation', classes, samples };
}

function splitOf(samples: readonly Sample[], partOf: (i: number) => SplitPart): Split {
  const of = (part: SplitPart) => samples.filter((_, i) => partOf(i) === part).map(({ id }) => id);
  return { train: of('train'), validation: of('validation'), test: of('test'), source: 'hash' };
}

const inOrder = (chosen: readonly Chosen[]) => chosen.toSorted((a, b) => a.order - b.order);

const oneHot = (images: number, classes: number) =>
  Array.from({ length: images }, (_, i) =>
    Array.from({ length: classes }, (_, k) => Number(k === i % classes)),
  );

test('20,000 images are some 24', () => {
  const data = dataOf(oneHot(20_000, 2));
  const chosen = chooseSheet(
    data,
    splitOf(data.samples, (i) => PARTS[i % 3]!),
    1,
  );
  expect(chosen).toHaveLength(24);
  for (const part of PARTS) expect(chosen.filter((one) => one.part === part).length).toBe(8);
  for (const k of [0, 1]) expect(chosen.filter(({ sample }) => sample.classCounts[k] > 0)).toHaveLength(12);
});

test('a class that a single image shows is seen', () => {
  const counts = Array.from({ length: 500 }, (_, i) => (i === 377 ? [99, 0, 1] : [60, 40, 0]));
  const data = dataOf(counts);
  for (const seed of [1, 2, 3]) {
    const ids = chooseSheet(
      data,
      splitOf(data.samples, () => 'train'),
      seed,
    ).map(({ sample }) => sample.id);
    expect(ids).toContain('377');
  }
});

test('more classes than places: each has one image, and 48 are the most', () => {
  const seen = (classes: number) => {
    const data = dataOf(oneHot(3 * classes, classes));
    const chosen = chooseSheet(data, undefined, 5);
    return [chosen.length, new Set(chosen.map(({ sample }) => sample.classCounts.indexOf(1))).size];
  };
  expect(seen(30)).toEqual([30, 30]);
  expect(seen(200)).toEqual([48, 48]);
});

test('where there is a choice, an image that shows more of a class', () => {
  const data = dataOf(Array.from({ length: 4 }, (_, i) => [90 - i, i + 1]));
  const [first] = chooseSheet({ ...data, samples: data.samples }, undefined, 1).slice(-1);
  expect(first?.sample.classCounts[1]).toBeGreaterThan(0);
  const rare = dataOf([...Array.from({ length: 3 }, () => [99, 1]), [50, 50]]);
  expect(chooseSheet(rare, undefined, 1).map(({ sample }) => sample.id)).toContain('3');
});

test('what is everywhere needs no full image: masks with objects come first, blank ones last', () => {
  const data = dataOf(Array.from({ length: 40 }, (_, i) => (i < 30 ? [100, 0] : [80, 20])));
  const shown = inOrder(chooseSheet(data, undefined, 3)).map(({ sample }) => sample.classCounts[1] > 0);
  expect(shown.filter(Boolean)).toHaveLength(10);
  expect(shown.slice(0, 10)).not.toContain(false);
});

test('whole images stand in the order of their classes', () => {
  const data = { ...dataOf(oneHot(60, 3)), task: 'classification' as const };
  const classes = inOrder(chooseSheet(data, undefined, 3)).map(({ sample }) => sample.classCounts.indexOf(1));
  expect(classes).toEqual(classes.toSorted((a, b) => a - b));
});

test('the first to be chosen show every class, before a second image of any', () => {
  const data = dataOf(oneHot(60, 3));
  const first = chooseSheet(data, undefined, 3).slice(0, 3);
  expect(new Set(first.map(({ sample }) => sample.classCounts.indexOf(1)))).toEqual(new Set([0, 1, 2]));
});

describe('of images that are too large for a sheet of 24', () => {
  const sized = (edges: readonly number[]) => {
    const data = dataOf(edges.map(() => [90, 10]));
    return { ...data, samples: data.samples.map((one, i) => ({ ...one, width: edges[i]!, height: 10 })) };
  };
  test.each([
    ['as many as the pixels allow', Array(30).fill(100), 5000, 5],
    ['smaller ones in place of what no longer fits', [900, 50, 900, 50, 900, 50], 1700, 2],
    ['the first however large it is', [900, 900], 10, 1],
  ] as const)('%s', (_what, edges, mostPixels, least) => {
    const chosen = chooseSheet(sized(edges), undefined, 1, mostPixels);
    expect(chosen.length).toBeGreaterThanOrEqual(least);
    const pixels = chosen.slice(1).reduce((sum, { sample }) => sum + sample.width * 10, 0);
    expect(pixels).toBeLessThanOrEqual(mostPixels);
  });
});

test('whatever the data: no image twice, every class seen where there is room, the same for the same seed', () => {
  const counts = fc.integer({ min: 1, max: 12 }).chain((classes) =>
    fc.array(fc.array(fc.nat(3), { minLength: classes, maxLength: classes }), {
      minLength: 1,
      maxLength: 60,
    }),
  );
  const property = fc.property(counts, fc.nat(99), (all, seed) => {
    const data = dataOf(all);
    const split = splitOf(data.samples, (i) => PARTS[(i * 7) % 3]!);
    const chosen = chooseSheet(data, split, seed);
    const ids = chosen.map(({ sample }) => sample.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeLessThanOrEqual(24);
    for (const { index } of data.classes) {
      const shows = ({ classCounts }: Sample) => classCounts[index] > 0;
      expect(chosen.some(({ sample }) => shows(sample))).toBe(data.samples.some(shows));
    }
    for (const { sample, part } of chosen) expect(split[part!]).toContain(sample.id);
    expect(chooseSheet(data, split, seed)).toEqual(chosen);
  });
  fc.assert(property, { numRuns: 60 });
});
