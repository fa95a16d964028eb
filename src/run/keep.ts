// What a run leaves for later ones: itself, for one that would be the same, and its results, to be compared with.
import type { EarlierRuns } from '../earlier/earlier-runs.ts';
import type { History } from '../earlier/history.ts';
import { historyLineOf } from '../results/history-line.ts';
import type { Results } from '../results/results.ts';
import { isFinished } from '../results/run-folder.ts';
import type { Settings } from '../stages/1-config/settings.ts';
import { failsByItself } from '../stages/7-report/gates.ts';
import type { EvaluationReport, Publisher, Report } from '../stages/8-publish/publisher.ts';
import type { Reviewed } from './reviewed.ts';

export interface Keeping {
  readonly settings: Settings;
  /** The folder in which the program was started, absolute: what a run leaves names no path above it. */
  readonly cwd: string;
  readonly publisher: Publisher;
  readonly earlier: EarlierRuns;
  /** What this run is shown among; undefined: nothing is kept of it. */
  readonly history?: History | undefined;
  /** Undefined: the data is not under review. */
  readonly reviewed?: Reviewed | undefined;
}

/** Before it's published: should that break, the next run publishes the same in seconds. */
export async function keepRun(
  { publisher, earlier }: Keeping,
  fingerprint: string | undefined,
  report: Report,
): Promise<void> {
  if (fingerprint === undefined || !isFinished(report.results)) return;
  publisher.faults(await earlier.keepRun(fingerprint, report));
}

export async function publishRun(keeping: Keeping, report: Report): Promise<void> {
  const { whole } = await keeping.publisher.publish(report);
  if (!whole) return;
  const isCompared = isWorthComparing(report, keeping.settings);
  if (isCompared) await keepResults(keeping, report.resultsPath);
  await keepHistory(keeping, report, isCompared);
}

/** A run that was cancelled, that had no time to train or was not tested shows nothing of how the model fares. */
async function keepHistory(
  { settings, publisher, earlier, history }: Keeping,
  { results, resultsPath }: Report,
  isCompared: boolean,
): Promise<void> {
  if (history?.job === undefined || !isToItsEnd(results)) return;
  const line = historyLineOf(results, history.job);
  const kept = isCompared && settings.baseline === 'auto' ? resultsPath : undefined;
  // Its charts take a while to load, and the report has loaded them by now.
  const { dashboardFiles: dashboard } = await import('../stages/7-report/dashboard/files.ts');
  publisher.faults(await earlier.keepHistory({ line, results: kept, dashboard }));
}

export async function publishEvaluation(keeping: Keeping, report: EvaluationReport): Promise<void> {
  const { whole } = await keeping.publisher.publishEvaluation(report);
  const fails = failsByItself(report.evaluation, keeping.settings.failIf);
  if (whole && !fails) await keepResults(keeping, report.evaluationPath);
}

/**
 * Trained to its end, tested, and through every gate that looks at it alone. One that is worse than the run before is
 * what the branch has now: the next is compared with it.
 */
function isWorthComparing({ results }: Report, { failIf }: Settings): boolean {
  return isToItsEnd(results) && !failsByItself(results, failIf);
}

function isToItsEnd(results: Results): boolean {
  const wasCutOff = results['stop-reason'] === 'cancelled' || results.untrained !== null;
  return !wasCutOff && results.test.accuracy !== null;
}

/** Whoever compares with results of their own choice leaves none to choose by itself, either. */
async function keepResults({ settings, publisher, earlier }: Keeping, path: string): Promise<void> {
  if (settings.baseline === 'auto') publisher.faults(await earlier.keepResults(path));
}
