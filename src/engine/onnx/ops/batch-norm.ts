// batch-norm, per channel over batch and pixels, M numbers each (Ioffe & Szegedy 2015; PyTorch's BatchNorm2d):
//   forward   mean = sum(x) / M, var = sum((x - mean)^2) / M, s = 1 / sqrt(var + epsilon)
//             y = gamma * s * (x - mean) + beta
//   backward  dbeta = sum(dy), dgamma = s * sum(dy * (x - mean))
//             dx = gamma * s * (dy - dbeta / M - (x - mean) * s * dgamma / M)
//   frozen, or with running statistics in training as well:
//             y = gamma * s * (x - running mean) + beta, s of the running variance; dx = gamma * s * dy; they don't move
//   running   mean and M / (M - 1) * var (unbiased) move by `momentum`; evaluation uses them instead of the batch's
import type { Layer } from '../../../network/network.ts';
import { keepsStatistics } from '../../../network/parameters.ts';
import { type Activation, like, sumPerChannel } from '../activation.ts';
import type { Context } from '../context.ts';
import type { Graph, Value } from '../graph.ts';
import type { Op, Step } from './op.ts';

type BatchNorm = Extract<Layer, { readonly op: 'batch-norm' }>;

export const batchNorm: Op<BatchNorm> = {
  forward(context, layer, [joined]) {
    const input = context.whole(joined);
    return context.training && !keepsStatistics(layer)
      ? withBatch(context, layer, joined, input)
      : withRunning(context, layer, joined, input);
  },

  export(exporter, { name, epsilon }, [input]) {
    const parameters = ['weight', 'bias', 'running_mean', 'running_var'].map((suffix) =>
      exporter.parameter(`${name}.${suffix}`),
    );
    return exporter.graph.add('BatchNormalization', [input, ...parameters], { epsilon: { float: epsilon } });
  },
};

/** y = x * (gamma * s) + (beta - running mean * gamma * s): one number a channel each. */
function withRunning(context: Context, layer: BatchNorm, joined: Activation, input: Activation): Step {
  const { graph, layout } = context;
  const { name, epsilon, frozen } = layer;
  const [gamma, beta, mean, variance] = ['weight', 'bias', 'running_mean', 'running_var'].map((suffix) =>
    context.parameter(`${name}.${suffix}`),
  );
  const s = reciprocalDeviation(graph, variance, epsilon);
  const scale = graph.add('Mul', [gamma, s]);
  const shift = graph.add('Sub', [beta, graph.add('Mul', [mean, scale])]);
  return {
    output: like(input, layout.scaleAndShift(graph, input, scale, shift)),
    backward(gradient) {
      const sum = (value: Value) => sumPerChannel(graph, input, value);
      const dy = like(input, gradient);
      if (!frozen) {
        const { channels } = input;
        const ones = graph.floats(new Array(channels).fill(1));
        const centred = layout.scaleAndShift(graph, input, ones, graph.add('Neg', [mean]));
        const along = sum(graph.add('Mul', [gradient, centred]));
        context.gradients.set(beta, sum(gradient));
        context.gradients.set(gamma, graph.add('Mul', [s, along]));
      }
      const passedOn = (others: Value | undefined) =>
        layout.scaleAndShift(graph, dy, scale, zeros(graph, input.channels), others);
      context.contribute(joined, input.block, passedOn, true);
    },
  };
}

/**
 * x is centred first, and everything computed from that: the variance isn't a small difference of large squares. The
 * mean that's subtracted is rounded; what it leaves (`rest`) is measured and taken into account.
 */
function withBatch(context: Context, layer: BatchNorm, joined: Activation, input: Activation): Step {
  const { graph, layout } = context;
  const { name, epsilon } = layer;
  const { channels } = input;
  const count = input.batch * input.height * input.width;
  const [gamma, beta] = [context.parameter(`${name}.weight`), context.parameter(`${name}.bias`)];
  const times = (a: Value, b: Value) => graph.add('Mul', [a, b]);
  const minus = (a: Value, b: Value) => graph.add('Sub', [a, b]);
  const over = (value: Value) => times(value, graph.float(1 / count));
  const negative = (value: Value) => graph.add('Neg', [value]);
  const sum = (value: Value) => sumPerChannel(graph, input, value);

  const rough = over(sum(input.value));
  const ones = graph.floats(new Array(channels).fill(1));
  const centred = like(input, layout.scaleAndShift(graph, input, ones, negative(rough)));
  const rest = over(sum(centred.value));
  const variance = minus(over(sum(times(centred.value, centred.value))), times(rest, rest));
  moveStatistics(context, layer, graph.add('Add', [rough, rest]), variance, count);
  const s = reciprocalDeviation(graph, variance, epsilon);
  const scale = times(gamma, s);
  return {
    output: like(input, layout.scaleAndShift(graph, centred, scale, minus(beta, times(rest, scale)))),
    backward(gradient) {
      const dbeta = sum(gradient);
      const dgamma = times(s, minus(sum(times(gradient, centred.value)), times(rest, dbeta)));
      context.gradients.set(beta, dbeta);
      context.gradients.set(gamma, dgamma);
      // dx = scale * dy + slope * centred + offset
      const slope = negative(times(scale, over(times(s, dgamma))));
      const offset = negative(graph.add('Add', [times(scale, over(dbeta)), times(rest, slope)]));
      const passedOn = (others: Value | undefined) => {
        const along = layout.scaleAndShift(graph, centred, slope, offset, others);
        return layout.scaleAndShift(graph, like(input, gradient), scale, zeros(graph, channels), along);
      };
      context.contribute(joined, input.block, passedOn, true);
    },
  };
}

function zeros(graph: Graph, count: number): Value {
  return graph.floats(new Array(count).fill(0));
}

function reciprocalDeviation(graph: Graph, variance: Value, epsilon: number): Value {
  const deviation = graph.add('Sqrt', [graph.add('Add', [variance, graph.float(epsilon)])]);
  return graph.add('Reciprocal', [deviation]);
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
