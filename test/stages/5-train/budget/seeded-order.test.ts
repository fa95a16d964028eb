import { expect, test } from 'vitest';
import type { Sample } from '../../../../src/stages/2-dataset/dataset.ts';
import { seededOrder } from '../../../../src/stages/5-train/budget/seeded-order.ts';

const sample = (id: string, ...classCounts: number[]) => ({ id, classCounts }) as unknown as Sample;
const ids = (samples: readonly Sample[]) => samples.map(({ id }) => id);

/** Class 0 in all, class 1 in a tenth, class 2 in one, class 3 in none. */
const SAMPLES = Array.from({ length: 100 }, (_, i) =>
  sample(String(i).padStart(2, '0'), 50, i % 10 === 0 ? 5 : 0, i === 77 ? 1 : 0, 0),
);

test('every image stands in the order once', () => {
  const { samples } = seededOrder(SAMPLES, 42, 'test');
  expect(ids(samples).toSorted()).toEqual(ids(SAMPLES));
});

test('the first ones show every class that there is, the rarest first', () => {
  for (let seed = 0; seed < 20; seed++) {
    const { samples, covering } = seededOrder(SAMPLES, seed, 'test');
    expect(covering).toBe(2);
    expect(samples[0].id).toBe('77');
    expect(samples[1].classCounts[1]).toBeGreaterThan(0);
  }
});

test('an image that shows several of the missing classes needs no others', () => {
  const { samples, covering } = seededOrder([sample('a', 1, 0), sample('b', 1, 1)], 1, 'test');
  expect({ covering, first: samples[0].id }).toEqual({ covering: 1, first: 'b' });
});

test('the seed decides, and parts are shuffled apart', () => {
  const order = (seed: number, part: string) => ids(seededOrder(SAMPLES, seed, part).samples);
  expect(order(1, 'test')).toEqual(order(1, 'test'));
  expect(order(1, 'test')).not.toEqual(order(2, 'test'));
  expect(order(1, 'test')).not.toEqual(order(1, 'validation'));
});

test('of images without a class, and of none, the order is what it is', () => {
  expect(seededOrder([sample('a', 0, 0)], 1, 'test')).toMatchObject({ covering: 0, samples: [{ id: 'a' }] });
  expect(seededOrder([], 1, 'test')).toEqual({ covering: 0, samples: [] });
});
