// max-pool: the largest of each 2x2 window, stride 2.
//   forward   y[h,w] = max over a,b of x[2h+a,2w+b]
//   backward  dx[2h+a,2w+b] = dy[h,w] at the first maximum in row order, else 0 (as PyTorch's MaxPool2d)
import type { Layer } from '../../../network/network.ts';
import { type Activation, shapeOf } from '../activation.ts';
import type { Op } from './op.ts';

export const maxPool: Op<Extract<Layer, { readonly op: 'max-pool' }>> = {
  forward(context, _layer, [joined]) {
    const { graph, layout } = context;
    const input = context.whole(joined);
    const half = { ...input, height: input.height / 2, width: input.width / 2 };
    if (!context.training || !context.needsGradient(joined))
      return { output: { ...half, value: layout.maxPool(graph, input) } };
    // Where in memory each maximum's first place is comes with it.
    const images = graph.reshape(input.value, spatialView(input));
    const [largest, places] = graph.addAll('MaxPool', [images], 2, window(input));
    return {
      output: { ...half, value: graph.reshape(largest, shapeOf(half)) },
      backward(gradient) {
        context.contribute(joined, input.block, (sum) => {
          const shape = graph.ints(spatialView(input));
          const values = graph.reshape(gradient, spatialView(half));
          const spread = graph.add('MaxUnpool', [values, places, shape], window(input));
          return context.add(graph.reshape(spread, shapeOf(input)), sum);
        });
      },
    };
  },

  export: (exporter, _layer, [input]) =>
    exporter.graph.add('MaxPool', [input], { kernel_shape: [2, 2], strides: [2, 2] }),
};

/** Channels one after the other and their pixels; in blocks a pixel's channels are a third dimension of space. */
function spatialView({
  batch,
  channels,
  height,
  width,
  block,
}: Omit<Activation, 'value'>): readonly number[] {
  return block === 1 ? [batch, channels, height, width] : [batch, channels / block, height, width, block];
}

function window({ block }: Activation) {
  const shape = block === 1 ? [2, 2] : [2, 2, 1];
  return { kernel_shape: shape, strides: shape };
}
