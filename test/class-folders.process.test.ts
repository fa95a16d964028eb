// Class folders as a user goes about them, by real processes: checked, trained, joined, predicted with the model file
// alone, and the examples of its card run as they are printed.
import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodePng } from '../src/image/encode.ts';
import { resultsSchema } from '../src/results/results.ts';
import { Random } from '../src/shared/random.ts';
import { browserMissing, openBrowser } from './browser.ts';
import { paint } from './model-card/page.ts';
import { python, pythonMissing } from './model-card/python.ts';
import { besidesSmallParts, runProgram } from './run-program.ts';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts';

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const SMALL = [
  ...['--epochs', '2', '--batch-size', '8', '--threads', '1', '--image-size', '32'],
  ...['--initial-model', 'none'],
];
const CLASSES = ['bright', 'dark, "very"'];
const EACH = 20;
const withoutBrowser = await browserMissing();
const withoutPython = await pythonMissing();

let folder: TemporaryFolder;
const inFolder = (...parts: string[]) => join(folder.path, ...parts);
const cli = (...args: string[]) => runProgram([CLI, ...args], { cwd: folder.path });
const json = async (...parts: string[]) => JSON.parse(await readFile(inFolder(...parts), 'utf8'));
const lines = async (...parts: string[]) =>
  (await readFile(inFolder(...parts), 'utf8')).trimEnd().split('\n');

/** Bright or dark with noise, of any size. */
async function writeImage(path: string, level: number, random: Random): Promise<void> {
  const [width, height] = [20 + random.integer(30), 20 + random.integer(30)];
  const data = Uint8Array.from({ length: width * height }, () => level + random.integer(50));
  await writeFile(path, await encodePng({ width, height, channels: 1, data }));
}

beforeAll(async () => {
  folder = await temporaryFolder();
  const random = new Random(11);
  for (const [k, name] of CLASSES.entries()) {
    await mkdir(inFolder('data', name), { recursive: true });
    for (let i = 0; i < EACH; i++)
      await writeImage(inFolder('data', name, `${i}.png`), k === 0 ? 180 : 20, random);
  }
  for (const fold of ['1', '2']) {
    const args = ['--data', 'data', '--output', `fold-${fold}`, '--folds', '2', '--fold', fold, ...SMALL];
    const trained = await cli('train', ...args);
    expect(trained, trained.stderr).toMatchObject({ code: 0 });
    expect(trained.stdout).toContain('40 images in class folders, 2 classes: training');
  }
});
afterAll(async () => {
  await folder?.[Symbol.asyncDispose]();
});

test('check says what there is, or what is wrong with it', async () => {
  const good = await cli('check', '--data', 'data');
  expect(good.code, good.stderr).toBe(0);
  expect(besidesSmallParts(good.stderr)).toMatch(/^warning: same-names-assumed: [^\n]*\n$/);
  expect(good.stdout).toContain('40 images, 2 classes');
  const gates = ['--fail-if', 'test-mean-iou < 0.8', '--monitor', 'val-mean-iou'];
  const bad = await cli('check', '--data', 'data', ...gates);
  expect(bad.code).toBe(2);
  expect(bad.stderr).toMatch(/gate-not-for-classification: gate "test-mean-iou < 0\.8"/);
  expect(bad.stderr).toMatch(/monitor-not-for-classification: /);
});

test('a run leaves results, a report and a model that know no masks', async () => {
  const results = resultsSchema.parse(await json('fold-1', 'results.json'));
  expect(results).toMatchObject({
    task: 'classification',
    classes: [{ name: CLASSES[0] }, { name: CLASSES[1] }],
  });
  expect(results.test['mean-iou']).toBeNull();
  expect(results.test.accuracy, 'bright and dark are told apart').toBeGreaterThan(0.8);
  const mistakes = results.test['per-image'].filter(({ accuracy }) => accuracy === 0);
  expect(results.predictions).toHaveLength(mistakes.length);
  expect(await readFile(inFolder('fold-1', 'history.csv'), 'utf8')).not.toContain('iou');
  expect(await readFile(inFolder('fold-1', 'summary.md'), 'utf8')).not.toContain('IoU');
});

test('folds are joined: every image out of fold, and an ensemble that is tested', async () => {
  const merged = await cli('merge', 'fold-1', 'fold-2', '--data', 'data', '--output', 'merged');
  expect(merged, merged.stderr).toMatchObject({ code: 0, stderr: '' });
  const { test: tested, 'out-of-fold': all } = await json('merged', 'merged.json');
  expect(tested.images + all.images).toBe(2 * EACH);
  const [header, ...rows] = await lines('merged', 'out-of-fold.csv');
  expect(header).toBe('id,fold,class,predicted,probability,true-probability');
  expect(rows).toHaveLength(all.images);
  const predicted = await cli(
    'predict',
    '--model',
    'merged/model/model.onnx',
    'data',
    '--output',
    'by-ensemble',
  );
  expect(predicted).toMatchObject({ code: 0, stderr: '' });
  expect(await lines('by-ensemble', 'predictions.csv')).toHaveLength(2 * EACH + 1);
});

