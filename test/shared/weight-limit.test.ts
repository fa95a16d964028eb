import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WeightLimit } from '../../src/shared/weight-limit.ts';

const LIMIT = 10;

test('what is under way never weighs more than the limit, unless it is alone; all begin in order', async () => {
  const work = fc.record({ weight: fc.nat({ max: 15 }), turns: fc.nat({ max: 5 }), fails: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(work), async (works) => {
      const limit = new WeightLimit(LIMIT);
      const begun: number[] = [];
      const underway = new Map<number, number>();
      const results = await Promise.allSettled(
        works.map(({ weight, turns, fails }, index) =>
          limit.run(weight, async () => {
            begun.push(index);
            underway.set(index, weight);
            const sum = [...underway.values()].reduce((total, one) => total + one, 0);
            const others = [...underway.values()].filter((one) => one > 0).length - 1;
            if (others > 0) expect(sum).toBeLessThanOrEqual(LIMIT);
            for (let turn = 0; turn < turns; turn++) await null;
            underway.delete(index);
            if (fails) throw new Error('failed');
            return index;
          }),
        ),
      );
      expect(begun).toEqual(works.map((_, index) => index));
      expect(results.map(({ status }) => status === 'rejected')).toEqual(works.map(({ fails }) => fails));
    }),
  );
});
