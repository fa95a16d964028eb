import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median, ratioOf } from '../../bench/statistics.ts';

describe('the median', () => {
  it.each([
    [[3], 3, 'one value is its own median'],
    [[9, 1, 5], 5, 'the middle one in order of size'],
    [[4, 1, 3, 2], 2.5, 'between the middle two of an even number'],
    [[10, 9, 100], 10, 'numbers are ordered as numbers, not as texts'],
    [[], Number.NaN, 'nothing has none'],
  ])('of %j is %d', (values, expected, reason) => {
    expect(median(values), reason).toBe(expected);
  });

  it('has as many values below as above, in whatever order they come', () => {
    const values = fc.array(fc.double({ min: 0.001, max: 1000, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(values, (some) => {
        const middle = median(some);
        expect(some.filter((value) => value < middle).length).toBeLessThanOrEqual(some.length / 2);
        expect(some.filter((value) => value > middle).length).toBeLessThanOrEqual(some.length / 2);
        expect(median(some.toReversed())).toBe(middle);
      }),
    );
  });

  it('leaves the values in their order', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });
});

describe('the ratio', () => {
  it.each([
    [[1, 1, 4], [2, 2, 2], { ratio: 0.5, low: 0.5, high: 2 }, 'of the medians; the spread is of the rounds'],
    [[1, 2], [2, 2, 2], { ratio: 0.75, low: 0.5, high: 1 }, 'a round that one side lacks is in no spread'],
  ])('of %j to %j', (ours, theirs, expected, reason) => {
    expect(ratioOf(ours, theirs), reason).toEqual(expected);
  });
});
