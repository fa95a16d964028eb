// Evaluation with small stand-in models whose right answer is known.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LabelMap, Raster } from '../../../src/image/raster.ts';
import { byScore } from '../../../src/metrics/scores.ts';
import type { Sample } from '../../../src/stages/2-dataset/dataset.ts';
import { countPixels, evaluateModel, rankExamples } from '../../../src/stages/6-evaluate/evaluate.ts';
import { type Predictor, predictPixels } from '../../../src/stages/6-evaluate/predict.ts';

const sample = (id: string): Sample => ({
  id,
  image: `images/${id}.png`,
  label: { source: 'masks', files: [{ file: `masks/${id}.png` }] },
  width: 0,
  height: 0,
  imageHash: '',
  labelHash: '',
  group: '',
  classCounts: [],
  part: undefined,
});

const classes = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ index, name: `${index}`, color: [0, 0, 0] as const }));

/** The raw value of a one-channel pixel is its class. */
const byValue = (count: number): Predictor => ({
  predict: async (raw, { height, width }) => {
    const probabilities = new Float32Array(count * height * width);
    raw.forEach((value, p) => {
      probabilities[value * height * width + p] = 1;
    });
    return probabilities;
  },
});

/** Looks two pixels around, all channels, as a network does: sees less at the border of what it is given. */
const byNeighbours: Predictor = {
  predict: async (raw, { height, width }) => {
    const pixels = height * width;
    const out = new Float32Array(2 * pixels);
    const channels = raw.length / pixels;
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        let sum = 0;
        for (let v = Math.max(0, y - 2); v <= Math.min(height - 1, y + 2); v++) {
          for (let u = Math.max(0, x - 2); u <= Math.min(width - 1, x + 2); u++) {
            for (let c = 0; c < channels; c++) sum += (c + 1) * raw[c * pixels + v * width + u];
          }
        }
        out[y * width + x] = 0.5;
        out[pixels + y * width + x] = Math.floor(sum) % 2;
      }
    }
    return out;
  },
};

const row = (...values: number[]): Raster => ({
  width: values.length,
  height: 1,
  channels: 1,
  data: Uint16Array.from(values),
});

test('counts add up over images, ignored pixels in no cell, ratios divided once', async () => {
  const images: Record<string, { values: number[]; labels: number[] }> = {
    a: { values: [0, 1, 1, 0], labels: [0, 1, 0, 255] },
    b: { values: [1, 1], labels: [1, 1] },
  };
  const progress: string[] = [];
  const evaluation = await evaluateModel({
    model: byValue(2),
    dataset: { task: 'segmentation' as const, classes: classes(2), channels: 1 },
    samples: [sample('a'), sample('b')],
    reader: {
      read: async ({ id }) => {
        const { values, labels } = images[id];
        return {
          image: row(...values),
          labels: { width: labels.length, height: 1, data: Uint8Array.from(labels) },
        };
      },
    },
    onImage: (done, total) => progress.push(`${done}/${total}`),
  });
  expect(evaluation.confusion).toEqual([1, 1, 0, 3]);
  expect(evaluation.scores.accuracy).toBe(4 / 5);
  expect(evaluation.perClass.map((c) => c.support)).toEqual([2, 3]);
  expect(evaluation.perImage).toMatchObject([
    { id: 'a', scores: { accuracy: 2 / 3 }, confusion: [1, 1, 0, 1] },
    { id: 'b', scores: { accuracy: 1 }, confusion: [0, 0, 0, 2] },
  ]);
  expect(progress).toEqual(['1/2', '2/2']);
});

test('each counted pixel is binned by the probability of the class that is predicted', async () => {
  const model: Predictor = { predict: async () => Float32Array.of(0.9, 0.3, 0.6, 0.1, 0.7, 0.4) };
  const labels = { width: 3, height: 1, data: Uint8Array.of(0, 0, 255) };
  const { confidence } = await evaluateModel({
    model,
    dataset: { task: 'segmentation' as const, classes: classes(2), channels: 1 },
    samples: [sample('a')],
    reader: { read: async () => ({ image: row(0, 0, 0), labels }) },
  });
  const counted = confidence.flatMap(({ pixels, correct, confidence: sure }, bin) =>
    pixels > 0 ? [{ bin, pixels, correct, sure: Math.fround(sure) }] : [],
  );
  expect(counted).toEqual([
    { bin: 10, pixels: 1, correct: 0, sure: Math.fround(0.7) },
    { bin: 13, pixels: 1, correct: 1, sure: Math.fround(0.9) },
  ]);
});

