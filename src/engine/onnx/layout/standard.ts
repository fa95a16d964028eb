// The standard layout: plain N,C,H,W and operators of the ONNX standard (but FusedMatMul, which saves a transpose).
// It runs on every build of ONNX Runtime.
import { samePadding } from '../../../network/padding.ts';
import type { Activation } from '../activation.ts';
import { convolutionOf, reverse, spread } from '../convolution.ts';
import { type Graph, MICROSOFT, type Value } from '../graph.ts';
import { standardDepthwise } from './depthwise.ts';
import type { Geometry, Kernels, Layout } from './layout.ts';

/** Up to this many input channels, copying each 3x3 neighbourhood and one matrix product beats a convolution. */
const FEW_CHANNELS = 4;

export const standardKernels: Kernels = {
  outputBlock: 1,
  inputBlock: () => 1,

  forward(context, input, weight, _filters, geometry, { bias, sum }) {
    const inputs = bias === undefined ? [input.value, weight] : [input.value, weight, bias];
    return context.add(context.graph.add('Conv', inputs, convolutionOf(geometry)), sum);
  },

  inputGradient(context, input, weight, gradient, geometry) {
    const { graph } = context;
    context.contribute(input, 1, (sum) => {
      if (geometry.stride === 2) return context.add(spread(graph, gradient.value, weight, geometry), sum);
      const turned = turnKernel(graph, weight, gradient.channels, input.channels, geometry.kernel);
      return context.add(graph.add('Conv', [gradient.value, turned], convolutionOf(geometry)), sum);
    });
  },

  weightGradient({ graph }, input, gradient, geometry) {
    const { kernel, stride = 1 } = geometry;
    const [filters, channels] = [gradient.channels, input.channels];
    if (kernel === 1 && stride === 1) {
      return graph.reshape(pixelProduct(graph, gradient, input), [filters, channels, 1, 1]);
    }
    if (kernel === 1 || channels <= FEW_CHANNELS) {
      const product = pixelProduct(graph, gradient, neighbourhoods(graph, input, geometry));
      const taps = graph.reshape(product, [filters, kernel * kernel, channels]);
      return graph.reshape(graph.transpose(taps, [0, 2, 1]), [filters, channels, kernel, kernel]);
    }
    return correlate(graph, input, gradient, geometry);
  },
};

export const standardLayout: Layout = {
  name: 'standard',
  block: 1,
  kernels: () => standardKernels,
  depthwiseKernels: () => standardDepthwise,
  rearrange: (_graph, { value }) => value,
  maxPool: (graph, { value }) => graph.add('MaxPool', [value], { kernel_shape: [2, 2], strides: [2, 2] }),
  scaleAndShift(graph, { value, channels }, scale, shift, sum) {
    // With mean 0, variance 1 and epsilon 0 the operator is just that, in one pass instead of two.
    const [zeros, ones] = [0, 1].map((number) => graph.floats(new Array(channels).fill(number)));
    const inputs = [value, scale, shift, zeros, ones];
    const result = graph.add('BatchNormalization', inputs, { epsilon: { float: 0 } });
    return sum === undefined ? result : graph.add('Add', [result, sum]);
  },
};

/**
 * The kernel that carries a gradient back: each tap's matrix transposed, the taps in reverse order; O,I,k,k ->
 * I,O,k,k. Taps go in front for it, because transposing a stack of matrices is fast and flipping a row of nine slow.
 */
function turnKernel(graph: Graph, weight: Value, filters: number, inputs: number, kernel: number): Value {
  if (kernel === 1) return graph.transpose(weight, [1, 0, 2, 3]);
  const taps = kernel * kernel;
  const front = graph.transpose(graph.reshape(weight, [filters * inputs, taps]), [1, 0]);
  const reversed = graph.add('Gather', [graph.reshape(front, [taps, filters, inputs]), reverse(graph, taps)]);
  const turned = graph.reshape(graph.transpose(reversed, [0, 2, 1]), [taps, inputs * filters]);
  return graph.reshape(graph.transpose(turned, [1, 0]), [inputs, filters, kernel, kernel]);
}

/** Sum over batch and pixels of a[n,i,p] * b[n,j,p]: i,j. */
export function pixelProduct(graph: Graph, a: Activation, b: Activation): Value {
  const rows = ({ value, batch, channels, height, width }: Activation) =>
    graph.reshape(value, [batch, channels, height * width]);
  const products = graph.add('FusedMatMul', [rows(a), rows(b)], { transB: 1 }, MICROSOFT);
  return graph.sum(products, [0]);
}

/** What the window sees at each of its places as channels (im2col): N,k*k*C,H/stride,W/stride, taps outermost. */
export function neighbourhoods(graph: Graph, input: Activation, geometry: Geometry): Activation {
  const { kernel, stride = 1, dilation } = geometry;
  const { before, after } = samePadding(geometry);
  const { batch, channels } = input;
  const [height, width] = [input.height / stride, input.width / stride];
  const [first, last] = [
    [0, 0, before, before],
    [0, 0, after, after],
  ];
  const padded = graph.add('Pad', [input.value, graph.ints([...first, ...last])]);
  const shifted = Array.from({ length: kernel * kernel }, (_, tap) => {
    const [y, x] = [Math.floor(tap / kernel) * dilation, (tap % kernel) * dilation];
    const ends = [y + (height - 1) * stride + 1, x + (width - 1) * stride + 1];
    const bounds = [graph.ints([y, x]), graph.ints(ends), graph.ints([2, 3]), graph.ints([stride, stride])];
    return graph.add('Slice', [padded, ...bounds]);
  });
  const value = graph.add('Concat', shifted, { axis: 1 });
  return { value, batch, channels: kernel * kernel * channels, height, width, block: 1 };
}

/**
 * The gradient of a kernel as one three-dimensional convolution: the images' batch is its channels, their channels its
 * third dimension, and dy, as large as the image, its kernel. What was a step of the window is a gap in that, and what was
 * a gap, a step.
 */
function correlate(graph: Graph, input: Activation, gradient: Activation, geometry: Geometry): Value {
  const { kernel: size, stride = 1, dilation } = geometry;
  const { before, after } = samePadding(geometry);
  const { batch, channels, height, width } = input;
  const images = graph.reshape(graph.transpose(input.value, [0, 2, 3, 1]), [
    1,
    batch,
    height,
    width,
    channels,
  ]);
  const odd = oddRows(graph, gradient);
  const filters = batch === 1 ? odd.value : graph.transpose(odd.value, [1, 0, 2, 3]);
  const kernel = graph.reshape(filters, [odd.channels, batch, odd.height, odd.width, 1]);
  const right = after + stride * (odd.width - gradient.width);
  const taps = graph.add('Conv', [images, kernel], {
    kernel_shape: [odd.height, odd.width, 1],
    pads: [before, before, 0, after, right, 0],
    strides: [dilation, dilation, 1],
    dilations: [stride, stride, 1],
  });
  const rows = graph.reshape(taps, [gradient.channels, size * size, channels]);
  return graph.reshape(graph.transpose(rows, [0, 2, 1]), [gradient.channels, channels, size, size]);
}

/**
 * dy, plain, with one zero at the end of each row: as a kernel it doesn't need it, but rows of filters that lie a power
 * of two apart meet in the same few places of a cache (1.64 -> 0.67 s for a whole step with AVX-512).
 */
export function oddRows(graph: Graph, gradient: Activation): Activation {
  const value = graph.add('Pad', [gradient.value, graph.ints([0, 0, 0, 0, 0, 0, 0, 1])]);
  return { ...gradient, value, width: gradient.width + 1 };
}
