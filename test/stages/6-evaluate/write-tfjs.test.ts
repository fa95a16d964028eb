// The LayersModel against model.onnx: the same weights, two formats, two programs that know nothing of each other.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ImageShape } from '../../../src/engine/engine.ts';
import { decodeModel } from '../../../src/engine/onnx/decode.ts';
import { LoadedModel } from '../../../src/engine/onnx/loaded-model.ts';
import { normalizePlanes } from '../../../src/image/normalize.ts';
import { classifier } from '../../../src/network/classifier.ts';
import type { Network } from '../../../src/network/network.ts';
import { initialParameters } from '../../../src/network/parameters.ts';
import { unet } from '../../../src/network/unet.ts';
import type { FileMetadata } from '../../../src/shared/file-metadata.ts';
import type { Normalization } from '../../../src/shared/normalization.ts';
import { Random } from '../../../src/shared/random.ts';
import { bestPath, saveBest } from '../../../src/stages/5-train/checkpoint.ts';
import type { ModelInput } from '../../../src/stages/6-evaluate/model-facts.ts';
import { writeExports } from '../../../src/stages/6-evaluate/write-exports.ts';
import { writeModel } from '../../../src/stages/6-evaluate/write-model.ts';
import { writeTfjs } from '../../../src/stages/6-evaluate/write-tfjs.ts';
import { mobile, mobileDecoder } from '../../engine/onnx/samples.ts';
import { golden } from '../../golden/golden.ts';
import { difference, predict } from '../../network/keras/tensorflow.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { smallPlan } from '../5-train/small-training.ts';
import { loadTfjs } from './load-tfjs.ts';

const TOLERANCE = 1e-4;

const SHAPES: readonly ImageShape[] = [
  { size: 1, height: 16, width: 24 },
  { size: 3, height: 32, width: 8 },
];

/** A classifier takes one size only, that of the plan; any size is model.onnx's affair. */
const PLANNED: readonly ImageShape[] = [1, 3].map((size) => ({ size, ...smallPlan().patch }));

const MIB = 1024 * 1024;

function segmenting(channels: 1 | 3, widths: readonly number[] = [4, 6]): Network {
  const options = { task: 'segmentation', classes: 3, activation: 'relu', dropout: 0.2, l2: 0.01 } as const;
  return unet({ ...options, channels, widths, batchNorm: true });
}

const COLOUR: Normalization = {
  channels: [
    { low: 3, high: 250, offset: 120.37, scale: 1 / 61.2 },
    { low: 0, high: 255, offset: 0, scale: 1 / 255 },
    { low: 17, high: 90, offset: 44.5, scale: 1 / 7.9 },
  ],
};

const grey = (low: number, high: number, offset: number, scale: number): Normalization => ({
  channels: [{ low, high, offset, scale }],
});

const [BELOW, ABOVE] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

interface Case {
  readonly network: Network;
  readonly bitDepth: 8 | 16;
  readonly normalization: Normalization;
  readonly input: 'raw' | 'normalized';
}

const CASES: readonly [reason: string, expected: Case][] = [
  ['8-bit colour', { network: segmenting(3), bitDepth: 8, normalization: COLOUR, input: 'raw' }],
  [
    '16-bit grey, linear',
    {
      network: segmenting(1),
      bitDepth: 16,
      normalization: grey(812, 61_001, 9021.75, 1 / 8034.1),
      input: 'raw',
    },
  ],
  [
    '16-bit grey in a narrow range far from 0, where float32 has few digits to lose',
    {
      network: segmenting(1),
      bitDepth: 16,
      normalization: grey(61_000, 61_090, 61_041.3, 0.07),
      input: 'raw',
    },
  ],
  [
    'clipped at neither end',
    { network: segmenting(1), bitDepth: 8, normalization: grey(BELOW, ABOVE, 100, 0.02), input: 'raw' },
  ],
  [
    'clipped from below only',
    { network: segmenting(1), bitDepth: 8, normalization: grey(90, ABOVE, 100, 0.02), input: 'raw' },
  ],
  [
    'clipped from above only',
    { network: segmenting(1), bitDepth: 8, normalization: grey(BELOW, 120, 100, 0.02), input: 'raw' },
  ],
  [
    'some channels clipped and others not, which no standard layer says',
    {
      network: segmenting(3),
      bitDepth: 8,
      normalization: { channels: COLOUR.channels.map((one, c) => (c === 1 ? { ...one, high: ABOVE } : one)) },
      input: 'normalized',
    },
  ],
  [
    'asinh, which no standard layer computes',
    {
      network: segmenting(1),
      bitDepth: 16,
      normalization: { ...grey(812, 61_001, 1021, 1 / 44), stretch: 'asinh' },
      input: 'normalized',
    },
  ],
  [
    'classification',
    {
      network: golden('classifier').network,
      bitDepth: 8,
      normalization: { channels: COLOUR.channels.slice(0, 2) },
      input: 'raw',
    },
  ],
  [
    'classification by a residual network',
    {
      network: classifier({
        channels: 3,
        classes: 3,
        widths: [4, 6],
        blocks: 1,
        poolsStem: true,
        dropout: 0.2,
      }),
      bitDepth: 8,
      normalization: COLOUR,
      input: 'raw',
    },
  ],
  [
    'strides, depthwise convolutions, frozen layers and bilinear upsampling',
    { network: mobileDecoder, bitDepth: 8, normalization: COLOUR, input: 'raw' },
  ],
  [
    'classification by inverted residual blocks',
    { network: mobile, bitDepth: 8, normalization: COLOUR, input: 'raw' },
  ],
];

