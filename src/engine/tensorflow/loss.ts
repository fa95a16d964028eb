// The losses of one batch from its logits, in TensorFlow.js' operations so that it differentiates them; and the counts.
import type * as tfjs from '@tensorflow/tfjs';
import { type Batch, IGNORE, type LossSpec } from '../engine.ts';
import type { Tf } from './load.ts';

/** Milletari et al. 2016, as engine.ts writes it. */
const SMOOTH = 1e-5;

/** One row a pixel (or image), so that segmentation and classification are the same from here on. */
export interface Truth {
  /** M,K: 1 for the label's class; a row of zeros where the label is ignored. */
  readonly oneHot: tfjs.Tensor2D;
  /** M,K: what the cross-entropy aims at; a row of zeros where the label is ignored. */
  readonly targets: tfjs.Tensor2D;
  /** How many labels are not ignored. */
  readonly count: number;
}

export function truthOf(
  tf: Tf,
  { labels, targets }: Pick<Batch, 'labels' | 'targets'>,
  classes: number,
  { labelSmoothing = 0 }: LossSpec,
): Truth {
  const oneHot = tf.oneHot(tf.tensor1d(Int32Array.from(labels), 'int32'), classes).cast('float32');
  const valid = oneHot.sum(1, true);
  const given = targets === undefined ? oneHot : tf.tensor2d(targets, [labels.length, classes]).mul(valid);
  const smooth = given.mul(1 - labelSmoothing).add(valid.mul(labelSmoothing / classes));
  return {
    oneHot: oneHot as tfjs.Tensor2D,
    targets: (labelSmoothing === 0 ? given : smooth) as tfjs.Tensor2D,
    count: labels.reduce((sum, label) => sum + (label === IGNORE ? 0 : 1), 0),
  };
}

/** crossEntropy * weighted cross-entropy + dice * soft Dice, a scalar. @param logits M,K */
export function lossOf(tf: Tf, logits: tfjs.Tensor2D, truth: Truth, spec: LossSpec): tfjs.Scalar {
  const terms: tfjs.Scalar[] = [];
  if (spec.crossEntropy !== 0) {
    terms.push(crossEntropy(tf, logits, truth, spec.classWeights).mul(spec.crossEntropy));
  }
  if (spec.dice !== 0) terms.push(softDice(tf, logits, truth).mul(spec.dice));
  return terms.reduce((sum, term) => sum.add(term), tf.scalar(0));
}

/** Sum over valid labels and classes of w * t * -log p, over the number of labels; nothing valid: 0. */
function crossEntropy(
  tf: Tf,
  logits: tfjs.Tensor2D,
  { targets, count }: Truth,
  classWeights: readonly number[],
): tfjs.Scalar {
  const weighted = targets.mul(tf.tensor1d([...classWeights]));
  const sum = tf.logSoftmax(logits).mul(weighted).sum() as tfjs.Scalar;
  return sum.div(-Math.max(1, count));
}

/** 1 - mean over classes of (2 * sum(p * y) + s) / (sum(p) + sum(y) + s) over the batch's valid pixels. */
function softDice(tf: Tf, logits: tfjs.Tensor2D, { oneHot }: Truth): tfjs.Scalar {
  const valid = oneHot.sum(1, true);
  const p = tf.softmax(logits).mul(valid);
  const overlap = p.mul(oneHot).sum(0).mul(2).add(SMOOTH);
  const total = p.sum(0).add(oneHot.sum(0)).add(SMOOTH);
  return tf.scalar(1).sub(overlap.div(total).mean());
}

/** K,K: row = true class, column = predicted (the first of equals). Exact below 2^24 pixels a batch and cell. */
export function confusionOf(tf: Tf, logits: tfjs.Tensor2D, { oneHot }: Truth): tfjs.Tensor2D {
  const predicted = tf.oneHot(tf.argMax(logits, 1) as tfjs.Tensor1D, logits.shape[1]).cast('float32');
  return tf.matMul(oneHot, predicted as tfjs.Tensor2D, true);
}
