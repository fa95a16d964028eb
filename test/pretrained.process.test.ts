// A classification from the pretrained network as a user has it, in real processes: asked for, chosen by what is measured or
// left, killed, tuned again, on images of every kind.
import { cp, mkdir, readFile, symlink, truncate, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodePng } from '../src/image/encode.ts';
import { PRETRAINED_SHA256 } from '../src/pretrained/weights.ts';
import { type Results, resultsSchema } from '../src/results/results.ts';
import { encodeGrey16 } from '../src/sample/png.ts';
import { Random } from '../src/shared/random.ts';
import { killOnce } from './killed-training.ts';
import { type ProgramResult, runProgram } from './run-program.ts';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts';
import { TEXTURE_NAMES, texturedPicture, writeTexturedPictures } from './textured-pictures.ts';

const PROJECT = resolve(import.meta.dirname, '..');
const CLI = join(PROJECT, 'dist', 'cli.js');
/** Small batches: an epoch is few images, each of them shown thrice. */
const QUICK = ['--threads', '1', '--image-size', '64', '--batch-size', '8'];
const IMAGENET = ['--initial-model', 'imagenet'];
const EDGE = 64;
const EACH = 16;

let folder: TemporaryFolder;
const inFolder = (...parts: string[]) => join(folder.path, ...parts);
const cli = (...args: string[]) => runProgram([CLI, ...args], { cwd: folder.path });

async function resultsOf(run: string): Promise<Results> {
  return resultsSchema.parse(JSON.parse(await readFile(inFolder(run, 'results.json'), 'utf8')));
}

async function trained(output: string, ...settings: string[]): Promise<{ results: Results; stdout: string }> {
  const data = settings.includes('--data') ? [] : ['--data', 'data'];
  const ended: ProgramResult = await cli('train', ...data, ...QUICK, '--output', output, ...settings);
  expect(ended, ended.stderr).toMatchObject({ code: 0 });
  return { results: await resultsOf(output), stdout: ended.stdout };
}

/** In class folders `a`, `b` and `c`, or as textures are called. */
async function writeImages(
  name: string,
  each: number,
  encoded: (texture: (typeof TEXTURE_NAMES)[number]) => Promise<Uint8Array> | Uint8Array,
): Promise<void> {
  for (const texture of TEXTURE_NAMES) {
    await mkdir(inFolder(name, texture), { recursive: true });
    for (let i = 0; i < each; i++)
      await writeFile(inFolder(name, texture, `${i}.png`), await encoded(texture));
  }
}

/** The run that others are compared with: of three epochs, the first of which fits the head. */
let asked: { results: Results; stdout: string };
beforeAll(async () => {
  folder = await temporaryFolder();
  await writeTexturedPictures(inFolder('data'), EACH, EDGE);
  asked = await trained('asked', ...IMAGENET, '--epochs', '3');
});
afterAll(() => folder?.[Symbol.asyncDispose]());

