// What a network has to learn: every parameter's name, shape and role, and the values it starts from. All engines
// take their initial values here, so that the same seed starts them alike.
import { BELOW_MINUS_2, centralNormalQuantile } from '../shared/normal-quantile.ts';
import { Random } from '../shared/random.ts';
import type { Tensor } from '../shared/tensor.ts';
import { classifying } from './head.ts';
import type { Layer, Network } from './network.ts';
import { inputsOf, shapesOf } from './shapes.ts';

export interface ParameterSpec {
  /** `<layer>.<suffix>`, e.g. `encoder1.conv1.weight`. */
  readonly name: string;
  readonly layer: string;
  /** In the canonical layout that network.ts gives. */
  readonly shape: readonly number[];
  readonly kind:
    | 'weight'
    | 'depthwise-weight'
    | 'bias'
    | 'norm-weight'
    | 'norm-bias'
    | 'running-mean'
    | 'running-var';
  /** False for the running statistics, which move without a gradient, and for all of a frozen layer. */
  readonly trainable: boolean;
  /** Whether a training leaves it as it is: all of a frozen layer, and running statistics that don't move. */
  readonly still: boolean;
  /** Of a weight: how many inputs He's variance counts; elsewhere 0. */
  readonly fanIn: number;
  /** Penalty `l2 * sum(weight^2)`; 0 where there's none. */
  readonly l2: number;
  /** Whether an optimizer's weight decay applies: only to the weights of convs and dense layers. */
  readonly decay: boolean;
  /**
   * A conv, transposed-conv or dense weight of another layer than the last: what Muon takes, a row a filter. A depthwise
   * kernel's numbers mix no channels: there's no matrix to make orthogonal.
   */
  readonly hidden: boolean;
}

type BatchNorm = Extract<Layer, { op: 'batch-norm' }>;

/** Every parameter in the order of the layers. */
export function parametersOf(network: Network): readonly ParameterSpec[] {
  const shapes = shapesOf(network);
  const last = classifying(network.layers)?.name;
  return network.layers.flatMap((layer) => {
    const channels = 'from' in layer && typeof layer.from === 'string' ? shapes.get(layer.from)!.channels : 0;
    const own = {
      ...(layer.name === last ? { hidden: false } : {}),
      ...(isFrozen(layer) ? { trainable: false, still: true } : {}),
    };
    return parametersOfLayer(layer, channels).map((spec): ParameterSpec => ({ ...spec, ...own }));
  });
}

/** Whether a batch norm uses its running statistics in training as well; then they don't move. */
export function keepsStatistics({ statistics, frozen }: BatchNorm): boolean {
  return statistics === 'running' || frozen === true;
}

/** The layers whose output depends on something that is learned, by name: a gradient goes back as far as these. */
export function learningLayers(network: Network): ReadonlySet<string> {
  const own = new Set(parametersOf(network).flatMap(({ layer, trainable }) => (trainable ? [layer] : [])));
  const learning = new Set<string>();
  for (const layer of network.layers) {
    if (own.has(layer.name) || inputsOf(layer).some((from) => learning.has(from))) learning.add(layer.name);
  }
  return learning;
}

/** How many numbers are learned, or were before they were frozen; running statistics never are. */
export function countParameters(network: Network): number {
  return parametersOf(network)
    .filter(({ kind }) => kind !== 'running-mean' && kind !== 'running-var')
    .reduce((sum, { shape }) => sum + elements(shape), 0);
}

/**
 * The values training starts from: He normal for weights (He et al. 2015, as Keras' `he_normal` draws it), 0 for
 * biases and running means, 1 for batch norm's weights and running variances. Each parameter has a stream of its
 * own, so a layer more or less leaves the others as they were.
 */
export function initialParameters(network: Network, seed: number): Record<string, Tensor> {
  return Object.fromEntries(
    parametersOf(network).map((spec) => [spec.name, { shape: spec.shape, data: initialValues(spec, seed) }]),
  );
}

