// A parameter, or a part of one, as it lies in memory while the network trains.

/** A stored tensor: a parameter, or the part of a convolution's weight that one of its sources meets. */
export interface Piece {
  /** The graph input's name: the parameter's, with `:1`, `:2`... for further pieces. */
  readonly name: string;
  /** As the graph declares it. */
  readonly shape: readonly number[];
  /** Filters that lie side by side: in memory the first dimension is cut in two, and the inner part comes last. */
  readonly block: number;
  /** The piece as it lies in memory, from the whole canonical parameter. */
  pack(canonical: Float32Array): Float32Array;
  /** Writes the piece back to its place in the canonical parameter. */
  unpack(piece: Float32Array, canonical: Float32Array): void;
}
