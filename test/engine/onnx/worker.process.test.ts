// The engine through its worker thread, as the program uses it: results, errors, a crash, and an end that lets the
// process go.
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { createEngine } from '../../../src/engine/create.ts';
import { exportModel } from '../../../src/engine/onnx/export.ts';
import { createInProcessEngine } from '../../../src/engine/onnx/in-process.ts';
import { packError, unpackError } from '../../../src/engine/onnx/messages.ts';
import { openModel } from '../../../src/engine/onnx/model.ts';
import { Remote } from '../../../src/engine/onnx/remote.ts';
import { InputError } from '../../../src/errors.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { batchOf, plainUnet, recipe } from './samples.ts';

const threads = 2;
const batch = batchOf(plainUnet);
const root = fileURLToPath(new URL('../../..', import.meta.url));

test('gives what the engine in this thread gives, and leaves the batch as it was', async () => {
  const copy = structuredClone(batch);
  const [remote, local] = [await createEngine('auto', { threads }), await createInProcessEngine({ threads })];
  expect(remote.describe()).toEqual(local.describe());
  const trainers = [await remote.build(plainUnet, recipe), await local.build(plainUnet, recipe)];
  const results = [];
  for (const trainer of trainers) {
    const step = await trainer.step(batch, 1e-3);
    const evaluation = await trainer.evaluate(batch);
    const probabilities = await trainer.predict(batch.images, batch);
    const logits = await trainer.activations('head', batch.images, batch);
    const state = await trainer.save();
    await trainer.load(state);
    results.push({ step, evaluation, probabilities, logits, state, again: await trainer.step(batch, 1e-3) });
    await trainer.dispose();
  }
  expect(results[0]).toEqual(results[1]);
  expect(batch).toEqual(copy);
});

test('every build has a trainer of its own', async () => {
  const engine = await createEngine('onnx', { threads });
  const [first, second] = [await engine.build(plainUnet, recipe), await engine.build(plainUnet, recipe)];
  const before = await second.save();
  await first.step(batch, 1e-3);
  await first.dispose();
  expect(await second.save()).toEqual(before);
  await second.dispose();
});

test('calls under way are answered in order', async () => {
  const engine = await createEngine('onnx', { threads });
  const trainer = await engine.build(plainUnet, recipe);
  const [, , state] = await Promise.all([
    trainer.step(batch, 1e-3),
    trainer.step(batch, 1e-3),
    trainer.save(),
  ]);
  expect(state.step).toBe(2);
  await trainer.dispose();
});

test('an error comes back with its message and its stack', async () => {
  const engine = await createEngine('onnx', { threads });
  const trainer = await engine.build(plainUnet, recipe);
  const wrong = { ...batch, images: batch.images.subarray(1) };
  const error = await trainer.step(wrong, 1e-3).catch((reason: unknown) => reason);
  expect(String(error)).toMatch(/the images hold \d+ values, expected \d+/);
  expect((error as Error).stack).toMatch(/dist\/[\w-]+\.js/);
  expect((await trainer.step(batch, 1e-3)).count, 'and training goes on').toBeGreaterThan(0);
  await trainer.dispose();
});

test('an InputError arrives as one', () => {
  const fault = { code: 'engine-unavailable', message: 'gone', severity: 'error' } as const;
  const error = unpackError(structuredClone(packError(new InputError(fault))));
  expect(error).toBeInstanceOf(InputError);
  expect((error as InputError).faults).toEqual([fault]);
  expect(unpackError(packError('a text')).message).toBe('a text');
});

test('after dispose every call is refused', async () => {
  const engine = await createEngine('onnx', { threads });
  const trainer = await engine.build(plainUnet, recipe);
  const running = expect(trainer.step(batch, 1e-3)).rejects.toThrow('after dispose()');
  await trainer.dispose();
  await running;
  await expect(trainer.save()).rejects.toThrow('after dispose()');
});

