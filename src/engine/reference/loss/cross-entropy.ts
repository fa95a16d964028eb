// Weighted cross-entropy of logits x over the valid (not ignored) labels, M of them, with target t[c] for class c:
//   loss = 1/M * sum over valid pixels and c of w[c] * t[c] * -log p[c],  p = softmax(x);
//   dx[c] = 1/M * (p[c] * sum over k of w[k] * t[k] - w[c] * t[c]).
// t is 1 for the label's class and else 0, or a soft label, smoothed: (1 - s) * t[c] + s / classes.
// Unlike torch.nn.CrossEntropyLoss' 'mean' it divides by the number of valid labels, not by the sum of their weights,
// so that a batch of rare classes counts for more. Nothing valid: 0.
import { type Batch, IGNORE, type LossSpec } from '../../engine.ts';
import { forEachPixel, logSoftmax } from '../ops/softmax.ts';
import { type Tensor64, zerosLike } from '../tensor64.ts';
import type { LossTerm } from './term.ts';

export type Truth = Pick<Batch, 'labels' | 'targets'>;

/** @param logits N,C,H,W or N,C */
export function crossEntropy(
  logits: Tensor64,
  { labels, targets }: Truth,
  { classWeights, labelSmoothing = 0 }: Pick<LossSpec, 'classWeights' | 'labelSmoothing'>,
): LossTerm {
  const logP = logSoftmax(logits);
  const count = labels.reduce((sum, label) => sum + (label === IGNORE ? 0 : 1), 0);
  const dLogits = zerosLike(logits);
  let loss = 0;
  forEachPixel(logP, (indices, pixel) => {
    const label = labels[pixel];
    if (label === IGNORE) return;
    const weighted = indices.map((_, c) => {
      const target = targets?.[pixel * indices.length + c] ?? (c === label ? 1 : 0);
      const smooth = (1 - labelSmoothing) * target + labelSmoothing / indices.length;
      return (classWeights[c] * smooth) / count;
    });
    const sum = weighted.reduce((total, value) => total + value, 0);
    for (const [c, i] of indices.entries()) {
      loss -= weighted[c] * logP.data[i];
      dLogits.data[i] = sum * Math.exp(logP.data[i]) - weighted[c];
    }
  });
  return { loss, dLogits };
}
