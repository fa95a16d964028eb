// The LayersModel of a real run, used by somebody who has the run's folder and plain TensorFlow.js.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { normalizeInto } from '../src/image/normalize.ts';
import { Random } from '../src/shared/random.ts';
import { openModelFile } from '../src/stages/6-evaluate/open-model-file.ts';
import { difference, predict } from './network/keras/tensorflow.ts';
import { runProgram } from './run-program.ts';
import { loadTfjs } from './stages/6-evaluate/load-tfjs.ts';
import { temporaryFolder } from './temporary-folder.ts';

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

const SHAPE = { size: 1, height: 48, width: 64 };

it('train --export tfjs leaves a LayersModel with the probabilities of model.onnx', async () => {
  await using dir = await temporaryFolder();
  const data = join(dir.path, 'data');
  const output = join(dir.path, 'run');
  expect((await runProgram([CLI, 'sample', 'ccd', data, '--count', '16', '--seed', '5'])).code).toBe(0);
  const small = ['--epochs', '1', '--threads', '1', '--batch-size', '4', '--image-size', '32'];
  const train = [CLI, 'train', '--data', data, '--output', output, '--export', 'tfjs', ...small];
  const trained = await runProgram(train);
  expect(trained, trained.stderr).toMatchObject({ code: 0 });

  const results = JSON.parse(await readFile(join(output, 'results.json'), 'utf8'));
  expect(results.settings.export).toEqual(['tfjs']);
  expect(results.exports).toHaveLength(1);
  const [{ input, stride, files }] = results.exports;
  for (const { path, sha256 } of files as { path: string; sha256: string }[]) {
    expect(
      createHash('sha256')
        .update(await readFile(join(output, path)))
        .digest('hex'),
      path,
    ).toBe(sha256);
  }
  expect((await readdir(join(output, 'model'))).sort()).toEqual(['card.md', 'model.onnx', 'tfjs']);
  // The sample's exposures are stretched, which a LayersModel leaves to its user: the network's own input goes in.
  expect([input, stride, results.plan.normalization.stretch]).toEqual(['normalized', 8, 'asinh']);
  expect(await readFile(join(output, 'model', 'card.md'), 'utf8')).toContain('must be multiples of 8');

  const theirs = await loadTfjs(join(output, 'model', 'tfjs'));
  const { model: ours } = await openModelFile(join(output, 'model', 'model.onnx'), { threads: 1 });
  try {
    const random = new Random(9);
    const pixels = Uint16Array.from({ length: SHAPE.height * SHAPE.width }, () => random.integer(20_000));
    const image = { ...SHAPE, channels: 1, data: pixels };
    const taken = normalizeInto(new Float32Array(pixels.length), image, results.plan.normalization);
    const expected = await ours.predict(Float32Array.from(pixels), SHAPE);
    expect(difference(predict(theirs, taken, SHAPE), expected)).toBeLessThan(1e-4);
    expect(theirs.getUserDefinedMetadata()).toMatchObject({
      task: 'segmentation',
      input: 'normalized',
      classes: results.classes.map(({ name }: { name: string }) => name),
      'data-hash': results.data.hash,
      'best-epoch': results['best-epoch'],
    });
  } finally {
    theirs.dispose();
    await ours.dispose();
  }
});
