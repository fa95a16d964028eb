// activation, element by element:
//   elu   y = x if x > 0, else exp(x) - 1;  dx = dy * (1 if y > 0, else y + 1)   (Clevert et al. 2016, alpha = 1)
//   relu  y = max(x, 0);                    dx = dy * (1 if y > 0, else 0)
// Both derivatives follow from y alone, so x needn't be kept. HardSigmoid clips alpha * y + beta to 0..1, which makes
// either of them one operator: y + 1 clipped, or y times something huge.
import type { Layer } from '../../../network/network.ts';
import { like } from '../activation.ts';
import type { Op } from './op.ts';

/** Makes every positive number (denormal ones are read as 0) at least 1. */
const HUGE = 3e38;

const KINDS = {
  elu: { operator: 'Elu', slope: { alpha: { float: 1 }, beta: { float: 1 } } },
  relu: { operator: 'Relu', slope: { alpha: { float: HUGE }, beta: { float: 0 } } },
} as const;

export const activation: Op<Extract<Layer, { readonly op: 'activation' }>> = {
  forward(context, { kind }, [joined]) {
    const { graph } = context;
    const { operator, slope } = KINDS[kind];
    const input = context.whole(joined);
    const output = like(input, graph.add(operator, [input.value]));
    return {
      output,
      backward(gradient) {
        context.contribute(joined, input.block, (sum) => {
          const derivative = graph.add('HardSigmoid', [output.value], slope);
          return context.add(graph.add('Mul', [gradient, derivative]), sum);
        });
      },
    };
  },

  export: (exporter, { kind }, [input]) => exporter.graph.add(KINDS[kind].operator, [input]),
};
