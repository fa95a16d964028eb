// The loss of a linear softmax head on features, as LossSpec has it (engine/engine.ts), and its gradient: in float64,
// without a penalty, some rows at a time so that others have a turn.

import { IGNORE, type LossSpec } from '../../../engine/engine.ts';
import { InternalError } from '../../../errors.ts';
import { addTimesRows, ROWS_AT_ONCE, type RowBlock, timesWeights } from './products.ts';

export interface Labelled {
  /** N,F row-major. */
  readonly features: Float32Array;
  /** N class indices; `IGNORE` doesn't count. */
  readonly labels: Uint8Array;
}

/** logits = features . weight^T + bias; also the gradient by them. */
export interface Head {
  /** classes,F. */
  readonly weight: Float64Array;
  /** classes. */
  readonly bias: Float64Array;
}

export type HeadLoss = Required<Pick<LossSpec, 'classWeights' | 'labelSmoothing'>>;

/** Between two blocks of rows; what it throws ends the work. */
export type Pause = () => Promise<void>;

/** Multiplications of a block: some 30 ms of them. */
const BLOCK_PRODUCTS = 40_000_000;

/**
 * @param gradient zeros, to which the loss's gradient by `head` is added
 * @returns the mean over the labels that count; NaN where there are none
 */
export async function headLoss(
  { features, labels }: Labelled,
  head: Head,
  spec: HeadLoss,
  pause: Pause,
  gradient?: Head,
): Promise<number> {
  const classes = head.bias.length;
  const width = head.weight.length / classes;
  const count = countOf(labels, classes);
  const rowsAtOnce = ROWS_AT_ONCE * Math.ceil(BLOCK_PRODUCTS / head.weight.length / ROWS_AT_ONCE);
  const logits = new Float64Array(Math.min(rowsAtOnce, labels.length + ROWS_AT_ONCE) * classes);
  let sum = 0;
  for (let start = 0; start < labels.length; start += rowsAtOnce) {
    await pause();
    const block: RowBlock = { features, width, start, end: Math.min(start + rowsAtOnce, labels.length) };
    timesWeights(block, head.weight, classes, logits);
    sum += toGradients(logits, labels.subarray(start, block.end), head.bias, spec);
    if (gradient === undefined) continue;
    logits.fill(0, (block.end - start) * classes);
    for (let i = 0; i < logits.length; i++) {
      logits[i] /= count;
      gradient.bias[i % classes] += logits[i];
    }
    addTimesRows(block, logits, classes, gradient.weight);
  }
  return sum / count;
}

/** How many labels count. */
export function countOf(labels: Uint8Array, classes: number): number {
  let count = 0;
  for (const label of labels) {
    if (label === IGNORE) continue;
    if (label >= classes) throw new InternalError(`label ${label} is outside the ${classes} classes`);
    count++;
  }
  return count;
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
  let loss = 0;
  for (let row = 0; row < labels.length; row++) {
    const at = row * classes;
    const label = labels[row];
    if (label === IGNORE) {
      logits.fill(0, at, at + classes);
      continue;
    }
    const logSum = toLogits(logits, at, bias);
    const weight = sharedSum + own[label];
    for (let c = 0; c < classes; c++) {
      const logP = logits[at + c] - logSum;
      const target = shared[c] + (c === label ? own[c] : 0);
      if (target !== 0) loss -= target * logP;
      logits[at + c] = weight * Math.exp(logP) - target;
    }
  }
  return loss;
}

/**
 * Adds the bias to a row and takes its largest away.
 * @returns the logarithm of the sum of its exponentials
 */
function toLogits(logits: Float64Array, at: number, bias: Float64Array): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < bias.length; c++) {
    logits[at + c] += bias[c];
    largest = Math.max(largest, logits[at + c]);
  }
  let sum = 0;
  for (let c = 0; c < bias.length; c++) {
    logits[at + c] -= largest;
    sum += Math.exp(logits[at + c]);
  }
  return Math.log(sum);
}
