// activation, element by element:
//   elu    y = x if x > 0, else exp(x) - 1;  dx = dy * (1 if y > 0, else y + 1)   (Clevert et al. 2016, alpha = 1)
//   relu   y = max(x, 0);                    dx = dy * (1 if y > 0, else 0)
//   relu6  y = min(max(x, 0), 6);            dx = dy * (1 if 0 < y < 6, else 0)
// The derivatives follow from y alone, so x needn't be kept. HardSigmoid clips alpha * y + beta to 0..1, which makes a
// side of them one operator: y + 1 clipped, or y (or 6 - y) times something huge.
import type { Layer } from '../../../network/network.ts';
import { like } from '../activation.ts';
import type { Graph, Node, Value } from '../graph.ts';
import type { Op } from './op.ts';

type Activation = Extract<Layer, { readonly op: 'activation' }>;

/** Makes every positive number (denormal ones are read as 0) at least 1. */
const HUGE = 3e38;
/** Makes 6 - y at least 1 where y < 6, whose last digit is worth 2^-21; a power of two, so that nothing is rounded. */
const LARGE = 2 ** 22;

const line = (alpha: number, beta: number) => ({ alpha: { float: alpha }, beta: { float: beta } });

interface Kind {
  apply(graph: Graph, x: Value): Value;
  /** The derivative is the product of HardSigmoids of these attributes. */
  readonly slopes: readonly Node['attributes'][];
}

const KINDS: Readonly<Record<Activation['kind'], Kind>> = {
  elu: { apply: (graph, x) => graph.add('Elu', [x]), slopes: [line(1, 1)] },
  relu: { apply: (graph, x) => graph.add('Relu', [x]), slopes: [line(HUGE, 0)] },
  relu6: {
    apply: (graph, x) => graph.add('Clip', [x, graph.float(0), graph.float(6)]),
    slopes: [line(HUGE, 0), line(-LARGE, 6 * LARGE)],
  },
};

export const activation: Op<Activation> = {
  forward(context, { kind }, [joined]) {
    const { graph } = context;
    const { apply, slopes } = KINDS[kind];
    const input = context.whole(joined);
    const output = like(input, apply(graph, input.value));
    return {
      output,
      backward(gradient) {
        context.contribute(joined, input.block, (sum) => {
          const dx = slopes.reduce(
            (dy, slope) => graph.add('Mul', [dy, graph.add('HardSigmoid', [output.value], slope)]),
            gradient,
          );
          return context.add(dx, sum);
        });
      },
    };
  },

  export: ({ graph }, { kind }, [input]) => KINDS[kind].apply(graph, input),
};
