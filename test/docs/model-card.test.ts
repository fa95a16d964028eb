// The examples of a real run's model card, each copied out of it and run as it is printed: in Python, in Node.js and in
// a browser they give the classes that the program itself gives.
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { decodeImage } from '../../src/image/decode.ts';
import { decodeMask } from '../../src/image/mask.ts';
import type { Results } from '../../src/results/results.ts';
import { openModelFile } from '../../src/stages/6-evaluate/open-model-file.ts';
import { browserMissing, openBrowser } from '../browser.ts';
import { CLASSES, newImage, writeBlobs } from '../model-card/blobs.ts';
import { paint } from '../model-card/page.ts';
import { python, pythonMissing } from '../model-card/python.ts';
import { runProgram } from '../run-program.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const withoutBrowser = await browserMissing();
const withoutPython = await pythonMissing();

/** What the program itself gives for the new image. */
interface Truth {
  readonly width: number;
  readonly height: number;
  /** K,H,W */
  readonly probabilities: Float32Array;
}

/**
 * How much more probable than the given classes the program's own are, at worst. Two runtimes may round the last digit
 * otherwise, which decides where two classes are equally probable, and nowhere else.
 */
function worstGap({ width, height, probabilities }: Truth, labels: ArrayLike<number>): number {
  expect(labels.length).toBe(width * height);
  const at = (k: number, p: number) => probabilities[k * labels.length + p];
  const gaps = Array.from(labels, (label, p) => Math.max(...CLASSES.map((_, k) => at(k, p))) - at(label, p));
  return gaps.reduce((a, b) => (b <= a ? a : b), 0);
}

const TIE = 1e-5;

/** The mask's grey values: the class indices. */
async function readLabels(path: string): Promise<ArrayLike<number>> {
  const { channels, bitDepth, data } = await decodeImage(await readFile(path));
  expect([channels, bitDepth]).toEqual([1, 8]);
  return data;
}

