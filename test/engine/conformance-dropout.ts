// The conformance suite's part on dropout. Engines draw their own masks, so what's checked is what any mask must
// obey, read from gradients.
import { describe, expect, test } from 'vitest';
import type { Batch, Engine, Trainer, TrainingOptions } from '../../src/engine/engine.ts';
import { createReferenceEngine } from '../../src/engine/reference/reference.ts';
import type { Layer, Network } from '../../src/network/network.ts';
import type { Tensor } from '../../src/shared/tensor.ts';
import { difference } from './conformance-case.ts';
import { conv } from './conformance-row.ts';

const RATE = 0.3;
const EDGE = 16;
const PIXELS = EDGE * EDGE;
const LEARNING_RATE = 1024;
const options: TrainingOptions = {
  seed: 5,
  loss: { crossEntropy: 1, dice: 0, classWeights: [1, 1] },
  optimizer: { name: 'sgd', momentum: 0, weightDecay: 0 },
};
const drop = (name: string, from: string, rate = RATE): Layer => ({ op: 'dropout', name, from, rate });

function network(layers: readonly Layer[]): Network {
  return {
    title: 'dropout',
    task: 'segmentation',
    classes: 2,
    stride: 1,
    layers: [
      { op: 'input', name: 'input', channels: PIXELS },
      ...layers,
      { op: 'softmax', name: 'probabilities', from: 'head' },
    ],
  };
}

/**
 * Channel c of the image is 1 at pixel c and 0 elsewhere, the head's weights are 0 and so every probability is 1/2:
 * the gradient of the head's weight for channel c is then the mask at (c, pixel c) times a known number.
 */
const oneHot: Batch = {
  images: Float32Array.from({ length: PIXELS * PIXELS }, (_, i) => (i % (PIXELS + 1) === 0 ? 1 : 0)),
  labels: new Uint8Array(PIXELS),
  size: 1,
  height: EDGE,
  width: EDGE,
};
const HEAD_GRADIENT = -1 / 2 / PIXELS;

const single = network([drop('dropped', 'input'), conv('head', 'dropped', 2, { kernel: 1 })]);

/** The mask of one step, with 0 for what was dropped. */
async function maskOf(trainer: Trainer): Promise<Float64Array> {
  const zero = { shape: [2, PIXELS, 1, 1], data: new Float32Array(2 * PIXELS) };
  const state = await trainer.save();
  const bias = { shape: [2], data: new Float32Array(2) };
  await trainer.load({ ...state, parameters: { 'head.weight': zero, 'head.bias': bias } });
  await trainer.step(oneHot, LEARNING_RATE);
  const { data } = (await trainer.save()).parameters['head.weight'];
  return Float64Array.from(data.subarray(0, PIXELS), (value) => -value / LEARNING_RATE / HEAD_GRADIENT);
}

