// The same seed gives the same weights, bit for bit: over whole trainings, and over a save and a load in between.
import { describe, expect, test } from 'vitest';
import type { Trainer, TrainerState } from '../../../src/engine/engine.ts';
import { createInProcessEngine } from '../../../src/engine/onnx/in-process.ts';
import { engines } from '../engines.ts';
import { batchOf, normUnet, plainUnet, recipe } from './samples.ts';

/** The default layout is the blocked one where the machine has it; blocked.process.test.ts says which it is. */
const byDefault = () => createInProcessEngine({ threads: 2 });
const cases = [
  ['default layout, ELU and dropout', byDefault, plainUnet],
  ['default layout, batch norm and ReLU', byDefault, normUnet],
  ['standard layout, ELU and dropout', engines['onnx, standard layout'], plainUnet],
  ['standard layout, batch norm and ReLU', engines['onnx, standard layout'], normUnet],
] as const;

async function trained(trainer: Trainer, steps: number): Promise<TrainerState> {
  const network = batchOf(plainUnet, { size: 3, height: 32, width: 48 });
  for (let i = 0; i < steps; i++) await trainer.step(network, 1e-3);
  return trainer.save();
}

describe.each(cases)('%s', (_name, makeEngine, network) => {
  test('two trainings with one seed end alike', async () => {
    const engine = await makeEngine();
    const [first, second] = [await engine.build(network, recipe), await engine.build(network, recipe)];
    expect(await trained(first, 4)).toEqual(await trained(second, 4));
    const other = await engine.build(network, { ...recipe, seed: 8 });
    expect(await trained(other, 4)).not.toEqual(await trained(first, 0));
    for (const trainer of [first, second, other]) await trainer.dispose();
  });

  test('a training that was saved and loaded elsewhere ends like one that was not', async () => {
    const engine = await makeEngine();
    const whole = await engine.build(network, recipe);
    const half = await engine.build(network, recipe);
    const rest = await engine.build(network, recipe);
    await rest.load(await trained(half, 2));
    expect(await trained(rest, 3)).toEqual(await trained(whole, 5));
    for (const trainer of [whole, half, rest]) await trainer.dispose();
  });

  test('another shape in between, more than are kept open, changes nothing but by its own step', async () => {
    const engine = await makeEngine();
    const trainer = await engine.build(network, recipe);
    const before = await trained(trainer, 1);
    for (let size = 1; size <= 10; size++) await trainer.evaluate(batchOf(network, { size }));
    expect(await trainer.save()).toEqual(before);
    await trainer.dispose();
  });
});
