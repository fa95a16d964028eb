// What the conformance suite can't see of the TensorFlow engine: that it keeps nothing from step to step, that a
// training can be repeated, that it leaves the thread free between batches, and that it runs on Node 24.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Trainer, TrainerState } from '../../../src/engine/engine.ts';
import { createTensorflowEngine } from '../../../src/engine/tensorflow/engine.ts';
import { loadTensorflow } from '../../../src/engine/tensorflow/load.ts';
import { node24Folder, workflowEngineMissing } from '../../e2e/tools.ts';
import { runProgram } from '../../run-program.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { batchOf, mobileDecoder, normUnet, plainUnet, recipe } from '../onnx/samples.ts';
import { tensorflowMissing } from './missing.ts';

const THREADS = 2;
/** TensorFlow's threads wait for each other, and the files that run beside have the cores meanwhile. */
const MANY_STEPS_MS = 6 * 60_000;
const missing = tensorflowMissing() !== undefined;

test.skipIf(missing).each([
  ['ELU and dropout', plainUnet],
  ['batch norm and ReLU', normUnet],
])(
  '%s: 200 steps leave no tensor behind and no memory',
  async (_name, network) => {
    const { tf } = loadTensorflow(THREADS);
    const trainer = await createTensorflowEngine({ threads: THREADS }).build(network, recipe);
    const batch = batchOf(network, { size: 2, height: 64, width: 64 });
    const round = async (steps: number) => {
      for (let i = 0; i < steps; i++) await trainer.step(batch, 1e-3);
      await trainer.evaluate(batch);
      await trainer.predict(batch.images, batch);
      await trainer.save();
      return { tensors: tf.memory().numTensors, resident: process.memoryUsage().rss };
    };
    // Allocators grow to what the work needs first.
    await round(100);
    const before = await round(50);
    const after = await round(200);
    await trainer.dispose();
    expect(after.tensors).toBe(before.tensors);
    // The images alone, kept, would be 200 times 96 KiB, and what's computed of them far more.
    expect(after.resident / before.resident).toBeLessThan(1.05);
  },
  MANY_STEPS_MS,
);

test.skipIf(missing).each([normUnet, mobileDecoder])(
  '$title: a trainer that was disposed of leaves no tensor behind',
  async (network) => {
    const { tf } = loadTensorflow(THREADS);
    const engine = createTensorflowEngine({ threads: THREADS });
    const before = tf.memory().numTensors;
    for (let i = 0; i < 3; i++) {
      const trainer = await engine.build(network, recipe);
      const batch = batchOf(network);
      await trainer.step(batch, 1e-3);
      await trainer.activations('head', batch.images, batch);
      await trainer.load(await trainer.save());
      await trainer.dispose();
    }
    expect(tf.memory().numTensors).toBe(before);
  },
);

async function trained(trainer: Trainer, steps: number): Promise<TrainerState> {
  const batch = batchOf(plainUnet, { size: 3, height: 32, width: 48 });
  for (let i = 0; i < steps; i++) await trainer.step(batch, 1e-3);
  return trainer.save();
}

test.skipIf(missing)(
  'two trainings with one seed end alike, one that was saved and loaded like one that was not',
  async () => {
    const engine = createTensorflowEngine({ threads: THREADS });
    const build = () => engine.build(plainUnet, recipe);
    const [whole, again, half, rest] = [await build(), await build(), await build(), await build()];
    const expected = await trained(whole, 5);
    expect(await trained(again, 5)).toEqual(expected);
    await rest.load(await trained(half, 2));
    expect(await trained(rest, 3)).toEqual(expected);
    const other = await engine.build(plainUnet, { ...recipe, seed: recipe.seed + 1 });
    expect(await trained(other, 5)).not.toEqual(expected);
    for (const trainer of [whole, again, half, rest, other]) await trainer.dispose();
  },
);

test.skipIf(missing)('timers and signals get their turn between two steps', async () => {
  const trainer = await createTensorflowEngine({ threads: THREADS }).build(plainUnet, recipe);
  let turns = 0;
  const timer = setInterval(() => turns++, 0);
  await trained(trainer, 10);
  clearInterval(timer);
  await trainer.dispose();
  expect(turns).toBeGreaterThan(1);
});

const unavailable = await workflowEngineMissing();

test.skipIf(missing || unavailable !== undefined)(
  'Node 24: a whole training through the command line',
  async () => {
    await using dir = await temporaryFolder();
    const data = join(dir.path, 'data');
    const cli = join(process.cwd(), 'dist', 'cli.js');
    const node = join(await node24Folder(), 'node');
    const sample = await runProgram([cli, 'sample', 'ccd', data, '--count', '12']);
    expect(sample.code, sample.stderr).toBe(0);
    const output = join(dir.path, 'out');
    const short = ['--epochs', '1', '--image-size', '32', '--batch-size', '4', '--threads', '1'];
    const args = [cli, 'train', '--data', data, '--output', output, '--engine', 'tensorflow', ...short];
    const { code, stdout, stderr } = await runProgram(args, { execPath: node });
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('Kept epoch 1');
  },
);
