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
  const layers = rest.map((layer) =>
    placed(
      stepOf(layer),
      inputsOf(layer).map((from) => (from === input.name ? first : from)),
    ),
  );
  return {
    class_name: 'Model',
    config: {
      name: network.title.replaceAll(/[^A-Za-z0-9.-]+/g, '-'),
      layers: [placed(stepOf(input), []), ...steps, ...layers],
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

function stepOf(layer: Layer): KerasStep {
  const step = (className: string, config: Readonly<Record<string, Json>>): KerasStep => ({
    className,
    name: layer.name,
    config: { ...config, trainable: true, dtype: 'float32' },
  });
  switch (layer.op) {
    case 'input':
      return inputStep(layer);
    case 'conv':
      return step('Conv2D', {
        ...windows(layer.filters, layer.kernel, 1),
        padding: 'same',
        dilation_rate: [layer.dilation, layer.dilation],
        ...LINEAR,
        use_bias: layer.bias,
      });
    case 'transposed-conv':
      return step('Conv2DTranspose', { ...windows(layer.filters, 2, 2), padding: 'valid', ...LINEAR });
    case 'max-pool':
      return step('MaxPooling2D', { ...CHANNELS_LAST, pool_size: [2, 2], strides: [2, 2], padding: 'valid' });
    case 'concat':
      return step('Concatenate', { axis: -1 });
    case 'add':
      return step('Add', {});
    case 'activation':
      return step('Activation', { activation: layer.kind });
    case 'batch-norm':
      // Keras counts what the running statistics keep, PyTorch what they take in.
      return step('BatchNormalization', {
        axis: -1,
        momentum: 1 - layer.momentum,
        epsilon: layer.epsilon,
        center: true,
        scale: true,
      });
    case 'dropout':
      return step('Dropout', { rate: layer.rate });
    case 'global-average-pool':
      return step('GlobalAveragePooling2D', { ...CHANNELS_LAST });
    case 'dense':
      return step('Dense', { units: layer.units, ...LINEAR });
    case 'softmax':
      return step('Softmax', { axis: -1 });
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

function windows(filters: number, kernel: number, stride: number): Readonly<Record<string, Json>> {
  return { ...CHANNELS_LAST, filters, kernel_size: [kernel, kernel], strides: [stride, stride] };
}
