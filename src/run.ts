// The eight stages in order, from settings to a published report. It decides nothing itself.
import { join } from 'node:path';
import type { FoundBaseline } from './earlier/baseline.ts';
import type { CheckpointStore, Taking, Training } from './earlier/earlier-runs.ts';
import { createEngine } from './engine/create.ts';
import type { Engine, EngineInfo } from './engine/engine.ts';
import { InputError, InternalError, lessThanAnEpoch, nothingTrained, trainingDiverged } from './errors.ts';
import { type CheckOptions, check as checkData } from './run/check.ts';
import { begin, type Data, type DataOptions, splitUp } from './run/data.ts';
import { removeForeignCheckpoint } from './run/foreign-checkpoint.ts';
import { type Keeping, keepRun, publishRun } from './run/keep.ts';
import type { MergeOptions } from './run/merge.ts';
import { openReaders } from './run/readers.ts';
import { threadsOf } from './run/resources.ts';
import type { RunResult } from './run/result.ts';
import { testModel } from './run/test-model.ts';
import { endOfSheet, type LimitedTime, limitTime } from './run/time-budget.ts';
import { growingFolder, putInPlace, replacingLine, unfinishedFolder } from './run/unfinished.ts';
import { patienceOf, type TimeLimits, withinBudget } from './run/within-budget.ts';
import { Timings } from './shared/timings.ts';
import { writeFileAtomic } from './shared/write-file-atomic.ts';
import type { Settings } from './stages/1-config/settings.ts';
import type { Sample } from './stages/2-dataset/dataset.ts';
import { writeSplit } from './stages/3-split/file.ts';
import { partsOf } from './stages/3-split/split.ts';
import type { StartingPoint } from './stages/4-plan/fine-tuning.ts';
import { imageStatistics } from './stages/4-plan/image-statistics.ts';
import { type FittedModel, knownImageFaults } from './stages/4-plan/initial-model.ts';
import { makePlan } from './stages/4-plan/make.ts';
import type { Plan } from './stages/4-plan/plan.ts';
import { finishCheckpoints, isAtItsEnd } from './stages/5-train/checkpoint.ts';
import type { EpochRecord, TrainingOutcome } from './stages/5-train/events.ts';
import { dataHash, trainingFingerprint } from './stages/5-train/fingerprint.ts';
import { train } from './stages/5-train/train.ts';
import type { ModelInput } from './stages/6-evaluate/model-facts.ts';
import { writeExports } from './stages/6-evaluate/write-exports.ts';
import { writeModel } from './stages/6-evaluate/write-model.ts';
import { hasFailedGate } from './stages/7-report/gates.ts';
import { historyCsv } from './stages/7-report/history-csv.ts';
import { makeSheet } from './stages/7-report/sheet/make.ts';

/** The pages and their charts take as long to load as a small data set does to be audited: training is begun first. */
const loadReport = () => import('./stages/7-report/report.ts');

export interface RunOptions extends DataOptions, Keeping, TimeLimits {
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
  publisher.group('Data set');
  const { dataset, baseline, start } = await timings.measure('dataset', () => audit(options));
  const split = await timings.measure('split', () => splitUp(options, dataset));
  const parts = partsOf(dataset, split);
  await using readers = openReaders(settings, dataset, parts.train, start.model);
  const data: Data = { dataset, split, ...readers, ...parts };
  const starting = startEngine(settings);

  publisher.group('Plan');
  const { plan, sheet } = await timings.measure('plan', () => prepare(options, data, start));
  const limited = await limitTime(options, data, plan, loadReport);

  publisher.group('Training');
  const { outcome, engine, checkpoints } = await timings.measure('train', () =>
    trainModel(options, data, plan, { starting, timings, limited, initialModel: start.model }),
  );
  const { modelState, stopReason } = outcome;
  if (modelState === undefined && stopReason === 'diverged')
    throw new InputError(trainingDiverged(plan.learningRate));
  if (modelState === undefined) return { stopReason, report: undefined, gateFailed: false };

  publisher.group('Evaluation and report');
  const kept = { plan, modelState, bestEpoch: outcome.bestEpoch, initialModel: start.model };
  const delivered = await deliver({ ...options, limited }, data, kept, timings);
  const { writeReport } = await loadReport();
  const written = await writeReport({
    ...options,
    folder: unfinishedFolder(settings.output),
    ...data,
    ...delivered,
    ...{ plan, outcome, sheet, initialModel: start.model, baseline, engine, timings },
  });
  const report = await putInPlace(settings.output, written.results);
  await keepRun(options, options.fingerprint, report);
  await publishRun(options, report);
  await finishCheckpoints(checkpointFolder(settings), stopReason);
  checkpoints?.close(isAtItsEnd(stopReason));
  publisher.group(undefined);
  return { stopReason, report, gateFailed: hasFailedGate(report.results) };
}

function audit(options: RunOptions) {
  return withinBudget(options, (within) => begin(within, options.baseline));
}

/** Joins finished runs: folds of a cross-validation or rows of a sweep. */
export async function merge(options: MergeOptions) {
  return (await import('./run/merge.ts')).merge(options);
}

/** Audit and split only: what `run` would train on, and everything that is wrong with it. */
export async function check(options: CheckOptions): Promise<void> {
  return checkData(options);
}

