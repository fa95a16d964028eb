// Batch normalisation per channel (Ioffe & Szegedy 2015; torch.nn.BatchNorm2d). With z = (x - mean) / sqrt(var + eps):
//   y = weight * z + bias; training: mean and biased var over N,H,W of the batch; evaluation: the running ones.
// Training's gradient, m = N*H*W (equation list in section 3 of the paper, gathered):
//   dBias = sum dy;  dWeight = sum dy * z;  dx = weight / sqrt(var + eps) * (dy - dBias / m - z * dWeight / m).
// A frozen one, and one with `statistics: 'running'`, has the running ones in training, too; they're constants then:
//   dx = weight / sqrt(var + eps) * dy, and they don't move.
// Running ones: r <- (1 - momentum) * r + momentum * batch's, the variance then unbiased: var * m / (m - 1).
import { InternalError } from '../../../errors.ts';
import { keepsStatistics } from '../../../network/parameters.ts';
import { sizesOf, type Tensor64, zerosLike } from '../tensor64.ts';
import type { LayerParameters, Operation } from './operation.ts';

export const batchNorm: Operation<'batch-norm'> = {
  forward(layer, [x], parameters, { training }) {
    const { epsilon } = layer;
    const { mean, variance } = training && !keepsStatistics(layer) ? statistics(x) : running(parameters);
    const { weight, bias } = parameters;
    const y = zerosLike(x);
    forEachElement(x, (i, c) => {
      const z = (x.data[i] - mean[c]) / Math.sqrt(variance[c] + epsilon);
      y.data[i] = weight.data[c] * z + bias.data[c];
    });
    return y;
  },

  backward(layer, [x], parameters, { training }, dY) {
    const { name, epsilon } = layer;
    const { weight, bias } = parameters;
    if (!training) throw new InternalError(`batch norm "${name}" has no gradient in evaluation`);
    // Of what doesn't depend on x, no part goes into its gradient.
    const constants = () => ({ ...running(parameters), count: Number.POSITIVE_INFINITY });
    const { mean, variance, count } = keepsStatistics(layer) ? constants() : statistics(x);
    const z = (i: number, c: number) => (x.data[i] - mean[c]) / Math.sqrt(variance[c] + epsilon);
    const dWeight = zerosLike(weight);
    const dBias = zerosLike(bias);
    forEachElement(x, (i, c) => {
      dBias.data[c] += dY.data[i];
      dWeight.data[c] += dY.data[i] * z(i, c);
    });
    const dX = zerosLike(x);
    forEachElement(x, (i, c) => {
      const centred = dY.data[i] - dBias.data[c] / count - (z(i, c) * dWeight.data[c]) / count;
      dX.data[i] = (weight.data[c] / Math.sqrt(variance[c] + epsilon)) * centred;
    });
    return { inputs: [dX], parameters: { weight: dWeight, bias: dBias } };
  },

  move(layer, [x], { running_mean, running_var }): LayerParameters {
    if (keepsStatistics(layer)) return {};
    const { name, momentum } = layer;
    const { mean, variance, count } = statistics(x);
    if (count < 2) {
      throw new InternalError(`batch norm "${name}" needs more than one value per channel in training`);
    }
    const moved = ({ shape, data }: Tensor64, latest: (channel: number) => number): Tensor64 => ({
      shape,
      data: data.map((value, c) => (1 - momentum) * value + momentum * latest(c)),
    });
    return {
      running_mean: moved(running_mean, (c) => mean[c]),
      running_var: moved(running_var, (c) => (variance[c] * count) / (count - 1)),
    };
  },
};

interface Statistics {
  /** Per channel. */
  readonly mean: Float64Array;
  readonly variance: Float64Array;
}

/** The batch's, and over how many values each was taken. */
function statistics(x: Tensor64): Statistics & { readonly count: number } {
  const { batch, channels, pixels } = sizesOf(x);
  const count = batch * pixels;
  const mean = new Float64Array(channels);
  const variance = new Float64Array(channels);
  forEachElement(x, (i, c) => (mean[c] += x.data[i] / count));
  forEachElement(x, (i, c) => (variance[c] += (x.data[i] - mean[c]) ** 2 / count));
  return { mean, variance, count };
}

function running({ running_mean, running_var }: LayerParameters): Statistics {
  return { mean: running_mean.data, variance: running_var.data };
}

function forEachElement(x: Tensor64, visit: (index: number, channel: number) => void): void {
  const { channels, pixels } = sizesOf(x);
  for (let i = 0; i < x.data.length; i++) visit(i, Math.floor(i / pixels) % channels);
}
