// The weights that come along: what is in the file, and what is said where it's damaged.
import { copyFile, mkdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { describeFault, InputError } from '../../src/errors.ts';
import { efficientNetLite0 } from '../../src/network/efficientnet-lite.ts';
import { parametersOf } from '../../src/network/parameters.ts';
import {
  pretrainedNormalization,
  pretrainedParameters,
  readPretrained,
} from '../../src/pretrained/weights.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const FILE = 'pretrained/efficientnet-lite0.safetensors';

test('says what it is', async () => {
  const { parameters, ...rest } = await readPretrained(root);
  expect(rest).toEqual({
    name: 'EfficientNet-Lite0',
    title: 'EfficientNet-Lite0, trained on ImageNet',
    licence: 'Apache-2.0',
    trainedOn: 'ImageNet',
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(Object.values(parameters).every(({ data }) => data.every(Number.isFinite))).toBe(true);
});

test.each([1, 3] as const)('has all of the network but its head, for %i channels', async (channels) => {
  const parameters = pretrainedParameters(await readPretrained(root), channels);
  const network = efficientNetLite0({ channels, classes: 4, dropout: 0.2 });
  const wanted = parametersOf(network).filter(({ layer }) => layer !== 'head');
  expect(Object.entries(parameters).map(([name, { shape }]) => [name, shape])).toEqual(
    wanted.map(({ name, shape }) => [name, shape]),
  );
  for (const { name, shape } of wanted)
    expect(parameters[name].data, name).toHaveLength(shape.reduce((product, size) => product * size, 1));
});

test("no variance is below 0 (the stem has channels that are always 0), and no layer's numbers are all alike", async () => {
  const { parameters } = await readPretrained(root);
  for (const [name, { data }] of Object.entries(parameters)) {
    if (name.endsWith('.running_var')) expect(Math.min(...data), name).toBeGreaterThanOrEqual(0);
    expect(new Set(data).size, name).toBeGreaterThan(1);
  }
});

test("grey's stem answers as the colours' does to three equal channels", async () => {
  const pretrained = await readPretrained(root);
  const name = 'stem.conv.weight';
  const [{ data: grey }, { data: colour }] = [1, 3].map(
    (channels) => pretrainedParameters(pretrained, channels as 1 | 3)[name],
  );
  const answer = (kernels: Float32Array, channels: number, filter: number, pixels: readonly number[]) => {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++)
      for (const [tap, pixel] of pixels.entries())
        sum += kernels[(filter * channels + channel) * 9 + tap] * pixel;
    return sum;
  };
  const pixels = Array.from({ length: 9 }, (_, i) => ((i * 37) % 19) / 9 - 1);
  for (let filter = 0; filter < 32; filter++)
    expect(Math.abs(answer(grey, 1, filter, pixels) - answer(colour, 3, filter, pixels))).toBeLessThan(1e-5);
  expect(pretrained.parameters[name].shape, 'what was read stays as it is').toEqual([32, 3, 3, 3]);
});

test.each([1, 3] as const)('8-bit pixels of %i channels become (value - 127) / 128', (channels) => {
  const one = { low: 0, high: 255, offset: 127, scale: 0.0078125 };
  expect(pretrainedNormalization(channels)).toEqual({ channels: Array(channels).fill(one) });
});

describe('a damaged file', () => {
  test.each<[reason: string, damage: (path: string) => Promise<unknown>, words: string]>([
    ['no file', () => Promise.resolve(), 'are missing. They come with this version'],
    ['cut short', (path) => cut(path, 1_000_000), 'have 1000000 bytes, expected 7017088. They come'],
    ['empty', (path) => cut(path, 0), 'have 0 bytes, expected 7017088. '],
    ['longer', (path) => longer(path), 'have 7017089 bytes, expected 7017088. '],
    ['one bit other', (path) => flipped(path), 'have the SHA-256 '],
    ['a folder in its place', (path) => mkdir(path), "can't be read: it is a folder, not a plain file. "],
  ])('%s', async (reason, damage, words) => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, FILE);
    await mkdir(join(path, '..'));
    await damage(path);
    const error = await readPretrained(folder.path).catch((thrown: unknown) => thrown);
    expect(error, reason).toBeInstanceOf(InputError);
    const [fault, ...others] = (error as InputError).faults;
    expect(others).toEqual([]);
    expect(fault.code).toBe('pretrained-weights-damaged');
    expect(describeFault(fault)).toContain(`pretrained weights ${JSON.stringify(path)} ${words}`);
  });

  test('not even its folder is there', async () => {
    await using folder = await temporaryFolder();
    await expect(readPretrained(folder.path)).rejects.toThrow('are missing');
    await writeFile(join(folder.path, 'pretrained'), 'no folder');
    await expect(readPretrained(folder.path)).rejects.toThrow('are missing');
  });
});

async function cut(path: string, bytes: number): Promise<void> {
  await copyFile(join(root, FILE), path);
  await truncate(path, bytes);
}

async function longer(path: string): Promise<void> {
  await writeFile(path, Buffer.concat([await readFile(join(root, FILE)), Buffer.of(0)]));
}

async function flipped(path: string): Promise<void> {
  const bytes = await readFile(join(root, FILE));
  bytes[bytes.length >> 1] ^= 1;
  await writeFile(path, bytes);
}
