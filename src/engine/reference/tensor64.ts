// Numbers with a shape in double precision: what the reference engine computes with. Parameters are kept as float32
// between steps, because that's what a saved state holds.
import type { Tensor } from '../../shared/tensor.ts';

/** Row-major; `shape` multiplies to `data.length`. */
export interface Tensor64 {
  readonly shape: readonly number[];
  readonly data: Float64Array;
}

export function zeros(shape: readonly number[]): Tensor64 {
  return { shape, data: new Float64Array(shape.reduce((product, size) => product * size, 1)) };
}

export function zerosLike({ shape }: Tensor64): Tensor64 {
  return zeros(shape);
}

export function widen({ shape, data }: Tensor): Tensor64 {
  return { shape, data: Float64Array.from(data) };
}

export function narrow({ shape, data }: Tensor64): Tensor {
  return { shape, data: Float32Array.from(data) };
}

/** Sizes of N,C,H,W; or of N,C, whose height and width are 1. */
export interface Sizes {
  readonly batch: number;
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  /** height * width. */
  readonly pixels: number;
}

export function sizesOf({ shape }: Tensor64): Sizes {
  const [batch, channels, height = 1, width = 1] = shape;
  return { batch, channels, height, width, pixels: height * width };
}
