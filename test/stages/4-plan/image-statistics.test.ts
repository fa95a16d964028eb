import { describe, expect, it } from 'vitest';
import { Random } from '../../../src/shared/random.ts';
import type { Dataset, Sample } from '../../../src/stages/2-dataset/dataset.ts';
import { imageStatistics } from '../../../src/stages/4-plan/image-statistics.ts';

const EDGE = 64;

/** Background 1000 with noise 10; in every image a square of a sixteenth of the area at 9000. */
function exposure(id: string) {
  const random = Random.for(1, id);
  const data = new Uint16Array(EDGE * EDGE);
  for (let i = 0; i < data.length; i++) {
    const bright = i % EDGE < EDGE / 4 && i < data.length / 4;
    data[i] = bright ? 9000 : Math.round(1000 + 10 * random.normal());
  }
  const size = { width: EDGE, height: EDGE };
  return { image: { ...size, channels: 1, data }, labels: { ...size, data: new Uint8Array(EDGE * EDGE) } };
}

function sample(id: string, change: Partial<Sample> = {}): Sample {
  return { id, width: EDGE, height: EDGE, classCounts: [300, 100], ...change } as Sample;
}

const DATASET = { channels: 1, bitDepth: 16, classes: [{}, {}] } as unknown as Dataset;
const READER = { read: async ({ id }: Sample) => exposure(id) };

describe('imageStatistics', () => {
  it('finds the background, its noise and the range of the values', async () => {
    const samples = ['a', 'b', 'c'].map((id) => sample(id));
    const { intensities } = await imageStatistics(DATASET, samples, READER, 1);
    const [{ low, high, mean, crowd }] = intensities;
    expect(high).toBe(9000);
    // The 0.5th percentile of the whole is the 0.53th of the background: 2.55 deviations down.
    expect(low).toBeGreaterThan(970);
    expect(low).toBeLessThan(979);
    expect(mean).toBeCloseTo((1000 * 15 + 9000) / 16, -1);
    expect(Math.abs(crowd.center - 1000)).toBeLessThanOrEqual(3);
    // The shortest interval with 4/15 of a normal distribution is 0.68 deviations wide.
    expect(crowd.width).toBeGreaterThanOrEqual(5);
    expect(crowd.width).toBeLessThanOrEqual(8);
  });

  it('leaves out what has no value and what is infinite', async () => {
    const reader = {
      read: async ({ id }: Sample) => {
        const { image, labels } = exposure(id);
        const data = Float32Array.from(image.data, (value) => value / 1e6);
        data.fill(Number.NaN, 0, EDGE * 8);
        data.fill(Number.POSITIVE_INFINITY, EDGE * 8, EDGE * 10);
        return { image: { ...image, data }, labels };
      },
      cachedBytes: 0,
    };
    const floats = { ...DATASET, bitDepth: 32 } as Dataset;
    const { intensities } = await imageStatistics(floats, [sample('a')], reader, 1);
    expect(intensities[0].high).toBeCloseTo(0.009, 9);
    expect(intensities[0].low).toBeGreaterThan(970e-6);
    expect(Number.isFinite(intensities[0].mean * intensities[0].deviation)).toBe(true);
  });

  it('measures sizes and class shares over all training images', async () => {
    const samples = [sample('a'), sample('b', { width: 100, height: 32, classCounts: [0, 400] })];
    expect(await imageStatistics(DATASET, samples, READER, 1)).toMatchObject({
      images: 2,
      smallestEdge: 32,
      largestHeight: 64,
      largestWidth: 100,
      meanPixels: (64 * 64 + 3200) / 2,
      classShares: [300 / 800, 500 / 800],
    });
  });

  it('reads at most 32 images, chosen by the seed', async () => {
    const read: string[] = [];
    const reader = {
      read: async ({ id }: Sample) => {
        read.push(id);
        return exposure('a');
      },
    };
    const samples = Array.from({ length: 100 }, (_, i) => sample(String(i)));
    await imageStatistics(DATASET, samples, reader, 1);
    await imageStatistics(DATASET, samples, reader, 1);
    await imageStatistics(DATASET, samples, reader, 2);
    expect(read).toHaveLength(3 * 32);
    expect(read.slice(0, 32)).toEqual(read.slice(32, 64));
    expect(read.slice(0, 32)).not.toEqual(read.slice(64));
  });
});

describe('imageStatistics of a classification', () => {
  const dataset = { ...DATASET, task: 'classification' } as Dataset;
  /** Class 0 is light on the left, class 1 on the right; fractions, as resizing leaves them. */
  const reader = {
    read: async ({ id, classCounts }: Sample) => {
      const random = Random.for(2, id);
      const label = classCounts.indexOf(1);
      const data = Float32Array.from({ length: EDGE * EDGE }, (_, i) => {
        const left = i % EDGE < EDGE / 2;
        return (left === (label === 0) ? 0.75 : 0.25) + 0.01 * random.normal();
      });
      const image = { width: EDGE, height: EDGE, channels: 1, data };
      return { image, labels: { width: 1, height: 1, data: Uint8Array.of(label) } };
    },
  };
  const samples = Array.from({ length: 40 }, (_, i) =>
    sample(`${i}`, { width: 300, height: 200 + i, classCounts: i < 30 ? [1, 0] : [0, 1] }),
  );

  it('knows the share of the images, their own sizes, and what turns keep the class', async () => {
    const found = await imageStatistics(dataset, samples, reader, 1);
    expect(found).toMatchObject({ task: 'classification', classShares: [0.75, 0.25], upDown: 0 });
    expect(found.sizes[3]).toEqual({ width: 300, height: 203 });
    expect(found.symmetry).toMatchObject({ evident: true, horizontalFlip: false, verticalFlip: true });
  });

  it('keeps the fractions that resizing leaves', async () => {
    const { intensities } = await imageStatistics(dataset, samples, reader, 1);
    expect(intensities[0].low).toBeGreaterThan(0.2);
    expect(intensities[0].low).toBeLessThan(0.25);
    expect(intensities[0].mean).toBeCloseTo(0.5, 2);
  });

  it('is the same however long each image takes to read', async () => {
    let waiting = 0;
    const late = {
      read: async (one: Sample) => {
        const turns = (waiting++ * 7) % 5;
        for (let i = 0; i < turns; i++) await Promise.resolve();
        return reader.read(one);
      },
    };
    expect(await imageStatistics(dataset, samples, late, 1)).toEqual(
      await imageStatistics(dataset, samples, reader, 1),
    );
  });
});
