// Puts what the stages left into the form of results.json. It rounds nothing.
import type { Baseline } from '../../earlier/baseline.ts';
import type { History } from '../../earlier/history.ts';
import type { EngineInfo } from '../../engine/engine.ts';
import type { Confusion } from '../../metrics/confusion.ts';
import { byName, EPOCH_SCORES } from '../../metrics/epoch-scores.ts';
import { byScore } from '../../metrics/scores.ts';
import { calibrationResults } from '../../results/calibration.ts';
import { finite } from '../../results/json-values.ts';
import { RESULTS_SCHEMA_VERSION, type Results } from '../../results/results.ts';
import { ofTask, scoreResults } from '../../results/scores.ts';
import { fanOutOf } from '../1-config/fan-out.ts';
import type { Settings } from '../1-config/settings.ts';
import type { Dataset, Task } from '../2-dataset/dataset.ts';
import { partsOf, type Split } from '../3-split/split.ts';
import type { FittedModel } from '../4-plan/initial-model.ts';
import type { Plan } from '../4-plan/plan.ts';
import type { EpochRecord, TrainingOutcome } from '../5-train/events.ts';
import type { Evaluation, ImageEvaluation } from '../6-evaluate/evaluate.ts';
import { testIntervals } from '../6-evaluate/intervals.ts';
import type { DeliveredModel } from '../6-evaluate/model-facts.ts';
import type { ExportedModel } from '../6-evaluate/write-exports.ts';
import { compareRuns } from './baseline/compare.ts';
import { diagnose } from './diagnosis.ts';
import type { Environment } from './environment.ts';
import { judgeGates } from './gates.ts';
import { initialModelResults } from './results-initial-model.ts';
import { planResults } from './results-plan.ts';
import { modelName, settingsResults } from './results-settings.ts';
import { dataResults, environmentResults, partResults } from './results-values.ts';
import { trendOf } from './trend.ts';

export interface RunRecord {
  /** Of this package. */
  readonly version: string;
  readonly createdAt: Date;
  /** Of the whole run; undefined where it isn't known. */
  readonly fingerprint: string | undefined;
  readonly settings: Settings;
  /** The folder from which paths are told. */
  readonly cwd: string;
  readonly dataset: Dataset;
  readonly split: Split;
  readonly plan: Plan;
  /** What training started from; undefined: random weights. */
  readonly initialModel: FittedModel | undefined;
  readonly outcome: TrainingOutcome;
  readonly evaluation: Evaluation;
  /** Of the kept model on the validation images: of a fold or of a row of a sweep, unless it was cancelled. */
  readonly heldOut?: Evaluation | undefined;
  /** What the run is compared with, or why with nothing. */
  readonly baseline: Baseline;
  /** What the run is shown among; undefined: no history is kept. */
  readonly history?: History | undefined;
  /** Paths relative to the run folder. */
  readonly predictions: Results['predictions'];
  /** The images that the report shows with their labels. */
  readonly sheet: Results['sheet'];
  readonly engine: EngineInfo;
  /** Its path relative to the run folder. */
  readonly model: DeliveredModel;
  /** Their paths relative to the run folder. */
  readonly exports: readonly ExportedModel[];
  /** Seconds by stage, in order: `{ dataset: 1.2, split: 0.1, ... }`. */
  readonly seconds: Readonly<Record<string, number>>;
  readonly environment: Environment;
  readonly peakMemoryBytes: number;
}

export function resultsFromRun(run: RunRecord): Results {
  const { dataset, outcome } = run;
  const curves = {
    history: outcome.history.map((record) => epochResults(record, dataset.task)),
    'best-epoch': outcome.bestEpoch,
    ...{ 'stop-reason': outcome.stopReason, untrained: outcome.untrained ?? null },
  };
  const classes = dataset.classes.map(({ index, name, color }) => ({ index, name, color: [...color] }));
  const [split, plan] = [splitResults(run.split, dataset), planResults(run.plan)];
  const test = testResults(run.evaluation, dataset, plan.seed);
  const { task } = dataset;
  const diagnosis = diagnose({ ...curves, task, test, split, plan });
  const data = dataResults(dataset, run.cwd);
  const comparison = compareRuns({ task, classes, split, test, plan, data, model: run.model }, run.baseline);
  const trend = trendOf({ task, classes, test, date: run.createdAt.toISOString() }, run.history);
  const judged = { ...curves, task, test, split, diagnosis, comparison, trend };
  return {
    'schema-version': RESULTS_SCHEMA_VERSION,
    tool: { name: 'best-epoch', version: run.version },
    name: modelName(run.settings),
    'created-at': run.createdAt.toISOString(),
    fingerprint: run.fingerprint ?? null,
    restored: null,
    ...{ task, classes, data },
    split,
    plan,
    settings: settingsResults(run.settings, run.cwd),
    'initial-model': initialModelResults(run.initialModel, partsOf(dataset, run.split), outcome.initial),
    ...curves,
    ...courseResults(outcome),
    'validation-loss': finite(outcome.history.find(({ epoch }) => epoch === outcome.bestEpoch)?.valLoss),
    test,
    'fan-out': fanOutResults(run, plan.seed),
    diagnosis,
    comparison,
    trend,
    gates: judgeGates(run.settings.failIf ?? [], judged, run.baseline),
    predictions: run.predictions,
    sheet: run.sheet,
    ...machineResults(run),
    model: modelResults(run.model),
    exports: run.exports.map((one) => ({ ...one, files: one.files.map((file) => ({ ...file })) })),
  };
}

