// A run that would be the same one again takes the earlier run's model and results. It's done before the packages with
// native code are there, so nothing here may import one.
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { FoundBaseline } from '../earlier/baseline.ts';
import { readFinishedRun } from '../earlier/finished-run.ts';
import { earlierRunUnproven, type Fault, InputError } from '../errors.ts';
import type { Results } from '../results/results.ts';
import { filesOf } from '../results/run-folder.ts';
import { type Gate, isMeasuredByTest } from '../stages/1-config/gates/grammar.ts';
import { gatesOfNoTest, unsuitableGates } from '../stages/1-config/gates.ts';
import { outputFaults } from '../stages/1-config/output-folder.ts';
import type { Settings } from '../stages/1-config/settings.ts';
import { hasFailedGate } from '../stages/7-report/gates.ts';
import type { TestedAgain } from '../stages/7-report/tested-again.ts';
import { type Keeping, publishRun } from './keep.ts';
import type { RunResult } from './result.ts';
import { patienceOf, type TimeLimits } from './within-budget.ts';

const NONE = 'There is no earlier run with the same data, labels, split, settings and code of the action';

export interface UnchangedOptions extends Keeping, TimeLimits {
  readonly baseline: FoundBaseline;
  /** Of the run that was asked for; undefined: unknown, so nothing can be the same. */
  readonly fingerprint: string | undefined;
  readonly now: () => Date;
  /** Undefined: the run is believed. */
  readonly prove: Prove | undefined;
}

/** Measures again what a run says of itself, or says why it's not believed. @param modelPath absolute */
export type Prove = (results: Results, modelPath: string) => Promise<TestedAgain>;

/**
 * Restores, judges anew and publishes; undefined where there is no earlier run of this fingerprint.
 * @throws InputError where gates, baseline or output folder are at fault
 */
export async function restoreUnchanged(options: UnchangedOptions): Promise<RunResult | undefined> {
  const { settings, cwd, publisher, earlier, baseline, fingerprint, now } = options;
  if (fingerprint === undefined) return undefined;
  publisher.group('Earlier run');
  const unmeasured = options.prove && settings.failIf?.find((gate) => !isMeasuredByTest(gate));
  if (unmeasured !== undefined) {
    publisher.say(`${unmeasuredReason(unmeasured)}: training.`);
    return undefined;
  }
  const takeIt = async (folder: string, runId: string | undefined) => {
    const results = await take(folder, options, fingerprint);
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
async function take(
  folder: string,
  { settings: { output }, publisher, prove }: UnchangedOptions,
  fingerprint: string,
): Promise<Results | undefined> {
  const claimed = await readFinishedRun(folder, fingerprint);
  const proof = claimed && (await prove?.(claimed, join(folder, claimed.model.path)));
  if (proof !== undefined && 'unfit' in proof) {
    publisher.faults([earlierRunUnproven(proof.unfit)]);
    return undefined;
  }
  const results = proof?.results ?? claimed;
  if (results === undefined || folder === output) return results;
  const faults = await outputFaults(output);
  if (faults.length > 0) throw new InputError(faults);
  for (const path of filesOf(results)) await cp(join(folder, path), join(output, path));
  return results;
}

function unmeasuredReason({ text }: Gate): string {
  return `\`${text}\` is decided by what a training was like, which an earlier run can only say of itself`;
}

function gateFaults({ failIf }: Settings, results: Results): readonly Fault[] {
  const untested = results.split.test.images === 0 ? gatesOfNoTest(failIf) : [];
  return [...unsuitableGates(failIf, results), ...untested];
}

/** What the audit warned of then holds now, for the data is the same. */
function warningsOf({ data }: Results): readonly Fault[] {
  return data.warnings.map((warning) => ({ ...warning, severity: 'warning' as const }));
}
