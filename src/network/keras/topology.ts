// A network in Keras' words: the model topology (JSON) that TensorFlow.js' tf.models.modelFromJSON and
// tf.loadLayersModel read. Pure data; what a layer's parameters are called and how they lie is weights.ts.
import type { Layer, Network } from '../network.ts';
import { inputsOf } from '../shapes.ts';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** A layer by name, which of its calls, which of that call's outputs: always the first and only one. */
type NodeReference = [layer: string, node: 0, tensor: 0];

export type KerasLayer = {
  class_name: string;
  name: string;
  config: { [key: string]: Json };
  /** One call, with a reference for each input; empty for the input layer. */
  inbound_nodes: [...NodeReference, { [key: string]: Json }][][];
};

export type LayersModelTopology = {
  class_name: 'Model';
  config: {
    name: string;
    layers: KerasLayer[];
    input_layers: NodeReference[];
    output_layers: NodeReference[];
  };
};

/** A layer that takes one output, not yet placed in a model. */
export interface KerasStep {
  readonly className: string;
  readonly name: string;
  readonly config: Readonly<Record<string, Json>>;
}

/**
 * The model takes N,H,W,C with any N, H and W (both multiples of `network.stride`) and gives N,H,W,K (segmentation)
 * or N,K (classification). Layers keep their names: every legal one is legal in Keras and TensorFlow.js. `before` are
 * layers between the input and the network, in order.
 *
 * The layers' L2 penalties are left out: they belong to the training, not to the function. Keras would add them to
 * the loss that it reports, and an engine that applies them by itself would apply them twice.
 */
export function layersModelTopology(
  network: Network,
  before: readonly KerasStep[] = [],
): LayersModelTopology {
  const [input, ...rest] = network.layers;
  const steps = before.map((step, i) => placed(step, [i === 0 ? input.name : before[i - 1].name]));
  const first = before.at(-1)?.name ?? input.name;
  const layers = rest.flatMap((layer) => {
    const from = inputsOf(layer).map((source) => (source === input.name ? first : source));
    return layersFor(layer, from);
  });
  return {
    class_name: 'Model',
    config: {
      name: network.title.replaceAll(/[^A-Za-z0-9.-]+/g, '-'),
      layers: [...layersFor(input, []), ...steps, ...layers],
      input_layers: [[input.name, 0, 0]],
      output_layers: [[network.layers[network.layers.length - 1].name, 0, 0]],
    },
  };
}

function placed({ className, name, config }: KerasStep, from: readonly string[]): KerasLayer {
  return {
    class_name: className,
    name,
    config: { name, ...config },
    inbound_nodes: from.length === 0 ? [] : [from.map((source) => [source, 0, 0, {}])],
  };
}

/**
 * Keras' own bilinear UpSampling2D takes pixels for areas, that of TensorFlow.js for points. Each pixel repeated and then
 * averaged with its neighbours by 1/4, 1/2, 1/4 is the same in both: 3/4 of the mean of three and 1/4 of the middle one.
 * Means beyond the edge are of what is there, which is what going on as at the edge gives.
 */
function upsampling(name: string, from: readonly string[]): KerasLayer[] {
  const part = (suffix: string, words: Words, sources: readonly string[]): KerasLayer => {
    const [className, config] = words;
    return placed({ className, name: `${name}${suffix}`, config: { ...config, dtype: 'float32' } }, sources);
  };
  const mean = (size: [number, number]): Words => [
    'AveragePooling2D',
    { ...CHANNELS_LAST, pool_size: size, strides: [1, 1], padding: 'same' },
  ];
  const twice = { ...CHANNELS_LAST, size: [2, 2], interpolation: 'nearest' };
  const [repeated, rows, mixed, columns] = ['.repeated', '.rows', '.mixed', '.columns'];
  const named = (suffix: string) => `${name}${suffix}`;
  return [
    part(repeated, ['UpSampling2D', twice], from),
    part(rows, mean([3, 1]), [named(repeated)]),
    part(mixed, ['Average', {}], [...threeOf(named(rows)), named(repeated)]),
    part(columns, mean([1, 3]), [named(mixed)]),
    part('', ['Average', {}], [...threeOf(named(columns)), named(mixed)]),
  ];
}

