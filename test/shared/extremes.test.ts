import { expect, test } from 'vitest';
import { largestOf, smallestOf } from '../../src/shared/extremes.ts';

test.each([
  ['none', [], Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  ['one', [3], 3, 3],
  ['a set', new Set([2, -1, 7]), -1, 7],
  ['what is no number makes both NaN, as Math.max has it', [1, Number.NaN], Number.NaN, Number.NaN],
  ['more than the stack holds', Array.from({ length: 1_000_000 }, (_, i) => i), 0, 999_999],
])('%s', (_what, numbers, smallest, largest) => {
  expect([smallestOf(numbers), largestOf(numbers)]).toEqual([smallest, largest]);
});
