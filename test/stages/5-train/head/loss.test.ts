// The head's loss is the engines' loss, its gradient the loss's slope.
import { describe, expect, test } from 'vitest';
import { IGNORE } from '../../../../src/engine/engine.ts';
import { crossEntropy } from '../../../../src/engine/reference/loss/cross-entropy.ts';
import { plainProducts } from '../../../../src/stages/5-train/head/head-products.ts';
import { headLoss } from '../../../../src/stages/5-train/head/loss.ts';
import { plainPart } from './samples.ts';

const width = 4;
const cases = [
  { why: 'plain', classWeights: [1, 1, 1], labelSmoothing: 0 },
  { why: 'class weights', classWeights: [0.2, 1, 3], labelSmoothing: 0 },
  { why: 'smoothed', classWeights: [1, 1, 1], labelSmoothing: 0.1 },
  { why: 'both', classWeights: [0.2, 1, 3], labelSmoothing: 0.3 },
  { why: 'a class without weight', classWeights: [0, 1, 1], labelSmoothing: 0 },
  { why: 'two classes', classWeights: [1, 2], labelSmoothing: 0.1 },
];
const numbers = (length: number, step: number) =>
  Array.from({ length }, (_, i) => 2 * Math.sin(i * step + 1));

function example(classes: number) {
  const labels = Uint8Array.from({ length: 11 }, (_, i) => (i % 4 === 2 ? IGNORE : (i * 7) % classes));
  const features = Float32Array.from(numbers(labels.length * width, 0.9));
  const x = Float64Array.from(numbers(classes * width + classes, 1.7));
  return { data: { features, labels }, x };
}

const headOf = (x: Float64Array, classes: number) => ({
  weight: x.subarray(0, classes * width),
  bias: x.subarray(classes * width),
});

describe.each(cases)('$why', (spec) => {
  const classes = spec.classWeights.length;
  const { data, x } = example(classes);

  test('is what the reference engine computes', async () => {
    const { weight, bias } = headOf(x, classes);
    const logits = Float64Array.from({ length: data.labels.length * classes }, (_, i) => {
      const [row, c] = [Math.floor(i / classes), i % classes];
      let sum = bias[c];
      for (let f = 0; f < width; f++) sum += weight[c * width + f] * data.features[row * width + f];
      return sum;
    });
    const known = crossEntropy({ shape: [data.labels.length, classes], data: logits }, data, spec);
    expect(await headLoss(plainPart(data, width), { weight, bias }, spec)).toBeCloseTo(known.loss, 12);
  });

  test('its gradient is its slope', async () => {
    const gradient = new Float64Array(x.length);
    await headLoss(plainPart(data, width), headOf(x, classes), spec, headOf(gradient, classes));
    const step = 1e-5;
    for (const i of x.keys()) {
      const at = (move: number) =>
        headLoss(plainPart(data, width), headOf(x.with(i, x[i] + move), classes), spec);
      const slope = ((await at(step)) - (await at(-step))) / (2 * step);
      expect(gradient[i], `number ${i}`).toBeCloseTo(slope, 8);
    }
  });
});

test('logits far apart give finite losses', async () => {
  const data = { features: Float32Array.of(1000, -1000), labels: Uint8Array.of(0, 0) };
  const head = { weight: Float64Array.of(1, -1), bias: Float64Array.of(0, 0) };
  const spec = { classWeights: [1, 1], labelSmoothing: 0 };
  expect(await headLoss(plainPart(data, 1), head, spec)).toBeCloseTo(1000, 9);
});

test('without a label that counts there is no mean', async () => {
  const data = { features: new Float32Array(2 * width), labels: Uint8Array.of(IGNORE, IGNORE) };
  const head = { weight: new Float64Array(2 * width), bias: new Float64Array(2) };
  expect(await headLoss(plainPart(data, width), head, { classWeights: [1, 1], labelSmoothing: 0 })).toBeNaN();
});

test('a label outside the classes is our own mistake', async () => {
  const data = { features: new Float32Array(width), labels: Uint8Array.of(2) };
  const head = { weight: new Float64Array(2 * width), bias: new Float64Array(2) };
  await expect(
    headLoss(plainPart(data, width), head, { classWeights: [1, 1], labelSmoothing: 0 }),
  ).rejects.toThrow('label 2 is outside the 2 classes');
});

test('many rows are taken some at a time, with the same result as if they were all there is', async () => {
  const [classes, width, rows] = [200, 1000, 450];
  const features = Float32Array.from(numbers(rows * width, 0.9));
  const labels = Uint8Array.from({ length: rows }, (_, i) => (i * 7) % classes);
  const head = {
    weight: Float64Array.from(numbers(classes * width, 1.7), (value) => value / 50),
    bias: Float64Array.from(numbers(classes, 0.3)),
  };
  const spec = { classWeights: Array<number>(classes).fill(1), labelSmoothing: 0.1 };
  const lossOf = async (from: number, to: number) => {
    let pauses = 0;
    const gradient = { weight: new Float64Array(classes * width), bias: new Float64Array(classes) };
    const part = { features: features.subarray(from * width, to * width), labels: labels.subarray(from, to) };
    const count = async () => {
      pauses++;
    };
    const products = plainProducts({ data: part, width, pause: count });
    const loss = await headLoss({ products, labels: part.labels, pause: count }, head, spec, gradient);
    return { loss, gradient, pauses };
  };
  const whole = await lossOf(0, rows);
  const parts = await Promise.all([lossOf(0, 151), lossOf(151, 300), lossOf(300, rows)]);
  const shares = [151, 149, 150].map((size) => size / rows);
  const joined = (of: (part: typeof whole) => number) =>
    parts.reduce((sum, part, i) => sum + shares[i] * of(part), 0);
  expect(whole.pauses, 'three for each product, one for the softmax').toBe(7);
  expect(whole.loss).toBeCloseTo(
    joined(({ loss }) => loss),
    10,
  );
  for (const i of [0, 999, 77_777, 199_999])
    expect(whole.gradient.weight[i]).toBeCloseTo(
      joined(({ gradient }) => gradient.weight[i]),
      10,
    );
  for (const c of head.bias.keys())
    expect(whole.gradient.bias[c]).toBeCloseTo(
      joined(({ gradient }) => gradient.bias[c]),
      10,
    );
});
