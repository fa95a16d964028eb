// What differs between memory layouts: how channels are rearranged, and the convolution and pooling kernels.
// Everything else in the engine is written once for any block of channels.
import type { Activation } from '../activation.ts';
import type { Context } from '../context.ts';
import type { Graph, Value } from '../graph.ts';
import type { GraphOptimization } from '../session.ts';

export interface Layout {
  readonly name: 'blocked' | 'standard';
  /** Channels to a block; 1 is plain N,C,H,W. */
  readonly block: number;
  /** The kernels for a convolution (or a 2x2/2 transposed one) that reads `sources` channels. */
  kernels(sources: readonly number[], filters: number): Kernels;
  rearrange(graph: Graph, activation: Activation, block: number): Value;
  /** 2x2 max-pooling of stride 2. */
  maxPool(graph: Graph, input: Activation): Value;
  /** value * scale[channel] + shift[channel] + sum, in the order of `input`; scale and shift have shape C. */
  scaleAndShift(graph: Graph, input: Activation, scale: Value, shift: Value, sum?: Value): Value;
}

/**
 * Graphs in blocks are written as they should run. ONNX Runtime's passes over them take two thirds of the time to open
 * one (0.3 of 0.5 s for the classic U-Net's step) and make no step faster.
 */
export function optimizationOf({ name }: Layout): GraphOptimization {
  return name === 'blocked' ? 'disabled' : 'all';
}

export interface Geometry {
  readonly kernel: 1 | 3;
  readonly dilation: number;
}

/**
 * One convolution, forward and backward. A weight is O,I,k,k; in memory O/b,I/a,k,k,a,b, where `a` is the block in
 * which the kernels read a source and `b` the one in which they write.
 */
export interface Kernels {
  readonly outputBlock: number;
  inputBlock(channels: number): number;
  /** y = x * w + bias + sum; x in blocks of `inputBlock`, the result in blocks of `outputBlock`. */
  forward(
    context: Context,
    input: Activation,
    weight: Value,
    filters: number,
    geometry: Geometry,
    extra: { readonly bias?: Value; readonly sum?: Value },
  ): Value;
  /** Announces dx, given dy in blocks of `outputBlock`. */
  inputGradient(
    context: Context,
    input: Activation,
    weight: Value,
    gradient: Activation,
    geometry: Geometry,
  ): void;
  /** dw as the weight lies in memory; x in blocks of `inputBlock`. */
  weightGradient(context: Context, input: Activation, gradient: Activation, geometry: Geometry): Value;
}
