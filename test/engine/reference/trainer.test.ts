// The reference trainer: it goes on exactly from a saved state, and refuses what doesn't fit its network.
import { expect, test } from 'vitest';
import type { Batch, OptimizerSpec, TrainingOptions } from '../../../src/engine/engine.ts';
import { createReferenceEngine } from '../../../src/engine/reference/reference.ts';
import { initialParameters } from '../../../src/network/parameters.ts';
import { unet } from '../../../src/network/unet.ts';
import { Random } from '../../../src/shared/random.ts';

const network = unet({
  task: 'segmentation',
  channels: 1,
  classes: 2,
  widths: [2, 3],
  activation: 'relu',
  batchNorm: true,
  dropout: 0.3,
  l2: 0.001,
});
const random = new Random(1);
const batch: Batch = {
  images: Float32Array.from({ length: 2 * 4 * 4 }, () => random.normal()),
  labels: Uint8Array.from({ length: 2 * 4 * 4 }, () => random.integer(2)),
  size: 2,
  height: 4,
  width: 4,
};
const adam: OptimizerSpec = { name: 'adam', beta1: 0.9, beta2: 0.99, epsilon: 1e-8, weightDecay: 0.01 };
const options: TrainingOptions = {
  seed: 7,
  loss: { crossEntropy: 1, dice: 1, classWeights: [1, 2] },
  optimizer: adam,
};
const build = (others: Partial<TrainingOptions> = {}) =>
  createReferenceEngine().build(network, { ...options, ...others });

test('starts from the shared initial parameters', async () => {
  expect((await (await build()).save()).parameters).toEqual(initialParameters(network, 7));
});

test('the same seed gives the same weights, bit for bit; another seed others', async () => {
  const [a, b, c] = [await build(), await build(), await build({ seed: 8 })];
  for (const trainer of [a, b, c]) await trainer.step(batch, 0.01);
  expect(await a.save()).toEqual(await b.save());
  expect((await a.save()).parameters).not.toEqual((await c.save()).parameters);
});

test.each<OptimizerSpec>([
  { name: 'sgd', momentum: 0.9, weightDecay: 0 },
  adam,
  { ...adam, name: 'adamw' },
  { ...adam, name: 'muon', momentum: 0.95 },
  { name: 'adadelta', rho: 0.9, epsilon: 1e-6 },
])('goes on from a saved state exactly as if it had never stopped: $name', async (optimizer) => {
  const uninterrupted = await build({ optimizer });
  for (let i = 0; i < 4; i++) await uninterrupted.step(batch, 0.01);

  const before = await build({ optimizer });
  for (let i = 0; i < 2; i++) await before.step(batch, 0.01);
  const after = await build({ optimizer });
  await after.load(await before.save());
  for (let i = 0; i < 2; i++) await after.step(batch, 0.01);

  expect(await after.save()).toEqual(await uninterrupted.save());
});

test('a saved state does not change with the trainer', async () => {
  const trainer = await build();
  const saved = await trainer.save();
  const copy = structuredClone(saved);
  await trainer.step(batch, 0.01);
  expect(saved).toEqual(copy);
});

test('evaluating and predicting change nothing', async () => {
  const trainer = await build();
  await trainer.step(batch, 0.01);
  const saved = await trainer.save();
  await trainer.evaluate(batch);
  await trainer.predict(batch.images, batch);
  expect(await trainer.save()).toEqual(saved);
});

test('some steps learn the batch', async () => {
  const trainer = await build();
  const { loss: first } = await trainer.evaluate(batch);
  for (let i = 0; i < 30; i++) await trainer.step(batch, 0.02);
  expect((await trainer.evaluate(batch)).loss).toBeLessThan(0.8 * first);
});

const wrongBatches: [reason: string, batch: Batch, message: RegExp][] = [
  ['a size that the poolings do not divide', { ...batch, height: 3 }, /don't fit a network of stride 2/],
  ['no images', { ...batch, size: 0 }, /don't fit/],
  ['images of two channels', { ...batch, images: new Float32Array(64) }, /hold 64 values, expected 32/],
  ['labels missing', { ...batch, labels: new Uint8Array(31) }, /31 labels, expected 32/],
  [
    'a label that is no class',
    { ...batch, labels: new Uint8Array(32).fill(2) },
    /label 2, the network 2 classes/,
  ],
];

test.each(wrongBatches)('refuses %s', async (reason, wrong, message) => {
  const trainer = await build();
  await expect(trainer.step(wrong, 0.1), reason).rejects.toThrow(message);
  await expect(trainer.evaluate(wrong), reason).rejects.toThrow(message);
});

test("refuses a state that is not its network's", async () => {
  const trainer = await build();
  const saved = await trainer.save();
  const { 'head.bias': bias, ...others } = saved.parameters;
  const wider = { ...bias, shape: [3], data: new Float32Array(3) };
  await expect(trainer.load({ ...saved, parameters: others })).rejects.toThrow(/no parameter "head.bias"/);
  await expect(trainer.load({ ...saved, parameters: { ...others, 'head.bias': wider } })).rejects.toThrow(
    /is 3, expected 2/,
  );
  await expect(trainer.load({ ...saved, parameters: { ...saved.parameters, more: bias } })).rejects.toThrow(
    /"more"/,
  );
  await expect(trainer.load({ ...saved, optimizer: {} })).rejects.toThrow(/no optimizer state/);
});

test('refuses class weights that do not match the classes', async () => {
  await expect(build({ loss: { ...options.loss, classWeights: [1] } })).rejects.toThrow(
    /1 class weights .* 2 classes/,
  );
});

test('describes itself', () => {
  expect(createReferenceEngine().describe()).toMatchObject({
    engine: 'reference',
    runtime: 'javascript',
    threads: 1,
  });
});
