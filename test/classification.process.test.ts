// Classification from nothing but class folders, on a real data set: scikit-learn's digits, which the program itself
// finds, splits, learns, exports and tests in a process of its own.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { expect, test } from 'vitest';
import { decodeImage } from '../src/image/decode.ts';
import type { Results } from '../src/results/results.ts';
import { pythonMissing } from './model-card/python.ts';
import { runProgram } from './run-program.ts';
import { temporaryFolder } from './temporary-folder.ts';

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const EXPORT = fileURLToPath(new URL('digits/export_digits.py', import.meta.url));
const withoutPython = await pythonMissing();

test.skipIf(withoutPython)('digits in class folders are told apart in a few epochs', async () => {
  await using folder = await temporaryFolder();
  const data = join(folder.path, 'digits');
  const output = join(folder.path, 'run');
  await promisify(execFile)('python3', [EXPORT, data]);
  const settings = ['--data', data, '--output', output, '--epochs', '8', '--threads', '1'];
  const { code, stdout, stderr } = await runProgram([CLI, 'train', ...settings]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout, 'pixels say more of a digit than what photographs teach').toMatch(
    /^initial-model: none \(EfficientNet-Lite0 would not help, since .* no better than their pixels alone .*\)$/m,
  );
  expect(stdout, 'a mirrored digit is none').toContain('no flips: a flipped image is less like');

  const results: Results = JSON.parse(await readFile(join(output, 'results.json'), 'utf8'));
  expect(results.task).toBe('classification');
  expect(results.classes.map(({ name }) => name)).toEqual([...'0123456789']);
  expect(results.test!.accuracy).toBeGreaterThanOrEqual(0.98);

  // Any program that reads ONNX gives the same: image in, class out.
  const session = await InferenceSession.create(join(output, 'model', 'model.onnx'), { logSeverityLevel: 3 });
  const tested = results.split.test.samples.slice(0, 40);
  let right = 0;
  for (const { id } of tested) {
    const { data: pixels } = await decodeImage(await readFile(join(data, `${id}.png`)));
    const image = new Tensor('float32', Float32Array.from(pixels), [1, 1, 8, 8]);
    const { probabilities } = await session.run({ image });
    const values = [...(probabilities.data as Float32Array)];
    if (values.indexOf(Math.max(...values)) === Number(id.split('/')[0])) right++;
  }
  expect(right).toBeGreaterThanOrEqual(38);
});
