// The report of a run that was not trained because nothing had changed: an earlier run's results, with the comparison
// and the gates judged anew. It needs no package with native code.
import { join } from 'node:path';
import { renderHtml } from '../../document/html/page.ts';
import { picturesOf } from '../../document/html/page-pictures.ts';
import type { Baseline } from '../../earlier/baseline.ts';
import type { History } from '../../earlier/history.ts';
import { type Results, writeResults } from '../../results/results.ts';
import { type Report, reportOf } from '../../results/run-folder.ts';
import { pathFrom } from '../../shared/path-from.ts';
import { MOST_BYTES, readPlainText } from '../../shared/plain-file.ts';
import { writeFileAtomic } from '../../shared/write-file-atomic.ts';
import type { Settings } from '../1-config/settings.ts';
import { compareRuns } from './baseline/compare.ts';
import { documentOf } from './documents.ts';
import { judgeGates } from './gates.ts';
import { modelName, settingsResults } from './results-settings.ts';
import { renderSummary } from './summary.ts';
import { trendOf } from './trend.ts';

export interface Restored {
  /** As the earlier run left them. */
  readonly results: Results;
  /** Which of the host's runs that was; undefined: not known. */
  readonly runId: string | undefined;
  /** The settings of now. */
  readonly settings: Settings;
  /** The folder from which paths are told. */
  readonly cwd: string;
  readonly baseline: Baseline;
  /** What the run is shown among; undefined: no history is kept. */
  readonly history: History | undefined;
  readonly now: () => Date;
}

/** Writes what tells of comparison and gates; the other files of the run lie in `settings.output` already. */
export async function writeRestoredReport(restored: Restored): Promise<Report> {
  const folder = restored.settings.output;
  const results = judgedAnew(restored);
  const path = join(folder, 'report.html');
  const pictures = picturesOf(await readPlainText(path, MOST_BYTES.run)) ?? [];
  await writeFileAtomic(path, renderHtml(documentOf(results), pictures));
  await writeFileAtomic(join(folder, 'summary.md'), renderSummary(results));
  await writeResults(join(folder, 'results.json'), results);
  return reportOf(folder, results);
}

function judgedAnew({ results, runId, settings, cwd, baseline, history, now }: Restored): Results {
  const comparison = compareRuns(results, baseline);
  const at = now().toISOString();
  const trend = trendOf({ ...results, date: at }, history);
  return {
    ...results,
    name: modelName(settings),
    restored: { at, 'run-id': runId ?? null },
    data: { ...results.data, root: pathFrom(cwd, settings.data) },
    settings: settingsResults(settings, cwd),
    comparison,
    trend,
    gates: judgeGates(settings.failIf ?? [], { ...results, comparison, trend }, baseline),
  };
}