/** The pictures of the data are drawn before the training, whose time is planned from what is left then. */
function prepare(options: RunOptions, data: Data, start: StartingPoint) {
  return withinBudget(options, async (within) => {
    const { seed } = within.settings;
    const isLate = endOfSheet(within);
    const sheet = await makeSheet({ ...within, ...data, reader: data.wholeReader, seed, isLate });
    return { plan: await planFor(within, data, start), sheet };
  });
}

async function planFor(
  { settings, publisher, signal }: RunOptions,
  data: Data,
  start: StartingPoint,
): Promise<Plan> {
  const read = (sample: Sample) => {
    signal.throwIfAborted();
    return data.reader.read(sample);
  };
  const statistics = await imageStatistics(data.dataset, data.train, { read }, settings.seed);
  const plan = makePlan(settings, statistics, start);
  publisher.faults(start.model === undefined ? [] : knownImageFaults(start.model, data));
  for (const { setting, value, reason } of plan.reasons) publisher.say(`${setting}: ${value} (${reason})`);
  return plan;
}

/** Beside the planning, which reads images meanwhile. A failure is told once it's wanted: the data's faults go first. */
function startEngine(settings: Settings): Promise<Engine> {
  const starting = createEngine(settings.engine, { threads: threadsOf(settings) });
  starting.catch(() => undefined);
  return starting;
}

interface TrainingMeans {
  readonly starting: Promise<Engine>;
  readonly timings: Timings;
  readonly limited: LimitedTime | undefined;
  readonly initialModel: FittedModel | undefined;
}

interface Trained {
  readonly outcome: TrainingOutcome;
  readonly engine: EngineInfo;
  readonly checkpoints: CheckpointStore | undefined;
}

async function trainModel(
  options: RunOptions,
  data: Data,
  plan: Plan,
  { starting, timings, limited, initialModel }: TrainingMeans,
): Promise<Trained> {
  const { settings, publisher, signal, clock, earlier } = options;
  const engine = await starting;
  const replaced = await replacingLine(settings.output);
  if (replaced !== undefined) publisher.say(replaced);
  const folder = checkpointFolder(settings);
  // Before anything could take it for this run's own: the post step, too, saves what lies there.
  publisher.faults(await removeForeignCheckpoint(folder, earlier));
  const fingerprint = trainingFingerprint(data.dataset, data.split, plan, engine.name);
  const patienceMs = patienceOf(options);
  const checkpoints = checkpointsOf(options, { fingerprint, folder, epochs: plan.epochs, patienceMs });
  const events = train({
    ...data,
    ...{ plan, engine, signal, clock, folder, fingerprint },
    resume: settings.resume === 'auto',
    takeCheckpoint: checkpoints && ((take) => takeCheckpoint(options, checkpoints, take)),
    initialModel,
    budget: limited?.budget,
  });
  let outcome: TrainingOutcome | undefined;
  let stepped = false;
  const history: EpochRecord[] = [];
  const growing = await growingFolder(settings.output);
  for await (const event of events) {
    publisher.training(event);
    if (event.type === 'started') {
      publisher.faults(event.faults);
      history.push(...event.history);
    }
    if (event.type === 'epoch') {
      history.push(event.record);
      await writeFileAtomic(join(growing, 'history.csv'), historyCsv(history, data.dataset.task));
      checkpoints?.keep();
    }
    if (event.type === 'step' && !stepped) {
      stepped = true;
      timings.record('first-step', clock() / 1000);
      // A failure is told where the report is wanted.
      loadReport().catch(() => undefined);
    }
    if (event.type === 'stopped') outcome = event.outcome;
  }
  if (outcome === undefined) throw new InternalError('the training ended without an outcome');
  if (outcome.untrained === 'nothing-new') publisher.faults([nothingTrained()]);
  if (outcome.untrained === 'less-than-an-epoch') publisher.faults([lessThanAnEpoch()]);
  return { outcome, engine: engine.describe(), checkpoints };
}

/** Whoever doesn't want to go on from an earlier run leaves nothing to go on from outside its own folder, either. */
function checkpointsOf({ settings, publisher, earlier }: RunOptions, training: Omit<Training, 'say'>) {
  if (settings.resume === 'never') return undefined;
  return earlier.checkpointsOf({ ...training, say: (line) => publisher.say(line) });
}

async function takeCheckpoint(
  { publisher }: RunOptions,
  checkpoints: CheckpointStore,
  take: (folder: string) => Promise<Taking>,
): Promise<boolean> {
  const { taken, faults } = await checkpoints.take(take);
  publisher.faults(faults);
  return taken;
}

/** The kept model in all its files, and what the images that it never saw say of it. */
async function deliver(
  options: RunOptions & { readonly limited: LimitedTime | undefined },
  data: Data,
  kept: Omit<ModelInput, 'dataset' | 'dataHash' | 'version'>,
  timings: Timings,
) {
  const root = unfinishedFolder(options.settings.output);
  await writeSplit(join(root, 'split.json'), data.split);
  const folder = join(root, 'model');
  const path = join(folder, 'model.onnx');
  const input = { ...options, ...kept, dataset: data.dataset, dataHash: dataHash(data.dataset) };
  const model = await writeModel({ ...input, path });
  const exports = await writeExports({ ...input, folder });
  const tested = await timings.measure('evaluate', () => testModel(options, data, path));
  return { model, exports, evaluation: tested?.test, heldOut: tested?.heldOut };
}

function checkpointFolder({ output }: Settings): string {
  return join(output, 'checkpoint');
}
