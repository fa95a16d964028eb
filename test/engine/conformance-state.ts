// The conformance suite's part on state and shapes: what a trainer starts from, saves and takes back, also from
// another engine, and that it takes batches of any size.
import { describe, expect, test } from 'vitest';
import type {
  Engine,
  OptimizerSpec,
  Trainer,
  TrainerState,
  TrainingOptions,
} from '../../src/engine/engine.ts';
import { createReferenceEngine } from '../../src/engine/reference/reference.ts';
import type { Layer } from '../../src/network/network.ts';
import { initialParameters } from '../../src/network/parameters.ts';
import { unet } from '../../src/network/unet.ts';
import { batchFor, difference } from './conformance-case.ts';

const recipe = {
  task: 'segmentation',
  channels: 3,
  classes: 4,
  widths: [8, 16],
  activation: 'elu',
  l2: 0.001,
} as const;
const network = unet({ ...recipe, batchNorm: true, dropout: 0 });
const withDropout = unet({ ...recipe, batchNorm: true, dropout: 0.3 });
const batch = batchFor(network, 1, { size: 2, height: 8, width: 8, ignored: 0.1 });
const RATE = 0.01;

/**
 * Of weights, slots and losses after some updates: 2e-6 in the worst engine, Adadelta's sums of squared updates; a slot
 * lost or a step count not taken over is out by 1e-2 or more.
 */
const TOLERANCE = 4e-5;

const optimizers: readonly OptimizerSpec[] = [
  { name: 'sgd', momentum: 0, weightDecay: 0 },
  { name: 'sgd', momentum: 0.9, weightDecay: 0.01 },
  { name: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-4, weightDecay: 0.01 },
  { name: 'adamw', beta1: 0.9, beta2: 0.999, epsilon: 1e-4, weightDecay: 0.01 },
  { name: 'muon', momentum: 0.95, beta1: 0.9, beta2: 0.999, epsilon: 1e-4, weightDecay: 0.01 },
  { name: 'adadelta', rho: 0.95, epsilon: 1e-6 },
];
const optionsFor = (optimizer: OptimizerSpec): TrainingOptions => ({
  seed: 3,
  loss: { crossEntropy: 1, dice: 1, classWeights: [1, 2, 1, 0.5] },
  optimizer,
});

/** The loss before each update. */
async function steps(trainer: Trainer, count: number): Promise<number[]> {
  const losses: number[] = [];
  for (let i = 0; i < count; i++) losses.push((await trainer.step(batch, RATE)).loss);
  return losses;
}

