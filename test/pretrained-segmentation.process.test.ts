// A segmentation whose encoder is the pretrained network, as a user has it, in real processes: asked for, chosen by what is
// measured or left, killed, tuned again, on images of every kind.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodePng } from '../src/image/encode.ts';
import { PRETRAINED_SHA256, readPretrained } from '../src/pretrained/weights.ts';
import { type Results, resultsSchema } from '../src/results/results.ts';
import { encodeGrey16 } from '../src/sample/png.ts';
import { Random } from '../src/shared/random.ts';
import { readModel } from '../src/stages/6-evaluate/read-model.ts';
import { killOnce } from './killed-training.ts';
import { runProgram } from './run-program.ts';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts';
import { TEXTURE_NAMES, texturedPicture } from './textured-pictures.ts';

const PROJECT = resolve(import.meta.dirname, '..');
const CLI = join(PROJECT, 'dist', 'cli.js');
const QUICK = ['--threads', '1', '--batch-size', '4', '--epochs', '2'];
const IMAGENET = ['--initial-model', 'imagenet'];
const EDGE = 96;
const IMAGES = 12;
const NAME = 'U-Net of EfficientNet-Lite0, at quarter resolution';

let folder: TemporaryFolder;
const inFolder = (...parts: string[]) => join(folder.path, ...parts);
const cli = (...args: string[]) => runProgram([CLI, ...args], { cwd: folder.path });

async function resultsOf(run: string): Promise<Results> {
  return resultsSchema.parse(JSON.parse(await readFile(inFolder(run, 'results.json'), 'utf8')));
}

async function trained(output: string, ...settings: string[]): Promise<{ results: Results; stdout: string }> {
  const data = settings.includes('--data') ? [] : ['--data', 'data'];
  const ended = await cli('train', ...data, ...QUICK, '--output', output, ...settings);
  expect(ended, ended.stderr).toMatchObject({ code: 0 });
  return { results: await resultsOf(output), stdout: ended.stdout };
}

type Encoded = (pixels: Uint8Array, edge: number) => Promise<Uint8Array> | Uint8Array;

const inColour: Encoded = (data, edge) => encodePng({ width: edge, height: edge, channels: 3, data });

