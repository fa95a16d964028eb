// The blocked layout: N,C/block,H,W,block, the order that ONNX Runtime's own fast convolution kernels read
// (com.microsoft.nchwc). Its optimizer uses them for constant weights only; called by name they take any. The
// operators are internal to ONNX Runtime, so probe.ts finds out whether they are there and right.
import { convolutionOf } from '../convolution.ts';
import { type Graph, NCHWC, type Value } from '../graph.ts';
import { blockedDepthwise } from './blocked-depthwise.ts';
import { blockedWeightGradient } from './blocked-weight-gradient.ts';
import { standardDepthwise } from './depthwise.ts';
import type { Geometry, Kernels, Layout } from './layout.ts';
import { standardKernels, standardLayout } from './standard.ts';
import { transposeBlocks } from './transpose-blocks.ts';

export function blockedLayout(block: number): Layout {
  const kernels = blockedKernels(block);
  const head = headKernels(block);
  const depthwise = blockedDepthwise(block);
  const reads = (channels: number) => channels % block === 0 || channels < block;
  return {
    name: 'blocked',
    block,
    kernels(sources, filters, { stride = 1 }) {
      if (stride !== 1 || !sources.every(reads)) return standardKernels;
      if (filters % block === 0) return kernels;
      return filters < block ? head : standardKernels;
    },
    depthwiseKernels: (channels) => (channels % block === 0 ? depthwise : standardDepthwise),
    rearrange(graph, { value, channels, height, width }, to) {
      if (height * width === 1) return value;
      return to === 1
        ? graph.add('ReorderOutput', [value], { channels }, NCHWC)
        : graph.add('ReorderInput', [value], {}, NCHWC);
    },
    maxPool: (graph, input) =>
      input.block === 1
        ? standardLayout.maxPool(graph, input)
        : graph.add('MaxPool', [input.value], { kernel_shape: [2, 2], strides: [2, 2] }, NCHWC),
    scaleAndShift(graph, input, scale, shift, sum) {
      if (input.block === 1) return standardLayout.scaleAndShift(graph, input, scale, shift, sum);
      // A 1x1 convolution of each channel with itself: one pass, where Mul and Add take two slower ones.
      const weight = graph.reshape(scale, [input.channels, 1, 1, 1]);
      const inputs = [input.value, weight, shift, ...(sum ? [sum] : [])];
      return graph.add('Conv', inputs, { kernel_shape: [1, 1], group: input.channels }, NCHWC);
    },
  };
}

/** Whole blocks of filters, from whole blocks of channels or, plain, from fewer channels than a block (images). */
function blockedKernels(block: number): Kernels {
  const inputBlock = (channels: number) => (channels % block === 0 ? block : 1);
  return {
    outputBlock: block,
    inputBlock,

    forward: ({ graph }, input, weight, _filters, geometry, { bias, sum }) =>
      convolve(graph, input.value, weight, geometry, bias, sum),

    inputGradient(context, input, weight, gradient, geometry) {
      if (inputBlock(input.channels) === 1) {
        const plain = context.arranged(gradient, 1);
        const unblocked = unblock(context.graph, weight, gradient.channels, input.channels, block, geometry);
        standardKernels.inputGradient(context, input, unblocked, plain, geometry);
        return;
      }
      const convolution = (sum: Value | undefined) => {
        const { graph } = context;
        const turned = turnKernel(graph, weight, gradient.channels, input.channels, block, geometry);
        return convolve(graph, gradient.value, turned, geometry, undefined, sum);
      };
      context.contribute(input, block, convolution, true);
    },

    weightGradient: (context, input, gradient, geometry) =>
      blockedWeightGradient(context, input, gradient, geometry, block),
  };
}

/**
 * The network's head: fewer filters than a block (classes). Plain forward; its input gradient goes back in blocks,
 * through the kernel that reads few plain channels.
 */
function headKernels(block: number): Kernels {
  return {
    ...standardKernels,
    inputGradient(context, input, weight, gradient, geometry) {
      // The 4 * filters of a transposed convolution may be more than that kernel takes.
      if (input.channels % block !== 0 || gradient.channels >= block) {
        standardKernels.inputGradient(context, input, weight, gradient, geometry);
        return;
      }
      const convolution = (sum: Value | undefined) => {
        const { graph } = context;
        const turned = turnHead(graph, weight, gradient.channels, input.channels, block, geometry);
        return convolve(graph, gradient.value, turned, geometry, undefined, sum);
      };
      context.contribute(input, block, convolution, true);
    },
  };
}

function convolve(
  graph: Graph,
  input: Value,
  weight: Value,
  geometry: Geometry,
  bias: Value | undefined,
  sum: Value | undefined,
): Value {
  const inputs = [input, weight, ...(bias || sum ? [bias] : []), ...(sum ? [sum] : [])];
  return graph.add('Conv', inputs, convolutionOf(geometry), NCHWC);
}

/** O/b,I/b,k,k,b,b -> I/b,O/b,k,k,b,b with the taps in reverse order: the kernel that carries a gradient back. */
function turnKernel(
  graph: Graph,
  weight: Value,
  filters: number,
  inputs: number,
  block: number,
  { kernel }: Geometry,
): Value {
  const [outer, inner, taps] = [filters / block, inputs / block, kernel * kernel];
  const order = graph.manyInts(`turned ${outer} ${inner} ${taps}`, () =>
    Array.from({ length: outer * inner * taps }, (_, index) => {
      const tap = index % taps;
      const o = Math.floor(index / taps) % outer;
      const i = Math.floor(index / taps / outer);
      return (o * inner + i) * taps + (taps - 1 - tap);
    }),
  );
  const flat = graph.reshape(weight, [outer * inner * taps, block * block]);
  const moved = graph.add('Gather', [flat, order]);
  const turned = transposeBlocks(graph, moved, outer * inner * taps, block, block);
  return graph.reshape(turned, [inputs, filters, kernel, kernel]);
}

/** O/b,I,k,k,b -> O,I,k,k. */
function unblock(
  graph: Graph,
  weight: Value,
  filters: number,
  inputs: number,
  block: number,
  { kernel }: Geometry,
): Value {
  const blocked = graph.reshape(weight, [filters / block, inputs * kernel * kernel, block]);
  return graph.reshape(graph.transpose(blocked, [0, 2, 1]), [filters, inputs, kernel, kernel]);
}

/** O,I,k,k -> I/b,O,k,k,b with the taps in reverse order. */
function turnHead(
  graph: Graph,
  weight: Value,
  filters: number,
  inputs: number,
  block: number,
  { kernel }: Geometry,
): Value {
  const taps = kernel * kernel;
  const blocked = graph.transpose(
    graph.reshape(weight, [filters, inputs / block, block, taps]),
    [1, 0, 3, 2],
  );
  const reversed = graph.ints(Array.from({ length: taps }, (_, index) => taps - 1 - index));
  const turned = taps === 1 ? blocked : graph.add('Gather', [blocked, reversed], { axis: 2 });
  return graph.reshape(turned, [inputs, filters, kernel, kernel]);
}
