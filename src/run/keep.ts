// What a run leaves for later ones: itself, for one that would be the same, and its results, to be compared with.
import type { EarlierRuns } from '../earlier/earlier-runs.ts';
import { isFinished } from '../results/run-folder.ts';
import type { Settings } from '../stages/1-config/settings.ts';
import { hasFailedGate } from '../stages/7-report/gates.ts';
import type { EvaluationReport, Publisher, Report } from '../stages/8-publish/publisher.ts';

export interface Keeping {
  readonly settings: Settings;
  /** The folder in which the program was started, absolute: what a run leaves names no path above it. */
  readonly cwd: string;
  readonly publisher: Publisher;
  readonly earlier: EarlierRuns;
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
  if (whole && isWorthComparing(report)) await keepResults(keeping, report.resultsPath);
}

export async function publishEvaluation(keeping: Keeping, report: EvaluationReport): Promise<void> {
  const { whole } = await keeping.publisher.publishEvaluation(report);
  if (whole && !hasFailedGate(report.evaluation)) await keepResults(keeping, report.evaluationPath);
}

/** Trained to its end, tested, and through every gate. */
function isWorthComparing({ results }: Report): boolean {
  const toItsEnd = results['stop-reason'] !== 'cancelled' && results.test.accuracy !== null;
  return toItsEnd && !hasFailedGate(results);
}

/** Whoever compares with results of their own choice leaves none to choose by itself, either. */
async function keepResults({ settings, publisher, earlier }: Keeping, path: string): Promise<void> {
  if (settings.baseline === 'auto') publisher.faults(await earlier.keepResults(path));
}