test('no test image: counts of zero, means that are not numbers', async () => {
  const reader = { read: () => Promise.reject(new Error('nothing to read')) };
  const dataset = { task: 'segmentation' as const, classes: classes(2), channels: 1 as const };
  const evaluation = await evaluateModel({ model: byValue(2), dataset, samples: [], reader });
  expect(evaluation.confusion).toEqual([0, 0, 0, 0]);
  expect(evaluation.scores).toEqual(byScore(() => Number.NaN));
});

test('a tie goes to the lowest class', async () => {
  const tie: Predictor = { predict: async () => Float32Array.of(0.4, 0.1, 0.4, 0.1, 0.2, 0.8) };
  const labels = await predictLabels(tie, row(0, 0), { classes: 3 });
  expect([...labels.data]).toEqual([0, 2]);
});

test('interleaved colour pixels reach the model as planes of raw values', async () => {
  let seen: number[] = [];
  const model: Predictor = {
    predict: async (raw) => {
      seen = [...raw];
      return new Float32Array(4);
    },
  };
  const image: Raster = { width: 2, height: 1, channels: 3, data: Uint16Array.of(1, 2, 3, 65535, 5, 6) };
  await predictLabels(model, image, { classes: 2 });
  expect(seen).toEqual([1, 65535, 2, 5, 3, 6]);
});

test('in tiles with enough margin every pixel is as in the whole image', async () => {
  const images = fc
    .record({
      width: fc.integer({ min: 1, max: 25 }),
      height: fc.integer({ min: 1, max: 25 }),
      channels: fc.constantFrom(1, 3),
    })
    .chain((shape) => {
      const length = shape.width * shape.height * shape.channels;
      return fc
        .uint8Array({ minLength: length, maxLength: length })
        .map((data): Raster => ({ ...shape, data }));
    });
  await fc.assert(
    fc.asyncProperty(images, async (image) => {
      const whole = await predictLabels(byNeighbours, image, { classes: 2 });
      const options = { classes: 2, wholeImagePixels: 0, tileSize: { edge: 9, margin: 2 } };
      expect(await predictLabels(byNeighbours, image, options)).toEqual(whole);
    }),
  );
});

test('with too little margin the tiles differ: the comparison above can fail', async () => {
  const image = row(...Array.from({ length: 30 }, (_, i) => (i * 7) % 11));
  const whole = await predictLabels(byNeighbours, image, { classes: 2 });
  const options = { classes: 2, wholeImagePixels: 0, tileSize: { edge: 9, margin: 0 } };
  expect(await predictLabels(byNeighbours, image, options)).not.toEqual(whole);
});

test.each([
  { output: [Number.NaN, 0], message: 'not a number', reason: 'NaN must not become class 0' },
  {
    output: [0.5, Number.NaN],
    message: 'not a number',
    reason: 'NaN in a later class must not be passed over',
  },
  { output: [1], message: '1 probabilities for 1 pixels of 2 classes', reason: 'a model of another shape' },
])('refused as internal error: $reason', async ({ output, message }) => {
  const model: Predictor = { predict: async () => Float32Array.from(output) };
  await expect(predictLabels(model, row(0), { classes: 2 })).rejects.toThrow(message);
});

test.each([
  {
    truth: [2],
    prediction: [0],
    message: 'label 2 is outside the 2 classes',
    reason: 'a label without class',
  },
  { truth: [0, 0], prediction: [0], message: 'labels of 2x1', reason: 'sizes that differ' },
])('refused as internal error: $reason', ({ truth, prediction, message }) => {
  const map = (data: number[]) => ({ width: data.length, height: 1, data: Uint8Array.from(data) });
  expect(() => countPixels(map(truth), map(prediction), 2)).toThrow(message);
});

test('an image with other channels than the data set is refused', async () => {
  const reader = {
    read: async () => ({ image: row(0), labels: { width: 1, height: 1, data: new Uint8Array(1) } }),
  };
  const dataset = { task: 'segmentation' as const, classes: classes(2), channels: 3 as const };
  const evaluation = evaluateModel({ model: byValue(2), dataset, samples: [sample('a')], reader });
  await expect(evaluation).rejects.toThrow('read with 1 channels, not 3');
});

