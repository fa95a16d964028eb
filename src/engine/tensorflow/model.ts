// The network built with tf.layers, and the way from our parameters to its variables and back.
import type * as tfjs from '@tensorflow/tfjs';
import { InternalError } from '../../errors.ts';
import { fromKeras, kerasName, toKeras } from '../../network/keras/weights.ts';
import type { Layer, Network } from '../../network/network.ts';
import { type ParameterSpec, parametersOf } from '../../network/parameters.ts';
import { inputsOf } from '../../network/shapes.ts';
import type { Tensor } from '../../shared/tensor.ts';
import { batchNorm } from './batch-norm.ts';
import { dilatedConv } from './dilated-conv.ts';
import { type Draw, dropout } from './dropout.ts';
import type { Tensorflow, Tf } from './load.ts';
import { relu6 } from './relu6.ts';
import { upsample } from './upsample.ts';

export interface Model {
  /** Logits N,H,W,K or N,K of images N,H,W,C. Training: dropout on, batch statistics, running ones moved. */
  logits(images: tfjs.Tensor, training: boolean): tfjs.Tensor;
  /** What a layer makes of images N,H,W,C in evaluation: N,H,W,C or N,C. Called in a tidy. */
  activations(layer: string, images: tfjs.Tensor): tfjs.Tensor;
  readonly parameters: readonly Parameter[];
  dispose(): void;
}

/** One of our parameters and the variable that holds it. */
export interface Parameter {
  readonly spec: ParameterSpec;
  readonly variable: tfjs.Variable;
}

/** The whole network but its softmax: losses take the logits. */
export function buildModel(tensorflow: Tensorflow, network: Network, draw: Draw): Model {
  const { tf } = tensorflow;
  const outputs = new Map<string, tfjs.SymbolicTensor>();
  const layers = new Map<string, tfjs.layers.Layer>();
  for (const layer of network.layers) {
    if (layer.op === 'softmax') break;
    if (layer.op === 'input') {
      outputs.set(layer.name, tf.input({ shape: [null, null, layer.channels] }));
      continue;
    }
    const inputs = inputsOf(layer).map((name) => outputs.get(name)!);
    const made = layer.op === 'dropout' ? dropout(tensorflow, layer, draw) : layerOf(tf, layer);
    layers.set(layer.name, made);
    outputs.set(
      layer.name,
      made.apply(Array.isArray(layer.from) ? inputs : inputs[0]!) as tfjs.SymbolicTensor,
    );
  }
  const last = network.layers[network.layers.length - 2]!.name;
  const model = tf.model({ inputs: outputs.get(network.layers[0]!.name)!, outputs: outputs.get(last)! });
  const softmax = network.layers.at(-1);
  // Each has the layers in common with the model, so that only that is disposed of.
  const parts = new Map<string, tfjs.LayersModel>();
  return {
    logits: (images, training) => model.apply(images, { training }) as tfjs.Tensor,
    activations(name, images) {
      if (name === softmax!.name) return tf.softmax(model.apply(images, { training: false }) as tfjs.Tensor);
      const part = parts.get(name) ?? tf.model({ inputs: model.inputs, outputs: outputs.get(name)! });
      parts.set(name, part);
      return part.apply(images, { training: false }) as tfjs.Tensor;
    },
    parameters: parametersOf(network).map((spec) => ({
      spec,
      variable: variableOf(layers.get(spec.layer)!, spec),
    })),
    dispose: () => void model.dispose(),
  };
}

/** Layers as network.ts defines them; the values they start from are overwritten. */
function layerOf(tf: Tf, layer: Exclude<Layer, { op: 'input' | 'dropout' | 'softmax' }>): tfjs.layers.Layer {
  const { name } = layer;
  switch (layer.op) {
    case 'conv': {
      if (layer.dilation > 1) return dilatedConv(tf, layer);
      const { filters, kernel: kernelSize, stride: strides = 1, bias: useBias } = layer;
      return tf.layers.conv2d({ name, filters, kernelSize, strides, useBias, padding: 'same', ...ZEROS });
    }
    case 'depthwise-conv': {
      const { kernel: kernelSize, stride, bias: useBias } = layer;
      const strides: [number, number] = [stride, stride];
      const depthwiseInitializer = 'zeros';
      const options = { kernelSize, strides, useBias, depthwiseInitializer } as const;
      return tf.layers.depthwiseConv2d({ name, ...options, padding: 'same' });
    }
    case 'transposed-conv':
      return tf.layers.conv2dTranspose({ name, filters: layer.filters, kernelSize: 2, strides: 2, ...ZEROS });
    case 'upsample':
      return upsample(tf, name);
    case 'max-pool':
      return tf.layers.maxPooling2d({ name, poolSize: 2, strides: 2 });
    case 'concat':
      return tf.layers.concatenate({ name, axis: -1 });
    case 'add':
      return tf.layers.add({ name });
    case 'activation':
      return layer.kind === 'relu6'
        ? relu6(tf, name)
        : tf.layers.activation({ name, activation: layer.kind });
    case 'batch-norm':
      return batchNorm(tf, layer);
    case 'global-average-pool':
      return tf.layers.globalAveragePooling2d({ name, dataFormat: 'channelsLast' });
    case 'dense':
      return tf.layers.dense({ name, units: layer.units, ...ZEROS });
  }
}

const ZEROS = { kernelInitializer: 'zeros' } as const;

function variableOf(layer: tfjs.layers.Layer, spec: ParameterSpec): tfjs.Variable {
  const suffix = kerasName(spec).split('/').at(-1)!;
  // tf.layers adds a number to a name that another model's variable has.
  const found = layer.weights.find(({ originalName }) => originalName.endsWith(`/${suffix}`));
  if (found === undefined) throw new InternalError(`the layers model has no variable for ${spec.name}`);
  return found.read() as tfjs.Variable;
}

/** Puts canonical values into the parameter's variable. */
export function assign(tf: Tf, { spec, variable }: Parameter, value: Tensor): void {
  const { data, shape } = toKeras(spec, value);
  tf.tidy(() => variable.assign(tf.tensor(data, [...shape])));
}

/** The variable's values (or those of a slot in its shape) in the canonical layout. */
export async function read(spec: ParameterSpec, variable: tfjs.Tensor): Promise<Tensor> {
  return fromKeras(spec, (await variable.data()) as Float32Array);
}
