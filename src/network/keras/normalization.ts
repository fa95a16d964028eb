// The normalisation as standard Keras layers before the network, so that a layers model takes raw pixels as
// model.onnx does. It normalises nothing itself.
import type { Normalization } from '../../shared/normalization.ts';
import type { Json, KerasStep } from './topology.ts';
import type { KerasWeight } from './weights.ts';

export interface NormalizationLayers {
  readonly steps: readonly KerasStep[];
  readonly weights: readonly KerasWeight[];
}

/**
 * Layers that turn raw pixels N,H,W,C into network input. Undefined where standard layers can't say it: none is an
 * inverse hyperbolic sine, and none clips some channels and leaves others.
 *
 * Clipping is y = max(x - low, 0), then z = max(high - low - y, 0), so that high - z is the clipped value. These are
 * differences of unscaled values, which float32 holds exactly for whole numbers; scaling first would lose the last
 * digits of 16-bit ones.
 */
export function normalizationLayers({ channels, stretch }: Normalization): NormalizationLayers | undefined {
  const low = bounds(channels.map((channel) => channel.low));
  const high = bounds(channels.map((channel) => channel.high));
  if (stretch !== undefined || low === 'mixed' || high === 'mixed') return undefined;
  const layers: NormalizationLayers[] = [];
  // The value so far is sign * (what the last layer gives) + base.
  let [sign, base] = [1, channels.map(() => 0)];
  if (low !== 'none') {
    layers.push(affine('normalize.low', sign, minus(base, low)), relu('normalize.low'));
    base = low;
  }
  if (high !== 'none') {
    layers.push(affine('normalize.high', -sign, minus(high, base)), relu('normalize.high'));
    [sign, base] = [-1, high];
  }
  const offset = channels.map((channel) => channel.offset);
  const scale = channels.map((channel) => channel.scale);
  layers.push(affine('normalize.offset', sign, minus(base, offset)), scaled('normalize.scale', scale));
  return { steps: layers.flatMap(({ steps }) => steps), weights: layers.flatMap(({ weights }) => weights) };
}

/** `none` where no channel is clipped on this side. */
function bounds(values: readonly number[]): number[] | 'none' | 'mixed' {
  if (values.every((value) => Number.isFinite(value))) return [...values];
  return values.every((value) => !Number.isFinite(value)) ? 'none' : 'mixed';
}

const minus = (a: readonly number[], b: readonly number[]) => a.map((value, i) => value - b[i]);

/** sign * x + bias, a bias for each channel. */
function affine(name: string, sign: number, bias: readonly number[]): NormalizationLayers {
  const { steps, weights } = scaled(
    name,
    bias.map(() => sign),
    true,
  );
  return {
    steps,
    weights: [...weights, { name: `${name}/bias`, shape: [bias.length], data: Float32Array.from(bias) }],
  };
}

/**
 * Each channel by a number of its own: a depthwise convolution of one pixel. Unlike batch norm, which could say it
 * too, its constants stay constants when somebody trains the model further.
 */
function scaled(name: string, factors: readonly number[], bias = false): NormalizationLayers {
  const config: Record<string, Json> = {
    kernel_size: [1, 1],
    strides: [1, 1],
    padding: 'valid',
    data_format: 'channels_last',
    depth_multiplier: 1,
    activation: 'linear',
    use_bias: bias,
    trainable: false,
    dtype: 'float32',
  };
  const data = Float32Array.from(factors);
  return {
    steps: [{ className: 'DepthwiseConv2D', name, config }],
    weights: [{ name: `${name}/depthwise_kernel`, shape: [1, 1, factors.length, 1], data }],
  };
}

function relu(after: string): NormalizationLayers {
  const config = { activation: 'relu', trainable: false, dtype: 'float32' };
  return { steps: [{ className: 'Activation', name: `${after}.relu`, config }], weights: [] };
}
