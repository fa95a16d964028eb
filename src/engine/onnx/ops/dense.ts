// dense: fully connected, N,C -> N,units.
//   forward   y = x W^T + b, W units,C;  backward  dx = dy W, dW = dy^T x, db = sum over n of dy
import type { Layer } from '../../../network/network.ts';
import type { Op } from './op.ts';

export const dense: Op<Extract<Layer, { readonly op: 'dense' }>> = {
  forward(context, { name, units, frozen }, [input]) {
    const { graph } = context;
    const { batch, channels } = input;
    const x = graph.reshape(context.arranged(context.whole(input), 1).value, [batch, channels]);
    const weight = context.parameter(`${name}.weight`);
    const y = graph.add('Gemm', [x, weight, context.parameter(`${name}.bias`)], { transB: 1 });
    const value = graph.reshape(y, [batch, units, 1, 1]);
    return {
      output: { value, batch, channels: units, height: 1, width: 1, block: 1 },
      backward(gradient) {
        const dy = graph.reshape(gradient, [batch, units]);
        if (!frozen) {
          context.gradients.set(weight, graph.add('Gemm', [dy, x], { transA: 1 }));
          context.gradients.set(`${name}.bias`, graph.sum(dy, [0]));
        }
        context.contribute(input, 1, (sum) =>
          context.add(graph.reshape(graph.add('Gemm', [dy, weight]), [batch, channels, 1, 1]), sum),
        );
      },
    };
  },

  export: (exporter, { name }, [input]) =>
    exporter.graph.add(
      'Gemm',
      [input, exporter.parameter(`${name}.weight`), exporter.parameter(`${name}.bias`)],
      { transB: 1 },
    ),
};
