// The test for a fall, held to SciPy and pymannkendall (test/golden/mann-kendall).
import { expect, test } from 'vitest';
import { fallingPValue, senSlope } from '../../src/metrics/mann-kendall.ts';
import rows from '../golden/mann-kendall/mann-kendall.json' with { type: 'json' };

test.each(rows)('as SciPy has it: $why', ({ values, p, slope, why }) => {
  if (p !== null) expect(fallingPValue(values), why).toBeCloseTo(p, 12);
  expect(senSlope(values), why).toBeCloseTo(slope, 12);
});

test('most rows have a p-value to be held to', () => {
  expect(rows.filter(({ p }) => p !== null).length).toBeGreaterThan(rows.length - 2);
});

test('of ten numbers that fall at each step one order in 10! is as clear', () => {
  const values = Array.from({ length: 10 }, (_, i) => 1 - i / 10);
  expect(fallingPValue(values)).toBeCloseTo(1 / 3_628_800, 15);
  expect(fallingPValue(values.toReversed())).toBe(1);
});

test('of fewer than two numbers nothing falls', () => {
  expect(fallingPValue([])).toBe(1);
  expect(fallingPValue([0.5])).toBe(1);
});
