// concat: joins along the channels.
//   forward   y = [x1, x2, ...];  backward  each part gets its own channels' gradient
// A convolution reads the parts one by one (see conv.ts), so they're only joined in memory where another op asks.
import type { Layer } from '../../../network/network.ts';
import { sourcesOf } from '../activation.ts';
import type { Op } from './op.ts';

export const concat: Op<Extract<Layer, { readonly op: 'concat' }>> = {
  forward(context, { name }, inputs) {
    const [{ batch, height, width }] = inputs;
    const sources = inputs.flatMap(sourcesOf);
    const channels = sources.reduce((sum, source) => sum + source.channels, 0);
    const output = { value: name, batch, channels, height, width, block: 1, sources };
    return {
      output,
      backward(gradient) {
        let first = 0;
        for (const source of sources) {
          const start = first;
          first += source.channels;
          if (!context.needsGradient(source)) continue;
          const { graph } = context;
          const bounds = [graph.ints([start]), graph.ints([start + source.channels]), graph.ints([1])];
          context.contribute(source, 1, (sum) => context.add(graph.add('Slice', [gradient, ...bounds]), sum));
        }
      },
    };
  },

  export: (exporter, _layer, inputs) => exporter.graph.add('Concat', inputs, { axis: 1 }),
};
