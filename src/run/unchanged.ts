// A run that would be the same one again takes the earlier run's model and results. It's done before the packages with
// native code are there, so nothing here may import one.
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { FoundBaseline } from '../earlier/baseline.ts';
import { readFinishedRun } from '../earlier/finished-run.ts';
import { type Fault, InputError } from '../errors.ts';
import type { Results } from '../results/results.ts';
import { filesOf } from '../results/run-folder.ts';
import { gatesOfNoTest, unsuitableGates } from '../stages/1-config/gates.ts';
import { outputFaults } from '../stages/1-config/output-folder.ts';
import type { Settings } from '../stages/1-config/settings.ts';
import { hasFailedGate } from '../stages/7-report/gates.ts';
import { type Keeping, publishRun } from './keep.ts';
import type { RunResult } from './result.ts';
import { patienceOf, type TimeLimits } from './within-budget.ts';

const NONE = 'There is no earlier run with the same data, labels, split, settings and code of the action';

export interface UnchangedOptions extends Keeping, TimeLimits {
  readonly baseline: FoundBaseline;
  /** Of the run that was asked for; undefined: unknown, so nothing can be the same. */
  readonly fingerprint: string | undefined;
  readonly now: () => Date;
}

/**
 * Restores, judges anew and publishes; undefined where there is no earlier run of this fingerprint.
 * @throws InputError where gates, baseline or output folder are at fault
 */
export async function restoreUnchanged(options: UnchangedOptions): Promise<RunResult | undefined> {
  const { settings, cwd, publisher, earlier, baseline, fingerprint, now } = options;
  if (fingerprint === undefined) return undefined;
  publisher.group('Earlier run');
  const takeIt = async (folder: string, runId: string | undefined) => {
    const results = await take(folder, settings.output, fingerprint);
    return results && { results, runId };
  };
  const { taken, unseen, faults } = await earlier.takeRun(fingerprint, takeIt, patienceOf(options));
  publisher.faults(faults);
  if (taken === undefined) {
    publisher.say(`${unseen ?? NONE}: training.`);
    return undefined;
  }
  const { results, runId } = taken;
  const found = [...baseline.faults, ...gateFaults(settings, results)];
  if (found.some(({ severity }) => severity === 'error')) throw new InputError(found);
  publisher.faults([...found, ...warningsOf(results)]);
  // The pages take a while to load, and most runs train.
  const { writeRestoredReport } = await import('../stages/7-report/restored.ts');
  const { history } = options;
  const report = await writeRestoredReport({
    results,
    runId,
    history,
    settings,
    cwd,
    baseline: baseline.baseline,
    now,
  });
  await publishRun(options, report);
  publisher.group(undefined);
  return { stopReason: results['stop-reason'], report, gateFailed: hasFailedGate(report.results) };
}

/** Copies a whole run of the fingerprint to where this one was to write. */
async function take(folder: string, output: string, fingerprint: string): Promise<Results | undefined> {
  const results = await readFinishedRun(folder, fingerprint);
  if (results === undefined || folder === output) return results;
  const faults = await outputFaults(output);
  if (faults.length > 0) throw new InputError(faults);
  for (const path of filesOf(results)) await cp(join(folder, path), join(output, path));
  return results;
}

function gateFaults({ failIf }: Settings, results: Results): readonly Fault[] {
  const untested = results.split.test.images === 0 ? gatesOfNoTest(failIf) : [];
  return [...unsuitableGates(failIf, results), ...untested];
}

/** What the audit warned of then holds now, for the data is the same. */
function warningsOf({ data }: Results): readonly Fault[] {
  return data.warnings.map((warning) => ({ ...warning, severity: 'warning' as const }));
}
