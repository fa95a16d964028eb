import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Sample } from '../../../src/stages/2-dataset/dataset.ts';
import { assignFolds } from '../../../src/stages/3-split/folds.ts';
import { makeSplit } from '../../../src/stages/3-split/make.ts';
import { codesOf, datasetOf, sample, samples } from './samples.ts';

const options = { seed: 1, validationFraction: 0.2, testFraction: 0.2 };

/** The splits of all folds of a data set. */
async function allFolds(all: readonly Sample[], folds: number, more: Partial<typeof options> = {}) {
  const dataset = datasetOf(all);
  const made = Array.from({ length: folds }, (_, i) =>
    makeSplit(dataset, { ...options, ...more, folds, fold: i + 1 }),
  );
  return Promise.all(made);
}

/** Samples in groups and with duplicates, each on its own, and with a second class now and then. */
const described = fc.array(
  fc.record({
    group: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
    image: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
    rare: fc.boolean(),
  }),
  { minLength: 1, maxLength: 60 },
);
type Described = typeof described extends fc.Arbitrary<infer T> ? T : never;

const samplesOf = (list: Described): Sample[] =>
  list.map(({ group, image, rare }, i) =>
    sample(`s${i}`, {
      image: image === undefined ? `own ${i}` : `shared ${image}`,
      group: group === undefined ? undefined : `g${group}`,
      classes: rare ? [0, 1, 2] : [0, 1],
    }),
  );

describe('the folds of a split', () => {
  test('hold out every image of training and validation once, and the test part stays as it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        described,
        fc.integer({ min: 2, max: 7 }),
        fc.integer({ min: 0, max: 99 }),
        async (list, folds, seed) => {
          const all = samplesOf(list);
          const { split: plain } = await makeSplit(datasetOf(all), { ...options, seed });
          const made = await allFolds(all, folds, { seed });
          // Too few groups, or a part with nothing to learn: an error for all alike.
          if (made.some(({ split }) => split === undefined)) return;
          const heldOut = made.flatMap(({ split }) => split!.validation);
          expect(heldOut.toSorted()).toEqual([...plain!.train, ...plain!.validation].toSorted());
          for (const { split } of made) {
            expect(split!.test).toEqual(plain!.test);
            expect(split!.validation.length).toBeGreaterThan(0);
            const parts = [...split!.train, ...split!.validation, ...split!.test];
            expect(parts.toSorted()).toEqual(all.map(({ id }) => id).toSorted());
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('part no group and no duplicates', async () => {
    fc.assert(
      fc.property(described, fc.integer({ min: 2, max: 7 }), (list, folds) => {
        const all = samplesOf(list);
        const { foldOf } = assignFolds(all, { folds, seed: 3 });
        for (const a of all)
          for (const b of all)
            if (a.group === b.group || a.imageHash === b.imageHash)
              expect(foldOf.get(a.id), `${a.id} and ${b.id}`).toBe(foldOf.get(b.id));
      }),
    );
  });

  test('are of one size, but for one image', async () => {
    const made = await allFolds(samples(403), 5, { testFraction: 0.2 });
    const sizes = made.map(({ split }) => split!.validation.length);
    expect(sizes.toSorted()).toEqual([64, 64, 64, 65, 65]);
  });

  test('each show a class that at least as many groups as folds show', async () => {
    const rare = samples(5, 'rare', { classes: [0, 2] });
    for (let seed = 0; seed < 20; seed++) {
      const all = [...samples(60), ...rare];
      const { foldOf } = assignFolds(all, { folds: 5, seed });
      expect(new Set(rare.map(({ id }) => foldOf.get(id))).size, `seed ${seed}`).toBe(5);
    }
  });

  test('join the training and validation folders of a data set, and leave its test folder', async () => {
    const all = [
      ...samples(20, 'a', { part: 'train' }),
      ...samples(10, 'b', { part: 'validation' }),
      ...samples(6, 'c', { part: 'test' }),
    ];
    const made = await allFolds(all, 3);
    expect(made.flatMap(({ split }) => split!.validation)).toHaveLength(30);
    for (const { split } of made) expect(split!.test.every((id) => id.startsWith('c'))).toBe(true);
    expect(codesOf(made.flatMap(({ faults }) => faults))).toEqual([]);
  });

  test('are refused where there are fewer groups than folds', async () => {
    const [{ split, faults }] = await allFolds(samples(12), 12);
    expect(split).toBeUndefined();
    expect(faults.map(({ code }) => code)).toEqual(['too-few-for-folds']);
    expect(faults[0]?.message).toMatch(
      /have \d+ images to divide, 12 folds need one each at least\. Lower `folds`/,
    );
  });
});
