// A summand of the loss, and what the summands share.
import type { Value } from './graph.ts';

export interface Term {
  readonly loss: Value;
  gradient(): Value;
}

export interface Softmax {
  readonly p: Value;
  /** log of the sum of exp(z): N,1,pixels. */
  readonly logSum: Value;
}