function parametersOfLayer(layer: Layer, channels: number): ParameterSpec[] {
  switch (layer.op) {
    case 'conv': {
      const { filters, kernel, bias } = layer;
      const fanIn = channels * kernel * kernel;
      const kernels = weight(layer, [filters, channels, kernel, kernel], fanIn);
      return bias ? [kernels, named(layer, 'bias', 'bias', [filters])] : [kernels];
    }
    case 'depthwise-conv': {
      const { kernel, bias } = layer;
      const taps = weight(layer, [channels, 1, kernel, kernel], kernel * kernel);
      const kernels: ParameterSpec = { ...taps, kind: 'depthwise-weight', hidden: false };
      return bias ? [kernels, named(layer, 'bias', 'bias', [channels])] : [kernels];
    }
    case 'transposed-conv': {
      const { filters } = layer;
      // Keras and PyTorch both count a transposed kernel's fan-in on its output side; with channels = 2 * filters,
      // as in a U-Net, that keeps the variance through this linear layer exactly.
      return [weight(layer, [channels, filters, 2, 2], filters * 4), named(layer, 'bias', 'bias', [filters])];
    }
    case 'dense':
      return [weight(layer, [layer.units, channels], channels), named(layer, 'bias', 'bias', [layer.units])];
    case 'batch-norm':
      return [
        named(layer, 'weight', 'norm-weight', [channels]),
        named(layer, 'bias', 'norm-bias', [channels]),
        { ...named(layer, 'running_mean', 'running-mean', [channels]), ...statisticOf(layer) },
        { ...named(layer, 'running_var', 'running-var', [channels]), ...statisticOf(layer) },
      ];
    default:
      return [];
  }
}

function statisticOf(layer: BatchNorm) {
  return { trainable: false, still: keepsStatistics(layer) };
}

function isFrozen(layer: Layer): boolean {
  return 'frozen' in layer && layer.frozen === true;
}

function weight(
  layer: Layer & { readonly l2: number },
  shape: readonly number[],
  fanIn: number,
): ParameterSpec {
  return { ...named(layer, 'weight', 'weight', shape), fanIn, l2: layer.l2, decay: true, hidden: true };
}

function named(
  layer: Layer,
  suffix: string,
  kind: ParameterSpec['kind'],
  shape: readonly number[],
): ParameterSpec {
  const name = `${layer.name}.${suffix}`;
  const role = { trainable: true, still: false, fanIn: 0, l2: 0, decay: false, hidden: false };
  return { name, layer: layer.name, shape, kind, ...role };
}

function initialValues({ name, shape, kind, fanIn }: ParameterSpec, seed: number): Float32Array {
  const data = new Float32Array(elements(shape));
  if (kind === 'norm-weight' || kind === 'running-var') return data.fill(1);
  if (fanIn === 0) return data;
  const random = Random.for(seed, name);
  const deviation = Math.sqrt(2 / fanIn) / TRUNCATED_NORMAL_DEVIATION;
  random.drawInto(data, (uniform, normal) => invert(uniform, normal, deviation));
  return data;
}

/**
 * Standard deviation of a standard normal cut off at +-2: dividing by it gives the drawn values the variance asked
 * for. The constant is the one in Keras' VarianceScaling, keras/src/initializers/random_initializers.py.
 */
const TRUNCATED_NORMAL_DEVIATION = 0.87962566103423978;

/**
 * Uniform numbers to those of a normal distribution cut off at +-2 of its deviations: by inversion, a third of the
 * time of Box & Muller's pairs, because a large network has millions of weights.
 */
function invert(uniform: Float64Array, normal: Float32Array, deviation: number): void {
  const share = 1 - 2 * BELOW_MINUS_2;
  for (let i = 0; i < normal.length; i++) {
    normal[i] = deviation * centralNormalQuantile(BELOW_MINUS_2 + share * uniform[i]);
  }
}

function elements(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