test('an aborted signal stops before the next image', async () => {
  const stop = new AbortController();
  const evaluation = evaluateModel({
    model: byValue(2),
    dataset: { task: 'segmentation' as const, classes: classes(2), channels: 1 },
    samples: [sample('a'), sample('b')],
    reader: {
      read: async () => ({ image: row(0), labels: { width: 1, height: 1, data: new Uint8Array(1) } }),
    },
    onImage: () => stop.abort(new Error('cancelled')),
    signal: stop.signal,
  });
  await expect(evaluation).rejects.toThrow('cancelled');
});

test('tests in the order of its own as many images as there is time for, each predicted once', async () => {
  const read: string[] = [];
  const samples = ['a', 'b', 'c'].map(sample);
  const evaluation = await evaluateModel({
    model: byValue(2),
    dataset: { task: 'segmentation' as const, classes: classes(2), channels: 1 },
    samples,
    order: samples.toReversed(),
    fitsAnother: (done) => done < 2,
    reader: {
      async read({ id }) {
        read.push(id);
        return { image: row(0, 1), labels: { width: 2, height: 1, data: Uint8Array.of(0, 1) } };
      },
    },
  });
  expect(read, 'the pictures are of those').toEqual(['c', 'b']);
  expect(
    evaluation.perImage.map(({ id }) => id),
    'in the order of the samples',
  ).toEqual(['b', 'c']);
  expect(evaluation.examples.map(({ id }) => id).toSorted()).toEqual(['b', 'c']);
  expect(evaluation.confusion).toEqual([2, 0, 0, 2]);
});

test('one image is tested, however late it is', async () => {
  const evaluation = await evaluateModel({
    model: byValue(2),
    dataset: { task: 'segmentation' as const, classes: classes(2), channels: 1 },
    samples: ['a', 'b'].map(sample),
    fitsAnother: () => false,
    reader: {
      read: async () => ({ image: row(0), labels: { width: 1, height: 1, data: new Uint8Array(1) } }),
    },
  });
  expect(evaluation.perImage.map(({ id }) => id)).toEqual(['a']);
});

const ZERO = byScore(() => 0);

const ranked = (...ious: number[]) =>
  Object.fromEntries(
    rankExamples(ious.map((iou, i) => ({ id: `${i}`, confusion: [], scores: { ...ZERO, 'mean-iou': iou } }))),
  );

test.each([
  { ious: [], ranks: {}, reason: 'no image' },
  { ious: [0.5], ranks: { best: '0' }, reason: 'one image has no worst beside it' },
  { ious: [0.5, 0.2], ranks: { worst: '1', best: '0' }, reason: 'two images have no middle' },
  { ious: [0.5, 0.2, 0.9], ranks: { worst: '1', median: '0', best: '2' }, reason: 'three images' },
  {
    ious: [0.5, NaN, 0.2, 0.9, 0.7],
    ranks: { worst: '2', median: '0', best: '3' },
    reason: 'NaN has no rank',
  },
  { ious: [0.5, 0.5, 0.5], ranks: { worst: '0', median: '1', best: '2' }, reason: 'a tie goes by id' },
])('examples of mean IoU $ious: $reason', ({ ious, ranks, reason }) => {
  expect(ranked(...ious), reason).toEqual(ranks);
});

test('examples hold image, truth and prediction of the images they name', async () => {
  const values: Record<string, number[]> = { good: [0, 1], bad: [1, 0], middling: [0, 0] };
  const evaluation = await evaluateModel({
    model: byValue(2),
    dataset: { task: 'segmentation' as const, classes: classes(2), channels: 1 },
    samples: Object.keys(values).map(sample),
    reader: {
      read: async ({ id }) => ({
        image: row(...values[id]),
        labels: { width: 2, height: 1, data: Uint8Array.of(0, 1) },
      }),
    },
  });
  expect(evaluation.examples.map(({ rank, id, prediction }) => [rank, id, [...prediction.data]])).toEqual([
    ['worst', 'bad', [1, 0]],
    ['median', 'middling', [0, 0]],
    ['best', 'good', [0, 1]],
  ]);
});

/** The most probable class of each pixel, H,W. */
async function predictLabels(...input: Parameters<typeof predictPixels>): Promise<LabelMap> {
  return (await predictPixels(...input)).labels;
}
