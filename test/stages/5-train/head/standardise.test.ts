// A head on standardised features says the same of the features as they are.
import { expect, test } from 'vitest';
import { IGNORE } from '../../../../src/engine/engine.ts';
import { measure, toRaw } from '../../../../src/stages/5-train/head/standardise.ts';
import { pause } from './samples.ts';

const width = 3;
const data = {
  features: Float32Array.of(1, 0.1, 100, 2, 0.1, 300, 99, 99, 99, 6, 0.1, 200),
  labels: Uint8Array.of(0, 1, IGNORE, 0),
};

test('mean and deviation are of the rows that count', async () => {
  const { mean, inverse } = await measure(data, width, pause);
  expect(Array.from(mean)).toEqual([3, Math.fround(0.1), 200]);
  // As if four rows more had the median variance of those that vary, here the larger one.
  const moderated = (sum: number) => Math.sqrt((sum + (4 * 20_000) / 3) / (3 + 4));
  expect(1 / inverse[0]).toBeCloseTo(moderated(14), 10);
  expect(inverse[1], 'a constant that no sum of floats is exact for').toBe(0);
  expect(1 / inverse[2]).toBeCloseTo(moderated(20_000), 10);
});

test('a feature that hardly varies in few rows stays small where it varies, in many it counts as any', async () => {
  const rows = async (count: number) => {
    const features = Float32Array.from(
      { length: 3 * count },
      (_, i) => (i % 3 === 0 ? 1e-4 : 1) * ((i * 7) % 5),
    );
    return (await measure({ features, labels: new Uint8Array(count) }, 3, pause)).inverse;
  };
  const [few, many] = [await rows(20), await rows(40_000)];
  expect(few[0] / few[1]).toBeLessThan(3);
  expect(many[0] / many[1]).toBeGreaterThan(90);
});

test('logits are the same', async () => {
  const scale = await measure(data, width, pause);
  const head = { weight: Float64Array.of(1, 7, -2, 0.5, 7, 3), bias: Float64Array.of(0.25, -1) };
  const raw = toRaw(scale, head);
  for (const row of [0, 1, 3])
    for (const c of [0, 1]) {
      let [standardised, asItIs] = [head.bias[c], raw.bias[c]];
      for (let f = 0; f < width; f++) {
        const feature = data.features[row * width + f];
        standardised += head.weight[c * width + f] * (feature - scale.mean[f]) * scale.inverse[f];
        asItIs += raw.weight[c * width + f] * feature;
      }
      expect(asItIs, `row ${row}, class ${c}`).toBeCloseTo(standardised, 12);
    }
});
