import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Sample } from '../../../src/stages/2-dataset/dataset.ts';
import { assignFolds } from '../../../src/stages/3-split/folds.ts';
import { makeSplit } from '../../../src/stages/3-split/make.ts';
import { datasetOf, sample, samples } from './samples.ts';

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

  test('move no old image when images are added, while none fills a gap', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 2, max: 6 }),
        (seed, added, folds) => {
          // 100 images: that a fold of them is empty has a chance below 1e-7.
          const old = samples(100);
          const before = assignFolds(old, { folds, seed }).foldOf;
          const after = assignFolds([...old, ...samples(added, 'new')], { folds, seed }).foldOf;
          for (const { id } of old) expect(after.get(id), id).toBe(before.get(id));
        },
      ),
    );
  });

  test('go by no part of the split: other fractions give the same folds', async () => {
    const all = samples(200);
    const [few, many] = [await allFolds(all, 4), await allFolds(all, 4, { testFraction: 0.5 })];
    const foldsOf = (made: typeof few) =>
      new Map(made.flatMap(({ split }, i) => split!.validation.map((id) => [id, i] as const)));
    for (const [id, fold] of foldsOf(many)) expect(foldsOf(few).get(id), id).toBe(fold);
  });

  test('are about of one size', async () => {
    const made = await allFolds(samples(4000), 5, { testFraction: 0.2 });
    // 3,200 in 5 folds; 5 standard deviations of a binomial are 113.
    for (const { split } of made) expect(Math.abs(split!.validation.length - 640)).toBeLessThan(150);
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
    expect(made.flatMap(({ faults }) => faults)).toEqual([]);
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
