import { describe, expect, it } from 'vitest';
import { regressions } from '../../bench/check.ts';
import { results } from './sample-results.ts';

const BASELINE = results();

function withRatio(factor: number): typeof BASELINE {
  const entries = Object.entries(BASELINE.cases);
  return {
    ...BASELINE,
    cases: Object.fromEntries(entries.map(([name, one]) => [name, { ...one, ratio: one.ratio * factor }])),
  };
}

describe('the check against the baseline', () => {
  it.each([
    [1, 0, 'the same'],
    [0.5, 0, 'faster'],
    [1.19, 0, 'slower by less than 20 %'],
    [1.21, 2, 'slower by more than 20 %, step and start-up'],
  ])('with ratios times %d finds %d regressions', (factor, expected, reason) => {
    expect(regressions(BASELINE, withRatio(factor)), reason).toHaveLength(expected);
  });

  it('says which case, by how much, and against whom', () => {
    expect(regressions(BASELINE, withRatio(1.5))[0]).toBe(
      "classic-1: 50 % slower than the baseline: 1.50 of Fast's time, now 2.25 of Fast's",
    );
  });

  it('fails for a case that was not measured', () => {
    const { 'classic-1': one } = BASELINE.cases;
    expect(regressions(BASELINE, { cases: { 'classic-1': one } })).toEqual([
      'start-up: in the baseline, but not measured',
    ]);
  });

  it('passes over a case that the baseline does not have', () => {
    const { 'classic-1': one } = BASELINE.cases;
    expect(regressions({ cases: { 'classic-1': one } }, BASELINE)).toEqual([]);
  });
});
