// What a network makes of images before its head: a row for each, in order, and none for what fills up a batch.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Trainer } from '../../../src/engine/engine.ts';
import { createReferenceEngine } from '../../../src/engine/reference/reference.ts';
import { normalizeInto } from '../../../src/image/normalize.ts';
import type { Sample } from '../../../src/stages/2-dataset/dataset.ts';
import { wholeArea } from '../../../src/stages/2-dataset/labelled-image.ts';
import { featuresOf, joinFeatures, widthOf } from '../../../src/stages/5-train/features.ts';
import { EDGE, FEATURES, PROBED, probedPlan, stripedSamples, stripes } from './small-probe.ts';

const reader = { readArea: async (sample: Sample) => wholeArea(stripes(sample)) };
const plan = probedPlan();

let trainer: Trainer;
beforeAll(async () => {
  trainer = await createReferenceEngine().build(PROBED, plan);
});

async function partsOf(count: number) {
  const parts = [];
  for await (const part of featuresOf({ plan, trainer, reader, samples: stripedSamples('train', count) }))
    parts.push(part);
  return parts;
}

describe('the features of images', () => {
  test.each([
    ['whole batches', 8, [4, 4]],
    ['a last batch that is filled up', 6, [4, 2]],
    ['less than a batch', 1, [1]],
    ['none', 0, []],
  ])('%s: a row for each image, and none besides', async (_, count, expected) => {
    const parts = await partsOf(count);
    expect(parts.map(({ labels }) => labels.length)).toEqual(expected);
    for (const part of parts) expect(widthOf(part)).toBe(FEATURES);
  });

  test('are in the order of the samples, with their labels', async () => {
    const { features, labels } = joinFeatures(await partsOf(6));
    expect([...labels]).toEqual([0, 1, 0, 1, 0, 1]);
    const shape = { size: 1, height: EDGE, width: EDGE };
    for (const [i, sample] of stripedSamples('train', 6).entries()) {
      const pixels = normalizeInto(new Float32Array(EDGE ** 2), stripes(sample).image, plan.normalization);
      const alone = await trainer.activations('features', pixels, shape);
      expect([...features.subarray(i * FEATURES, (i + 1) * FEATURES)], sample.id).toEqual([...alone]);
    }
  });

  test('are those of evaluation: twice the same, dropout or not', async () => {
    expect(await partsOf(5)).toEqual(await partsOf(5));
  });
});

test('parts are joined in order; of none there is nothing', () => {
  const parts = [
    { features: Float32Array.of(1, 2, 3, 4), labels: Uint8Array.of(1, 0) },
    { features: Float32Array.of(5, 6), labels: Uint8Array.of(2) },
  ];
  expect(joinFeatures(parts)).toEqual({
    features: Float32Array.of(1, 2, 3, 4, 5, 6),
    labels: Uint8Array.of(1, 0, 2),
  });
  expect(joinFeatures([])).toEqual({ features: new Float32Array(0), labels: new Uint8Array(0) });
});
