// A linear head and the rows that it's fitted to, as all of this folder have them. It computes nothing with them.
import { IGNORE } from '../../../engine/engine.ts';
import { InternalError } from '../../../errors.ts';

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
