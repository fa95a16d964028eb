// What a model that knows nothing of the labels reaches: the same predictions, the labels dealt out again.
import { addConfusion, type Confusion, emptyConfusion } from '../../src/metrics/confusion.ts';
import { Random } from '../../src/shared/random.ts';

/** An image all of one class, as it was evaluated. */
export interface EvaluatedImage {
  readonly confusion: Confusion;
}

export interface Chance {
  readonly mean: number;
  readonly deviation: number;
  /** How far the value is from the mean, in deviations. */
  readonly sigmas: number;
}

const DEALS = 2000;

/**
 * A permutation test (Good, Permutation, Parametric and Bootstrap Tests of Hypotheses, 2005) over images, which are
 * independent, not over pixels, which are not: the metric's mean and standard deviation when the labels of the images
 * are dealt out by chance among the predictions.
 */
export function chanceOf(images: readonly EvaluatedImage[], metric: (counts: Confusion) => number): Chance {
  const classes = Math.sqrt(images[0].confusion.length);
  const predicted = images.map(({ confusion }) => columnSums(confusion, classes));
  const labels = images.map(({ confusion }) => labelOf(confusion, classes));
  const metricOf = (dealt: readonly number[]) =>
    metric(
      dealt
        .map((label, i) => inRow(label, predicted[i]))
        .reduce((sum, counts) => addConfusion(sum, counts), emptyConfusion(classes)),
    );
  const random = Random.for(13, 'chance');
  const values = Array.from({ length: DEALS }, () => metricOf(random.shuffle(labels)));
  const mean = values.reduce((sum, value) => sum + value, 0) / DEALS;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (DEALS - 1));
  const off = metricOf(labels) - mean;
  // Predictions that are all alike leave nothing to deal out: then every value is the mean.
  return { mean, deviation, sigmas: Math.abs(off) < 1e-9 ? 0 : off / deviation };
}

function columnSums(confusion: Confusion, classes: number): number[] {
  return Array.from({ length: classes }, (_, column) =>
    confusion.reduce((sum, count, i) => sum + (i % classes === column ? count : 0), 0),
  );
}

function labelOf(confusion: Confusion, classes: number): number {
  return Math.floor(confusion.findIndex((count) => count > 0) / classes);
}

function inRow(row: number, counts: readonly number[]): Confusion {
  return counts.flatMap((_, k) => (k === row ? counts : counts.map(() => 0)));
}
