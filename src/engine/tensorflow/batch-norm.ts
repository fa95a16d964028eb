// Batch norm as network.ts defines it. Keras, and so tf.layers, moves the running variances by the batch's biased variance
// instead of the unbiased one, n / (n - 1) of it; and tf.layers knows of none that leaves its statistics as they are.
import type * as tfjs from '@tensorflow/tfjs';
import type { Layer, Network } from '../../network/network.ts';
import { keepsStatistics, type ParameterSpec } from '../../network/parameters.ts';
import { shapesOf } from '../../network/shapes.ts';
import type { Batch } from '../engine.ts';
import type { Tf } from './load.ts';

type BatchNorm = Extract<Layer, { op: 'batch-norm' }>;

export function batchNorm(tf: Tf, layer: BatchNorm): tfjs.layers.Layer {
  const { name, momentum, epsilon } = layer;
  // Keras counts what the running statistics keep, PyTorch what they take in.
  const norm = tf.layers.batchNormalization({ name, momentum: 1 - momentum, epsilon });
  if (keepsStatistics(layer)) {
    const call = norm.call.bind(norm);
    norm.call = (inputs, more) => call(inputs, { ...more, training: false });
  }
  return norm;
}

/** Called before the forward pass; what it gives is called after it and corrects what the layers did meanwhile. */
export function moveUnbiased(
  tf: Tf,
  network: Network,
  parameters: readonly { readonly spec: ParameterSpec; readonly variable: tfjs.Variable }[],
  { size, height, width }: Batch,
): () => void {
  const shapes = shapesOf(network);
  const corrections = parameters
    .filter(({ spec }) => spec.kind === 'running-var' && !spec.still)
    .map(({ spec, variable }) => {
      const layer = network.layers.find(({ name }) => name === spec.layer)!;
      const keep = layer.op === 'batch-norm' ? 1 - layer.momentum : 1;
      const { divisor } = shapes.get(spec.layer)!;
      const n = (size * height * width) / divisor ** 2;
      const kept: tfjs.Tensor = variable.mul(keep);
      return () => {
        // n = 1 has no unbiased variance; its biased one is 0.
        variable.assign(kept.add(variable.sub(kept).mul(n / Math.max(1, n - 1))));
      };
    });
  return () => void tf.tidy(() => corrections.forEach((correct) => void correct()));
}