export function describeState(useEngine: () => Engine): void {
  describe('state', () => {
    test('training starts from the shared initial parameters', async () => {
      const trainer = await useEngine().build(network, optionsFor(optimizers[0]));
      const { step, parameters } = await trainer.save();
      await trainer.dispose();
      expect(step).toBe(0);
      expect(parameters).toEqual(initialParameters(network, 3));
    });

    test.each(optimizers)('$name: names and shapes are the canonical ones', async (optimizer) => {
      const trainer = await useEngine().build(network, optionsFor(optimizer));
      await steps(trainer, 1);
      const saved = await trainer.save();
      await trainer.dispose();
      const reference = await createReferenceEngine().build(network, optionsFor(optimizer));
      await steps(reference, 1);
      const expected = await reference.save();
      expect(saved.step).toBe(1);
      for (const part of ['parameters', 'optimizer'] as const)
        expect(shapesIn(saved[part])).toEqual(shapesIn(expected[part]));
    });

    test.each(optimizers)('$name: goes on from a saved state exactly, dropout and all', async (optimizer) => {
      const build = () => useEngine().build(withDropout, optionsFor(optimizer));
      const uninterrupted = await build();
      await steps(uninterrupted, 4);
      const before = await build();
      await steps(before, 2);
      const after = await build();
      await after.load(await before.save());
      await steps(after, 2);
      expect(await after.save()).toEqual(await uninterrupted.save());
      for (const trainer of [uninterrupted, before, after]) await trainer.dispose();
    });

    test.each(optimizers)('$name: takes over from another engine and hands back', async (optimizer) => {
      const all = await createReferenceEngine().build(network, optionsFor(optimizer));
      const losses = await steps(all, 6);
      const first = await createReferenceEngine().build(network, optionsFor(optimizer));
      await steps(first, 2);
      const middle = await useEngine().build(network, optionsFor(optimizer));
      await middle.load(await first.save());
      await steps(middle, 2);
      const last = await createReferenceEngine().build(network, optionsFor(optimizer));
      await last.load(await middle.save());
      await middle.dispose();
      expect(difference(await steps(last, 2), losses.slice(4)), 'the next losses').toBeLessThan(TOLERANCE);
      const [actual, expected] = [await last.save(), await all.save()];
      expect(actual.step).toBe(6);
      for (const part of ['parameters', 'optimizer'] as const) expectAlike(actual[part], expected[part]);
    });

    test.each(optimizers)(
      '$name: nothing of a frozen layer changes, and nothing is kept for it',
      async (optimizer) => {
        const below = ['encoder1', 'bottleneck.norm1'];
        const isBelow = (name: string) => below.some((part) => name.startsWith(part));
        const layers = network.layers.map((layer) =>
          isBelow(layer.name) && hasParameters(layer) ? { ...layer, frozen: true as const } : layer,
        );
        const trainer = await useEngine().build({ ...network, layers }, optionsFor(optimizer));
        const before = await trainer.save();
        await steps(trainer, 3);
        const after = await trainer.save();
        await trainer.dispose();
        for (const [name, { data }] of Object.entries(after.parameters)) {
          if (isBelow(name)) expect(data, name).toEqual(before.parameters[name].data);
          else expect(data, name).not.toEqual(before.parameters[name].data);
        }
        expect(Object.keys(after.optimizer).filter(isBelow)).toEqual([]);
      },
    );

    test('a saved state stays as it is while training goes on', async () => {
      const trainer = await useEngine().build(network, optionsFor(optimizers[2]));
      await steps(trainer, 1);
      const saved = await trainer.save();
      const copy = structuredClone(saved);
      await steps(trainer, 2);
      await trainer.dispose();
      expect(saved).toEqual(copy);
    });

    test('evaluating and predicting change nothing', async () => {
      const trainer = await useEngine().build(withDropout, optionsFor(optimizers[2]));
      await steps(trainer, 1);
      const saved = await trainer.save();
      await trainer.evaluate(batch);
      await trainer.predict(batch.images, batch);
      expect(await trainer.save()).toEqual(saved);
      await trainer.dispose();
    });

    test('one trainer takes batches of any size and shape, one after the other', async () => {
      const trainer = await useEngine().build(network, optionsFor(optimizers[1]));
      const reference = await createReferenceEngine().build(network, optionsFor(optimizers[1]));
      for (const [size, height, width] of [
        [2, 8, 8],
        [1, 8, 8],
        [3, 4, 10],
        [2, 8, 8],
      ]) {
        const other = batchFor(network, height, { size, height, width, ignored: 0.1 });
        const shape = `${size} of ${width}x${height}`;
        const [trained, expected] = [await trainer.step(other, RATE), await reference.step(other, RATE)];
        expect(difference([trained.loss], [expected.loss]), shape).toBeLessThan(TOLERANCE);
        const evaluated = [(await trainer.evaluate(other)).loss, (await reference.evaluate(other)).loss];
        expect(difference([evaluated[0]], [evaluated[1]]), shape).toBeLessThan(TOLERANCE);
        const predicted = await trainer.predict(other.images, other);
        expect(difference(predicted, await reference.predict(other.images, other)), shape).toBeLessThan(
          TOLERANCE,
        );
      }
      await trainer.dispose();
    });

    test('a learning rate of 0 trains nothing', async () => {
      const trainer = await useEngine().build(
        unet({ ...recipe, batchNorm: false, dropout: 0 }),
        optionsFor(optimizers[0]),
      );
      const before = await trainer.save();
      await trainer.step(batch, 0);
      expect((await trainer.save()).parameters).toEqual(before.parameters);
      await trainer.dispose();
    });
  });
}

function hasParameters(layer: Layer): layer is Extract<Layer, { op: 'conv' | 'batch-norm' }> {
  return layer.op === 'conv' || layer.op === 'batch-norm';
}

type Tensors = TrainerState['parameters'];

function shapesIn(tensors: Tensors): Record<string, readonly number[]> {
  return Object.fromEntries(Object.entries(tensors).map(([name, { shape }]) => [name, shape]));
}

function expectAlike(actual: Tensors, expected: Tensors): void {
  expect(Object.keys(actual).sort()).toEqual(Object.keys(expected).sort());
  for (const [name, { data }] of Object.entries(expected)) {
    expect(difference(actual[name].data, data), name).toBeLessThan(TOLERANCE);
  }
}
