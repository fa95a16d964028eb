// A classifier's file, opened by plain onnxruntime-node: images of any size in, brought to the planned one inside as
// training does it (image/resize.ts, which is held against Pillow).
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, test } from 'vitest';
import { decodeModel } from '../../../src/engine/onnx/decode.ts';
import { exportModel } from '../../../src/engine/onnx/export.ts';
import { createInProcessEngine } from '../../../src/engine/onnx/in-process.ts';
import { normalizeInto } from '../../../src/image/normalize.ts';
import type { Raster } from '../../../src/image/raster.ts';
import { resize } from '../../../src/image/resize.ts';
import { classifier } from '../../../src/network/classifier.ts';
import { Random } from '../../../src/shared/random.ts';
import { batchOf, recipe } from './samples.ts';

const SIZE = { height: 12, width: 16 };
const network = classifier({
  channels: 3,
  classes: 3,
  widths: [16, 32],
  blocks: 1,
  poolsStem: true,
  dropout: 0,
});
const normalization = {
  channels: [
    { low: 10, high: 240, offset: 120, scale: 1 / 50 },
    { low: 0, high: 255, offset: 100, scale: 1 / 60 },
    { low: 30, high: 200, offset: 90, scale: 1 / 40 },
  ],
};

async function trained() {
  const engine = await createInProcessEngine({ threads: 2 });
  const trainer = await engine.build(network, { ...recipe, loss: { ...recipe.loss, dice: 0 } });
  for (let i = 0; i < 3; i++) await trainer.step(batchOf(network, { ...SIZE, ignored: 0 }), 1e-2);
  return trainer;
}

function colour(height: number, width: number, holes: readonly number[] = []): Raster {
  const random = Random.for(height, width);
  const data = Float32Array.from({ length: height * width * 3 }, () => random.integer(256));
  for (const [i, value] of holes.entries()) data[i * 7] = value;
  return { height, width, channels: 3, data };
}

async function probabilities(bytes: Uint8Array, { height, width, data }: Raster): Promise<Tensor> {
  const session = await InferenceSession.create(bytes, { logSeverityLevel: 3 });
  const planes = Float32Array.from({ length: data.length }, (_, i) => {
    const [c, p] = [Math.floor(i / (height * width)), i % (height * width)];
    return data[p * 3 + c];
  });
  const outputs = await session.run({ image: new Tensor('float32', planes, [1, 3, height, width]) });
  return outputs.probabilities as Tensor;
}

describe('whatever the size of the image', () => {
  const { NaN: none, POSITIVE_INFINITY: infinite } = Number;
  test.each([
    ['of the planned size', false, colour(12, 16)],
    ['larger, another shape', false, colour(301, 97)],
    ['smaller', false, colour(5, 3)],
    ['a single pixel', false, colour(1, 1)],
    ['floats', true, colour(40, 50)],
    ['floats with holes', true, colour(40, 50, [none, infinite, -infinite, none, none])],
    ['floats with holes at the planned size', true, colour(12, 16, [none, infinite])],
    ['floats, nothing but holes', true, { ...colour(30, 20), data: new Float32Array(1800).fill(none) }],
  ])('%s', async (reason, floats, image) => {
    const trainer = await trained();
    const { parameters } = await trainer.save();
    const resizing = { ...SIZE, floats };
    const bytes = exportModel(network, parameters, { normalization, resizing, metadata: {} });
    const found = await probabilities(bytes, image);
    expect(found.dims, reason).toEqual([1, 3]);
    const input = normalizeInto(new Float32Array(3 * 12 * 16), resize(image, SIZE), normalization);
    const expected = await trainer.predict(input, { size: 1, ...SIZE });
    for (const [k, value] of expected.entries())
      expect((found.data as Float32Array)[k]).toBeCloseTo(value, 3);
    await trainer.dispose();
  });
});

test('only standard operators', async () => {
  const trainer = await trained();
  const { parameters } = await trainer.save();
  await trainer.dispose();
  const resizing = { ...SIZE, floats: true };
  const bytes = exportModel(network, parameters, { normalization, resizing, metadata: {} });
  expect(decodeModel(bytes).foreign).toBeUndefined();
});