export function describeDropout(useEngine: () => Engine): void {
  describe('dropout', () => {
    test('each element is 0 or divided by 1 - rate, and as many are 0 as the rate says', async () => {
      const trainer = await useEngine().build(single, options);
      const masks = [
        await maskOf(trainer),
        await maskOf(trainer),
        await maskOf(trainer),
        await maskOf(trainer),
      ];
      await trainer.dispose();
      const values = masks.flatMap((mask) => [...mask]);
      const kept = values.filter((value) => value !== 0);
      expect(Math.max(...kept)).toBeCloseTo(1 / (1 - RATE), 5);
      expect(Math.min(...kept)).toBeCloseTo(1 / (1 - RATE), 5);
      // Five standard deviations of a share of n independent draws.
      const deviation = Math.sqrt((RATE * (1 - RATE)) / values.length);
      expect(Math.abs(1 - kept.length / values.length - RATE)).toBeLessThan(5 * deviation);
    });

    test('every step draws another mask', async () => {
      const trainer = await useEngine().build(single, options);
      const [first, second] = [await maskOf(trainer), await maskOf(trainer)];
      await trainer.dispose();
      const agreeing = first.filter((value, i) => (value === 0) === (second[i] === 0)).length / PIXELS;
      const expected = RATE ** 2 + (1 - RATE) ** 2;
      const deviation = Math.sqrt((expected * (1 - expected)) / PIXELS);
      expect(Math.abs(agreeing - expected)).toBeLessThan(5 * deviation);
    });

    test('two layers of one network draw different masks', async () => {
      const trainer = await useEngine().build(
        network([drop('first', 'input'), drop('second', 'first'), conv('head', 'second', 2, { kernel: 1 })]),
        options,
      );
      const mask = await maskOf(trainer);
      await trainer.dispose();
      // Were the masks alike, 0.7 would be kept; apart, 0.49.
      const kept = mask.filter((value) => value !== 0).length / PIXELS;
      const expected = (1 - RATE) ** 2;
      expect(Math.abs(kept - expected)).toBeLessThan(5 * Math.sqrt((expected * (1 - expected)) / PIXELS));
    });

    test('backward drops what forward dropped', async () => {
      await expectOneMask(useEngine(), 3);
      await expectOneMask(useEngine(), 16);
    });

    test('evaluation and prediction drop nothing', async () => {
      const without = network([conv('head', 'input', 2, { kernel: 1 })]);
      const trainer = await useEngine().build(single, options);
      const reference = await createReferenceEngine().build(without, options);
      const { parameters } = await reference.save();
      await trainer.load({ ...(await trainer.save()), parameters });
      const loss = (await trainer.evaluate(oneHot)).loss;
      expect(difference([loss], [(await reference.evaluate(oneHot)).loss])).toBeLessThan(1e-5);
      const probabilities = await trainer.predict(oneHot.images, oneHot);
      expect(difference(probabilities, await reference.predict(oneHot.images, oneHot))).toBeLessThan(1e-5);
      await trainer.dispose();
    });
  });
}

/**
 * A conv with weights 0 and biases 1 gives 1 everywhere; dropped, then weighted by the head. The head's weight gradient
 * is G[o,f] = sum over pixels of dlogit[o] * mask[f], and the conv's bias gradient is sum over o of W[o,f] * G[o,f]
 * only if backward uses the same mask.
 */
async function expectOneMask(engine: Engine, filters: number): Promise<void> {
  const layers = [
    conv('flat', 'input', filters, { kernel: 1 }),
    drop('dropped', 'flat'),
    conv('head', 'dropped', 2, { kernel: 1 }),
  ];
  const trainer = await engine.build(network(layers), options);
  const head = Float32Array.from({ length: 2 * filters }, (_, i) => Math.sin(3 * i + 1));
  const parameters: Record<string, Tensor> = {
    'flat.weight': { shape: [filters, PIXELS, 1, 1], data: new Float32Array(filters * PIXELS) },
    'flat.bias': { shape: [filters], data: new Float32Array(filters).fill(1) },
    'head.weight': { shape: [2, filters, 1, 1], data: head },
    'head.bias': { shape: [2], data: new Float32Array(2) },
  };
  await trainer.load({ ...(await trainer.save()), parameters });
  const labels = oneHot.labels.map((_, pixel) => (pixel % 3 === 0 ? 1 : 0));
  await trainer.step({ ...oneHot, labels }, LEARNING_RATE);
  const after = (await trainer.save()).parameters;
  await trainer.dispose();
  const gradient = (name: string, i: number) =>
    (parameters[name].data[i] - after[name].data[i]) / LEARNING_RATE;
  const measured = Array.from({ length: filters }, (_, f) => gradient('flat.bias', f));
  const expected = Array.from(
    { length: filters },
    (_, f) => head[f] * gradient('head.weight', f) + head[filters + f] * gradient('head.weight', filters + f),
  );
  // Rounding is 2e-6 at worst; another mask changes it by a half.
  expect(difference(measured, expected)).toBeLessThan(3e-5);
}
