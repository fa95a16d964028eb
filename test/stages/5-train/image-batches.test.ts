// Batches of whole images with one label each.
import { describe, expect, it } from 'vitest';
import type { Batch } from '../../../src/engine/engine.ts';
import { classifier } from '../../../src/network/classifier.ts';
import { Random } from '../../../src/shared/random.ts';
import { Timings } from '../../../src/shared/timings.ts';
import type { Sample } from '../../../src/stages/2-dataset/dataset.ts';
import { wholeArea } from '../../../src/stages/2-dataset/labelled-image.ts';
import { NO_AUGMENTATION } from '../../../src/stages/4-plan/augmentation.ts';
import type { Plan } from '../../../src/stages/4-plan/plan.ts';
import { trainingBatches, validationBatches, validationSteps } from '../../../src/stages/5-train/batches.ts';
import { smallPlan, TestClock } from './small-training.ts';

const SIZE = { height: 4, width: 6 };
const CLASSES = 3;

function planWith(change: Partial<Plan> = {}): Plan {
  const options = { channels: 1, classes: CLASSES, widths: [2, 4], blocks: 1, poolsStem: false, dropout: 0 };
  const normalization = { channels: [{ low: 0, high: 255, offset: 100, scale: 1 / 50 }] };
  return smallPlan({
    network: classifier(options),
    patch: SIZE,
    tile: SIZE,
    batchSize: 4,
    normalization,
    ...change,
  });
}

/** Of files larger than what the reader gives. */
const SAMPLES = Array.from({ length: 6 }, (_, i) => ({ id: `${i}`, width: 600, height: 400 }) as Sample);

const reader = {
  readArea: async ({ id }: Sample) => {
    const random = Random.for(1, id);
    const data = Float32Array.from({ length: SIZE.height * SIZE.width }, () => random.uniform(0, 255));
    const labels = { width: 1, height: 1, data: Uint8Array.of(Number(id) % CLASSES) };
    return wholeArea({ image: { ...SIZE, channels: 1, data }, labels });
  },
};

async function all(batches: AsyncGenerator<Batch>): Promise<Batch[]> {
  const found: Batch[] = [];
  for await (const batch of batches) found.push(batch);
  return found;
}

function epoch(plan: Plan, number = 1): Promise<Batch[]> {
  const timings = new Timings(new TestClock().read);
  return all(trainingBatches({ plan, samples: SAMPLES, reader, timings }, number));
}

/** An image of a batch, brought back to raw values, as a text. */
function picture({ images }: Batch, i: number): string {
  const pixels = SIZE.height * SIZE.width;
  return Array.from(images.subarray(i * pixels, (i + 1) * pixels), (v) => (v * 50 + 100).toFixed(2)).join();
}

async function pictureOf(id: string): Promise<string> {
  const { image } = await reader.readArea({ id } as Sample);
  return Array.from(image.data, (value) => value.toFixed(2)).join();
}

describe('training batches', () => {
  it('hold every image whole, normalised, with its label', async () => {
    const batches = await epoch(planWith());
    expect(batches.map(({ size, height, width, labels }) => [size, height, width, labels.length])).toEqual([
      [4, 4, 6, 4],
      [4, 4, 6, 4],
    ]);
    const seen = batches.flatMap((batch) =>
      [0, 1, 2, 3].map((i) => `${batch.labels[i]} ${picture(batch, i)}`),
    );
    const expected = await Promise.all(
      SAMPLES.map(async ({ id }) => `${Number(id) % CLASSES} ${await pictureOf(id)}`),
    );
    expect(new Set(seen)).toEqual(new Set(expected));
  });

  it('vary the images, never the labels, and differently every epoch', async () => {
    const scale = { probability: 1, low: 0.8, high: 1.2 };
    const augmentation = { ...NO_AUGMENTATION, horizontalFlip: 0.5, scale };
    const [first, again, second] = [1, 1, 2].map((number) => epoch(planWith({ augmentation }), number));
    expect(await first).toEqual(await again);
    expect((await first)[0].images).not.toEqual((await second)[0].images);
    const labels = (await first).flatMap((batch) => [...batch.labels]);
    expect(labels.every((label) => label < CLASSES)).toBe(true);
    const plain = await Promise.all(SAMPLES.map(({ id }) => pictureOf(id)));
    expect(plain).not.toContain(picture((await first)[0], 0));
  });

  it('keep the label of an image that a square hides a part of', async () => {
    const coarseDropout = { probability: 1, holes: 2, size: 0.5 };
    const batches = await epoch(planWith({ augmentation: { ...NO_AUGMENTATION, coarseDropout } }));
    expect(batches.every(({ labels }) => labels.every((label) => label < CLASSES))).toBe(true);
  });

  it('are blended where the plan says so', async () => {
    const [{ targets, labels }] = await epoch(planWith({ mixUp: 0.3 }));
    for (let i = 0; i < 4; i++) {
      const row = targets!.subarray(i * CLASSES, (i + 1) * CLASSES);
      expect(row.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
      expect(row[labels[i]]).toBeGreaterThanOrEqual(0.5);
    }
    const [plain] = await epoch(planWith());
    expect(plain.targets).toBeUndefined();
  });
});

describe('validation batches', () => {
  it('hold every image once, as it is; what fills the last one up is ignored', async () => {
    const plan = planWith({ augmentation: { ...NO_AUGMENTATION, horizontalFlip: 1 }, mixUp: 0.3 });
    const batches = await all(validationBatches({ plan, samples: SAMPLES, reader }));
    expect(batches).toHaveLength(validationSteps(plan, SAMPLES));
    expect(batches.map(({ labels }) => [...labels])).toEqual([
      [0, 1, 2, 0],
      [1, 2, 255, 255],
    ]);
    expect(picture(batches[1], 1)).toBe(await pictureOf('5'));
    expect(batches[0].targets).toBeUndefined();
  });

  it('are read as many at once as a batch has, and no more', async () => {
    const plan = planWith();
    const underway = new Set<string>();
    const together: number[] = [];
    const readArea = async (sample: Sample) => {
      underway.add(sample.id);
      together.push(underway.size);
      const area = await reader.readArea(sample);
      await new Promise((resolve) => setImmediate(resolve));
      underway.delete(sample.id);
      return area;
    };
    await all(validationBatches({ plan, samples: SAMPLES, reader: { readArea } }));
    expect(together).toEqual([1, 2, 3, 4, 1, 2]);
  });
});
