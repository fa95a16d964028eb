// conv: 2-D convolution (cross-correlation, as everywhere in the field) with zero padding that keeps the size, or with a stride
// of 2 halves it.
//   forward   y[n,o] = b[o] + sum over i, taps of w[o,i,tap] * x[n,i, shifted by tap]  (with a stride, of every second pixel)
//   backward  dx = dy * w, transposed and turned by 180 degrees; dw[o,i,tap] = sum over n, pixels of
//             dy[n,o] * x[n,i, shifted by tap]; db[o] = sum over n, pixels of dy[n,o]
// Source: Dumoulin & Visin, A guide to convolution arithmetic for deep learning (2016), chapter 4.
// A convolution of a concatenation is the sum of the convolutions of its parts, so nothing is joined in memory.
import type { Layer } from '../../../network/network.ts';
import { type Activation, like, sourcesOf, sumPerChannel } from '../activation.ts';
import type { Context } from '../context.ts';
import { convolutionOf } from '../convolution.ts';
import type { Value } from '../graph.ts';
import type { Geometry, Kernels } from '../layout/layout.ts';
import { convPieces } from '../layout/weights.ts';
import { FoldedNorm } from './folded-norm.ts';
import type { Op } from './op.ts';

type Conv = Extract<Layer, { readonly op: 'conv' }>;

export const conv: Op<Conv> = {
  forward(context, layer, [input], norm) {
    const sources = sourcesOf(input);
    const kernels = context.layout.kernels(
      sources.map(({ channels }) => channels),
      layer.filters,
      layer,
    );
    const { filters, kernel, stride = 1 } = layer;
    const pieces = context.pieces(`${layer.name}.weight`);
    const shapes = sources.map(({ channels }) => [filters, channels, kernel, kernel]);
    const fold = norm && new FoldedNorm(context, norm, { filters, block: kernels.outputBlock });
    const weights = fold ? pieces.map((piece, index) => fold.scaled(piece, shapes[index])) : pieces;
    const bias = layer.bias ? context.parameter(`${layer.name}.bias`) : fold?.shift;
    const value = convolveSources(context, kernels, sources, weights, filters, layer, bias);
    const output = {
      ...{ value, batch: input.batch, channels: filters, block: kernels.outputBlock },
      ...{ height: input.height / stride, width: input.width / stride },
    };
    return {
      output,
      backward(gradient) {
        const dy = like(output, gradient);
        const sum = () => sumPerChannel(context.graph, dy, dy.value);
        backwardSources(context, kernels, sources, weights, dy, layer, (index, raw) => {
          const [piece, shape] = [pieces[index], shapes[index]];
          context.gradients.set(piece, fold ? fold.weightGradient(piece, raw, shape) : raw);
        });
        fold?.learn(sum);
        if (layer.bias && !layer.frozen) context.gradients.set(`${layer.name}.bias`, sum());
      },
    };
  },

  export(exporter, layer, [input]) {
    const { name, bias } = layer;
    const parameters = [
      exporter.parameter(`${name}.weight`),
      ...(bias ? [exporter.parameter(`${name}.bias`)] : []),
    ];
    return exporter.graph.add('Conv', [input, ...parameters], convolutionOf(layer));
  },

  arrange: (layer, spec, sources, layout) =>
    spec.kind === 'weight'
      ? convPieces(spec, sources, layout.kernels(sources, layer.filters, layer))
      : undefined,
};

/** The sum of the sources' convolutions, each added to the last one's result. */
export function convolveSources(
  context: Context,
  kernels: Kernels,
  sources: readonly Activation[],
  weights: readonly Value[],
  filters: number,
  geometry: Geometry,
  bias: Value | undefined,
): Value {
  let sum: Value | undefined;
  for (const [index, source] of sources.entries()) {
    const input = context.arranged(source, kernels.inputBlock(source.channels));
    const extra = { bias: index === 0 ? bias : undefined, sum };
    sum = kernels.forward(context, input, weights[index], filters, geometry, extra);
  }
  return sum!;
}

/** Announces each source's gradient and, unless it's frozen, has that of its part of the weight announced. */
export function backwardSources(
  context: Context,
  kernels: Kernels,
  sources: readonly Activation[],
  weights: readonly Value[],
  gradient: Activation,
  { frozen = false, ...geometry }: Geometry & { readonly frozen?: boolean },
  announce: (source: number, weightGradient: Value) => void,
): void {
  for (const [index, source] of sources.entries()) {
    if (!frozen) {
      const input = context.arranged(source, kernels.inputBlock(source.channels));
      announce(index, kernels.weightGradient(context, input, gradient, geometry));
    }
    if (context.needsGradient(source))
      kernels.inputGradient(context, source, weights[index], gradient, geometry);
  }
}