describe('asked for', () => {
  test('it is what training starts from, and results say which weights these are', () => {
    const { results } = asked;
    expect(results['initial-model']).toMatchObject({
      name: 'EfficientNet-Lite0',
      sha256: PRETRAINED_SHA256,
      pretraining: { dataset: 'ImageNet', licence: 'Apache-2.0' },
      'new-classes': [...TEXTURE_NAMES].sort(),
      'val-loss': null,
    });
    expect(results.plan.network).toBe('EfficientNet-Lite0');
    expect(results.history.map((row) => row['learning-rate'] === 0)).toEqual([true, false, false]);
    expect(results.history[0]!['val-loss'], 'the head alone tells textures apart').toBeLessThan(Math.log(3));
    expect(results.test.accuracy).toBeGreaterThan(0.7);
  });

  test('log, summary, report and card say it', async () => {
    const sentence = `Started from EfficientNet-Lite0, pretrained on ImageNet (Apache-2.0, sha256 ${PRETRAINED_SHA256.slice(0, 12)})`;
    expect(asked.stdout).toContain(sentence);
    expect(asked.stdout).toContain('initial-model: EfficientNet-Lite0 (as set)');
    for (const file of ['summary.md', 'report.html', 'model/card.md'])
      expect(await readFile(inFolder('asked', file), 'utf8'), file).toContain(sentence);
  });

  test('the model that is delivered says of each image what the run measured', async () => {
    const model = ['--model', 'asked/model/model.onnx'];
    const predicted = await cli('predict', ...model, 'data', '--output', 'predicted');
    expect(predicted).toMatchObject({ code: 0, stderr: '' });
    const rows = (await readFile(inFolder('predicted', 'predictions.csv'), 'utf8')).trimEnd().split('\n');
    const classes = asked.results.classes.map(({ name }) => name);
    const found = new Map(rows.map((row) => row.split(',')).map(([image, ...said]) => [image, said]));
    const measured = asked.results.test['per-image'];
    expect(measured.length).toBeGreaterThan(0);
    for (const { id, cells, confidence } of measured) {
      const [name, probability] = found.get(`data/${id}.png`)!;
      expect(name, id).toBe(classes[cells[0]![1]]);
      expect(Number(probability), id).toBeCloseTo(confidence!, 4);
    }
  });

  test('killed while all of it learns, it goes on to the very model', async () => {
    const settings = ['--data', 'data', ...QUICK, ...IMAGENET, '--epochs', '3', '--output', 'killed'];
    await killOnce(/^epoch 1\//m, [CLI, 'train', ...settings], folder.path);
    const { results } = await trained('killed', ...IMAGENET, '--epochs', '3');
    expect(results['first-epoch'], 'the head is not fitted again').toBeGreaterThanOrEqual(2);
    expect(results.model.sha256).toBe(asked.results.model.sha256);
  });

  test('its own model is tuned on as any other: it keeps its network, at a lower rate', async () => {
    const { results, stdout } = await trained('tuned', '--initial-model', 'asked', '--epochs', '1');
    expect(results['initial-model']).toMatchObject({
      name: 'asked/model/model.onnx',
      sha256: asked.results.model.sha256,
      ...{ pretraining: null, origin: asked.results['initial-model']!.origin },
      'new-classes': [],
    });
    const kept = asked.results.history.find(({ epoch }) => epoch === asked.results['best-epoch']);
    expect(results['initial-model']?.['val-loss'], 'it is worth what it was').toBeCloseTo(
      kept!['val-loss']!,
      4,
    );
    expect(results.plan.network).toBe('EfficientNet-Lite0');
    expect(results.plan.normalization).toEqual(asked.results.plan.normalization);
    expect(results.history[0]!['learning-rate'], 'the head is not fitted anew').toBeGreaterThan(0);
    expect(results.plan['learning-rate']).toBeCloseTo(asked.results.plan['learning-rate'] / 10, 12);
    expect(results.plan['layer-rates']).toEqual(asked.results.plan['layer-rates']);
    expect(stdout).toContain('Fine-tuned from asked/model/model.onnx');
    const card = await readFile(inFolder('tuned', 'model', 'card.md'), 'utf8');
    expect(card).toContain(
      `pretrained on ImageNet (sha256 ${PRETRAINED_SHA256}), which are licensed under Apache-2.0`,
    );
  });
});

const NOTICES = join('model', 'THIRD-PARTY-NOTICES.txt');

/** Their text, where the card points at it; undefined: there is none. */
async function noticesOf(run: string): Promise<string | undefined> {
  const text = await readFile(inFolder(run, NOTICES), 'utf8').catch(() => undefined);
  const card = await readFile(inFolder(run, 'model', 'card.md'), 'utf8');
  expect(card.includes('`THIRD-PARTY-NOTICES.txt` beside this file'), run).toBe(text !== undefined);
  return text;
}

test('licence and notice lie beside the model, and beside one that is tuned from it', async () => {
  const text = await noticesOf('asked');
  expect(text).toContain('Apache License');
  expect(text).toContain('ML Illustrated');
  expect(await noticesOf('tuned')).toBe(text);
  expect((await resultsOf('tuned')).model.notices).toBe('model/THIRD-PARTY-NOTICES.txt');
});

describe('by what is measured', () => {
  test('it is taken for pictures whose features tell more than their pixels do', async () => {
    const { results, stdout } = await trained('auto', '--epochs', '1');
    expect(results['initial-model']).toMatchObject({ pretraining: { dataset: 'ImageNet' } });
    expect(stdout).toMatch(
      /^initial-model: EfficientNet-Lite0 \(it tells the classes of \d+ training images apart \(loss [\d.]+\) better than their pixels alone \([\d.]+\) and chance \([\d.]+\)\)$/m,
    );
    expect(results['timings-seconds']['initial-model']).toBeGreaterThan(0);
  });

  test('it is not for noise, which nothing tells apart', async () => {
    const random = new Random(3);
    await writeImages('noise', EACH, () => {
      const data = Uint8Array.from({ length: EDGE * EDGE * 3 }, () => random.integer(256));
      return encodePng({ width: EDGE, height: EDGE, channels: 3, data });
    });
    const { results, stdout } = await trained('plain', '--data', 'noise', '--epochs', '1');
    expect(results['initial-model']).toBeNull();
    expect(await noticesOf('plain')).toBeUndefined();
    expect(results.plan.network).toContain('residual network');
    expect(stdout).toMatch(
      /^initial-model: none \(EfficientNet-Lite0 would not help, since it tells .* (?:no|hardly) better than chance .*\)$/m,
    );
    const told = results.plan.reasons.find(({ setting }) => setting === 'initial-model');
    expect(told).toMatchObject({ value: 'none', reason: expect.stringContaining('would not help') });
    expect(stdout, 'and so do those who fold the plan').toContain(
      'Started from random weights: EfficientNet-Lite0 would not help, since ',
    );
  });
});

describe('images of every kind', () => {
  test('grey ones of 16 bits: their range becomes that of 8', async () => {
    const random = new Random(6);
    await writeImages('grey', EACH, (texture) => {
      const { data } = texturedPicture(texture, EDGE, random);
      const grey = Uint16Array.from({ length: EDGE ** 2 }, (_, i) => 900 + 12 * data[i * 3 + 1]!);
      return encodeGrey16(EDGE, EDGE, grey);
    });
    const { results, stdout } = await trained('grey-run', '--data', 'grey', ...IMAGENET, '--epochs', '1');
    expect(stdout).toContain('of 0 to 255 between the 0.5th and 99.5th percentile of the training images');
    const [{ low, high, offset, scale }] = results.plan.normalization.channels as unknown as [
      Record<string, number>,
    ];
    expect((low! - offset!) * scale!).toBeCloseTo(-127 / 128, 5);
    expect((high! - offset!) * scale!).toBeCloseTo(1, 5);
    expect(results.plan.normalization.channels).toHaveLength(1);
    expect(results.history[0]!['val-loss']).toBeLessThan(Math.log(3));
  });

  test('tiny ones are enlarged to what the network knows', async () => {
    await writeTexturedPictures(inFolder('tiny'), 6, 8);
    const ended = await cli(
      ...['train', '--data', 'tiny', '--output', 'tiny-run', '--threads', '1', '--batch-size', '8'],
      ...[...IMAGENET, '--epochs', '1', '--time-budget', '10m'],
    );
    expect(ended, ended.stderr).toMatchObject({ code: 0 });
    const { plan, data } = await resultsOf('tiny-run');
    expect(data.sizes?.largest).toEqual({ height: 8, width: 8 });
    expect(plan.patch).toEqual({ height: 224, width: 224 });
  });
});

test('folds start from it, and are joined', async () => {
  const folds = ['--folds', '2', ...IMAGENET, '--epochs', '1'];
  const runs = [];
  for (const fold of ['1', '2']) runs.push(await trained(`fold-${fold}`, ...folds, '--fold', fold));
  for (const { results } of runs)
    expect(results['initial-model']).toMatchObject({ pretraining: { dataset: 'ImageNet' } });
  const merged = await cli('merge', 'fold-1', 'fold-2', '--data', 'data', '--output', 'merged');
  expect(merged, merged.stderr).toMatchObject({ code: 0 });
  expect(await noticesOf('merged')).toBe(await noticesOf('fold-1'));
  const named = `The model was made from the weights of EfficientNet-Lite0, pretrained on ImageNet (Apache-2.0, sha256 ${PRETRAINED_SHA256.slice(0, 12)}).`;
  expect(merged.stdout).toContain(named);
  expect(await readFile(inFolder('merged', 'summary.md'), 'utf8')).toContain(named);
});

test('rows of a sweep start from it, and are ranked', async () => {
  await cp(inFolder('data'), inFolder('swept'), { recursive: true });
  const rows = 'initial-model: imagenet\nsweep:\n  - epochs: 1\n  - { epochs: 2, learning-rate: 0.002 }\n';
  await writeFile(inFolder('swept', 'best-epoch.yml'), rows);
  const runs = [];
  for (const row of ['1', '2']) runs.push(await trained(`row-${row}`, '--data', 'swept', '--sweep-row', row));
  expect(runs.map(({ results }) => results.history.length)).toEqual([1, 2]);
  expect(runs[0]!.results.history[0]!['val-loss'], 'the head knows no learning rate').toBe(
    runs[1]!.results.history[0]!['val-loss'],
  );
  const ranked = await cli('merge', 'row-1', 'row-2', '--output', 'ranked');
  expect(ranked, ranked.stderr).toMatchObject({ code: 0 });
  expect(await noticesOf('ranked')).toContain('Apache License');
});

test.each([
  { reason: 'cut short', spoil: (path: string) => truncate(path, 1_000_000), words: 'have 1000000 bytes' },
  {
    reason: 'of other bytes',
    spoil: async (path: string) => writeFile(path, (await readFile(path)).fill(0, 4_000_000, 4_000_010)),
    words: 'have the SHA-256',
  },
  { reason: 'not there', spoil: undefined, words: 'are missing' },
])('weights that are $reason are a fault of the installation', async ({ reason, spoil, words }) => {
  await using installed = await temporaryFolder();
  for (const name of ['dist', 'package.json', 'package-lock.json'])
    await cp(join(PROJECT, name), join(installed.path, name), { recursive: true });
  await symlink(join(PROJECT, 'node_modules'), join(installed.path, 'node_modules'), 'junction');
  const weights = join(installed.path, 'pretrained', 'efficientnet-lite0.safetensors');
  if (spoil !== undefined) {
    await mkdir(dirname(weights));
    await cp(join(PROJECT, 'pretrained', 'efficientnet-lite0.safetensors'), weights);
    await spoil(weights);
  }
  const args = ['train', '--data', 'data', '--output', 'damaged', ...QUICK, ...IMAGENET, '--epochs', '1'];
  const { code, stderr } = await runProgram([join(installed.path, 'dist', 'cli.js'), ...args], {
    cwd: folder.path,
  });
  expect(code, stderr).toBe(2);
  expect(stderr, reason).toMatch(/^error: pretrained-weights-damaged: pretrained weights /m);
  expect(stderr).toContain(words);
  expect(stderr).toContain('install Best Epoch again');
});
