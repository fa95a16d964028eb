// What a batch's loss is: crossEntropy * cross-entropy + dice * soft Dice, with its gradient; and the confusion counts.
import { IGNORE, type LossSpec } from '../../engine.ts';
import { forEachPixel } from '../ops/softmax.ts';
import { sizesOf, type Tensor64, zerosLike } from '../tensor64.ts';
import { crossEntropy, type Truth } from './cross-entropy.ts';
import { softDice } from './dice.ts';
import type { LossTerm } from './term.ts';

/** @param logits N,C,H,W or N,C */
export function lossOf(logits: Tensor64, truth: Truth, spec: LossSpec): LossTerm {
  const dLogits = zerosLike(logits);
  let loss = 0;
  const add = (factor: number, term: LossTerm): void => {
    loss += factor * term.loss;
    for (const [i, value] of term.dLogits.data.entries()) dLogits.data[i] += factor * value;
  };
  if (spec.crossEntropy !== 0) add(spec.crossEntropy, crossEntropy(logits, truth, spec));
  if (spec.dice !== 0) add(spec.dice, softDice(logits, truth.labels));
  return { loss, dLogits };
}

/** Confusion counts, row = true class, column = predicted (the first of equals), and how many labels counted. */
export function confusionOf(scores: Tensor64, labels: Uint8Array): { count: number; confusion: number[] } {
  const { channels } = sizesOf(scores);
  const confusion = new Array<number>(channels * channels).fill(0);
  let count = 0;
  forEachPixel(scores, (indices, pixel) => {
    const label = labels[pixel];
    if (label === IGNORE) return;
    const values = indices.map((i) => scores.data[i]);
    confusion[label * channels + values.indexOf(Math.max(...values))]++;
    count++;
  });
  return { count, confusion };
}
