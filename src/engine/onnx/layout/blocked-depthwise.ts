// Convolutions of each channel with a kernel of its own, in the blocked layout. A weight lies as C/b,k,k,b, which is also how one
// image's channels lie: an activation of N images is the weight of N*C channels without a number being moved.
import { samePadding } from '../../../network/padding.ts';
import type { Activation } from '../activation.ts';
import { convolutionOf, reverse } from '../convolution.ts';
import { type Graph, NCHWC, type Value } from '../graph.ts';
import type { Geometry, Kernels } from './layout.ts';

/** For whole blocks of channels. */
export function blockedDepthwise(block: number): Kernels {
  return {
    outputBlock: block,
    inputBlock: () => block,

    forward: ({ graph }, { value, channels }, weight, _filters, geometry, { bias, sum }) =>
      convolve(graph, value, weight, convolutionOf(geometry, channels), bias, sum),

    inputGradient(context, input, weight, gradient, geometry) {
      const { graph } = context;
      const { kernel, stride } = geometry;
      const { channels } = input;
      const convolution = (sum: Value | undefined) => {
        const turned = turnKernels(graph, weight, channels, kernel, block);
        const spaced = stride === 2 ? withZerosBetween(graph, gradient) : gradient.value;
        return convolve(graph, spaced, turned, backwards(geometry, channels), undefined, sum);
      };
      context.contribute(input, block, convolution, true);
    },

    /** Every channel of every image is a group of one convolution, whose kernel is its dy; then the sum over the images. */
    weightGradient({ graph }, input, gradient, geometry) {
      const { kernel, stride = 1 } = geometry;
      const { before, after } = samePadding(geometry);
      const { batch, channels, height, width } = input;
      const planes = batch * channels;
      const images = graph.reshape(input.value, [1, planes, height, width]);
      const kernels = graph.reshape(gradient.value, [planes, 1, gradient.height, gradient.width]);
      const attributes = {
        kernel_shape: [gradient.height, gradient.width],
        pads: [before, before, after, after],
        dilations: [stride, stride],
        group: planes,
      };
      const taps = graph.add('Conv', [images, kernels], attributes, NCHWC);
      const each = graph.reshape(taps, [batch, channels, kernel, kernel]);
      return graph.reshape(batch === 1 ? each : graph.sum(each, [0]), [channels, 1, kernel, kernel]);
    },
  };
}

function convolve(
  graph: Graph,
  input: Value,
  weight: Value,
  attributes: Parameters<Graph['add']>[2],
  bias: Value | undefined,
  sum: Value | undefined,
): Value {
  const inputs = [input, weight, ...(bias || sum ? [bias] : []), ...(sum ? [sum] : [])];
  return graph.add('Conv', inputs, attributes, NCHWC);
}

/** Of the stride-1 convolution that carries a gradient back: what was before the window is behind it now. */
function backwards({ kernel, stride, dilation }: Geometry, channels: number): Parameters<Graph['add']>[2] {
  const { before } = samePadding({ kernel, stride, dilation });
  const first = kernel - 1 - before;
  return {
    kernel_shape: [kernel, kernel],
    pads: [first, first, before, before],
    group: channels,
  };
}

/** dy on the grid of x, 0 where the stride has left a pixel out: behind each pixel a zero, below each row a row of them. */
function withZerosBetween(graph: Graph, { value, batch, channels, height, width, block }: Activation): Value {
  const rows = graph.reshape(value, [(batch * channels) / block, height, 1, width, block]);
  const spaced = graph.add('Pad', [rows, graph.ints([0, 0, 0, 0, 0, 0, 0, 1, 0, block])]);
  return graph.reshape(spaced, [batch, channels, 2 * height, 2 * width]);
}

/** C/b,k,k,b with the taps in reverse order. */
function turnKernels(graph: Graph, weight: Value, channels: number, kernel: number, block: number): Value {
  const taps = kernel * kernel;
  const rows = graph.reshape(weight, [channels / block, taps, block]);
  const turned = graph.add('Gather', [rows, reverse(graph, taps)], { axis: 1 });
  return graph.reshape(turned, [channels, 1, kernel, kernel]);
}
