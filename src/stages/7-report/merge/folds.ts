// Joins the folds of a cross-validation: mean and spread of their scores, and every image by the model that did not
// train on it. Pure.
import { basename } from 'node:path/posix';
import type { ConfidenceBin } from '../../../metrics/calibration.ts';
import { addConfusion, type Confusion, emptyConfusion, perClass } from '../../../metrics/confusion.ts';
import { byScore, scoresOf } from '../../../metrics/scores.ts';
import {
  MERGED_SCHEMA_VERSION,
  type Merged,
  type MergedFolds,
  type Spread,
} from '../../../results/merged.ts';
import type { Results } from '../../../results/results.ts';
import type { Gate } from '../../1-config/gates/grammar.ts';
import type { DeliveredModel } from '../../6-evaluate/model-facts.ts';
import { modelResults, testResults } from '../results-from-run.ts';
import { stageSeconds } from '../words/sentences.ts';
import { judgeMerged } from './gates.ts';
import type { MergedRun } from './runs.ts';

export interface MergeRecord {
  /** Of this package. */
  readonly version: string;
  readonly createdAt: Date;
  /** At least one, by number. */
  readonly runs: readonly MergedRun[];
  readonly missing: Merged['missing'];
  /** Its path relative to the output folder. */
  readonly model: DeliveredModel;
  readonly test: Results['test'] | null;
  readonly notTested: string | null;
  readonly failIf: readonly Gate[];
  readonly predictions: Results['predictions'];
}

export function mergeFolds(record: MergeRecord): MergedFolds {
  const { runs } = record;
  const heldOut = runs.map((run) => run.heldOut);
  const tests = runs.map(({ results }) => results.test);
  return {
    kind: 'folds',
    ...commonFacts(record),
    origin: originOf(runs),
    runs: runs.map((run) => ({ ...runFacts(run), test: testScores(run.results.test) })),
    spread: {
      'held-out': scoreSpreads(heldOut),
      test: scoreSpreads(tests),
      'per-class': runs[0]!.results.classes.map(({ name }, k) => {
        const over = (key: 'precision' | 'recall' | 'f1' | 'iou') =>
          spreadOf(heldOut.map((one) => one['per-class'][k]?.[key] ?? null));
        return {
          class: name,
          precision: over('precision'),
          recall: over('recall'),
          f1: over('f1'),
          iou: over('iou'),
        };
      }),
    },
    'out-of-fold': outOfFold(runs),
  };
}

/** What the joined model was made from: one of its members is enough. */
export function originOf(runs: readonly MergedRun[]): Merged['origin'] {
  const origins = runs.map(({ results }) => results['initial-model']?.origin ?? null);
  return origins.find((origin) => origin !== null) ?? null;
}

/** What is said of folds and of a sweep alike. */
export function commonFacts({ version, createdAt, runs, missing, ...record }: MergeRecord) {
  const { results, of } = runs[0]!;
  const { task, classes, data } = results;
  return {
    'schema-version': MERGED_SCHEMA_VERSION,
    tool: { name: 'best-epoch', version },
    name: basename(data.root),
    'created-at': createdAt.toISOString(),
    task,
    classes,
    data: { hash: data.hash, images: data.images },
    of,
    missing,
    test: record.test,
    'not-tested': record.notTested,
    gates: judgeMerged(record.failIf, { task, test: record.test, 'not-tested': record.notTested }),
    predictions: record.predictions,
    model: modelResults(record.model),
  } as const;
}

export function runFacts({ number, name, results, heldOut }: MergedRun) {
  return {
    number,
    name,
    'best-epoch': results['best-epoch'],
    'stopped-epoch': results['stopped-epoch'],
    'stop-reason': results['stop-reason'],
    'validation-loss': results['validation-loss'],
    'held-out': testScores(heldOut),
    seconds: stageSeconds(results),
  };
}

function testScores(test: Results['test']) {
  return { images: test.images, ...byScore(({ key }) => test[key]) };
}

function scoreSpreads(tests: readonly Results['test'][]) {
  return byScore(({ key }) => spreadOf(tests.map((test) => test[key])));
}

/** Mean and sample standard deviation of what is defined. */
export function spreadOf(values: readonly (number | null)[]): Spread {
  const defined = values.filter((value) => value !== null);
  const count = defined.length;
  if (count === 0) return { folds: 0, mean: null, 'standard-deviation': null };
  const mean = defined.reduce((sum, value) => sum + value, 0) / count;
  const squares = defined.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { folds: count, mean, 'standard-deviation': count < 2 ? null : Math.sqrt(squares / (count - 1)) };
}

/** Counts of all folds together, the images in order of their ids. */
function outOfFold(runs: readonly MergedRun[]): MergedFolds['out-of-fold'] {
  const { task, classes, plan } = runs[0]!.results;
  const images = runs
    .flatMap(({ heldOut, number }) => heldOut['per-image'].map((image) => ({ ...image, fold: number })))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const perImage = images.map(({ id, cells }) => {
    const confusion = fromCells(cells, classes.length);
    return { id, confusion, scores: scoresOf(confusion) };
  });
  const confusion = perImage.reduce<Confusion>(
    (total, image) => addConfusion(total, image.confusion),
    emptyConfusion(classes.length),
  );
  const confidence = pooledBins(runs.flatMap(({ heldOut }) => heldOut.calibration?.bins ?? []));
  const scores = scoresOf(confusion);
  const evaluation = { confusion, scores, perClass: perClass(confusion), confidence, perImage };
  return { ...testResults(evaluation, { task, classes }, plan.seed), 'per-image': images };
}

/** K*K counts from those that are not 0. */
export function fromCells(cells: readonly (readonly [number, number, number])[], classes: number): Confusion {
  const counts = [...emptyConfusion(classes)];
  for (const [truth, predicted, pixels] of cells) counts[truth * classes + predicted] = pixels;
  return counts;
}

type Bin = NonNullable<Results['test']['calibration']>['bins'][number];

function pooledBins(bins: readonly Bin[]): ConfidenceBin[] {
  const pooled = new Map<number, ConfidenceBin>();
  for (const { low, high, pixels, confidence, accuracy } of bins) {
    const before = pooled.get(low) ?? { low, high, pixels: 0, correct: 0, confidence: 0 };
    pooled.set(low, {
      ...before,
      pixels: before.pixels + pixels,
      correct: before.correct + Math.round((accuracy ?? 0) * pixels),
      confidence: before.confidence + (confidence ?? 0) * pixels,
    });
  }
  return [...pooled.values()].toSorted((a, b) => a.low - b.low);
}
