// batch-norm, per channel over batch and pixels, M numbers each (Ioffe & Szegedy 2015; PyTorch's BatchNorm2d):
//   forward   mean = sum(x) / M, var = sum((x - mean)^2) / M, s = 1 / sqrt(var + epsilon)
//             y = gamma * s * (x - mean) + beta
//   backward  dbeta = sum(dy), dgamma = s * sum(dy * (x - mean))
//             dx = gamma * s * (dy - dbeta / M - (x - mean) * s * dgamma / M)
//   running   mean and M / (M - 1) * var (unbiased) move by `momentum`; evaluation uses them instead of the batch's
import type { Layer } from '../../../network/network.ts';
import { type Activation, channelView, like, perChannelView, shapeOf, sumPerChannel } from '../activation.ts';
import type { Context } from '../context.ts';
import type { Graph, Value } from '../graph.ts';
import type { Op, Step } from './op.ts';

type BatchNorm = Extract<Layer, { readonly op: 'batch-norm' }>;

export const batchNorm: Op<BatchNorm> = {
  forward(context, layer, [joined]) {
    const input = context.whole(joined);
    return context.training ? train(context, layer, joined, input) : evaluate(context, layer, input);
  },

  export(exporter, { name, epsilon }, [input]) {
    const parameters = ['weight', 'bias', 'running_mean', 'running_var'].map((suffix) =>
      exporter.parameter(`${name}.${suffix}`),
    );
    return exporter.graph.add('BatchNormalization', [input, ...parameters], { epsilon: { float: epsilon } });
  },
};

/** y = x * (gamma * s) + (beta - running mean * gamma * s): one number a channel each. */
function evaluate(context: Context, { name, epsilon }: BatchNorm, input: Activation): Step {
  const { graph } = context;
  const [gamma, beta, mean, variance] = ['weight', 'bias', 'running_mean', 'running_var'].map((suffix) =>
    context.parameter(`${name}.${suffix}`),
  );
  const scale = graph.add('Mul', [gamma, reciprocalDeviation(graph, variance, epsilon)]);
  const shift = graph.add('Sub', [beta, graph.add('Mul', [mean, scale])]);
  return { output: like(input, scaleAndShift(graph, input, input.value, scale, shift)) };
}

function train(context: Context, layer: BatchNorm, joined: Activation, input: Activation): Step {
  const { graph } = context;
  const { name, epsilon } = layer;
  const count = input.batch * input.height * input.width;
  const [gamma, beta] = [context.parameter(`${name}.weight`), context.parameter(`${name}.bias`)];
  const over = (value: Value) => graph.add('Mul', [value, graph.float(1 / count)]);
  const times = (a: Value, b: Value) => graph.add('Mul', [a, b]);
  const perChannel = (value: Value) => graph.reshape(value, perChannelView(input));
  const sum = (value: Value) => sumPerChannel(graph, input, value);

  const mean = over(sum(input.value));
  const centred = graph.add('Sub', [graph.reshape(input.value, channelView(input)), perChannel(mean)]);
  const variance = over(sum(times(centred, centred)));
  moveStatistics(context, layer, mean, variance, count);
  const s = reciprocalDeviation(graph, variance, epsilon);
  const scale = times(gamma, s);
  return {
    output: like(input, scaleAndShift(graph, input, centred, scale, beta)),
    backward(gradient) {
      const dy = graph.reshape(gradient, channelView(input));
      const dbeta = sum(dy);
      const dgamma = times(s, sum(times(dy, centred)));
      context.gradients.set(beta, dbeta);
      context.gradients.set(gamma, dgamma);
      const along = times(centred, perChannel(over(times(s, dgamma))));
      const dx = graph.add('Sub', [graph.add('Sub', [dy, perChannel(over(dbeta))]), along]);
      context.contribute(joined, input.block, (rest) =>
        context.add(graph.reshape(times(dx, perChannel(scale)), shapeOf(input)), rest),
      );
    },
  };
}

function reciprocalDeviation(graph: Graph, variance: Value, epsilon: number): Value {
  const deviation = graph.add('Sqrt', [graph.add('Add', [variance, graph.float(epsilon)])]);
  return graph.add('Reciprocal', [deviation]);
}

/** value * scale + shift, with one scale and one shift a channel. */
function scaleAndShift(graph: Graph, like: Activation, value: Value, scale: Value, shift: Value): Value {
  const perChannel = (vector: Value) => graph.reshape(vector, perChannelView(like));
  const scaled = graph.add('Mul', [graph.reshape(value, channelView(like)), perChannel(scale)]);
  return graph.reshape(graph.add('Add', [scaled, perChannel(shift)]), shapeOf(like));
}

function moveStatistics(
  context: Context,
  { name, momentum }: BatchNorm,
  mean: Value,
  variance: Value,
  count: number,
): void {
  const { graph } = context;
  const move = (statistic: string, batch: Value, weight: number) => {
    const parameter = context.parameter(`${name}.${statistic}`);
    const kept = graph.add('Mul', [parameter, graph.float(1 - momentum)]);
    const added = graph.add('Mul', [batch, graph.float(weight)]);
    context.statistics.set(parameter, graph.add('Add', [kept, added]));
  };
  move('running_mean', mean, momentum);
  move('running_var', variance, (momentum * count) / Math.max(1, count - 1));
}
