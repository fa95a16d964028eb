// The eight stages in order, from settings to a published report. It decides nothing itself.
import { join } from 'node:path';
import type { FoundBaseline } from './earlier/baseline.ts';
import type { Results } from './results/results.ts';
import { type CheckOptions, check as checkData } from './run/check.ts';
import { chooseStart } from './run/choose-start.ts';
import { begin, type Data, type DataOptions, splitUp } from './run/data.ts';
import { heedfully } from './run/heed-memory.ts';
import { type Keeping, keepRun, publishRun } from './run/keep.ts';
import type { MergeOptions } from './run/merge.ts';
import type { HeldOutput } from './run/output-lock.ts';
import { prepare } from './run/plan.ts';
import { openReaders } from './run/readers.ts';
import type { RunResult } from './run/result.ts';
import { testModel } from './run/test-model.ts';
import { type LimitedTime, limitTime } from './run/time-budget.ts';
import { checkpointFolder, startEngine, trainModel } from './run/train-model.ts';
import { putInPlace, unfinishedFolder } from './run/unfinished.ts';
import { type TimeLimits, withinBudget } from './run/within-budget.ts';
import { Timings } from './shared/timings.ts';
import { writeSplit } from './stages/3-split/file.ts';
import { partsOf } from './stages/3-split/split.ts';
import { finishCheckpoints, isAtItsEnd } from './stages/5-train/checkpoint.ts';
import { dataHash } from './stages/5-train/fingerprint.ts';
import type { ModelInput } from './stages/6-evaluate/model-facts.ts';
import { writeExports } from './stages/6-evaluate/write-exports.ts';
import { writeModel } from './stages/6-evaluate/write-model.ts';
import { hasFailedGate } from './stages/7-report/gates.ts';

/** The pages and their charts take as long to load as a small data set does to be audited: training is begun first. */
const loadReport = () => import('./stages/7-report/report.ts');
/** A failure is told where the report is wanted. */
const onFirstStep = () => void loadReport().catch(() => undefined);

export interface RunOptions extends DataOptions, Keeping, TimeLimits, HeldOutput {
  /** Of this package. */
  readonly version: string;
  /** Of the whole run; undefined where it isn't known. */
  readonly fingerprint: string | undefined;
  readonly baseline: FoundBaseline;
  readonly now: () => Date;
}

/** Trains on a data set and reports. Throws InputError where the user has something to mend. */
export async function run(options: RunOptions): Promise<RunResult> {
  const { settings, publisher } = options;
  const timings = new Timings(options.clock);
  const measure = heedfully(timings, options.settings);
  publisher.group('Data set');
  const { dataset, baseline, start: possible } = await measure('dataset', () => audit(options));
  const split = await measure('split', () => splitUp(options, dataset));
  const known = { dataset, split, ...partsOf(dataset, split) };
  const starting = startEngine(settings);

  publisher.group('Plan');
  const choose = () => withinBudget(options, (within) => chooseStart(within, known, possible, starting));
  const start = await measure('initial-model', choose);
  await using readers = openReaders(settings, dataset, known.train, start.model);
  const data: Data = { ...known, ...readers };
  const { plan, sheet } = await measure('plan', () => prepare(options, data, start));
  const limited = await limitTime(options, data, plan, loadReport);

  publisher.group('Training');
  const { outcome, engine, checkpoints } = await timings.measure('train', () =>
    trainModel(options, data, plan, { starting, timings, limited, initialModel: start.model, onFirstStep }),
  );
  const { modelState, stopReason, bestEpoch, untrained } = outcome;
  if (modelState === undefined) return { stopReason, report: undefined, gateFailed: false };

  publisher.group('Evaluation and report');
  const kept = { plan, modelState, bestEpoch, untrained, initialModel: start.model };
  const delivered = await deliver({ ...options, limited }, data, kept, timings);
  const written = await (await loadReport()).writeReport({
    ...options,
    folder: unfinishedFolder(settings.output),
    ...data,
    ...delivered,
    ...{ plan, outcome, sheet, initialModel: start.model, baseline, engine, timings },
  });
  const report = await replaceEarlier(options, written.results);
  await keepRun(options, options.fingerprint, report);
  await publishRun(options, report);
  await finishCheckpoints(checkpointFolder(settings), stopReason);
  checkpoints?.close(isAtItsEnd(stopReason));
  publisher.group(undefined);
  return { stopReason, report, gateFailed: hasFailedGate(report.results) };
}

/** All of it is there by now. */
async function replaceEarlier({ settings, publisher, requireHeld }: RunOptions, results: Results) {
  await requireHeld();
  const { report, kept } = await putInPlace(settings.output, results);
  if (kept !== undefined) publisher.say(kept);
  return report;
}

function audit(options: RunOptions) {
  return withinBudget(options, (within) => begin(within, options.baseline));
}

export { testAgain } from './run/test-again.ts';

/** Joins finished runs: folds of a cross-validation or rows of a sweep. */
export async function merge(options: MergeOptions) {
  return (await import('./run/merge.ts')).merge(options);
}

/** Audit and split only: what `run` would train on, and everything that is wrong with it. */
export async function check(options: CheckOptions): Promise<void> {
  return checkData(options);
}

/** The kept model in all its files, and what the images that it never saw say of it. */
async function deliver(
  options: RunOptions & { readonly limited: LimitedTime | undefined },
  data: Data,
  kept: Omit<ModelInput, 'dataset' | 'dataHash' | 'version'>,
  timings: Timings,
) {
  await options.requireHeld();
  const root = unfinishedFolder(options.settings.output);
  await writeSplit(join(root, 'split.json'), data.split);
  const folder = join(root, 'model');
  const path = join(folder, 'model.onnx');
  const input = { ...options, ...kept, dataset: data.dataset, dataHash: dataHash(data.dataset) };
  const model = await writeModel({ ...input, path });
  const exports = await writeExports({ ...input, folder });
  const measure = heedfully(timings, options.settings);
  const tested = await measure('evaluate', () => testModel(options, data, path), path);
  return { model, exports, evaluation: tested?.test, heldOut: tested?.heldOut };
}
