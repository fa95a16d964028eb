// Mixup (Zhang et al. 2018, "mixup: Beyond Empirical Risk Minimization"): every image of a batch blended with another
// one of it, and its label likewise, so that the network learns to go evenly from one class to the next.
import type { Batch } from '../../engine/engine.ts';
import type { Random } from '../../shared/random.ts';
import type { Plan } from '../4-plan/plan.ts';

/**
 * Blends image i with image i + 1, the last with the first: x = lambda * x_i + (1 - lambda) * x_(i+1), with a lambda of its
 * own for each pair, of Beta(a, a). Lambda is the larger share (max(lambda, 1 - lambda), which the symmetry allows), so
 * that `labels` still says what an image mostly shows.
 * @param batch of whole images with one label each, none ignored; it's left as it is
 */
export function mixUp(
  batch: Batch,
  { network, mixUp: a }: Pick<Plan, 'network' | 'mixUp'>,
  random: Random,
): Batch {
  const { images, labels, size } = batch;
  const { classes } = network;
  const length = images.length / size;
  const mixed = new Float32Array(images.length);
  const targets = new Float32Array(size * classes);
  for (let i = 0; i < size; i++) {
    const drawn = random.beta(a);
    const lambda = Math.max(drawn, 1 - drawn);
    const other = (i + 1) % size;
    for (let from = i * length, to = from, by = other * length; to < (i + 1) * length; from++, by++, to++)
      mixed[to] = lambda * images[from] + (1 - lambda) * images[by];
    targets[i * classes + labels[i]] += lambda;
    targets[i * classes + labels[other]] += 1 - lambda;
  }
  return { ...batch, images: mixed, targets };
}
