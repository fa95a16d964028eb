// Numbers with a shape: what parameters and optimizer state are made of. It computes nothing.

/** Row-major float32 values; `shape` multiplies to `data.length`. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}
