// Soft Dice loss (Milletari et al. 2016) of p = softmax(x) over the whole batch, valid (not ignored) pixels only, y
// being 1 for the label's class and else 0; s = 1e-5:
//   loss = 1 - mean over classes of D[c],  D = (2 * sum(p * y) + s) / (sum(p) + sum(y) + s).
//   dD[c]/dp = (2 * y * (sum(p) + sum(y) + s) - (2 * sum(p * y) + s)) / (sum(p) + sum(y) + s)^2, then softmax's chain.
import { IGNORE } from '../../engine.ts';
import { forEachPixel, softmax } from '../ops/softmax.ts';
import { sizesOf, type Tensor64, zerosLike } from '../tensor64.ts';
import type { LossTerm } from './term.ts';

const SMOOTH = 1e-5;

/** @param logits N,C,H,W or N,C @param labels N,H,W or N */
export function softDice(logits: Tensor64, labels: Uint8Array): LossTerm {
  const p = softmax.forward(SOFTMAX, [logits], {}, EVALUATION);
  const { channels } = sizesOf(p);
  const overlap = new Float64Array(channels).fill(SMOOTH);
  const total = new Float64Array(channels).fill(SMOOTH);
  forEachValid(p, labels, (i, c, y) => {
    overlap[c] += 2 * p.data[i] * y;
    total[c] += p.data[i] + y;
  });
  const loss = 1 - overlap.reduce((sum, value, c) => sum + value / total[c] / channels, 0);
  const dP = zerosLike(p);
  forEachValid(p, labels, (i, c, y) => {
    dP.data[i] = -(2 * y * total[c] - overlap[c]) / total[c] ** 2 / channels;
  });
  const [dLogits] = softmax.backward(SOFTMAX, [logits], {}, EVALUATION, dP).inputs;
  return { loss, dLogits };
}

const SOFTMAX = { op: 'softmax', name: 'probabilities', from: 'logits' } as const;
const EVALUATION = { training: false, seed: 0, step: 0 };

function forEachValid(
  p: Tensor64,
  labels: Uint8Array,
  visit: (index: number, channel: number, y: number) => void,
): void {
  forEachPixel(p, (indices, pixel) => {
    const label = labels[pixel];
    if (label !== IGNORE) indices.forEach((i, c) => void visit(i, c, c === label ? 1 : 0));
  });
}
