// The gradient of a convolution's weight in the blocked layout. Three forms, by what was measured to be fastest.
import type { Activation } from '../activation.ts';
import type { Context } from '../context.ts';
import type { Graph, Value } from '../graph.ts';
import type { Geometry } from './layout.ts';
import { correlation, neighbourhoods, pixelProduct } from './standard.ts';
import { transposeBlocks } from './transpose-blocks.ts';

/** From this many pixels on, reading x in blocks beats turning it into N,H,W,C first. */
const MANY_PIXELS = 64 * 64;

/** x in blocks, or plain with fewer channels than a block; dy in blocks. The result: O/b,I/a,k,k,a,b. */
export function blockedWeightGradient(
  context: Context,
  input: Activation,
  gradient: Activation,
  { kernel, dilation }: Geometry,
  block: number,
): Value {
  const shape = [gradient.channels, input.channels, kernel, kernel];
  const weight = () => {
    if (kernel === 1) return pointwise(context, input, gradient, block);
    if (input.block === 1) return fewChannels(context, input, gradient, dilation, block);
    return input.height * input.width >= MANY_PIXELS
      ? fromBlocks(context, input, gradient, dilation, block)
      : fromPixels(context, input, gradient, dilation, block);
  };
  return context.graph.reshape(weight(), shape);
}

/** 1x1: sum over pixels of x[i] * dy[o], a matrix product for each block of filters. */
function pointwise(context: Context, input: Activation, gradient: Activation, block: number): Value {
  const { graph } = context;
  const pixels = input.height * input.width;
  const x = graph.reshape(context.arranged(input, 1).value, [input.batch, 1, input.channels, pixels]);
  const dy = graph.reshape(gradient.value, [gradient.batch, gradient.channels / block, pixels, block]);
  return graph.sum(graph.add('MatMul', [x, dy]), [0]);
}

/** A handful of input channels: each 3x3 neighbourhood copied, then one matrix product (im2col). */
function fewChannels(
  context: Context,
  input: Activation,
  gradient: Activation,
  dilation: number,
  block: number,
): Value {
  const { graph } = context;
  const columns = neighbourhoods(graph, input, dilation);
  const product = pixelProduct(graph, columns, context.arranged(gradient, 1));
  const split = graph.reshape(product, [9, input.channels, gradient.channels / block, block]);
  return graph.transpose(split, [2, 1, 0, 3]);
}

/** Large images: the three-dimensional convolution reads x as it lies, a block of channels at a time. */
function fromBlocks(
  context: Context,
  input: Activation,
  gradient: Activation,
  dilation: number,
  block: number,
): Value {
  const { graph } = context;
  const { batch, channels, height, width } = input;
  const [inner, outer] = [channels / block, gradient.channels / block];
  const split = graph.reshape(input.value, [batch, inner, height, width, block]);
  const images =
    batch === 1
      ? graph.reshape(split, [inner, 1, height, width, block])
      : graph.transpose(split, [1, 0, 2, 3, 4]);
  const taps = correlation(graph, images, context.arranged(gradient, 1), dilation);
  const turned = transposeBlocks(graph, taps, inner * outer, block, 9 * block);
  return graph.transpose(graph.reshape(turned, [inner, outer, 9 * block * block]), [1, 0, 2]);
}

/** Small images: x is turned into N,H,W,C first, so that one convolution does all channels. */
function fromPixels(
  context: Context,
  input: Activation,
  gradient: Activation,
  dilation: number,
  block: number,
): Value {
  const { graph } = context;
  const { batch, channels, height, width } = input;
  const [inner, outer] = [channels / block, gradient.channels / block];
  const images = pixelsFirst(graph, input, block);
  const taps = correlation(
    graph,
    graph.reshape(images, [1, batch, height, width, channels]),
    context.arranged(gradient, 1),
    dilation,
  );
  const turned = transposeBlocks(graph, taps, outer, block, 9 * channels);
  return graph.transpose(graph.reshape(turned, [outer, 9, inner, block * block]), [0, 2, 1, 3]);
}

/** N,C/b,H,W,b -> N,H,W,C. */
function pixelsFirst(
  graph: Graph,
  { value, batch, channels, height, width }: Activation,
  block: number,
): Value {
  const split = graph.reshape(value, [batch, channels / block, height * width, block]);
  return graph.transpose(split, [0, 2, 1, 3]);
}
