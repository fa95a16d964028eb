// Bilinear upsampling with pixels as areas, as Keras has it: the layer of TensorFlow.js takes them for points, and so does
// its gradient, whatever it's told.
import type * as tfjs from '@tensorflow/tfjs';
import type { Tf } from './load.ts';

/** N,H,W,C -> N,2H,2W,C. */
export function upsample(tf: Tf, name: string): tfjs.layers.Layer {
  const resized = tf.customGrad((x) => {
    const image = x as tfjs.Tensor4D;
    const [, height, width] = image.shape;
    return {
      value: tf.image.resizeBilinear(image, [2 * height, 2 * width], false, true),
      gradFunc: (dy: tfjs.Tensor) => gathered(tf, dy as tfjs.Tensor4D),
    };
  });

  class Upsample extends tf.layers.Layer {
    static className = 'Upsample';

    override computeOutputShape(shape: tfjs.Shape | tfjs.Shape[]): tfjs.Shape {
      const [batch, height, width, channels] = shape as tfjs.Shape;
      return [batch!, twice(height), twice(width), channels!];
    }

    override call(inputs: tfjs.Tensor | tfjs.Tensor[]): tfjs.Tensor {
      return tf.tidy(() => resized(Array.isArray(inputs) ? inputs[0]! : inputs));
    }
  }
  return new Upsample({ name });
}

/** How much of each of four numbers of dy, of which two lie over a pixel, goes to that pixel. */
const SHARES = [0.25, 0.75, 0.75, 0.25];

/** The gradient: dy going on beyond the edge, and windows of stride 2 over it, the same for every channel. */
function gathered(tf: Tf, dy: tfjs.Tensor4D): tfjs.Tensor4D {
  const ones = [1, 1] as [number, number];
  const padded = tf.mirrorPad(dy, [[0, 0], ones, ones, [0, 0]], 'symmetric');
  const window = tf.outerProduct(tf.tensor1d(SHARES), tf.tensor1d(SHARES)).reshape([4, 4, 1, 1]);
  const windows = tf.tile(window, [1, 1, dy.shape[3], 1]) as tfjs.Tensor4D;
  return tf.depthwiseConv2d(padded, windows, 2, 'valid');
}

/** An edge that is open stays so. */
function twice(edge: number | null | undefined): number | null {
  return typeof edge === 'number' ? 2 * edge : null;
}
