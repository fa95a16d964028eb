// Dropout whose masks follow from a seed, the layer and the step. TensorFlow.js' own draws anew from Math.random, or
// with a seed the same mask at every step, so that no training could be repeated or gone on with.
import type * as tfjs from '@tensorflow/tfjs';
import type { Layer } from '../../network/network.ts';
import { hashText } from '../../shared/random.ts';
import type { Tensorflow } from './load.ts';

type DropoutLayer = Extract<Layer, { op: 'dropout' }>;

/** Gives uniform draws from [0, 1), float32, of any shape. */
export type Draw = (layer: string, shape: readonly number[]) => tfjs.Tensor;

/** TensorFlow's stateless generator (Philox): what it draws depends on its two seeds only. */
export function seededDraw({ tf, backend }: Tensorflow, seed: number, stepOf: () => number): Draw {
  const { TF_ATTR_TYPE: type } = backend.binding;
  const attributes = [
    { name: 'dtype', type, value: DT_FLOAT },
    { name: 'T', type, value: DT_INT32 },
    { name: 'Tseed', type, value: DT_INT32 },
  ];
  return (layer, shape) => {
    const seeds = [hashText(`${seed} ${layer}`) | 0, stepOf()];
    const inputs = [tf.tensor1d([...shape], 'int32'), tf.tensor1d(seeds, 'int32')];
    return backend.executeSingleOutput('StatelessRandomUniform', attributes, inputs);
  };
}

/** As tensorflow/core/framework/types.proto numbers them. */
const [DT_FLOAT, DT_INT32] = [1, 3];

/** Inverted dropout in training, the identity in evaluation. */
export function dropout({ tf }: Tensorflow, { name, rate }: DropoutLayer, draw: Draw): tfjs.layers.Layer {
  class SeededDropout extends tf.layers.Layer {
    static className = 'SeededDropout';

    override call(
      inputs: tfjs.Tensor | tfjs.Tensor[],
      { training }: { readonly training?: boolean },
    ): tfjs.Tensor {
      return tf.tidy(() => {
        const input = Array.isArray(inputs) ? inputs[0]! : inputs;
        if (training !== true) return input.clone();
        const kept = tf.greaterEqual(draw(name, input.shape), rate).cast('float32');
        return input.mul(kept.mul(1 / (1 - rate)));
      });
    }
  }
  return new SeededDropout({ name });
}
