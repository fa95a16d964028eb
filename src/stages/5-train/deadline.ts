// How much of a run's time budget is training's.

/**
 * When training must be done, in milliseconds since the process started: a twentieth of the whole budget, at least 5 s
 * and at most a minute, is left for evaluation and report.
 */
export function trainingDeadlineMs(timeBudgetMs: number | undefined): number | undefined {
  if (timeBudgetMs === undefined) return undefined;
  return timeBudgetMs - Math.min(60_000, Math.max(5_000, timeBudgetMs / 20));
}
