// The standard layout: plain N,C,H,W and operators of the ONNX standard (but FusedMatMul, which saves a transpose).
// It runs on every build of ONNX Runtime.
import type { Activation } from '../activation.ts';
import { type Graph, MICROSOFT, type Value } from '../graph.ts';
import type { Geometry, Kernels, Layout } from './layout.ts';

/** Up to this many input channels, copying each 3x3 neighbourhood and one matrix product beats a convolution. */
const FEW_CHANNELS = 4;

export const standardKernels: Kernels = {
  outputBlock: 1,
  inputBlock: () => 1,

  forward({ graph }, input, weight, _filters, geometry, { bias, sum }) {
    const result = convolve(graph, input.value, weight, geometry, bias);
    return sum === undefined ? result : graph.add('Add', [result, sum]);
  },

  inputGradient(context, input, weight, gradient, geometry) {
    const { graph } = context;
    context.contribute(input, 1, (sum) => {
      const turned = turnKernel(graph, weight, gradient.channels, input.channels, geometry.kernel);
      return context.add(convolve(graph, gradient.value, turned, geometry), sum);
    });
  },

  weightGradient({ graph }, input, gradient, geometry) {
    if (geometry.kernel === 1) {
      const product = pixelProduct(graph, gradient, input);
      return graph.reshape(product, [gradient.channels, input.channels, 1, 1]);
    }
    if (input.channels <= FEW_CHANNELS) {
      const [filters, channels] = [gradient.channels, input.channels];
      const product = pixelProduct(graph, gradient, neighbourhoods(graph, input, geometry.dilation));
      const taps = graph.transpose(graph.reshape(product, [filters, 9, channels]), [0, 2, 1]);
      return graph.reshape(taps, [filters, channels, 3, 3]);
    }
    return correlate(graph, input, gradient, geometry);
  },
};

export const standardLayout: Layout = {
  name: 'standard',
  block: 1,
  kernels: () => standardKernels,
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

function convolve(
  graph: Graph,
  input: Value,
  weight: Value,
  { kernel, dilation }: Geometry,
  bias?: Value,
): Value {
  const pad = dilation * (kernel >> 1);
  return graph.add('Conv', bias === undefined ? [input, weight] : [input, weight, bias], {
    kernel_shape: [kernel, kernel],
    pads: [pad, pad, pad, pad],
    dilations: [dilation, dilation],
  });
}

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

function reverse(graph: Graph, count: number): Value {
  return graph.ints(Array.from({ length: count }, (_, index) => count - 1 - index));
}

/** Sum over batch and pixels of a[n,i,p] * b[n,j,p]: i,j. */
export function pixelProduct(graph: Graph, a: Activation, b: Activation): Value {
  const rows = ({ value, batch, channels, height, width }: Activation) =>
    graph.reshape(value, [batch, channels, height * width]);
  const products = graph.add('FusedMatMul', [rows(a), rows(b)], { transB: 1 }, MICROSOFT);
  return graph.sum(products, [0]);
}

/** Each pixel's 3x3 neighbourhood as channels (im2col): N,9*C,H,W, taps outermost. */
export function neighbourhoods(graph: Graph, input: Activation, dilation: number): Activation {
  const { batch, channels, height, width } = input;
  const d = dilation;
  const padded = graph.add('Pad', [input.value, graph.ints([0, 0, d, d, 0, 0, d, d])]);
  const shifted = Array.from({ length: 9 }, (_, tap) => {
    const [y, x] = [Math.floor(tap / 3) * d, (tap % 3) * d];
    const bounds = [graph.ints([y, x]), graph.ints([y + height, x + width]), graph.ints([2, 3])];
    return graph.add('Slice', [padded, ...bounds]);
  });
  const value = graph.add('Concat', shifted, { axis: 1 });
  return { value, batch, channels: 9 * channels, height, width, block: 1 };
}

/**
 * The gradient of a 3x3 kernel as one three-dimensional convolution: the images' batch is its channels, their
 * channels its third dimension, and dy, as large as the image, its kernel.
 */
function correlate(graph: Graph, input: Activation, gradient: Activation, { dilation }: Geometry): Value {
  const { batch, channels, height, width } = input;
  const images = graph.reshape(graph.transpose(input.value, [0, 2, 3, 1]), [
    1,
    batch,
    height,
    width,
    channels,
  ]);
  const odd = oddRows(graph, gradient);
  const columns = odd.width;
  const filters = batch === 1 ? odd.value : graph.transpose(odd.value, [1, 0, 2, 3]);
  const kernel = graph.reshape(filters, [gradient.channels, batch, height, columns, 1]);
  const [d, right] = [dilation, dilation + columns - width];
  const taps = graph.add('Conv', [images, kernel], {
    kernel_shape: [height, columns, 1],
    pads: [d, d, 0, d, right, 0],
    strides: [d, d, 1],
  });
  const rows = graph.reshape(taps, [gradient.channels, 9, channels]);
  return graph.reshape(graph.transpose(rows, [0, 2, 1]), [gradient.channels, channels, 3, 3]);
}

/**
 * dy, plain, with one zero at the end of each row: as a kernel it doesn't need it, but rows of filters that lie a power
 * of two apart meet in the same few places of a cache (1.64 -> 0.67 s for a whole step with AVX-512).
 */
export function oddRows(graph: Graph, gradient: Activation): Activation {
  const value = graph.add('Pad', [gradient.value, graph.ints([0, 0, 0, 0, 0, 0, 0, 1])]);
  return { ...gradient, value, width: gradient.width + 1 };
}
