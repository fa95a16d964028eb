// upsample: twice the height and width, bilinear (torch's interpolate, align_corners=False); along either edge
//   forward   y[2i] = 0.25 * x[i-1] + 0.75 * x[i], y[2i+1] = 0.75 * x[i] + 0.25 * x[i+1], x going on beyond the edge
//   backward  dx[i] = 0.25 * dy[2i-1] + 0.75 * dy[2i] + 0.75 * dy[2i+1] + 0.25 * dy[2i+2], dy going on beyond the edge: a
//             convolution of stride 2, the same for every channel
import type { Layer } from '../../../network/network.ts';
import { type Activation, shapeOf } from '../activation.ts';
import type { Graph, Value } from '../graph.ts';
import type { Op } from './op.ts';

export const upsample: Op<Extract<Layer, { readonly op: 'upsample' }>> = {
  forward(context, _layer, [joined]) {
    const { graph } = context;
    const input = context.arranged(context.whole(joined), 1);
    const value = resize(graph, input.value);
    const output = { ...input, value, height: 2 * input.height, width: 2 * input.width };
    return {
      output,
      backward(gradient) {
        context.contribute(joined, 1, (sum) => context.add(gather(graph, gradient, output, input), sum));
      },
    };
  },

  export: (exporter, _layer, [input]) => resize(exporter.graph, input),
};

function resize(graph: Graph, image: Value): Value {
  const scales = graph.floats([1, 1, 2, 2]);
  const attributes = { mode: 'linear', coordinate_transformation_mode: 'half_pixel' };
  return graph.add('Resize', [image, undefined, scales], attributes);
}

const WEIGHTS = [0.25, 0.75, 0.75, 0.25];

/** Every channel of every image as an image of its own. */
function gather(graph: Graph, gradient: Value, output: Activation, input: Activation): Value {
  const planes = output.batch * output.channels;
  const dy = graph.reshape(gradient, [planes, 1, output.height, output.width]);
  const padded = graph.add('Pad', [dy, graph.ints([0, 0, 1, 1, 0, 0, 1, 1])], { mode: 'edge' });
  const kernel = graph.floats(
    WEIGHTS.flatMap((row) => WEIGHTS.map((column) => row * column)),
    [1, 1, 4, 4],
  );
  const dx = graph.add('Conv', [padded, kernel], { kernel_shape: [4, 4], strides: [2, 2] });
  return graph.reshape(dx, shapeOf(input));
}
