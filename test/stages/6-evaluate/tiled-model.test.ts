// A real exported U-Net in tiles against the same U-Net over the whole image.
import { expect, test } from 'vitest';
import { exportModel } from '../../../src/engine/onnx/export.ts';
import { LoadedModel } from '../../../src/engine/onnx/loaded-model.ts';
import type { LabelMap } from '../../../src/image/raster.ts';
import { initialParameters } from '../../../src/network/parameters.ts';
import { unet } from '../../../src/network/unet.ts';
import { Random } from '../../../src/shared/random.ts';
import { predictPixels } from '../../../src/stages/6-evaluate/predict.ts';

const NETWORK = unet({
  task: 'segmentation',
  channels: 1,
  classes: 3,
  widths: [4, 8, 16],
  activation: 'relu',
  batchNorm: false,
  dropout: 0,
  l2: 0,
});

/** Two poolings see 6 + 8 + 6 + 3 = 23 pixels to each side; tiles begin at multiples of 16. */
const ENOUGH = { edge: 64, margin: 24 };
const TOO_LITTLE = { edge: 18, margin: 1 };

test('with enough margin the tiles give the labels of the whole image, with too little they do not', async () => {
  const normalization = { channels: [{ low: 0, high: 65_535, offset: 32_768, scale: 1e-4 }] };
  const bytes = exportModel(NETWORK, initialParameters(NETWORK, 7), { normalization, metadata: {} });
  const random = new Random(3);
  const [width, height] = [150, 117];
  const data = Uint16Array.from({ length: width * height }, () => random.integer(65_536));
  const image = { width, height, channels: 1, data };
  const model = await LoadedModel.open(bytes, 1);
  const whole = await predictLabels(model, image, { classes: 3 });
  expect(new Set(whole.data).size).toBeGreaterThan(1);
  const tiled = (tileSize: typeof ENOUGH) =>
    predictLabels(model, image, { classes: 3, wholeImagePixels: 0, tileSize });
  expect(await tiled(ENOUGH)).toEqual(whole);
  expect(await tiled(TOO_LITTLE)).not.toEqual(whole);
});

/** The most probable class of each pixel, H,W. */
async function predictLabels(...input: Parameters<typeof predictPixels>): Promise<LabelMap> {
  return (await predictPixels(...input)).labels;
}
