// The split of whole images with one class each: every class in every part, duplicates and groups in one.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Dataset, Sample } from '../../../src/stages/2-dataset/dataset.ts';
import { makeSplit, type SplitOptions } from '../../../src/stages/3-split/make.ts';
import { codesOf, datasetOf, sample, samples } from './samples.ts';

const options: SplitOptions = { seed: 1, validationFraction: 0.21, testFraction: 0.15 };

function classified(all: readonly Sample[]): Dataset {
  const label = { source: 'class-folders', folder: 'any' } as const;
  const labelled = all.map((one) => ({ ...one, label }));
  return { ...datasetOf(labelled), task: 'classification', labels: { source: 'class-folders' } };
}

/** `count` different images of class `label`. */
const ofClass = (label: number, count: number, more: Parameters<typeof sample>[1] = {}) =>
  samples(count, `c${label}/`, { ...more, classes: [label] });

const messagesOf = (faults: readonly { readonly message: string }[]) => faults.map(({ message }) => message);

async function partsOf(
  dataset: Dataset,
  given: SplitOptions = options,
): Promise<ReadonlyMap<string, string>> {
  const { split } = await makeSplit(dataset, given);
  return new Map(
    (['train', 'validation', 'test'] as const).flatMap((part) => split![part].map((id) => [id, part])),
  );
}

describe('class folders', () => {
  test('of three images and more are in every part, whatever the seed and the sizes', async () => {
    const counts = fc.array(fc.integer({ min: 3, max: 40 }), { minLength: 2, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(counts, fc.nat(), async (sizes, seed) => {
        const dataset = classified(sizes.flatMap((count, label) => ofClass(label, count)));
        const { split, faults } = await makeSplit(dataset, { ...options, seed });
        expect(codesOf(faults)).toEqual([]);
        const all = [...split!.train, ...split!.validation, ...split!.test];
        expect(all.sort()).toEqual(dataset.samples.map(({ id }) => id));
      }),
    );
  });

  test('never have an image, or a group, in two parts', async () => {
    const image = fc.record({
      label: fc.nat({ max: 2 }),
      pixels: fc.nat({ max: 60 }).map(String),
      group: fc.option(
        fc.nat({ max: 20 }).map((key) => `g${key}`),
        { nil: undefined },
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(image, { minLength: 60, maxLength: 90 }), fc.nat(), async (drawn, seed) => {
        const all = drawn.map(({ label, pixels, group }, i) =>
          sample(`${i}`, { classes: [label], image: pixels, group }),
        );
        const parts = await partsOf(classified([...all, ...ofClass(0, 9), ...ofClass(1, 9)]), {
          ...options,
          seed,
        });
        const first = new Map<string, string>();
        for (const { id, imageHash, group } of all) {
          for (const key of [imageHash, group]) {
            expect(parts.get(id)).toBe(first.get(key) ?? parts.get(id));
            first.set(key, parts.get(id)!);
          }
        }
      }),
    );
  });

  test('too small for every part are warned of, in images', async () => {
    const { split, faults } = await makeSplit(classified([...ofClass(0, 40), ...ofClass(1, 2)]), options);
    expect(split).toBeDefined();
    expect(codesOf(faults)).toEqual(['class-absent-from-split']);
    expect(faults[0].message).toMatch(/has no image in the/);
  });

  test('of which training shows one only are an error; a test of the first class alone is none', async () => {
    const train = ofClass(0, 20, { part: 'train' });
    const both = [...train, ...ofClass(1, 20, { part: 'train' })];
    const tested = samples(5, 'test/', { classes: [0], part: 'test' });
    const one = await makeSplit(classified([...train, ...ofClass(1, 5, { part: 'test' })]), options);
    expect([one.split, codesOf(one.faults)]).toEqual([
      undefined,
      ['part-with-one-class', 'class-absent-from-split'],
    ]);
    expect(messagesOf(one.faults)[0]).toContain('Add images of others to it, or let the split be made.');
    const { split, faults } = await makeSplit(classified([...both, ...tested]), options);
    expect([split?.test.length, codesOf(faults)]).toEqual([5, ['class-absent-from-split']]);
  });

  test('of which a made split leaves training one only are an error that asks for images', async () => {
    const few = await makeSplit(classified([...ofClass(0, 1), ...ofClass(1, 2)]), options);
    const messages = messagesOf(few.faults).filter((message) => message.includes('one class only'));
    expect(messages).toEqual([expect.stringMatching(/ Add more images\.$/)]);
  });
});
