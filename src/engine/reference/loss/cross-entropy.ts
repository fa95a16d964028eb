// Weighted cross-entropy of logits x over the valid (not ignored) labels t, M of them:
//   loss = 1/M * sum over valid pixels of w[t] * -log p[t],  p = softmax(x);  dx[c] = w[t] / M * (p[c] - (c == t)).
// Unlike torch.nn.CrossEntropyLoss' 'mean' it divides by the number of valid labels, not by the sum of their weights,
// so that a batch of rare classes counts for more. Nothing valid: 0.
import { IGNORE } from '../../engine.ts';
import { forEachPixel, logSoftmax } from '../ops/softmax.ts';
import { type Tensor64, zerosLike } from '../tensor64.ts';
import type { LossTerm } from './term.ts';

/** @param logits N,C,H,W or N,C @param labels N,H,W or N */
export function crossEntropy(
  logits: Tensor64,
  labels: Uint8Array,
  classWeights: readonly number[],
): LossTerm {
  const logP = logSoftmax(logits);
  const count = labels.reduce((sum, label) => sum + (label === IGNORE ? 0 : 1), 0);
  const dLogits = zerosLike(logits);
  let loss = 0;
  forEachPixel(logP, (indices, pixel) => {
    const label = labels[pixel];
    if (label === IGNORE) return;
    const share = classWeights[label] / count;
    loss -= share * logP.data[indices[label]];
    for (const [c, i] of indices.entries()) {
      dLogits.data[i] = share * (Math.exp(logP.data[i]) - (c === label ? 1 : 0));
    }
  });
  return { loss, dLogits };
}
