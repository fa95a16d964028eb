// The tensors that flow between layers while a network is compiled: their size, and how their channels lie in
// memory. No layer's arithmetic is here.
import type { Graph, Value } from './graph.ts';

/**
 * What a layer gives: N,C,H,W (N,C as N,C,1,1), declared as such to ONNX whatever the order in memory:
 * channels lie in blocks, N,C/block,H,W,block. Block 1 is plain N,C,H,W, so one code serves both.
 */
export interface Activation {
  readonly value: Value;
  readonly batch: number;
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  readonly block: number;
  /** Of a concatenation: the activations it joins. A convolution reads them one by one; nothing is copied. */
  readonly sources?: readonly Activation[];
}

/** N,C,H,W. */
export function shapeOf({ batch, channels, height, width }: Activation): readonly number[] {
  return [batch, channels, height, width];
}

/** The same size and order of channels, other values. */
export function like(activation: Activation, value: Value): Activation {
  const { batch, channels, height, width, block } = activation;
  return { value, batch, channels, height, width, block };
}

/** The activations that a concatenation (of concatenations) joins; any other activation is its own only source. */
export function sourcesOf(activation: Activation): readonly Activation[] {
  return activation.sources?.flatMap(sourcesOf) ?? [activation];
}

/** N,C,H*W of plain channels or N,C/block,H*W,block of blocked ones: the shape in which channels stand out. */
export function channelView({ batch, channels, height, width, block }: Activation): readonly number[] {
  const pixels = height * width;
  return block === 1 ? [batch, channels, pixels] : [batch, channels / block, pixels, block];
}

/** Sums a tensor shaped like `activation` over batch, height and width: one number a channel, shape C. */
export function sumPerChannel(graph: Graph, activation: Activation, value: Value): Value {
  const { batch, channels } = activation;
  const sums = graph.sum(graph.reshape(value, channelView(activation)), [2]);
  return batch === 1
    ? graph.reshape(sums, [channels])
    : graph.sum(graph.reshape(sums, [batch, channels]), [0]);
}