describe('predict, with the model file alone', () => {
  const predict = (...args: string[]) => cli('predict', '--model', 'model.onnx', ...args);

  beforeAll(async () => {
    await cp(inFolder('fold-1', 'model', 'model.onnx'), inFolder('model.onnx'));
  });

  test('gives a row an image: its class and the probability of each', async () => {
    const { code, stdout, stderr } = await predict('data', '--output', 'plain');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^40 images$/m);
    expect(await readdir(inFolder('plain'))).toEqual(['predictions.csv']);
    const [header, ...rows] = await lines('plain', 'predictions.csv');
    expect(header).toBe('image,class,probability,probability of bright,"probability of dark, ""very"""');
    const first = rows[0].split(',');
    expect(first.slice(0, 2)).toEqual(['data/bright/0.png', 'bright']);
    expect(first[2]).toBe(first[3]);
    expect(Number(first[3]) + Number(first[4])).toBeCloseTo(1, 4);
  });

  test('--find ranks the images and draws the first of them', async () => {
    const { code, stdout } = await predict('data', '--output', 'found', '--find', 'bright');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Found: {3}\d+ images of "bright"$/m);
    expect((await readdir(inFolder('found'))).sort()).toEqual([
      'contact-sheet.png',
      'found-images.csv',
      'predictions.csv',
    ]);
    const [header, ...rows] = await lines('found', 'found-images.csv');
    expect(header).toBe('rank,image,class,probability');
    const probabilities = rows.map((row) => Number(row.split(',').at(-1)));
    expect(probabilities).toEqual(probabilities.toSorted((a, b) => b - a));
    expect(rows).toHaveLength(2 * EACH);
    expect(rows.slice(0, 5).every((row) => row.includes('data/bright/'))).toBe(true);
    const again = await predict('data/bright/0.png', '--output', 'found');
    expect(again.stdout).toMatch(/^1 image$/m);
    expect(await readdir(inFolder('found')), 'what was found before is about other images').toEqual([
      'predictions.csv',
    ]);
  });

  test('names an image that is none and goes on', async () => {
    await mkdir(inFolder('mixed'));
    await cp(inFolder('data', 'bright', '1.png'), inFolder('mixed', 'good.png'));
    await writeFile(inFolder('mixed', 'bad.png'), 'text');
    const { code, stdout, stderr } = await predict('mixed', '--output', 'some');
    expect(code).toBe(2);
    expect(stdout).toMatch(/^1 image$/m);
    expect(stderr).toMatch(/unreadable-image: file "mixed\/bad\.png"/);
  });

  test('refuses what is about pixels, all at once', async () => {
    const { code, stderr } = await predict(
      'data',
      '--output',
      'no',
      '--tile-size',
      '128',
      '--probabilities',
      'npy',
      '--find',
      'brihgt',
    );
    expect(code).toBe(2);
    expect(stderr).toMatch(/options-for-pixels: options "probabilities", "tile-size" are about the pixels/);
    expect(stderr).toMatch(/class-to-find-unknown: .* Did you mean "bright"\?/);
  });
});

describe("the card's examples", () => {
  const examples: Record<string, string> = {};
  let expected: string[];
  let browser: Browser | undefined;

  beforeAll(async () => {
    const card = await readFile(inFolder('fold-1', 'model', 'card.md'), 'utf8');
    for (const [, language, code] of card.matchAll(/^```(\w+)\n([\s\S]*?)\n```$/gm))
      examples[language] = code;
    await cp(inFolder('data', 'bright', '2.png'), inFolder('new.png'));
    const predicted = await cli(
      'predict',
      '--model',
      'fold-1/model/model.onnx',
      'new.png',
      '--output',
      'new',
    );
    expect(predicted.code).toBe(0);
    const [, row] = await lines('new', 'predictions.csv');
    const shares = row.split(',').slice(3).map(Number);
    expected = CLASSES.map((name, k) => ({ name, share: shares[k] }))
      .toSorted((a, b) => b.share - a.share)
      .map(({ name, share }) => `${name}: ${(100 * share).toFixed(1)}%`);
    if (withoutBrowser === undefined) browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });

  test('Node.js', async () => {
    await writeFile(inFolder('classify.mjs'), examples.js);
    await symlink(
      fileURLToPath(new URL('../node_modules', import.meta.url)),
      inFolder('node_modules'),
      'junction',
    );
    const { code, stdout, stderr } = await runProgram([
      inFolder('classify.mjs'),
      inFolder('fold-1/model/model.onnx'),
      inFolder('new.png'),
    ]);
    expect(code, stderr).toBe(0);
    expect(stdout.trimEnd().split('\n')).toEqual(expected);
  });

  test.skipIf(withoutPython !== undefined)('Python', async () => {
    const packages = /^# pip install (.*)$/m.exec(examples.python)?.[1].split(' ') ?? [];
    await writeFile(inFolder('classify.py'), examples.python);
    const said = await python(packages, [
      inFolder('classify.py'),
      inFolder('fold-1/model/model.onnx'),
      inFolder('new.png'),
    ]);
    expect(said.trimEnd().split('\n')).toEqual(expected);
  });

  test.skipIf(withoutBrowser !== undefined)('browser', async () => {
    if (browser === undefined) throw new Error('no browser');
    await mkdir(inFolder('page'));
    await writeFile(inFolder('page', 'index.html'), examples.html);
    await cp(inFolder('fold-1/model/model.onnx'), inFolder('page', 'model.onnx'));
    const { text, said } = await paint(browser, inFolder('page'), inFolder('new.png'));
    expect(said).toEqual([]);
    expect(text).toBe(expected.join(', '));
  });
});