describe('a worker that goes down', () => {
  test.each([
    ['by an exception', 'setTimeout(() => { throw new Error("boom"); }, 10);', 'boom'],
    ['by an exit', 'setTimeout(() => process.exit(7), 10);', 'exit code 7'],
    ['while it starts', 'throw new Error("no start");', 'no start'],
  ])('%s rejects what was under way and what comes later', async (reason, code, message) => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'worker.mjs');
    await writeFile(
      file,
      `import { parentPort } from 'node:worker_threads';\nparentPort.on('message', () => {});\n${code}`,
    );
    const remote = new Remote(file);
    await expect(remote.call('save'), reason).rejects.toThrow(message);
    await expect(remote.call('save'), reason).rejects.toThrow(message);
    await remote.close();
  });
});

test('openModel predicts in a worker as the trainer does', async () => {
  const engine = await createInProcessEngine({ threads });
  const trainer = await engine.build(plainUnet, recipe);
  const { parameters } = await trainer.save();
  const as = { low: -1e9, high: 1e9, offset: 0, scale: 1 };
  const normalization = { channels: [as, as, as] };
  const bytes = exportModel(plainUnet, parameters, { normalization, metadata: {} });
  const model = await openModel(bytes, { threads });
  const [actual, expected] = [
    await model.predict(batch.images, batch),
    await trainer.predict(batch.images, batch),
  ];
  expect(Math.max(...actual.map((value, i) => Math.abs(value - expected[i])))).toBeLessThan(1e-5);
  await model.dispose();
  await trainer.dispose();
});

/** A program that makes an engine and ends as `ending` says; how it ended tells whether the worker held it up. */
async function run(ending: string): Promise<string> {
  const script = `
    import { createEngine } from './src/engine/create.ts';
    import { unet } from './src/network/unet.ts';
    const network = unet({ task: 'segmentation', channels: 1, classes: 2, widths: [4, 8], activation: 'relu',
      batchNorm: true, dropout: 0, l2: 0 });
    const engine = await createEngine('onnx', { threads: 2 });
    const recipe = { seed: 1, loss: { crossEntropy: 1, dice: 0, classWeights: [1, 1] },
      optimizer: { name: 'sgd', momentum: 0, weightDecay: 0 } };
    const trainer = await engine.build(network, recipe);
    const batch = { images: new Float32Array(16), labels: new Uint8Array(16), size: 1, height: 4, width: 4 };
    await trainer.step(batch, 0.1);
    ${ending}
    console.log('end');`;
  await using folder = await temporaryFolder();
  await build({
    stdin: { contents: script, resolveDir: root, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: join(folder.path, 'program.mjs'),
    external: ['onnxruntime-node', 'onnxruntime-web'],
    define: { 'import.meta.url': JSON.stringify(new URL('../../../dist/program.mjs', import.meta.url).href) },
    logLevel: 'silent',
  });
  const { stdout } = await promisify(execFile)(process.execPath, [join(folder.path, 'program.mjs')], {
    timeout: 60_000,
  });
  return stdout;
}

/** Long ones. The process ended by "Napi::Error" at one of the first. */
const IN_STEPS = `
    await trainer.dispose();
    const pixels = 512 * 512;
    const long = { images: new Float32Array(pixels), labels: new Uint8Array(pixels), size: 1, height: 512, width: 512 };
    for (let round = 1; round <= 4; round++) {
      const one = await engine.build(network, recipe);
      const running = one.step(long, 0.1).catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, 100 * round));
      await one.dispose();
      await running;
    }`;

describe('the process ends by itself', () => {
  test.each([
    ['after dispose', 'await trainer.dispose();'],
    ['after dispose in the middle of steps', IN_STEPS],
    ['without dispose', ''],
    ['with a second engine never used', "await createEngine('onnx', { threads: 1 });"],
  ])('%s', async (reason, ending) => {
    expect(await run(ending), reason).toBe('end\n');
  });
});
