// max-pool: the largest of each 2x2 window, stride 2.
//   forward   y[h,w] = max over a,b of x[2h+a,2w+b]
//   backward  dx[2h+a,2w+b] = dy[h,w] at the first maximum in row order, else 0 (as PyTorch's MaxPool2d)
// Elements equal to their window's maximum are told apart by a rank, 4 to 1 in row order: the first is the one whose
// rank is its window's largest. Comparing works for windows of equal, negative or infinite numbers alike.
import type { Layer } from '../../../network/network.ts';
import { type Activation, like, shapeOf } from '../activation.ts';
import type { Context } from '../context.ts';
import type { Graph, Value } from '../graph.ts';
import type { Op } from './op.ts';

export const maxPool: Op<Extract<Layer, { readonly op: 'max-pool' }>> = {
  forward(context, _layer, [joined]) {
    const { graph } = context;
    const input = context.whole(joined);
    const value = context.layout.maxPool(graph, input);
    const output = { ...input, value, height: input.height / 2, width: input.width / 2 };
    return {
      output,
      backward(gradient) {
        context.contribute(joined, input.block, (sum) =>
          context.add(scatter(context, input, output, gradient), sum),
        );
      },
    };
  },

  export: (exporter, _layer, [input]) =>
    exporter.graph.add('MaxPool', [input], { kernel_shape: [2, 2], strides: [2, 2] }),
};

/** The gradient at each window's first maximum. */
function scatter({ graph, layout }: Context, input: Activation, output: Activation, gradient: Value): Value {
  const spread = (value: Value) => layout.upsample(graph, like(output, value));
  const ofWindow = (value: Value) => layout.maxPool(graph, like(input, value));
  const asNumbers = (truths: Value) => graph.add('Cast', [truths], { to: FLOAT });
  const times = (a: Value, b: Value) => graph.add('Mul', [a, b]);

  const maximal = asNumbers(graph.add('Equal', [input.value, spread(output.value)]));
  const view = spatialView(input);
  const rank = graph.reshape(times(graph.reshape(maximal, view), ranks(graph, input)), shapeOf(input));
  const first = asNumbers(graph.add('Equal', [rank, spread(ofWindow(rank))]));
  return times(first, spread(gradient));
}

/** ONNX's number for the type. */
const FLOAT = 1;

/** N,C,H,W of plain channels or N,C/block,H,W,block of blocked ones. */
function spatialView({ batch, channels, height, width, block }: Activation): readonly number[] {
  return block === 1 ? [batch, channels, height, width] : [batch, channels / block, height, width, block];
}

/** 4 3 / 2 1 in every window. */
function ranks(graph: Graph, { height, width, block }: Activation): Value {
  const values = Array.from({ length: height * width }, (_, pixel) => {
    const [row, column] = [Math.floor(pixel / width), pixel % width];
    return 4 - 2 * (row % 2) - (column % 2);
  });
  return graph.floats(values, block === 1 ? [height, width] : [height, width, 1]);
}
