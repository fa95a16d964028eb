// Mix-up: what it does to images and labels, one pair at a time.
import { describe, expect, it } from 'vitest';
import type { Batch } from '../../../src/engine/engine.ts';
import type { Network } from '../../../src/network/network.ts';
import { Random } from '../../../src/shared/random.ts';
import { mixUp } from '../../../src/stages/5-train/mix-up.ts';

const PLAN = { network: { classes: 3 } as Network, mixUp: 0.4 };

/** Image i holds i everywhere. */
function batch(...labels: number[]): Batch {
  const images = Float32Array.from({ length: labels.length * 4 }, (_, i) => Math.floor(i / 4));
  return { images, labels: Uint8Array.from(labels), size: labels.length, height: 2, width: 2 };
}

describe('mixUp', () => {
  it('blends every image and its label with the next, by the same share', () => {
    const plain = batch(0, 1, 2, 1);
    const { images, targets, labels } = mixUp(plain, PLAN, new Random(1));
    expect(labels).toEqual(plain.labels);
    const shares = [0, 1, 2, 3].map((i) => {
      const other = (i + 1) % 4;
      const lambda = targets![i * 3 + labels[i]];
      for (let p = 0; p < 4; p++) expect(images[i * 4 + p]).toBeCloseTo(lambda * i + (1 - lambda) * other, 5);
      expect(targets![i * 3 + labels[other]]).toBeCloseTo(1 - lambda, 6);
      return lambda;
    });
    expect(shares.every((lambda) => lambda >= 0.5 && lambda <= 1)).toBe(true);
    expect(new Set(shares).size, 'a share of its own for each pair').toBe(4);
    expect(plain.images).toEqual(batch(0, 1, 2, 1).images);
  });

  it('leaves the label whole where both are of one class', () => {
    const { targets } = mixUp(batch(2, 2), PLAN, new Random(1));
    for (const [i, share] of [0, 0, 1, 0, 0, 1].entries()) expect(targets![i]).toBeCloseTo(share, 6);
  });

  it('is the same for the same random numbers', () => {
    const [a, b] = [1, 1].map((seed) => mixUp(batch(0, 1, 2), PLAN, new Random(seed)));
    expect(a).toEqual(b);
  });
});