export function modelResults({ path, sha256, bytes, notices }: DeliveredModel): Results['model'] {
  return { path, sha256, bytes, notices: notices ?? null };
}

function courseResults({ stoppedEpoch, firstEpoch, resumedFrom, validationImages }: TrainingOutcome) {
  return {
    'stopped-epoch': stoppedEpoch,
    'first-epoch': firstEpoch,
    'resumed-from': resumedFrom ?? null,
    'validation-images': validationImages,
  };
}

/** What the run was done with, and what it took. */
function machineResults({ engine, environment, seconds, outcome, peakMemoryBytes, plan }: RunRecord) {
  const { partSeconds, secondsToBest } = outcome;
  return {
    engine,
    environment: environmentResults(environment),
    'timings-seconds': { ...seconds, ...partSeconds, 'best-epoch': secondsToBest },
    'peak-memory-bytes': peakMemoryBytes,
    'foreseen-memory-bytes': plan.foreseenMemoryBytes ?? null,
  };
}

export function splitResults(split: Split, dataset: Dataset): Results['split'] {
  const byId = new Map(dataset.samples.map((sample) => [sample.id, sample]));
  const part = (ids: readonly string[]) =>
    partResults(
      ids.map((id) => byId.get(id)).filter((sample) => sample !== undefined),
      dataset.classes.length,
    );
  return {
    source: split.source,
    by: split.by ?? null,
    path: 'split.json',
    kept: split.kept ?? null,
    train: part(split.train),
    validation: part(split.validation),
    test: part(split.test),
  };
}

function epochResults(record: EpochRecord, task: Task): Results['history'][number] {
  return {
    epoch: record.epoch,
    'learning-rate': finite(record.learningRate),
    'train-loss': finite(record.trainLoss),
    'val-loss': finite(record.valLoss),
    ...byName(EPOCH_SCORES, ({ score, field }) => ofTask(task, score, finite(record[field]))),
    seconds: record.seconds,
  };
}

/** @param dataset of which the task and the names of the classes count */
export function testResults(
  evaluation: Omit<Evaluation, 'examples'>,
  dataset: { readonly task: Task; readonly classes: readonly { readonly name: string }[] },
  seed: number,
): Results['test'] {
  const { task } = dataset;
  const size = dataset.classes.length;
  const iou = <T>(value: T) => (task === 'segmentation' ? value : null);
  const intervals = testIntervals(
    evaluation.perImage.map(({ confusion }) => confusion),
    seed,
  );
  return {
    images: evaluation.perImage.length,
    confusion: dataset.classes.map((_, k) => evaluation.confusion.slice(k * size, (k + 1) * size)),
    ...scoreResults(task, evaluation.scores),
    'per-class': evaluation.perClass.map((metrics, k) => ({
      class: dataset.classes[k].name,
      precision: finite(metrics.precision),
      recall: finite(metrics.recall),
      f1: finite(metrics.f1),
      iou: iou(finite(metrics.iou)),
      support: metrics.support,
      predicted: metrics.predicted,
      'f1-interval': intervals.f1[k] ?? null,
      'iou-interval': iou(intervals.iou[k] ?? null),
    })),
    intervals: byScore((score) => ofTask(task, score, intervals.scores[score.key] ?? null)),
    calibration: calibrationResults(evaluation.confidence),
    'per-image': evaluation.perImage.map((image) => ({
      id: image.id,
      ...scoreResults(task, image.scores),
      cells: cellsOf(image.confusion, size),
      ...probabilitiesOf(image),
    })),
  };
}

function fanOutResults({ settings, dataset, heldOut }: RunRecord, seed: number): Results['fan-out'] {
  const fanOut = fanOutOf(settings);
  if (fanOut === undefined) return null;
  return { ...fanOut, 'held-out': heldOut === undefined ? null : testResults(heldOut, dataset, seed) };
}

function probabilitiesOf({ classified }: ImageEvaluation) {
  const probability = (label: number | undefined) =>
    label === undefined ? null : finite(classified?.probabilities[label]);
  return {
    confidence: probability(classified?.prediction),
    'true-probability': probability(classified?.truth),
  };
}

function cellsOf(confusion: Confusion, classes: number): [number, number, number][] {
  return confusion.flatMap((pixels, i) =>
    pixels === 0 ? [] : [[Math.floor(i / classes), i % classes, pixels] as [number, number, number]],
  );
}
