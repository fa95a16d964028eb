// The delivered model.onnx, used by somebody who knows nothing of this project but the file.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { runProgram } from './run-program.ts';
import { temporaryFolder } from './temporary-folder.ts';

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

/** Raw 16-bit grey pixels in, the most probable class of each pixel out. */
async function predict(session: InferenceSession, image: string): Promise<Uint8Array> {
  const { data, info } = await sharp(image)
    .toColourspace('grey16')
    .raw({ depth: 'ushort' })
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const pixels = Float32Array.from(new Uint16Array(data.buffer, data.byteOffset, width * height));
  const { probabilities } = await session.run({
    image: new Tensor('float32', pixels, [1, 1, height, width]),
  });
  const [, classes, ...size] = probabilities.dims;
  expect(size).toEqual([height, width]);
  const values = probabilities.data as Float32Array;
  return Uint8Array.from({ length: width * height }, (_, pixel) => {
    let best = 0;
    for (let k = 1; k < classes; k++) {
      if (values[k * width * height + pixel] > values[best * width * height + pixel]) best = k;
    }
    return best;
  });
}

/** The class of each pixel, by the colour that results.json names for it. */
async function readMask(path: string, classes: readonly { color: number[] }[]): Promise<number[]> {
  const { data, info } = await sharp(path)
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const colors = classes.map(({ color }) => color.join());
  return Array.from({ length: info.width * info.height }, (_, pixel) =>
    colors.indexOf(data.subarray(pixel * 3, pixel * 3 + 3).join()),
  );
}

it('gives the confusion matrix of results.json from raw pixels', async () => {
  await using dir = await temporaryFolder();
  const data = join(dir.path, 'data');
  const output = join(dir.path, 'run');
  expect((await runProgram([CLI, 'sample', 'ccd', data, '--count', '24', '--seed', '5'])).code).toBe(0);
  const small = ['--epochs', '2', '--threads', '1', '--batch-size', '4', '--image-size', '64'];
  const trained = await runProgram([
    CLI,
    'train',
    '--data',
    data,
    '--output',
    output,
    '--test-fraction',
    '0.3',
    ...small,
  ]);
  expect(trained, trained.stderr).toMatchObject({ code: 0 });

  const results = JSON.parse(await readFile(join(output, 'results.json'), 'utf8'));
  const split = JSON.parse(await readFile(join(output, 'split.json'), 'utf8'));
  expect(split.test.length).toBeGreaterThanOrEqual(2);
  const session = await InferenceSession.create(join(output, 'model', 'model.onnx'), { logSeverityLevel: 3 });
  const confusion = [0, 1, 2, 3].map(() => [0, 0, 0, 0]);
  for (const id of split.test as string[]) {
    const predicted = await predict(session, join(data, `${id}.png`));
    const truth = await readMask(join(data, `${id.replace('images/', 'masks/')}.png`), results.classes);
    for (const [pixel, k] of predicted.entries()) confusion[truth[pixel]][k]++;
  }
  await session.release();
  expect(confusion).toEqual(results.test.confusion);
  expect(await readdir(output)).toEqual(
    expect.arrayContaining(['history.csv', 'results.json', 'split.json', 'summary.md']),
  );
});
