// Plain TensorFlow.js (JavaScript on the CPU), as somebody has it who knows nothing of this project, with our
// arrays' order of axes.
import * as tf from '@tensorflow/tfjs';
import type { ImageShape } from '../../../src/engine/engine.ts';

// Keeps it from advertising its native build.
tf.env().set('IS_TEST', true);

export { tf };

/** Class probabilities N,K,H,W (or N,K) of images N,C,H,W. */
export function predict(model: tf.LayersModel, images: Float32Array, shape: ImageShape): Float32Array {
  const { size, height, width } = shape;
  return tf.tidy(() => {
    const planes = tf.tensor4d(images, [size, images.length / (size * height * width), height, width]);
    const output = model.predict(tf.transpose(planes, [0, 2, 3, 1]), { batchSize: size }) as tf.Tensor;
    const ours = output.rank === 4 ? tf.transpose(output, [0, 3, 1, 2]) : output;
    return ours.dataSync().slice() as Float32Array;
  });
}

/** The largest difference between two lists of equal length. */
export function difference(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY;
  // NaN makes the maximum NaN, which is less than nothing.
  return Array.from(actual).reduce((most, value, i) => Math.max(most, Math.abs(value - expected[i])), 0);
}
