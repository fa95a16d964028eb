// dropout (inverted; Srivastava et al. 2014):
//   forward   y = x * mask, mask = 0 with probability `rate`, else 1 / (1 - rate);  backward  dx = dy * mask
// In evaluation y = x. The masks come from outside (masks.ts): no random operator runs.
import type { Layer } from '../../../network/network.ts';
import { like } from '../activation.ts';
import type { Op } from './op.ts';

export const dropout: Op<Extract<Layer, { readonly op: 'dropout' }>> = {
  forward(context, { name, rate }, [joined]) {
    const { graph } = context;
    if (!context.training || rate === 0) {
      return { output: joined, backward: undefined };
    }
    const input = context.whole(joined);
    const mask = context.mask(name, rate, input);
    return {
      output: like(input, graph.add('Mul', [input.value, mask])),
      backward(gradient) {
        context.contribute(joined, input.block, (sum) =>
          context.add(graph.add('Mul', [gradient, mask]), sum),
        );
      },
    };
  },

  export: (_exporter, _layer, [input]) => input,
};
