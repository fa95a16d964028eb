import { describe, expect, it } from 'vitest';
import { regressions } from '../../bench/check.ts';
import type { CaseResult } from '../../bench/results.ts';
import { measured, results } from './sample-results.ts';

const BASELINE = results();

function withRatio(factor: number): typeof BASELINE {
  const slower = (one: CaseResult): CaseResult => {
    const [ours, ...peers] = one.contestants;
    return { ...one, contestants: [{ ...ours, seconds: ours.seconds * factor }, ...peers] };
  };
  const entries = Object.entries(BASELINE.cases).map(([name, one]) => [name, slower(one)]);
  return { ...BASELINE, cases: Object.fromEntries(entries) };
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

  it('compares among the peers that both have, so that one left out hides nothing', () => {
    const withFaster = results([measured('Faster', [0.3, 0.3, 0.3])]);
    expect(regressions(withFaster, BASELINE)).toEqual([]);
    expect(regressions(BASELINE, withFaster)).toEqual([]);
    expect(regressions(withFaster, withRatio(1.21))).toHaveLength(2);
  });

  it('refuses to compare where no peer is the same', () => {
    const one = BASELINE.cases['classic-1'];
    const contestants = one.contestants.map((each, i) => (i === 0 ? each : { ...each, name: `${i}` }));
    const renamed = { ...one, contestants };
    expect(() => regressions(BASELINE, { cases: { ...BASELINE.cases, 'classic-1': renamed } })).toThrow(
      'no peer was measured both now and for the baseline',
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
