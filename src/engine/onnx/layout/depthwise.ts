// Convolutions of each channel with a kernel of its own, on plain N,C,H,W with operators of the ONNX standard.
import { samePadding } from '../../../network/padding.ts';
import { convolutionOf, reverse, spread } from '../convolution.ts';
import type { Graph, Value } from '../graph.ts';
import type { Kernels } from './layout.ts';

export const standardDepthwise: Kernels = {
  outputBlock: 1,
  inputBlock: () => 1,

  forward(context, { value, channels }, weight, _filters, geometry, { bias, sum }) {
    const inputs = bias === undefined ? [value, weight] : [value, weight, bias];
    return context.add(context.graph.add('Conv', inputs, convolutionOf(geometry, channels)), sum);
  },

  inputGradient(context, input, weight, gradient, geometry) {
    const { graph } = context;
    const { channels } = input;
    context.contribute(input, 1, (sum) => {
      if (geometry.stride === 2)
        return context.add(spread(graph, gradient.value, weight, geometry, channels), sum);
      const turned = turnKernels(graph, weight, channels, geometry.kernel);
      const convolution = convolutionOf(geometry, channels);
      return context.add(graph.add('Conv', [gradient.value, turned], convolution), sum);
    });
  },

  /** Every channel of every image is a group of one convolution, whose kernel is its dy; then the sum over the images. */
  weightGradient({ graph }, input, gradient, geometry) {
    const { kernel, stride = 1 } = geometry;
    const { before, after } = samePadding(geometry);
    const { batch, channels, height, width } = input;
    const planes = batch * channels;
    const kernels = graph.reshape(gradient.value, [planes, 1, gradient.height, gradient.width]);
    const taps = graph.add('Conv', [graph.reshape(input.value, [1, planes, height, width]), kernels], {
      kernel_shape: [gradient.height, gradient.width],
      pads: [before, before, after, after],
      dilations: [stride, stride],
      group: planes,
    });
    return graph.sum(graph.reshape(taps, [batch, channels, 1, kernel, kernel]), [0]);
  },
};

/** C,1,k,k with the taps in reverse order: the kernels that carry a gradient back. */
function turnKernels(graph: Graph, weight: Value, channels: number, kernel: number): Value {
  const taps = kernel * kernel;
  const rows = graph.reshape(weight, [channels, taps]);
  const turned = graph.add('Gather', [rows, reverse(graph, taps)], { axis: 1 });
  return graph.reshape(turned, [channels, 1, kernel, kernel]);
}
