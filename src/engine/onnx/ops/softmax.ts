// softmax over the channels: y[c] = exp(x[c] - max x) / sum over k of exp(x[k] - max x).
// Only its forward part is here: the loss (loss.ts) hands its gradient straight to the logits, which is both
// shorter and exact where a probability underflows.
import type { Layer } from '../../../network/network.ts';
import { like } from '../activation.ts';
import type { Op } from './op.ts';

export const softmax: Op<Extract<Layer, { readonly op: 'softmax' }>> = {
  forward(context, _layer, [joined]) {
    const input = context.arranged(context.whole(joined), 1);
    return { output: like(input, context.graph.add('Softmax', [input.value], { axis: 1 })) };
  },

  export: (exporter, _layer, [input]) => exporter.graph.add('Softmax', [input], { axis: 1 }),
};