/** Each image has one texture on the left and another on the right, of any colours; its mask says which. */
async function writeImages(name: string, edge: number, encoded: Encoded = inColour): Promise<void> {
  const random = new Random(9);
  for (const part of ['images', 'masks']) await mkdir(inFolder(name, part), { recursive: true });
  for (let i = 0; i < IMAGES; i++) {
    const sides = [i % 3, (i + 1 + random.integer(2)) % 3];
    const pictures = sides.map((side) => texturedPicture(TEXTURE_NAMES[side]!, edge, random));
    const border = Math.round(edge * (0.3 + 0.4 * random.next()));
    const isRight = (place: number) => Number(place % edge >= border);
    const pixels = Uint8Array.from(pictures[0]!.data, (value, at) =>
      isRight(Math.floor(at / 3)) ? pictures[1]!.data[at]! : value,
    );
    const mask = Uint8Array.from({ length: edge ** 2 }, (_, place) => sides[isRight(place)]!);
    await writeFile(inFolder(name, 'images', `${i}.png`), await encoded(pixels, edge));
    await writeFile(
      inFolder(name, 'masks', `${i}.png`),
      await encodePng({ width: edge, height: edge, channels: 1, data: mask }),
    );
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

let asked: { results: Results; stdout: string };
beforeAll(async () => {
  folder = await temporaryFolder();
  await writeImages('data', EDGE);
  asked = await trained('asked', ...IMAGENET);
});
afterAll(() => folder?.[Symbol.asyncDispose]());

describe('asked for', () => {
  test('it is the encoder, and results say which weights these are', () => {
    const { results } = asked;
    expect(results['initial-model']).toMatchObject({
      name: 'EfficientNet-Lite0',
      sha256: PRETRAINED_SHA256,
      pretraining: { dataset: 'ImageNet', licence: 'Apache-2.0' },
      'val-loss': null,
    });
    expect(results.plan.network).toBe(NAME);
    expect(results.plan.patch).toEqual({ height: EDGE, width: EDGE });
    expect(results.test['macro-f1'], 'textures are told apart').toBeGreaterThan(0.6);
  });

  test('log, summary, report and card say it', async () => {
    const sentence = `Started from EfficientNet-Lite0, pretrained on ImageNet (Apache-2.0, sha256 ${PRETRAINED_SHA256.slice(0, 12)}): it is the encoder and stayed as it was, and the decoder over it was trained.`;
    expect(asked.stdout).toContain(sentence);
    expect(asked.stdout).toContain('initial-model: EfficientNet-Lite0 (as set)');
    for (const file of ['summary.md', 'report.html', 'model/card.md'])
      expect(await readFile(inFolder('asked', file), 'utf8'), file).toContain(sentence);
  });

  test('the model that is delivered has the scores that the run measured', async () => {
    const ended = await cli(
      ...['evaluate', '--model', 'asked/model/model.onnx', '--data', 'data'],
      ...['--split', 'asked/split.json', '--output', 'evaluated'],
    );
    expect(ended, ended.stderr).toMatchObject({ code: 0 });
    const again = JSON.parse(await readFile(inFolder('evaluated', 'evaluation.json'), 'utf8'));
    expect(again.test.confusion).toEqual(asked.results.test.confusion);
  });

  test('killed in its second epoch, it goes on to the very model', async () => {
    const settings = ['--data', 'data', ...QUICK, ...IMAGENET, '--output', 'killed'];
    await killOnce(/^epoch 1\//m, [CLI, 'train', ...settings], folder.path);
    const { results } = await trained('killed', ...IMAGENET);
    expect(results['first-epoch']).toBe(2);
    expect(results.model.sha256).toBe(asked.results.model.sha256);
  });

  test('its own model is tuned on as any other, and the encoder stays as it was throughout', async () => {
    const { results, stdout } = await trained('tuned', '--initial-model', 'asked', '--epochs', '1');
    const kept = asked.results.history.find(({ epoch }) => epoch === asked.results['best-epoch']);
    expect(results['initial-model']?.['val-loss'], 'it is worth what it was').toBeCloseTo(
      kept!['val-loss']!,
      4,
    );
    expect(results.plan.network).toBe(NAME);
    expect(results.plan.normalization).toEqual(asked.results.plan.normalization);
    expect(stdout).toContain('Fine-tuned from asked/model/model.onnx');
    const { augmentation, patch, reasons } = results.plan;
    expect({ augmentation, patch }, 'as it was trained itself').toEqual({
      ...{ augmentation: asked.results.plan.augmentation, patch: asked.results.plan.patch },
    });
    expect(reasons.find(({ setting }) => setting === 'network')?.reason).toMatch(
      /^the initial model's.*; its encoder, which was pretrained, stays as it is$/,
    );
    const { parameters } = await readPretrained(PROJECT);
    for (const run of ['asked', 'tuned']) {
      const { model } = readModel(await readFile(inFolder(run, 'model', 'model.onnx')), run);
      const encoder = Object.entries(model!.parameters).filter(([name]) => name in parameters);
      expect(encoder.length).toBeGreaterThan(200);
      for (const [name, { data }] of encoder)
        expect(bytesOf(data).equals(bytesOf(parameters[name]!.data)), name).toBe(true);
    }
  });
});

describe('by what is measured', () => {
  test('it is taken or not, and the plan says by what', async () => {
    const { results, stdout } = await trained('auto', '--epochs', '1');
    const said =
      /^initial-model: (EfficientNet-Lite0|none) \(.*it tells the classes of \d+ pixels of training images apart \(loss ([\d.]+)\) (.*)\)$/m.exec(
        stdout,
      );
    const [, name, all, compared] = said!;
    const [, lowest] = /its lowest layers alone \(?([\d.]+)/.exec(compared!)!;
    const [, blind] = /chance \(?([\d.]+)/.exec(compared!)!;
    const isTaken = Number(all) < 0.9 * Number(lowest) && Number(all) < Number(blind);
    expect(name).toBe(isTaken ? 'EfficientNet-Lite0' : 'none');
    expect(results['initial-model'] === null).toBe(!isTaken);
    expect(results.plan.network === NAME).toBe(isTaken);
  });

  test('it is not for noise, which nothing tells apart', async () => {
    const random = new Random(3);
    await writeImages('noise', EDGE, (pixels, edge) =>
      inColour(
        Uint8Array.from(pixels, () => random.integer(256)),
        edge,
      ),
    );
    const { results, stdout } = await trained('plain', '--data', 'noise', '--epochs', '1');
    expect(results['initial-model']).toBeNull();
    expect(results.plan.network).toBe('U-Net 16-32-64-128');
    expect(stdout).toMatch(
      /^initial-model: none \(EfficientNet-Lite0 would not help, since it tells .* no better than .*\)$/m,
    );
  });

  test('nothing is measured for the published recipe', async () => {
    const { results, stdout } = await trained(
      'classic',
      '--recipe',
      'classic',
      '--epochs',
      '1',
      '--image-size',
      '32',
    );
    expect(results['initial-model']).toBeNull();
    expect(stdout).toContain(
      'initial-model: none (the classic recipe is the published one, which starts from random weights)',
    );
  });
});

describe('images of every kind', () => {
  test('grey ones of 16 bits: their range becomes that of 8', async () => {
    await writeImages('grey', EDGE, (pixels, edge) => {
      const grey = Uint16Array.from({ length: edge ** 2 }, (_, i) => 900 + 12 * pixels[i * 3 + 1]!);
      return encodeGrey16(edge, edge, grey);
    });
    const { results, stdout } = await trained('grey-run', '--data', 'grey', ...IMAGENET, '--epochs', '1');
    expect(stdout).toContain('of 0 to 255 between the 0.5th and 99.5th percentile of the training images');
    expect(results.plan.normalization.channels).toHaveLength(1);
    expect(results.plan.network).toBe(NAME);
  });

  test('ones that are smaller than its stride', async () => {
    await writeImages('tiny', 20);
    const { results } = await trained('tiny-run', '--data', 'tiny', ...IMAGENET, '--epochs', '1');
    expect(results.plan.patch).toEqual({ height: 32, width: 32 });
    const predicted = await cli(
      'predict',
      '--model',
      'tiny-run/model/model.onnx',
      'tiny/images',
      '--output',
      'seen',
    );
    expect(predicted, predicted.stderr).toMatchObject({ code: 0 });
  });
});
