// add: the sum of activations of one shape, element by element (He et al. 2016).
//   forward   y = x1 + x2 + ...;  backward  each part gets dy
import type { Layer } from '../../../network/network.ts';
import { like } from '../activation.ts';
import type { Op } from './op.ts';

export const add: Op<Extract<Layer, { readonly op: 'add' }>> = {
  forward(context, _layer, inputs) {
    const parts = inputs.map((input) => context.whole(input));
    // Any order of channels will do as long as it's the same; the last part is the branch just computed.
    const [last] = parts.slice(-1);
    const value = parts
      .map((part) => context.arranged(part, last.block).value)
      .reduce((a, b) => context.graph.add('Add', [a, b]));
    return {
      output: like(last, value),
      backward(gradient) {
        for (const input of inputs) {
          if (!context.needsGradient(input)) continue;
          context.contribute(input, last.block, (sum) => context.add(gradient, sum));
        }
      },
    };
  },

  export: (exporter, _layer, inputs) => inputs.reduce((a, b) => exporter.graph.add('Add', [a, b])),
};
