// The exported file, opened by plain onnxruntime-node that knows nothing of this project: raw pixels of any size in,
// the probabilities out that the trainer gives for the same pixels normalised and padded by hand.
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, test } from 'vitest';
import type { Trainer } from '../../../src/engine/engine.ts';
import { decodeModel } from '../../../src/engine/onnx/decode.ts';
import { exportModel } from '../../../src/engine/onnx/export.ts';
import { createInProcessEngine } from '../../../src/engine/onnx/in-process.ts';
import type { Network } from '../../../src/network/network.ts';
import { Random } from '../../../src/shared/random.ts';
import { difference } from '../conformance-case.ts';
import { batchOf, classifier, mobile, mobileDecoder, normUnet, plainUnet, recipe } from './samples.ts';

const normalization = {
  channels: [
    { low: 100, high: 60000, offset: 30000, scale: 1 / 20000 },
    { low: 0, high: 255, offset: 127.5, scale: 1 / 64 },
    { low: -5, high: 5, offset: 0, scale: 1 },
  ],
};
const metadata = { task: 'segmentation', classes: '["sky","Ærø"]', empty: '' };
const LARGEST_RAW = [65535, 300, 9];

interface Raw {
  readonly size: number;
  readonly height: number;
  readonly width: number;
  readonly data: Float32Array;
}

function rawImages(size: number, height: number, width: number): Raw {
  const random = new Random(height);
  const data = Float32Array.from({ length: size * 3 * height * width }, (_, index) => {
    const channel = Math.floor(index / (height * width)) % 3;
    return random.uniform(-10, LARGEST_RAW[channel]);
  });
  return { size, height, width, data };
}

/** Clipped, shifted, scaled, and the last row and column repeated up to a multiple of `stride`. */
function prepared({ size, height, width, data }: Raw, stride: number): Raw {
  const [tall, wide] = [height, width].map((edge) => Math.ceil(edge / stride) * stride);
  const result = new Float32Array(size * 3 * tall * wide);
  for (let plane = 0; plane < size * 3; plane++) {
    const { low, high, offset, scale } = normalization.channels[plane % 3];
    for (let y = 0; y < tall; y++) {
      for (let x = 0; x < wide; x++) {
        const [row, column] = [Math.min(y, height - 1), Math.min(x, width - 1)];
        const value = data[(plane * height + row) * width + column];
        result[(plane * tall + y) * wide + x] = (Math.min(high, Math.max(low, value)) - offset) * scale;
      }
    }
  }
  return { size, height: tall, width: wide, data: result };
}

function cropped({ data, height, width }: Raw, raw: Raw): Float32Array {
  const planes = data.length / (height * width);
  return Float32Array.from({ length: planes * raw.height * raw.width }, (_, index) => {
    const plane = Math.floor(index / (raw.height * raw.width));
    const y = Math.floor(index / raw.width) % raw.height;
    return data[(plane * height + y) * width + (index % raw.width)];
  });
}

async function trainedFor(network: Network): Promise<Trainer> {
  const engine = await createInProcessEngine({ threads: 2 });
  const trainer = await engine.build(network, recipe);
  for (let i = 0; i < 3; i++) await trainer.step(batchOf(network), 1e-2);
  return trainer;
}

async function plainly(bytes: Uint8Array, { size, height, width, data }: Raw): Promise<Tensor> {
  const session = await InferenceSession.create(bytes, { logSeverityLevel: 3 });
  const { probabilities } = await session.run({
    image: new Tensor('float32', data, [size, 3, height, width]),
  });
  return probabilities as Tensor;
}

describe.each([
  ['ELU and dropout', plainUnet],
  ['batch norm', normUnet],
  ['strides, depthwise convolutions, frozen layers and upsampling', mobileDecoder],
])('%s', (_name, network) => {
  test.each([
    ['a multiple of the stride', 1, 16, 8],
    ['odd, oblong', 1, 13, 22],
    ['two images', 2, 9, 7],
    ['smaller than the stride', 1, 1, 3],
  ])('%s', async (reason, size, height, width) => {
    const trainer = await trainedFor(network);
    const { parameters } = await trainer.save();
    const bytes = exportModel(network, parameters, { normalization, metadata });
    const raw = rawImages(size, height, width);
    const output = await plainly(bytes, raw);
    expect(output.dims, reason).toEqual([size, 3, height, width]);
    const input = prepared(raw, network.stride);
    const whole = { ...input, data: await trainer.predict(input.data, input) };
    expect(difference(output.data as Float32Array, cropped(whole, raw)), reason).toBeLessThan(1e-5);
    await trainer.dispose();
  });
});

test('a pixel without a value counts as the lowest, an infinite one as lowest or highest', async () => {
  const trainer = await trainedFor(plainUnet);
  const { parameters } = await trainer.save();
  await trainer.dispose();
  const bytes = exportModel(plainUnet, parameters, { normalization, metadata });
  const holed = rawImages(1, 8, 8);
  const plane = holed.height * holed.width;
  const filled = { ...holed, data: holed.data.slice() };
  for (const [c, { low, high }] of normalization.channels.entries()) {
    const values = [
      [Number.NaN, low],
      [Number.POSITIVE_INFINITY, high],
      [Number.NEGATIVE_INFINITY, low],
    ];
    for (const [i, [hole, value]] of values.entries()) {
      holed.data[c * plane + 20 + i] = hole;
      filled.data[c * plane + 20 + i] = value;
    }
  }
  const [a, b] = [await plainly(bytes, holed), await plainly(bytes, filled)];
  expect([...(a.data as Float32Array)]).toEqual([...(b.data as Float32Array)]);
});

test.each([
  ['a classifier', classifier],
  ['one of inverted residual blocks', mobile],
])('%s gives one row an image', async (_name, network) => {
  const trainer = await trainedFor(network);
  const { parameters } = await trainer.save();
  const raw = rawImages(2, 7, 10);
  const output = await plainly(exportModel(network, parameters, { normalization, metadata }), raw);
  const input = prepared(raw, network.stride);
  expect(output.dims).toEqual([2, 3]);
  expect(difference(output.data as Float32Array, await trainer.predict(input.data, input))).toBeLessThan(
    1e-5,
  );
  await trainer.dispose();
});

test.each([normUnet, mobileDecoder])(
  '$title: only standard operators, and the metadata as given',
  async (network) => {
    const trainer = await trainedFor(network);
    const { parameters } = await trainer.save();
    const model = decodeModel(exportModel(network, parameters, { normalization, metadata }));
    expect(model.metadata).toEqual(metadata);
    expect(model.foreign).toBeUndefined();
    await trainer.dispose();
  },
);
