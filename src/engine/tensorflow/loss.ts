// The losses of one batch from its logits, in TensorFlow.js' operations so that it differentiates them; and the counts.
import type * as tfjs from '@tensorflow/tfjs';
import { IGNORE, type LossSpec } from '../engine.ts';
import type { Tf } from './load.ts';

/** Milletari et al. 2016, as engine.ts writes it. */
const SMOOTH = 1e-5;

/** One row a pixel (or image), so that segmentation and classification are the same from here on. */
export interface Labels {
  /** M,K: 1 for the label's class; a row of zeros where the label is ignored. */
  readonly oneHot: tfjs.Tensor2D;
  /** How many labels are not ignored. */
  readonly count: number;
}

export function labelsOf(tf: Tf, labels: Uint8Array, classes: number): Labels {
  const oneHot = tf.oneHot(tf.tensor1d(Int32Array.from(labels), 'int32'), classes).cast('float32');
  return {
    oneHot: oneHot as tfjs.Tensor2D,
    count: labels.reduce((sum, label) => sum + (label === IGNORE ? 0 : 1), 0),
  };
}

/** crossEntropy * weighted cross-entropy + dice * soft Dice, a scalar. @param logits M,K */
export function lossOf(tf: Tf, logits: tfjs.Tensor2D, labels: Labels, spec: LossSpec): tfjs.Scalar {
  const terms: tfjs.Scalar[] = [];
  if (spec.crossEntropy !== 0) {
    terms.push(crossEntropy(tf, logits, labels, spec.classWeights).mul(spec.crossEntropy));
  }
  if (spec.dice !== 0) terms.push(softDice(tf, logits, labels).mul(spec.dice));
  return terms.reduce((sum, term) => sum.add(term), tf.scalar(0));
}

/** Sum over valid labels of w[t] * -log p[t], over their number; nothing valid: 0. */
function crossEntropy(
  tf: Tf,
  logits: tfjs.Tensor2D,
  { oneHot, count }: Labels,
  classWeights: readonly number[],
): tfjs.Scalar {
  const weighted = oneHot.mul(tf.tensor1d([...classWeights]));
  const sum = tf.logSoftmax(logits).mul(weighted).sum() as tfjs.Scalar;
  return sum.div(-Math.max(1, count));
}

/** 1 - mean over classes of (2 * sum(p * y) + s) / (sum(p) + sum(y) + s) over the batch's valid pixels. */
function softDice(tf: Tf, logits: tfjs.Tensor2D, { oneHot }: Labels): tfjs.Scalar {
  const valid = oneHot.sum(1, true);
  const p = tf.softmax(logits).mul(valid);
  const overlap = p.mul(oneHot).sum(0).mul(2).add(SMOOTH);
  const total = p.sum(0).add(oneHot.sum(0)).add(SMOOTH);
  return tf.scalar(1).sub(overlap.div(total).mean());
}

/** K,K: row = true class, column = predicted (the first of equals). Exact below 2^24 pixels a batch and cell. */
export function confusionOf(tf: Tf, logits: tfjs.Tensor2D, { oneHot }: Labels): tfjs.Tensor2D {
  const predicted = tf.oneHot(tf.argMax(logits, 1) as tfjs.Tensor1D, logits.shape[1]).cast('float32');
  return tf.matMul(oneHot, predicted as tfjs.Tensor2D, true);
}
