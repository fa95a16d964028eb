// What an optimizer's rule is given for one piece of a parameter, and what it gives back.
import type { Value } from './graph.ts';
import type { Piece } from './piece.ts';

/** One piece of a parameter, whose name is that of its weight. */
export interface Update {
  readonly piece: Piece;
  readonly gradient: Value;
  /** In the order of `slots`. */
  readonly state: readonly Value[];
}

export interface Updated {
  readonly weight: Value;
  readonly state: readonly Value[];
}