const threeOf = (name: string): readonly string[] => [name, name, name];

function layersFor(layer: Layer, from: readonly string[]): KerasLayer[] {
  if (layer.op === 'input') return [placed(inputStep(layer), from)];
  if (layer.op === 'upsample') return upsampling(layer.name, from);
  const [className, config] = wordsFor(layer);
  const step = { className, name: layer.name, config: { ...config, trainable: true, dtype: 'float32' } };
  return [placed(step, from)];
}

type Words = readonly [className: string, config: Readonly<Record<string, Json>>];

function wordsFor(layer: Exclude<Layer, { op: 'input' | 'upsample' }>): Words {
  switch (layer.op) {
    case 'conv':
    case 'depthwise-conv':
    case 'transposed-conv':
      return wordsForConvolution(layer);
    case 'max-pool':
      return ['MaxPooling2D', { ...CHANNELS_LAST, pool_size: [2, 2], strides: [2, 2], padding: 'valid' }];
    case 'concat':
      return ['Concatenate', { axis: -1 }];
    case 'add':
      return ['Add', {}];
    case 'activation':
      return layer.kind === 'relu6' ? ['ReLU', { max_value: 6 }] : ['Activation', { activation: layer.kind }];
    case 'batch-norm': {
      const { momentum, epsilon } = layer;
      // Keras counts what the running statistics keep, PyTorch what they take in.
      const config = { axis: -1, momentum: 1 - momentum, epsilon, center: true, scale: true };
      return ['BatchNormalization', config];
    }
    case 'dropout':
      return ['Dropout', { rate: layer.rate }];
    case 'global-average-pool':
      return ['GlobalAveragePooling2D', { ...CHANNELS_LAST }];
    case 'dense':
      return ['Dense', { units: layer.units, ...LINEAR }];
    case 'softmax':
      return ['Softmax', { axis: -1 }];
  }
}

function wordsForConvolution(
  layer: Extract<Layer, { op: 'conv' | 'depthwise-conv' | 'transposed-conv' }>,
): Words {
  switch (layer.op) {
    case 'conv': {
      const { filters, kernel, stride = 1, dilation, bias } = layer;
      const size = { filters, ...windows(kernel, stride), dilation_rate: [dilation, dilation] };
      return ['Conv2D', { ...size, padding: 'same', ...LINEAR, use_bias: bias }];
    }
    case 'depthwise-conv': {
      const { kernel, stride, bias } = layer;
      const { kernel_initializer: depthwise_initializer, ...linear } = LINEAR;
      const size = { ...windows(kernel, stride), depth_multiplier: 1, depthwise_initializer };
      return ['DepthwiseConv2D', { ...size, padding: 'same', ...linear, use_bias: bias }];
    }
    case 'transposed-conv':
      return ['Conv2DTranspose', { filters: layer.filters, ...windows(2, 2), padding: 'valid', ...LINEAR }];
  }
}

/** Batch, height and width stay open. */
function inputStep({ name, channels }: Extract<Layer, { op: 'input' }>): KerasStep {
  const config = { batch_input_shape: [null, null, null, channels], dtype: 'float32', sparse: false };
  return { className: 'InputLayer', name, config };
}

const CHANNELS_LAST = { data_format: 'channels_last' };

/** A linear layer with a bias; what starts training is the network's own initial values, drawn as `he_normal` is. */
const LINEAR = {
  activation: 'linear',
  use_bias: true,
  kernel_initializer: { class_name: 'HeNormal', config: { seed: null } },
  bias_initializer: { class_name: 'Zeros', config: {} },
};

function windows(kernel: number, stride: number): Readonly<Record<string, Json>> {
  return { ...CHANNELS_LAST, kernel_size: [kernel, kernel], strides: [stride, stride] };
}
