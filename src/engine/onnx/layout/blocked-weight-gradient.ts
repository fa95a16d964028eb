// The gradient of a convolution's weight in the blocked layout. Three forms: by kernel size and number of channels.
import type { Activation } from '../activation.ts';
import type { Graph, Value } from '../graph.ts';
import type { Geometry, KernelContext } from './layout.ts';
import { neighbourhoods, oddRows, pixelProduct } from './standard.ts';
import { transposeBlocks } from './transpose-blocks.ts';

/** x in blocks, or plain with fewer channels than a block; dy in blocks. The result: O/b,I/a,k,k,a,b. */
export function blockedWeightGradient(
  context: KernelContext,
  input: Activation,
  gradient: Activation,
  geometry: Geometry,
  block: number,
): Value {
  const { kernel, dilation } = geometry;
  const shape = [gradient.channels, input.channels, kernel, kernel];
  const weight = () => {
    if (kernel === 1) return pointwise(context, input, gradient, block);
    if (input.block === 1) return fewChannels(context, input, gradient, geometry, block);
    return fromBlocks(context, input, gradient, dilation, block);
  };
  return context.graph.reshape(weight(), shape);
}

/** 1x1: sum over pixels of x[i] * dy[o], a matrix product for each block of filters. */
function pointwise(context: KernelContext, input: Activation, gradient: Activation, block: number): Value {
  const { graph } = context;
  const pixels = input.height * input.width;
  const x = graph.reshape(context.arranged(input, 1).value, [input.batch, 1, input.channels, pixels]);
  const dy = graph.reshape(gradient.value, [gradient.batch, gradient.channels / block, pixels, block]);
  return graph.sum(graph.add('MatMul', [x, dy]), [0]);
}

/** A handful of input channels: each 3x3 neighbourhood copied, then one matrix product (im2col). */
function fewChannels(
  context: KernelContext,
  input: Activation,
  gradient: Activation,
  geometry: Geometry,
  block: number,
): Value {
  const { graph } = context;
  const columns = neighbourhoods(graph, input, geometry);
  const product = pixelProduct(graph, columns, context.arranged(gradient, 1));
  const split = graph.reshape(product, [9, input.channels, gradient.channels / block, block]);
  return graph.transpose(split, [2, 1, 0, 3]);
}

/**
 * One three-dimensional convolution that reads x as it lies: blocks of channels, rows, and columns with the channels
 * of a block side by side; a step of one column is `block` numbers. dy, as large as the image, is its kernel. It gives
 * O,I/a,rows,columns,a.
 */
function fromBlocks(
  context: KernelContext,
  input: Activation,
  gradient: Activation,
  dilation: number,
  block: number,
): Value {
  const { graph } = context;
  const { batch, channels, height, width } = input;
  const [inner, filters, d] = [channels / block, gradient.channels, dilation];
  const plain = context.arranged(gradient, 1);
  const dy = block === AVX2_BLOCK ? plain : oddRows(graph, plain);
  const { groups, kernels } = groupImages(graph, input, dy);
  const images = graph.reshape(input.value, [1, batch, inner, height, width * block]);
  const attributes = {
    group: groups,
    kernel_shape: [1, height, dy.width],
    dilations: [1, 1, block],
    pads: [0, d, d * block, 0, d, (d + dy.width - width) * block],
    strides: [1, d, 1],
  };
  const shifts = graph.add('Conv', [images, kernels], attributes);
  const each = graph.reshape(shifts, [groups, filters, inner * 3, (2 * d + 1) * block]);
  const sum = groups === 1 ? each : graph.sum(each, [0]);
  const taps = everyColumn(graph, sum, [filters, inner * 3], dilation, block);
  return transposeBlocks(graph, taps, filters / block, block, 9 * channels);
}

/**
 * dy as kernels: each image with its own is a group, whose results are summed up in the end. Where those are more than
 * dy itself, the images are the convolution's channels instead, for which dy is transposed.
 */
function groupImages(
  graph: Graph,
  { batch, channels, height, width }: Activation,
  dy: Activation,
): { readonly groups: number; readonly kernels: Value } {
  const grouped = batch === 1 || 9 * channels <= height * width;
  const groups = grouped ? batch : 1;
  const value = grouped ? dy.value : graph.transpose(dy.value, [1, 0, 2, 3]);
  const shape = [groups * dy.channels, batch / groups, 1, dy.height, dy.width];
  return { groups, kernels: graph.reshape(value, shape) };
}

/** Its kernels read six rows at once, too few to get into each other's way (see `oddRows`). */
const AVX2_BLOCK = 8;

/** Of the 2d + 1 shifts along a row only the first, middle and last are taps of a kernel with dilation d. */
function everyColumn(
  graph: Graph,
  shifts: Value,
  [filters, rows]: readonly [filters: number, rows: number],
  dilation: number,
  block: number,
): Value {
  if (dilation === 1) return shifts;
  const columns = graph.reshape(shifts, [filters, rows, 2 * dilation + 1, block]);
  const bounds = [graph.ints([0]), graph.ints([2 * dilation + 1]), graph.ints([2]), graph.ints([dilation])];
  return graph.add('Slice', [columns, ...bounds]);
}
