// ReLU6 with PyTorch's slope: TensorFlow.js' own has 1 at exactly 6, where network.ts and torch.nn.ReLU6 have 0.
import type * as tfjs from '@tensorflow/tfjs';
import type { Tf } from './load.ts';

export function relu6(tf: Tf, name: string): tfjs.layers.Layer {
  const clipped = tf.customGrad((x, save) => {
    const input = x as tfjs.Tensor;
    (save as tfjs.GradSaveFunc)([input]);
    return {
      value: tf.relu6(input),
      gradFunc: (dy: tfjs.Tensor, [saved]: tfjs.Tensor[]) =>
        dy.mul(saved!.greater(0).logicalAnd(saved!.less(6)).cast('float32')),
    };
  });

  class Relu6 extends tf.layers.Layer {
    static className = 'Relu6';

    override call(inputs: tfjs.Tensor | tfjs.Tensor[]): tfjs.Tensor {
      return tf.tidy(() => clipped(Array.isArray(inputs) ? inputs[0]! : inputs));
    }
  }
  return new Relu6({ name });
}
