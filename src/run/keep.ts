// What a run leaves for later ones: itself, for one that would be the same, and its results, to be compared with.
import type { EarlierRuns } from '../earlier/earlier-runs.ts';
import type { History } from '../earlier/history.ts';
import { historyLineOf } from '../results/history-line.ts';
import type { Results } from '../results/results.ts';
import { isFinished } from '../results/run-folder.ts';
import type { Settings } from '../stages/1-config/settings.ts';
import { failedByItself } from '../stages/7-report/gates.ts';
import type { EvaluationReport, Publisher, Report } from '../stages/8-publish/publisher.ts';
import type { Reviewed } from './reviewed.ts';

type Judged = Pick<Results, 'gates'>;

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
  const isCompared = isToItsEnd(report.results) && passesByItself(keeping, report.results);
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
  const { lines, faults } = await earlier.keepHistory({ line, results: kept, dashboard });
  for (const said of lines) publisher.say(said);
  publisher.faults(faults);
}

export async function publishEvaluation(keeping: Keeping, report: EvaluationReport): Promise<void> {
  const { whole } = await keeping.publisher.publishEvaluation(report);
  if (whole && passesByItself(keeping, report.evaluation)) await keepResults(keeping, report.evaluationPath);
}

/**
 * Whether it's worth comparing with, as far as gates tell that look at it alone. A run that is worse than the one before
 * is what the branch has now: the next is compared with it.
 */
function passesByItself({ settings, publisher, earlier, reviewed }: Keeping, results: Judged): boolean {
  const failed = failedByItself(results, settings.failIf);
  const wouldLeaveOne =
    settings.baseline === 'auto' && earlier.series !== undefined && reviewed === undefined;
  if (failed.length > 0 && wouldLeaveOne)
    publisher.say(
      `This run is no baseline for later ones, since ${failed.map(({ text }) => `\`${text}\``).join(', ')} failed.`,
    );
  return failed.length === 0;
}

function isToItsEnd(results: Results): boolean {
  const wasCutOff = results['stop-reason'] === 'cancelled' || results.untrained !== null;
  return !wasCutOff && results.test.accuracy !== null;
}

/** Whoever compares with results of their own choice leaves none to choose by itself, either. */
async function keepResults({ settings, publisher, earlier }: Keeping, path: string): Promise<void> {
  if (settings.baseline === 'auto') publisher.faults(await earlier.keepResults(path));
}
