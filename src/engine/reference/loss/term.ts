// What each part of the loss gives back: its value and its gradient.
import type { Tensor64 } from '../tensor64.ts';

export interface LossTerm {
  readonly loss: number;
  /** The loss' gradient by the logits. */
  readonly dLogits: Tensor64;
}
