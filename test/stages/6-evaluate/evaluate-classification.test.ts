// Evaluation of a classifier: every image is one count, and what it says of each is kept.
import { expect, test } from 'vitest';
import type { Raster } from '../../../src/image/raster.ts';
import type { Sample } from '../../../src/stages/2-dataset/dataset.ts';
import { evaluateModel } from '../../../src/stages/6-evaluate/evaluate.ts';
import { type Predictor, predictImage } from '../../../src/stages/6-evaluate/predict.ts';

const CLASSES = ['cat', 'dog', 'owl'].map((name, index) => ({ index, name, color: [0, 0, 0] as const }));

/** Gives the image's first three raw values as the probabilities. */
const model: Predictor = { predict: async (raw) => raw.slice(0, 3) };

const grey = (...values: number[]): Raster => ({
  width: values.length,
  height: 1,
  channels: 1,
  data: Float32Array.from(values),
});

const TRUTHS: Record<string, readonly [image: Raster, truth: number]> = {
  a: [grey(0.75, 0.25, 0, 9), 0],
  b: [grey(0.5, 0.125, 0.375), 1],
  c: [grey(0.25, 0.75, 0, 9, 9), 1],
  d: [grey(0, 0.5, 0.5), 2],
};

test('counts images, one each, whatever their size', async () => {
  const evaluation = await evaluateModel({
    model,
    dataset: { task: 'classification', classes: CLASSES, channels: 1 },
    samples: Object.keys(TRUTHS).map((id) => ({ id }) as Sample),
    reader: {
      read: async ({ id }) => {
        const [image, truth] = TRUTHS[id];
        return { image, labels: { width: 1, height: 1, data: Uint8Array.of(truth) } };
      },
    },
  });
  expect(evaluation.confusion).toEqual([1, 0, 0, 1, 1, 0, 0, 1, 0]);
  expect(evaluation.scores.accuracy).toBe(0.5);
  expect(evaluation.perImage.map(({ scores }) => scores.accuracy)).toEqual([1, 0, 1, 0]);
  expect(evaluation.perImage[1].classified).toEqual({
    truth: 1,
    prediction: 0,
    probabilities: [0.5, 0.125, 0.375],
  });
  const counted = evaluation.confidence.map(({ pixels }) => pixels);
  expect(counted.reduce((sum, images) => sum + images, 0)).toBe(4);
  expect(evaluation.examples.map(({ rank, id }) => [rank, id])).toEqual([
    ['mistake', 'b'],
    ['mistake', 'd'],
  ]);
  expect(evaluation.examples[0]).toMatchObject({
    truth: { width: 1, height: 1, data: Uint8Array.of(1) },
    prediction: { width: 1, height: 1, data: Uint8Array.of(0) },
  });
});

test('a tie goes to the lowest class', async () => {
  expect(await predictImage(model, grey(0, 0.5, 0.5), { classes: 3 })).toEqual({
    label: 1,
    probabilities: Float32Array.of(0, 0.5, 0.5),
  });
});

test('a model that gives too few probabilities is refused', async () => {
  await expect(predictImage(model, grey(0, 0.5, 0.5), { classes: 4 })).rejects.toThrow('3 probabilities');
});
