// What differs between memory layouts: how channels are rearranged, and the convolution and pooling kernels.
// Everything else in the engine is written once for any block of channels.
import type { Window } from '../../../network/padding.ts';
import type { Activation } from '../activation.ts';
import type { Graph, Value } from '../graph.ts';
import type { GraphOptimization } from '../session.ts';

export interface Layout {
  readonly name: 'blocked' | 'standard';
  /** Channels to a block; 1 is plain N,C,H,W. */
  readonly block: number;
  /** The kernels for a convolution (or a 2x2/2 transposed one) that reads `sources` channels. */
  kernels(sources: readonly number[], filters: number, geometry: Geometry): Kernels;
  /** The kernels for a convolution of each of so many channels with a kernel of its own. */
  depthwiseKernels(channels: number): Kernels;
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

/** Adds the nodes of a gradient, in the order of channels it was announced with. Given `sum`, the result includes it. */
export type GradientMaker = (sum: Value | undefined) => Value;

/** What kernels ask of the context that they add their nodes to; more of it would name the layout itself. */
export interface KernelContext {
  readonly graph: Graph;
  /** The activation with its channels in blocks of `block` (1: plain N,C,H,W). */
  arranged(activation: Activation, block: number): Activation;
  /**
   * Announces a part of the gradient of the loss with respect to `activation`, its channels in blocks of `block`.
   * `absorbs`: a sum is included at no cost, as by a convolution.
   */
  contribute(activation: Activation, block: number, make: GradientMaker, absorbs?: boolean): void;
  /** value + sum, where there is a sum. */
  add(value: Value, sum: Value | undefined): Value;
}

export interface Geometry extends Window {
  readonly dilation: number;
}

/**
 * One convolution, forward and backward. A weight is O,I,k,k; in memory O/b,I/a,k,k,a,b, where `a` is the block in
 * which the kernels read a source and `b` the one in which they write. That of a depthwise convolution is C,1,k,k and lies
 * as C/b,k,k,b.
 */
export interface Kernels {
  readonly outputBlock: number;
  inputBlock(channels: number): number;
  /** y = x * w + bias + sum; x in blocks of `inputBlock`, the result in blocks of `outputBlock`. */
  forward(
    context: KernelContext,
    input: Activation,
    weight: Value,
    filters: number,
    geometry: Geometry,
    extra: { readonly bias?: Value; readonly sum?: Value },
  ): Value;
  /** Announces dx, given dy in blocks of `outputBlock`. */
  inputGradient(
    context: KernelContext,
    input: Activation,
    weight: Value,
    gradient: Activation,
    geometry: Geometry,
  ): void;
  /** dw as the weight lies in memory; x in blocks of `inputBlock`. */
  weightGradient(context: KernelContext, input: Activation, gradient: Activation, geometry: Geometry): Value;
}
