// How sure a test's scores are: the percentile bootstrap over images (Efron & Tibshirani 1993, chapter 13). Images
// are drawn, never pixels: the pixels of one image are right or wrong together. Several models share each draw, so
// that their difference is paired.
import type { Random } from '../shared/random.ts';
import type { ClassCounts } from './confusion.ts';
import { byScore, SCORES, type ScoreKey } from './scores.ts';

const RESAMPLES = 2000;

/**
 * With fewer images there's no interval. Of five images one model may win all five by chance in 6 % of the cases
 * (2 / 2 ** 5), more than a 95 % interval may leave out; of six in 3 %.
 */
export const FEWEST_IMAGES = 6;

/** Where the middle 95 % of the resamples lie. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Undefined: too few images (of the class, for a class's scores) to say. */
export interface ScoreIntervals {
  readonly scores: Readonly<Record<ScoreKey, Interval | undefined>>;
  /** In order of class, as is `iou`. */
  readonly f1: readonly (Interval | undefined)[];
  readonly iou: readonly (Interval | undefined)[];
}

/** Image indices with replacement, as many as there are images; the array is filled anew for each resample. */
export function* drawImages(images: number, random: Random, resamples = RESAMPLES): Generator<Uint32Array> {
  const drawn = new Uint32Array(images);
  for (let resample = 0; resample < resamples; resample++) {
    for (let i = 0; i < images; i++) drawn[i] = random.integer(images);
    yield drawn;
  }
}

/** 95 % intervals of one model's scores. `images[i]` are image i's counts, each of the same K classes. */
export function scoreIntervals(images: readonly ClassCounts[], draws: Iterable<Uint32Array>): ScoreIntervals {
  if (images.length === 0) return intervalsOf(images, [], 0);
  const scores = resampled([images], draws).map(([scores]) => scores);
  return intervalsOf(images, scores, classesOf(images), unlessFlawless);
}

/** 95 % intervals of `after` minus `before`: two models' counts on the same images, in the same order. */
export function differenceIntervals(
  after: readonly ClassCounts[],
  before: readonly ClassCounts[],
  draws: Iterable<Uint32Array>,
): ScoreIntervals {
  if (after.length !== before.length) {
    throw new RangeError(`pairs need as many images: ${after.length} and ${before.length}`);
  }
  if (after.length === 0) return intervalsOf(after, [], 0);
  const differences = resampled([after, before], draws).map(([a, b]) => a.map((score, i) => score - b[i]));
  const together = after.map((counts, i) => counts.map((count, j) => count + before[i][j]));
  return intervalsOf(together, differences, classesOf(after));
}

function classesOf(images: readonly ClassCounts[]): number {
  return images[0].length / 3;
}

/** Per draw and model the scores of the drawn images in order of their rows, then F1 by class, then IoU by class. */
function resampled(
  models: readonly (readonly ClassCounts[])[],
  draws: Iterable<Uint32Array>,
): Float64Array[][] {
  const [images] = models;
  const totals = models.map(() => new Float64Array(images[0].length));
  const weights = new Uint32Array(images.length);
  const result: Float64Array[][] = [];
  for (const drawn of draws) {
    weights.fill(0);
    for (const image of drawn) weights[image]++;
    for (const [m, model] of models.entries()) {
      totals[m].fill(0);
      for (let i = 0; i < model.length; i++) addTo(totals[m], model[i], weights[i]);
    }
    result.push(totals.map(resampledScores));
  }
  return result;
}

function addTo(total: Float64Array, counts: ClassCounts, weight: number): void {
  if (weight === 0) return;
  for (let j = 0; j < counts.length; j++) total[j] += weight * counts[j];
}

/** As confusion.ts has those of a class, but NaN where undefined. */
function resampledScores(total: ClassCounts): Float64Array {
  const classes = total.length / 3;
  const first = SCORES.length;
  const scores = new Float64Array(first + 2 * classes);
  for (const [i, score] of SCORES.entries()) scores[i] = score.of(total);
  for (let k = 0; k < classes; k++) {
    const [right, truth, predicted] = [total[k], total[classes + k], total[2 * classes + k]];
    scores[first + k] = (2 * right) / (truth + predicted);
    scores[first + classes + k] = right / (truth + predicted - right);
  }
  return scores;
}

/** `images` say how many of them show anything, and each class. */
function intervalsOf(
  images: readonly ClassCounts[],
  scores: readonly Float64Array[],
  classes: number,
  widened = (interval: Interval | undefined, _images: number) => interval,
): ScoreIntervals {
  const shown = (k: number) =>
    images.filter((counts) => counts[classes + k] + counts[2 * classes + k] > 0).length;
  const counted = images.filter((counts) => counts.some((count) => count > 0)).length;
  const interval = (index: number, count: number) =>
    count < FEWEST_IMAGES ? undefined : widened(percentileInterval(scores.map((row) => row[index])), count);
  const perClass = (from: number) => Array.from({ length: classes }, (_, k) => interval(from + k, shown(k)));
  return {
    scores: byScore((_, row) => interval(row, counted)),
    f1: perClass(SCORES.length),
    iou: perClass(SCORES.length + classes),
  };
}

/**
 * Where every image is right, so is every draw of them, which tells nothing of those that weren't drawn: of 12 images all are
 * right in 2.5 % of the cases with a model that is right of 73.5 % (Clopper & Pearson 1934). Likewise where every one is wrong.
 */
function unlessFlawless(interval: Interval | undefined, images: number): Interval | undefined {
  const bound = 0.025 ** (1 / images);
  if (interval?.low === 1) return { low: bound, high: 1 };
  return interval?.high === 0 ? { low: 0, high: 1 - bound } : interval;
}

/** The 2.5th and 97.5th percentile of the numbers among the values; undefined without any. */
export function percentileInterval(values: readonly number[]): Interval | undefined {
  const sorted = Float64Array.from(values.filter((value) => !Number.isNaN(value))).sort();
  if (sorted.length === 0) return undefined;
  return { low: percentile(sorted, 0.025), high: percentile(sorted, 0.975) };
}

/** Between two values linearly, as numpy.percentile does by default (Hyndman & Fan 1996, definition 7). */
function percentile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}
