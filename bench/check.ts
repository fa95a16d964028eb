// Compares with the committed baseline. Ratios are compared, never seconds: those are another machine's.
import type { Results } from './results.ts';

/** A ratio may be this many times the baseline's. */
export const TOLERANCE = 1.2;

/** What got slower by more than 20 %, or wasn't measured: a line each; none: passed. */
export function regressions(baseline: Pick<Results, 'cases'>, now: Pick<Results, 'cases'>): string[] {
  return Object.entries(baseline.cases).flatMap(([name, before]) => {
    const after = now.cases[name];
    if (after === undefined) return [`${name}: in the baseline, but not measured`];
    if (after.ratio <= before.ratio * TOLERANCE) return [];
    const percent = Math.round((after.ratio / before.ratio - 1) * 100);
    const ratios = `${before.ratio.toFixed(2)} of ${before.fastest}'s time, now ${after.ratio.toFixed(2)} of ${after.fastest}'s`;
    return [`${name}: ${percent} % slower than the baseline: ${ratios}`];
  });
}
