// global-average-pool: the mean over height and width (Lin et al. 2014), N,C,H,W -> N,C.
//   forward   y[n,c] = mean over pixels of x[n,c];  backward  dx[n,c,pixel] = dy[n,c] / (H * W)
import type { Layer } from '../../../network/network.ts';
import { channelView, shapeOf } from '../activation.ts';
import type { Op } from './op.ts';

export const globalAveragePool: Op<Extract<Layer, { readonly op: 'global-average-pool' }>> = {
  forward(context, _layer, [joined]) {
    const { graph } = context;
    const input = context.whole(joined);
    const { batch, channels, height, width } = input;
    const view = channelView(input);
    const means = graph.add('ReduceMean', [graph.reshape(input.value, view), graph.ints([2])], {
      keepdims: 0,
    });
    const value = graph.reshape(means, [batch, channels, 1, 1]);
    return {
      output: { value, batch, channels, height: 1, width: 1, block: 1 },
      backward(gradient) {
        context.contribute(joined, input.block, (sum) => {
          const share = graph.add('Mul', [gradient, graph.float(1 / (height * width))]);
          const narrow = graph.reshape(
            share,
            view.map((size, axis) => (axis === 2 ? 1 : size)),
          );
          const spread = graph.add('Expand', [narrow, graph.ints(view)]);
          return context.add(graph.reshape(spread, shapeOf(input)), sum);
        });
      },
    };
  },

  export: (exporter, _layer, [input]) =>
    exporter.graph.add('Flatten', [exporter.graph.add('GlobalAveragePool', [input])]),
};
