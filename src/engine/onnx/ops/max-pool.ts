// max-pool: the largest of each 2x2 window, stride 2.
//   forward   y[h,w] = max over a,b of x[2h+a,2w+b]
//   backward  dx[2h+a,2w+b] = dy[h,w] at the first maximum in row order, else 0 (as PyTorch's MaxPool2d)
// A maximum is found by comparing x with y. Where several elements of a window are equal to it, all but the first
// are struck out; that works on truth values, a quarter of the memory of numbers.
import type { Layer } from '../../../network/network.ts';
import { type Activation, shapeOf } from '../activation.ts';
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
          context.add(scatter(graph, input, output, gradient), sum),
        );
      },
    };
  },

  export: (exporter, _layer, [input]) =>
    exporter.graph.add('MaxPool', [input], { kernel_shape: [2, 2], strides: [2, 2] }),
};

/** The gradient at each window's first maximum. Windows: rows, 2, columns, 2(, block). */
function scatter(graph: Graph, input: Activation, output: Activation, gradient: Value): Value {
  const { batch, channels, height, width, block } = output;
  const rows = batch * (channels / block) * height;
  const inner = block === 1 ? [] : [block];
  const large = [rows, 2, width, 2, ...inner];
  const small = [rows, 1, width, 1, ...inner];
  const equal = graph.add('Equal', [graph.reshape(input.value, large), graph.reshape(output.value, small)]);
  const first = firstOfWindow(graph, equal);
  const placed = graph.add('Where', [first, graph.reshape(gradient, small), graph.float(0)]);
  return graph.reshape(placed, shapeOf(input));
}

/** Of the truth values in each window (axes 1 and 3) only the first true one in row order. */
function firstOfWindow(graph: Graph, windows: Value): Value {
  const at = (row: number, column: number) =>
    graph.add('Slice', [
      windows,
      graph.ints([row, column]),
      graph.ints([row + 1, column + 1]),
      graph.ints([1, 3]),
    ]);
  const not = (value: Value) => graph.add('Not', [value]);
  const and = (a: Value, b: Value) => graph.add('And', [a, b]);
  const or = (a: Value, b: Value) => graph.add('Or', [a, b]);
  const [a, b, c, d] = [at(0, 0), at(0, 1), at(1, 0), at(1, 1)];
  const upper = or(a, b);
  const upperRow = graph.add('Concat', [a, and(b, not(a))], { axis: 3 });
  const lowerRow = graph.add('Concat', [and(c, not(upper)), and(d, not(or(upper, c)))], { axis: 3 });
  return graph.add('Concat', [upperRow, lowerRow], { axis: 1 });
}
