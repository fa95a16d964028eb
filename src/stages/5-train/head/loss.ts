// The loss of a linear softmax head on features, as LossSpec has it (engine/engine.ts), and its gradient: in float64 but
// for what products of features come to, without a penalty.
import { IGNORE, type LossSpec } from '../../../engine/engine.ts';
import { countOf, type Head } from './head.ts';
import type { HeadProducts } from './head-products.ts';
import type { Pause } from './pause.ts';

export type HeadLoss = Required<Pick<LossSpec, 'classWeights' | 'labelSmoothing'>>;

/** The labels, and what is done between two blocks of them. */
export interface Labels {
  /** N class indices; `IGNORE` doesn't count. */
  readonly labels: Uint8Array;
  readonly pause: Pause;
}

/** A part of a data set as its loss needs it. */
export interface LabelledProducts extends Labels {
  readonly products: HeadProducts;
}

/** Logits between two pauses: some 30 ms of exponentials. */
const BLOCK_LOGITS = 1_000_000;

/**
 * @param head of the features as `products` has them
 * @param gradient takes the loss's gradient by `head`
 * @returns the mean over the labels that count; NaN where there are none
 */
export async function headLoss(
  { products, ...labels }: LabelledProducts,
  head: Head,
  spec: HeadLoss,
  gradient?: Head,
): Promise<number> {
  const classes = head.bias.length;
  const logits = await products.logits(head.weight);
  const loss = await lossOfLogits(logits, labels, head.bias, spec);
  if (gradient === undefined) return loss;
  const count = countOf(labels.labels, classes);
  gradient.bias.fill(0);
  for (let row = 0; row < labels.labels.length; row++) {
    for (let c = 0; c < classes; c++) gradient.bias[c] += logits[row * classes + c] /= count;
  }
  gradient.weight.set(await products.sums(logits));
  return loss;
}

/**
 * Makes of each row's logits, which lack the bias, the gradient of the row's own loss by them.
 * @param logits N,classes
 * @returns the mean over the labels that count; NaN where there are none
 */
export async function lossOfLogits(
  logits: Float64Array,
  { labels, pause }: Labels,
  bias: Float64Array,
  spec: HeadLoss,
): Promise<number> {
  const classes = bias.length;
  const count = countOf(labels, classes);
  const rowsAtOnce = Math.ceil(BLOCK_LOGITS / classes);
  let sum = 0;
  for (let start = 0; start < labels.length; start += rowsAtOnce) {
    await pause();
    const end = Math.min(start + rowsAtOnce, labels.length);
    const own = logits.subarray(start * classes, end * classes);
    sum += toGradients(own, labels.subarray(start, end), bias, spec);
  }
  return sum / count;
}

/**
 * Makes of each row's logits, which lack the bias, the gradient of its loss by them.
 * @returns the sum of the losses
 */
function toGradients(
  logits: Float64Array,
  labels: Uint8Array,
  bias: Float64Array,
  { classWeights, labelSmoothing }: HeadLoss,
): number {
  const classes = bias.length;
  // What every label gives to every class, and what its own class has besides.
  const shared = classWeights.map((weight) => (weight * labelSmoothing) / classes);
  const own = classWeights.map((weight) => weight * (1 - labelSmoothing));
  const sharedSum = shared.reduce((sum, value) => sum + value, 0);
  const exponentials = new Float64Array(classes);
  let loss = 0;
  for (let row = 0; row < labels.length; row++) {
    const at = row * classes;
    const label = labels[row];
    if (label === IGNORE) {
      logits.fill(0, at, at + classes);
      continue;
    }
    const total = toLogits(logits, at, bias, exponentials);
    const logTotal = Math.log(total);
    const factor = (sharedSum + own[label]) / total;
    if (own[label] !== 0) loss -= own[label] * (logits[at + label] - logTotal);
    for (let c = 0; c < classes; c++) {
      if (shared[c] !== 0) loss -= shared[c] * (logits[at + c] - logTotal);
      logits[at + c] = factor * exponentials[c] - shared[c];
    }
    logits[at + label] -= own[label];
  }
  return loss;
}

/**
 * Adds the bias to a row and takes its largest away.
 * @param exponentials takes them
 * @returns their sum
 */
function toLogits(logits: Float64Array, at: number, bias: Float64Array, exponentials: Float64Array): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < bias.length; c++) {
    logits[at + c] += bias[c];
    largest = Math.max(largest, logits[at + c]);
  }
  let sum = 0;
  for (let c = 0; c < bias.length; c++) {
    logits[at + c] -= largest;
    exponentials[c] = Math.exp(logits[at + c]);
    sum += exponentials[c];
  }
  return sum;
}
