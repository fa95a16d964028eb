// depthwise-conv: each channel with a kernel of its own (Howard et al. 2017), padding and stride as conv has them.
//   forward   y[n,c] = b[c] + sum over taps of w[c,tap] * x[n,c, shifted by tap]
//   backward  dx = dy * w, turned by 180 degrees; dw[c,tap] = sum over n, pixels of dy[n,c] * x[n,c, shifted by tap];
//             db[c] = sum over n, pixels of dy[n,c]
import type { Layer } from '../../../network/network.ts';
import { like, sumPerChannel } from '../activation.ts';
import { convolutionOf } from '../convolution.ts';
import { depthwisePieces } from '../layout/weights.ts';
import { FoldedNorm } from './folded-norm.ts';
import type { Op } from './op.ts';

type DepthwiseConv = Extract<Layer, { readonly op: 'depthwise-conv' }>;

export const depthwiseConv: Op<DepthwiseConv> = {
  forward(context, { name, kernel, stride, bias: hasBias, frozen }, [joined], norm) {
    const geometry = { kernel, stride, dilation: 1 };
    const { channels, ...whole } = context.whole(joined);
    const kernels = context.layout.depthwiseKernels(channels);
    const input = context.arranged({ channels, ...whole }, kernels.inputBlock(channels));
    const piece = context.parameter(`${name}.weight`);
    const shape = [channels, 1, kernel, kernel];
    const fold = norm && new FoldedNorm(context, norm, { filters: channels, block: kernels.outputBlock });
    const weight = fold ? fold.scaled(piece, shape) : piece;
    const bias = hasBias ? context.parameter(`${name}.bias`) : undefined;
    const value = kernels.forward(context, input, weight, channels, geometry, { bias: bias ?? fold?.shift });
    const { batch, height, width } = input;
    const size = { batch, channels, height: height / stride, width: width / stride };
    const output = { value, ...size, block: kernels.outputBlock };
    return {
      output,
      backward(gradient) {
        const dy = like(output, gradient);
        const sum = () => sumPerChannel(context.graph, dy, gradient);
        if (!frozen) {
          const raw = kernels.weightGradient(context, input, dy, geometry);
          context.gradients.set(piece, fold ? fold.weightGradient(piece, raw, shape) : raw);
          if (bias) context.gradients.set(bias, sum());
        }
        fold?.learn(sum);
        if (context.needsGradient(joined)) kernels.inputGradient(context, joined, weight, dy, geometry);
      },
    };
  },

  export(exporter, layer, [input]) {
    const weight = exporter.parameter(`${layer.name}.weight`);
    const bias = layer.bias ? [exporter.parameter(`${layer.name}.bias`)] : [];
    const [channels] = exporter.shapeOf(`${layer.name}.weight`);
    return exporter.graph.add('Conv', [input, weight, ...bias], convolutionOf(layer, channels));
  },

  arrange: (_layer, spec, _sources, layout) =>
    spec.kind === 'depthwise-weight'
      ? depthwisePieces(spec, layout.depthwiseKernels(spec.shape[0]))
      : undefined,
};
