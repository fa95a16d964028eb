// Running variances as PyTorch defines them. Keras, and so tf.layers, moves them by the batch's biased variance;
// network.ts asks for the unbiased one, n / (n - 1) of it.
import type * as tfjs from '@tensorflow/tfjs';
import type { Network } from '../../network/network.ts';
import { shapesOf } from '../../network/shapes.ts';
import type { Batch } from '../engine.ts';
import type { Tf } from './load.ts';
import type { Parameter } from './model.ts';

/** Called before the forward pass; what it gives is called after it and corrects what the layers did meanwhile. */
export function moveUnbiased(
  tf: Tf,
  network: Network,
  parameters: readonly Parameter[],
  { size, height, width }: Batch,
): () => void {
  const shapes = shapesOf(network);
  const corrections = parameters
    .filter(({ spec }) => spec.kind === 'running-var')
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