describe.each(CASES)('%s', (_reason, { network, bitDepth, normalization, input }) => {
  test('TensorFlow.js gives the probabilities of model.onnx', async () => {
    await using folder = await temporaryFolder();
    const model = await modelInput(folder.path, network, bitDepth, normalization);
    const path = join(folder.path, 'model.onnx');
    await writeModel({ ...model, path });
    expect((await writeTfjs({ ...model, path: join(folder.path, 'tfjs') })).input).toBe(input);

    const theirs = await loadTfjs(join(folder.path, 'tfjs'));
    const ours = await LoadedModel.open(await readFile(path), 1);
    try {
      const segmentation = network.task === 'segmentation';
      for (const shape of segmentation ? SHAPES : PLANNED) {
        const raw = rawImages(normalization, bitDepth, shape);
        const taken = input === 'raw' ? raw : normalized(raw, normalization, shape);
        const expected = await ours.predict(raw, shape);
        const classes = segmentation ? 3 * shape.height * shape.width : 3;
        expect(expected).toHaveLength(shape.size * classes);
        expect(new Set(expected).size, 'the model tells the pixels apart').toBeGreaterThan(shape.size);
        expect(difference(predict(theirs, taken, shape), expected)).toBeLessThan(TOLERANCE);
      }
      const { input: takes, ...facts } = theirs.getUserDefinedMetadata() as Record<string, unknown>;
      expect(takes).toBe(input);
      expect(segmentation ? facts.stride : facts['image-size']).toEqual(
        segmentation ? network.stride : smallPlan().patch,
      );
      expect(facts).toEqual(parsed(decodeModel(await readFile(path)).metadata));
    } finally {
      theirs.dispose();
    }
  });
});