describe.each([
  { bitDepth: 8, channels: 1 },
  { bitDepth: 8, channels: 3 },
  { bitDepth: 16, channels: 1 },
  { bitDepth: 16, channels: 3 },
  { bitDepth: 32, channels: 1 },
  { bitDepth: 32, channels: 3 },
] as const)('a model of $bitDepth-bit images with $channels channel(s)', (input) => {
  let folder: TemporaryFolder;
  let results: Results;
  let truth: Truth;
  const examples: Record<string, string> = {};
  let browser: Browser | undefined;

  beforeAll(async () => {
    folder = await temporaryFolder();
    await writeBlobs(folder.path, input, 20);
    const small = ['--epochs', '4', '--learning-rate', '2e-3', '--batch-size', '4', '--image-size', '32'];
    const output = join(folder.path, 'run');
    const args = [
      'train',
      '--data',
      join(folder.path, 'data'),
      '--output',
      output,
      '--threads',
      '1',
      ...small,
    ];
    const trained = await runProgram([CLI, ...args]);
    expect(trained, trained.stderr).toMatchObject({ code: 0 });
    results = JSON.parse(await readFile(join(output, 'results.json'), 'utf8'));
    const card = await readFile(join(output, 'model', 'card.md'), 'utf8');
    for (const [, language, code] of card.matchAll(/^```(\w+)\n([\s\S]*?)\n```$/gm))
      examples[language] = code;
    truth = await predictNew(folder.path, newImage(input).python);
    if (withoutBrowser === undefined) browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await folder?.[Symbol.asyncDispose]();
  });

  const inRun = (...path: string[]) => join(folder.path, 'run', ...path);

  test('the program tells all classes apart, so that a mask can be wrong', () => {
    expect(Object.keys(examples)).toEqual(['python', 'js', 'html']);
    expect(results.data).toMatchObject({ 'bit-depth': input.bitDepth, channels: input.channels });
    const shares = CLASSES.map((_, k) => mostProbable(truth).filter((label) => label === k).length);
    for (const share of shares) expect(share).toBeGreaterThan(0.03 * truth.width * truth.height);
  });

  test.skipIf(withoutPython !== undefined)('Python', async () => {
    const code = examples.python;
    const packages = /^# pip install (.*)$/m.exec(code)?.[1].split(' ') ?? [];
    for (const one of packages) expect(one, 'an exact version').toMatch(/^[\w-]+==[\d.]+$/);
    await writeFile(inRun('segment.py'), code);
    const mask = inRun('python.png');
    const image = join(folder.path, newImage(input).python);
    const said = await python(packages, [inRun('segment.py'), inRun('model', 'model.onnx'), image, mask]);
    expect(said.split('\n').slice(0, -1)).toEqual(
      CLASSES.map((name) => expect.stringMatching(new RegExp(`^${name}: \\d+\\.\\d% of the pixels$`))),
    );
    expect(worstGap(truth, await readLabels(mask))).toBeLessThan(TIE);
  });

  test('Node.js', async () => {
    await writeFile(inRun('segment.mjs'), examples.js);
    const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));
    await symlink(modules, inRun('node_modules'), 'junction');
    const mask = inRun('node.png');
    const args = [inRun('model', 'model.onnx'), join(folder.path, newImage(input).js), mask];
    const { code, stdout, stderr } = await runProgram([inRun('segment.mjs'), ...args]);
    expect(code, stderr).toBe(0);
    expect(stdout.split('\n').slice(0, -1)).toEqual(
      CLASSES.map((name) => expect.stringMatching(new RegExp(`^${name}: \\d+\\.\\d% of the pixels$`))),
    );
    expect(worstGap(truth, await readLabels(mask))).toBeLessThan(TIE);
  });

  const isColor = input.bitDepth === 8 && input.channels === 3;

  test.runIf(isColor)('a CMYK image: Node.js as `predict`, which warns; Python refuses it', async () => {
    await sharp(join(folder.path, 'new.png'))
      .toColourspace('cmyk')
      .jpeg({ quality: 100 })
      .toFile(inRun('cmyk.jpg'));
    const model = inRun('model', 'model.onnx');
    const options = ['--model', model, '--output', inRun('predicted')];
    const predicted = await runProgram([CLI, 'predict', ...options, inRun('cmyk.jpg')]);
    expect(predicted).toMatchObject({ code: 0, stderr: expect.stringContaining('is CMYK') });
    const node = await runProgram([inRun('segment.mjs'), model, inRun('cmyk.jpg'), inRun('cmyk.png')]);
    expect(node, node.stderr).toMatchObject({ code: 0 });
    const masks = [inRun('cmyk.png'), inRun('predicted', 'masks', 'cmyk.png')];
    const [byNode, byPredict] = await Promise.all(
      masks.map(async (path) => decodeMask(await readFile(path))),
    );
    expect(byNode.data).toEqual(byPredict.data);
    if (withoutPython !== undefined) return;
    const packages = /^# pip install (.*)$/m.exec(examples.python)?.[1].split(' ') ?? [];
    const args = [inRun('segment.py'), model, inRun('cmyk.jpg'), inRun('refused.png')];
    await expect(python(packages, args)).rejects.toThrow('a CMYK image: save it as RGB first');
  });

  test.skipIf(withoutBrowser !== undefined)('browser', async () => {
    if (browser === undefined) throw new Error('no browser');
    await mkdir(inRun('page'));
    await writeFile(inRun('page', 'index.html'), examples.html);
    await writeFile(inRun('page', 'model.onnx'), await readFile(inRun('model', 'model.onnx')));
    const painted = await paint(browser, inRun('page'), join(folder.path, newImage(input).html));
    expect(painted.said).toEqual([]);
    expect(painted.text).toMatch(/^ground: \d+\.\d%, warm blob: \d+\.\d%, cold blob: \d+\.\d%$/);
    expect(new Set(painted.asked.map((url) => dirname(url)))).toEqual(
      new Set([
        `https://cdn.jsdelivr.net/npm/onnxruntime-web@${manifest.dependencies['onnxruntime-web']}/dist`,
      ]),
    );
    expect([painted.width, painted.height]).toEqual([truth.width, truth.height]);
    const colors = results.classes.map(({ color }) => [...color, 255].join());
    const labels = Array.from({ length: truth.width * truth.height }, (_, p) =>
      colors.indexOf(painted.pixels.slice(4 * p, 4 * p + 4).join()),
    );
    expect(Math.min(...labels), 'every pixel has the colour of a class').toBe(0);
    expect(worstGap(truth, labels)).toBeLessThan(TIE);
  });

  test.runIf(isColor && withoutBrowser === undefined)('the browser refuses a CMYK image', async () => {
    if (browser === undefined) throw new Error('no browser');
    const painted = await paint(browser, inRun('page'), inRun('cmyk.jpg'));
    expect(painted.text).toBe('Error: A CMYK image: save it as RGB first.');
  });
});

test('the versions that the card names are those of package.json', async () => {
  const { RUNTIME_VERSION, SHARP_VERSION } = await import('../../src/stages/7-report/model-card/input.ts');
  const { dependencies } = manifest;
  expect(dependencies['onnxruntime-node']).toBe(RUNTIME_VERSION);
  expect(dependencies['onnxruntime-web']).toBe(RUNTIME_VERSION);
  expect(dependencies.sharp).toBe(SHARP_VERSION);
});

async function predictNew(folder: string, image: string): Promise<Truth> {
  const { width, height, channels, data } = await decodeImage(await readFile(join(folder, image)));
  const raw = new Float32Array(data.length);
  for (let i = 0; i < data.length; i++) {
    raw[(i % channels) * width * height + Math.floor(i / channels)] = data[i];
  }
  const { model } = await openModelFile(join(folder, 'run', 'model', 'model.onnx'), { threads: 1 });
  try {
    return { width, height, probabilities: await model.predict(raw, { size: 1, height, width }) };
  } finally {
    await model.dispose();
  }
}

/** H,W */
function mostProbable({ width, height, probabilities }: Truth): number[] {
  const pixels = width * height;
  return Array.from({ length: pixels }, (_, p) => {
    const values = CLASSES.map((_, k) => probabilities[k * pixels + p]);
    return values.indexOf(Math.max(...values));
  });
}
