// Compares with the committed baseline. Ratios are compared, never seconds: those are another machine's.
import type { CaseResult, Results } from './results.ts';

/** A ratio may be this many times the baseline's. */
export const TOLERANCE = 1.2;

/**
 * What got slower by more than 20 %, or wasn't measured: a line each; none: passed. Peers that only one of both has
 * don't count: `--quick` leaves some out.
 */
export function regressions(baseline: Pick<Results, 'cases'>, now: Pick<Results, 'cases'>): string[] {
  return Object.entries(baseline.cases).flatMap(([name, whole]) => {
    if (now.cases[name] === undefined) return [`${name}: in the baseline, but not measured`];
    const [before, after] = [against(whole, now.cases[name]), against(now.cases[name], whole)];
    if (after.ratio <= before.ratio * TOLERANCE) return [];
    const percent = Math.round((after.ratio / before.ratio - 1) * 100);
    const ratios = `${before.ratio.toFixed(2)} of ${before.fastest}'s time, now ${after.ratio.toFixed(2)} of ${after.fastest}'s`;
    return [`${name}: ${percent} % slower than the baseline: ${ratios}`];
  });
}

/** Ours against the fastest float32 peer that `other` has, too. */
function against({ contestants }: CaseResult, other: CaseResult): Pick<CaseResult, 'ratio' | 'fastest'> {
  const names = new Set(other.contestants.map(({ name }) => name));
  const [ours, ...peers] = contestants;
  const [fastest] = peers
    .filter(({ name, precision }) => precision === 'float32' && names.has(name))
    .toSorted((a, b) => a.seconds - b.seconds);
  if (fastest === undefined) throw new Error('no peer was measured both now and for the baseline');
  return { ratio: ours.seconds / fastest.seconds, fastest: fastest.name };
}
