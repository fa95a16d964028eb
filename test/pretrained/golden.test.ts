// Our network with our weights against PyTorch's own EfficientNet-Lite0: the features of ten pictures, and what comes out
// of each block.
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import type { Engine, Trainer } from '../../src/engine/engine.ts';
import { createInProcessEngine } from '../../src/engine/onnx/in-process.ts';
import { createReferenceEngine } from '../../src/engine/reference/reference.ts';
import { efficientNetLite0, efficientNetLite0Hypercolumns } from '../../src/network/efficientnet-lite.ts';
import { efficientNetUnet } from '../../src/network/efficientnet-unet.ts';
import type { Network } from '../../src/network/network.ts';
import { parametersOf } from '../../src/network/parameters.ts';
import {
  pretrainedNormalization,
  pretrainedParameters,
  readPretrained,
} from '../../src/pretrained/weights.ts';
import type { Tensor } from '../../src/shared/tensor.ts';
import {
  type GoldenPicture,
  goldenPictures,
  goldenWeight,
  type Sampled,
  sampled,
} from '../golden/pretrained/pretrained.ts';

const pictures = goldenPictures();
const lookedInto = pictures.flatMap(({ blocks, ...picture }) => (blocks ? [{ ...picture, blocks }] : []));

/** Of the same weights, float32 against float64: of a layer's root mean square. Measured: 6e-5. */
const SAME_WEIGHTS = 2e-4;

/**
 * Of weights in half precision against those that were published, each wrong by up to 2 ** -11 of itself, in 50 layers one
 * after the other: of the largest feature, in the mean of all and for each. Measured: 5e-4 and 0.0065.
 */
const ROUNDED = { mean: 1e-3, each: 0.01 };

function trainerOf(engine: Engine, channels: 1 | 3): Promise<Trainer> {
  return trainerFor(engine, efficientNetLite0({ channels, classes: 2, dropout: 0 }), channels);
}

/** @param own what the network has besides the pretrained weights */
async function trainerFor(
  engine: Engine,
  network: Network,
  channels: 1 | 3,
  own: Readonly<Record<string, Tensor>> = {},
): Promise<Trainer> {
  const classWeights = new Array<number>(network.classes).fill(1);
  const loss = { crossEntropy: 1, dice: 0, classWeights };
  const optimizer = { name: 'sgd', momentum: 0, weightDecay: 0 } as const;
  const trainer = await engine.build(network, { seed: 0, loss, optimizer });
  const pretrained = await readPretrained(fileURLToPath(new URL('../..', import.meta.url)));
  const state = await trainer.save();
  const known = Object.entries(pretrainedParameters(pretrained, channels)).filter(
    ([name]) => name in state.parameters,
  );
  const parameters = { ...state.parameters, ...Object.fromEntries(known), ...own };
  await trainer.load({ ...state, parameters });
  return trainer;
}

/** Of the first channels, N,C,H,W with N = 1. */
function activations(trainer: Trainer, layer: string, picture: GoldenPicture, channels: 1 | 3) {
  const { pixels, height, width } = picture;
  const { channels: normalization } = pretrainedNormalization(channels);
  const images = Float32Array.from(pixels.subarray(0, channels * height * width), (value, i) => {
    const { offset, scale } = normalization[Math.floor(i / (height * width))];
    return (value - offset) * scale;
  });
  return trainer.activations(layer, images, { size: 1, height, width });
}

