// What is measured of a head is what the reference engine's evaluation says of a network that ends in it.
import { describe, expect, test } from 'vitest';
import { IGNORE } from '../../../../src/engine/engine.ts';
import { createReferenceEngine } from '../../../../src/engine/reference/reference.ts';
import type { Network } from '../../../../src/network/network.ts';
import { measureHead } from '../../../../src/stages/5-train/head/measure-head.ts';
import { clouds } from './samples.ts';

const network: Network = {
  title: 'a head alone',
  task: 'classification',
  classes: 3,
  stride: 1,
  layers: [
    { op: 'input', name: 'images', channels: 4 },
    { op: 'global-average-pool', name: 'pool', from: 'images' },
    { op: 'dense', name: 'head', from: 'pool', units: 3, l2: 0 },
    { op: 'softmax', name: 'probabilities', from: 'head' },
  ],
};
const weight = { shape: [3, 4], data: Float32Array.of(1, -1, 0.5, 0, 0, 1, 1, -1, -1, 0.5, 0, 2) };
const bias = { shape: [3], data: Float32Array.of(0.25, -1, 0.5) };

describe.each([
  { why: 'plain', classWeights: [1, 1, 1], labelSmoothing: 0 },
  { why: 'class weights and smoothing', classWeights: [0.5, 1, 3], labelSmoothing: 0.2 },
])('$why', ({ classWeights, labelSmoothing }) => {
  test('as an engine evaluates it', async () => {
    const { features, labels } = clouds(1, 50);
    labels.fill(IGNORE, 7, 12);
    const trainer = await createReferenceEngine().build(network, {
      seed: 0,
      loss: { crossEntropy: 1, dice: 0, classWeights, labelSmoothing },
      optimizer: { name: 'sgd', momentum: 0, weightDecay: 0 },
    });
    await trainer.load({ step: 0, parameters: { 'head.weight': weight, 'head.bias': bias }, optimizer: {} });
    const known = await trainer.evaluate({ images: features, labels, size: 50, height: 1, width: 1 });
    const found = await measureHead({ weight, bias }, { features, labels }, { classWeights, labelSmoothing });
    expect(found.loss).toBeCloseTo(known.loss, 6);
    expect(found.confusion).toEqual(known.confusion);
    expect(found.confusion.reduce((sum, count) => sum + count, 0)).toBe(45);
  });
});

const spec = { classWeights: [1, 1, 1], labelSmoothing: 0 };

test('the first of equal logits is predicted', async () => {
  const data = { features: new Float32Array(4), labels: Uint8Array.of(2) };
  const level = { weight, bias: { shape: [3], data: Float32Array.of(1, 2, 2) } };
  expect((await measureHead(level, data, spec)).confusion).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 0]);
});

test.for([
  ['no rows', new Uint8Array(0)],
  ['only ignored ones', Uint8Array.of(IGNORE, IGNORE)],
] as const)('%s have no mean and no counts', async ([, labels]) => {
  const data = { features: new Float32Array(4 * labels.length), labels };
  const { loss, confusion } = await measureHead({ weight, bias }, data, spec);
  expect(loss).toBeNaN();
  expect(confusion).toEqual(Array(9).fill(0));
});

test("ends with the signal's reason", async () => {
  const reason = new Error('enough');
  const measured = measureHead({ weight, bias }, clouds(1, 5), spec, AbortSignal.abort(reason));
  await expect(measured).rejects.toBe(reason);
});