test('weights beyond 4 MiB go into shards, and every file is listed with its size and hash', async () => {
  await using folder = await temporaryFolder();
  const network = segmenting(1, [32, 64, 128, 256]);
  const model = await modelInput(folder.path, network, 8, grey(0, 255, 0, 1 / 255));
  const path = join(folder.path, 'tfjs');
  const { files } = await writeTfjs({ ...model, path });
  expect((await readdir(path)).sort()).toEqual([
    'group1-shard1of2.bin',
    'group1-shard2of2.bin',
    'model.json',
  ]);
  expect(files.map((file) => file.path)[0]).toBe(join(path, 'model.json'));
  expect(files).toHaveLength(3);
  for (const file of files) {
    const bytes = await readFile(file.path);
    expect(file.bytes).toBe(bytes.byteLength);
    expect(file.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(file.bytes).toBeLessThanOrEqual(4 * MIB);
  }
  const theirs = await loadTfjs(path);
  await writeModel({ ...model, path: join(folder.path, 'model.onnx') });
  const ours = await LoadedModel.open(await readFile(join(folder.path, 'model.onnx')), 1);
  const raw = rawImages(grey(0, 255, 0, 1), 8, SHAPES[0]);
  expect(difference(predict(theirs, raw, SHAPES[0]), await ours.predict(raw, SHAPES[0]))).toBeLessThan(
    TOLERANCE,
  );
  theirs.dispose();
});

test('licence and notice of pretrained weights lie beside each copy, and beside none that was made from none', async () => {
  await using folder = await temporaryFolder();
  const plain = await modelInput(folder.path, segmenting(1), 8, grey(0, 255, 0, 1 / 255));
  const initialModel = { sha256: 'a'.repeat(64), origin: undefined, notices: 'a licence\n' };
  for (const [name, model, expected] of [
    ['made', { ...plain, initialModel }, ['THIRD-PARTY-NOTICES.txt']],
    ['plain', plain, []],
  ] as const) {
    const at = join(folder.path, name);
    const { notices } = await writeModel({ ...model, path: join(at, 'model.onnx') });
    const { files } = await writeTfjs({ ...model, path: join(at, 'tfjs') });
    const beside = [notices, ...files.slice(2).map(({ path }) => path)].filter((path) => path !== undefined);
    expect(beside, name).toEqual(expected.flatMap((file) => [join(at, file), join(at, 'tfjs', file)]));
    for (const path of beside) expect(await readFile(path, 'utf8')).toBe('a licence\n');
  }
});

test('a run that asks for no export leaves none of an earlier model', async () => {
  await using folder = await temporaryFolder();
  const model = await modelInput(folder.path, segmenting(1), 8, grey(0, 255, 0, 1 / 255));
  const input = { ...model, folder: join(folder.path, 'model') };
  const [written] = await writeExports({ ...input, settings: { export: ['tfjs'] } });
  expect(written).toMatchObject({ format: 'tfjs', input: 'raw', stride: 2 });
  expect(await readdir(input.folder)).toEqual(['tfjs']);
  expect(await writeExports({ ...input, settings: { export: undefined } })).toEqual([]);
  expect(await readdir(input.folder)).toEqual([]);
});

async function modelInput(
  folder: string,
  network: Network,
  bitDepth: 8 | 16,
  normalization: Normalization,
): Promise<ModelInput> {
  const tensors = initialParameters(network, 7);
  // Running statistics and norm weights start at 0 and 1, where a mix-up would not show.
  const random = new Random(5);
  for (const [name, { data }] of Object.entries(tensors)) {
    if (!name.endsWith('.weight') || tensors[name].shape.length === 1)
      for (let i = 0; i < data.length; i++) data[i] += random.uniform(-0.3, 0.3);
  }
  const sha256 = await saveBest(folder, 1, { step: 1, parameters: tensors, optimizer: {} });
  return {
    modelState: { path: bestPath(folder, 1), sha256 },
    dataset: {
      root: '/data',
      task: 'segmentation',
      classes: ['sky', 'Ærø', 'a "quoted" name'].map((name, index) => ({
        index,
        name,
        color: [index, 0, 255],
      })),
      channels: normalization.channels.length === 3 ? 3 : 1,
      bitDepth,
      labels: {
        source: 'masks',
        encoding: { by: 'value', classes: [[0], [1]], ignored: [], nearest: false },
      },
      why: 'masks in masks/, images in images/, paired by name',
      samples: [],
      partsBy: undefined,
      leftOut: [],
      skipped: [],
      ignoredPixels: 0,
      warnings: [],
    },
    dataHash: 'ab'.repeat(32),
    initialModel: undefined,
    plan: smallPlan({ network, normalization }),
    bestEpoch: 12,
    untrained: undefined,
    version: '0.0.0',
  };
}

/** Whole numbers from beyond both ends of the range that the normalisation keeps, most of them within it. */
function rawImages({ channels }: Normalization, bitDepth: 8 | 16, shape: ImageShape): Float32Array {
  const full = 2 ** bitDepth - 1;
  const random = new Random(shape.height);
  const pixels = shape.height * shape.width;
  return Float32Array.from({ length: shape.size * channels.length * pixels }, (_, i) => {
    const { low, high } = channels[Math.floor(i / pixels) % channels.length];
    const [from, to] = [Math.max(0, low), Math.min(full, high)];
    const value = Math.round(random.uniform(from - 0.2 * (to - from), to + 0.2 * (to - from)));
    return Math.min(full, Math.max(0, value));
  });
}

function normalized(raw: Float32Array, normalization: Normalization, shape: ImageShape): Float32Array {
  const result = raw.slice();
  const pixels = shape.height * shape.width;
  const image = normalization.channels.length * pixels;
  for (let n = 0; n < shape.size; n++)
    normalizePlanes(result.subarray(n * image, (n + 1) * image), pixels, normalization);
  return result;
}

/** ONNX's metadata holds texts: JSON where the value was none. */
function parsed(metadata: FileMetadata): Record<string, unknown> {
  const texts = ['task', 'network', 'data-hash', 'best-epoch-version'];
  return Object.fromEntries(
    Object.entries(metadata).map(([key, value = '']) => [
      key,
      texts.includes(key) ? value : JSON.parse(value),
    ]),
  );
}