function rms(values: readonly number[]): number {
  return Math.hypot(...values) / Math.sqrt(values.length);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The largest difference, as a share of the expected numbers' root mean square. */
function difference(actual: ArrayLike<number>, expected: readonly number[]): number {
  expect(actual.length).toBe(expected.length);
  return Math.max(...expected.map((value, i) => Math.abs(value - actual[i]))) / rms(expected);
}

test('ten pictures, of what a network may go wrong on', () => {
  expect(pictures).toHaveLength(10);
  expect(lookedInto).toHaveLength(3);
  for (const { why, features } of pictures) {
    expect(features.half, why).toHaveLength(1280);
    expect(Math.max(...features.half), why).toBeGreaterThan(1);
  }
});

describe.each<[string, Promise<Engine>, readonly GoldenPicture[], typeof lookedInto]>([
  ['onnx', createInProcessEngine({ threads: 2 }), pictures, lookedInto],
  ['reference', Promise.resolve(createReferenceEngine()), pictures.slice(0, 2), []],
])('%s engine', (_name, engine, all, some) => {
  const trainer = engine.then((made) => trainerOf(made, 3));
  afterAll(async () => (await trainer).dispose());

  test.each(all.map((picture) => [picture.why, picture] as const))('features: %s', async (why, picture) => {
    const actual = await activations(await trainer, 'features', picture, 3);
    const { half, full } = picture.features;
    expect(difference(actual, half), why).toBeLessThan(SAME_WEIGHTS);
    const every = half.length / full.length;
    const wrong = full.map((value, i) => Math.abs(value - actual[every * i]) / Math.max(...half));
    expect(mean(wrong), why).toBeLessThan(ROUNDED.mean);
    expect(Math.max(...wrong), why).toBeLessThan(ROUNDED.each);
  });

  test.each(some.map((picture) => [picture.why, picture] as const))(
    'each block: %s',
    async (_why, picture) => {
      expect(Object.keys(picture.blocks)).toHaveLength(1 + 16 + 1 + 1);
      for (const [name, { half, full }] of Object.entries(picture.blocks)) {
        const output = await activations(await trainer, lastLayerOf(name), picture, 3);
        const actual = sampled(output, half.shape, half.values.length);
        expect(output.length, name).toBe(half.shape.reduce((product, size) => product * size, 1));
        expect(distance(actual, half), name).toBeLessThan(SAME_WEIGHTS);
        expect(Math.abs(actual.rms / full.rms - 1), name).toBeLessThan(ROUNDED.each);
      }
    },
  );
});

describe('a segmentation: what goes into the head, or the softmax', () => {
  const engine = createInProcessEngine({ threads: 2 });
  const some = pictures.flatMap(({ segmentation, ...picture }) =>
    segmentation ? [{ ...picture, segmentation }] : [],
  );

  /** Of the convolutions after the encoder, which are counted from 1. */
  function goldenWeights(network: Network): Record<string, Tensor> {
    const weights = parametersOf(network).filter(
      ({ name, kind }) => kind === 'weight' && !/^(stem|block)/.test(name),
    );
    return Object.fromEntries(
      weights.map(({ name, shape }, i) => [name, { shape, data: goldenWeight(i + 1, shape) }]),
    );
  }

  test.each([
    ['hypercolumns', efficientNetLite0Hypercolumns({ channels: 3, classes: 3 }), 'hypercolumns'],
    ['unet4', efficientNetUnet({ channels: 3, classes: 3, outputStride: 4 }), 'head.up1'],
    ['unet1', efficientNetUnet({ channels: 3, classes: 3, outputStride: 1 }), 'head'],
  ] as const)('%s', async (name, network, layer) => {
    expect(some).toHaveLength(3);
    const trainer = await trainerFor(await engine, network, 3, goldenWeights(network));
    for (const picture of some) {
      const golden = picture.segmentation[name];
      const output = await activations(trainer, layer, picture, 3);
      expect(output.length).toBe(golden.shape.reduce((product, size) => product * size, 1));
      expect(distance(sampled(output, golden.shape, golden.values.length), golden), picture.why).toBeLessThan(
        SAME_WEIGHTS,
      );
    }
    await trainer.dispose();
  });
});

test('grey by one channel is grey by three', async () => {
  const engine = await createInProcessEngine({ threads: 2 });
  const trainer = await trainerOf(engine, 1);
  const picture = pictures.find(({ why }) => why === 'grey')!;
  const actual = await activations(trainer, 'features', picture, 1);
  expect(difference(actual, picture.features.half)).toBeLessThan(SAME_WEIGHTS);
  await trainer.dispose();
});

/** Of a block, or the layer itself. */
function lastLayerOf(name: string): string {
  const { layers } = efficientNetLite0({ channels: 3, classes: 2, dropout: 0 });
  return layers.findLast((layer) => layer.name === name || layer.name.startsWith(`${name}.`))!.name;
}

/** Of values, mean and root mean square: the largest difference, as a share of the last. */
function distance(actual: Sampled, expected: Sampled): number {
  const differences = [
    ...expected.values.map((value, i) => value - actual.values[i]),
    ...[expected.mean - actual.mean, expected.rms - actual.rms],
  ];
  return Math.max(...differences.map(Math.abs)) / expected.rms;
}
