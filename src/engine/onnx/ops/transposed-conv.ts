// transposed-conv: 2x2 transposed convolution of stride 2; the four output pixels of an input pixel don't overlap.
//   forward   y[n,o,2h+a,2w+b] = bias[o] + sum over i of w[i,o,a,b] * x[n,i,h,w]
//   backward  those of a 1x1 convolution to 4 * O channels, for that's what it is, followed by the channels of each
//             pixel being laid out as 2x2 pixels (depth to space).
// Source: Dumoulin & Visin, A guide to convolution arithmetic for deep learning (2016), chapter 4.
import type { Layer } from '../../../network/network.ts';
import { type Activation, sourcesOf, sumPerChannel } from '../activation.ts';
import type { Graph, Value } from '../graph.ts';
import type { Geometry } from '../layout/layout.ts';
import { transposedConvPieces } from '../layout/weights.ts';
import { backwardSources, convolveSources } from './conv.ts';
import type { Op } from './op.ts';

type TransposedConv = Extract<Layer, { readonly op: 'transposed-conv' }>;

const POINTWISE: Geometry = { kernel: 1, dilation: 1 };

export const transposedConv: Op<TransposedConv> = {
  forward(context, { name, filters, frozen = false }, [input]) {
    const { graph, layout } = context;
    const sources = sourcesOf(input);
    const kernels = layout.kernels(
      sources.map(({ channels }) => channels),
      filters,
      POINTWISE,
    );
    const weights = context.pieces(`${name}.weight`);
    const bias = context.parameter(`${name}.bias`);
    const biases = graph.add('Concat', [bias, bias, bias, bias], { axis: 0 });
    const depth = convolveSources(context, kernels, sources, weights, 4 * filters, POINTWISE, biases);
    const { batch, height, width } = input;
    const size = { batch, channels: filters, height: 2 * height, width: 2 * width };
    const output = depthToSpace(graph, depth, { ...size, block: kernels.outputBlock });
    return {
      output,
      backward(gradient) {
        const value = spaceToDepth(graph, gradient, output);
        const block = kernels.outputBlock;
        const dy = { value, batch, channels: 4 * filters, height, width, block };
        backwardSources(context, kernels, sources, weights, dy, { ...POINTWISE, frozen }, (index, value) =>
          context.gradients.set(weights[index], value),
        );
        if (!frozen) context.gradients.set(`${name}.bias`, sumPerChannel(graph, output, gradient));
      },
    };
  },

  export: (exporter, { name }, [input]) =>
    exporter.graph.add(
      'ConvTranspose',
      [input, exporter.parameter(`${name}.weight`), exporter.parameter(`${name}.bias`)],
      { kernel_shape: [2, 2], strides: [2, 2] },
    ),

  arrange: (layer, spec, sources, layout) =>
    spec.kind === 'weight'
      ? transposedConvPieces(spec, sources, layout.kernels(sources, layer.filters, POINTWISE))
      : undefined,
};

/** N,(a,b,C),H,W -> N,C,(H,a),(W,b), with channels in blocks. */
function depthToSpace(graph: Graph, depth: Value, size: Omit<Activation, 'value'>): Activation {
  const { batch, channels, height, width, block } = size;
  const split = [batch, 2, 2, channels / block, height / 2, width / 2];
  const whole =
    block === 1
      ? graph.transpose(graph.reshape(depth, split), [0, 3, 4, 1, 5, 2])
      : graph.transpose(graph.reshape(depth, [...split, block]), [0, 3, 4, 1, 5, 2, 6]);
  return { ...size, value: graph.reshape(whole, [batch, channels, height, width]) };
}

/** The reverse of depthToSpace. */
function spaceToDepth(
  graph: Graph,
  space: Value,
  { batch, channels, height, width, block }: Activation,
): Value {
  const split = [batch, channels / block, height / 2, 2, width / 2, 2];
  const depth =
    block === 1
      ? graph.transpose(graph.reshape(space, split), [0, 3, 5, 1, 2, 4])
      : graph.transpose(graph.reshape(space, [...split, block]), [0, 3, 5, 1, 2, 4, 6]);
  return graph.reshape(depth, [batch, 4 * channels, height / 2, width / 2]);
}
