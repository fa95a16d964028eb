// The U-Net over EfficientNet-Lite0: its layers at each output stride, and the encoder's among them as they are.
import { expect, test } from 'vitest';
import { EFFICIENTNET_LITE0_OUTPUTS, efficientNetLite0Encoder } from '../../src/network/efficientnet-lite.ts';
import { efficientNetUnet } from '../../src/network/efficientnet-unet.ts';
import { headOf } from '../../src/network/head.ts';
import { parametersOf } from '../../src/network/parameters.ts';
import { shapesOf } from '../../src/network/shapes.ts';
import { validateNetwork } from '../../src/network/validate.ts';

const STRIDES = [1, 2, 4] as const;

test.each(
  STRIDES.flatMap((outputStride) => ([1, 3] as const).map((channels) => ({ outputStride, channels }))),
)('can be computed, to stride $outputStride, for $channels channels', ({ outputStride, channels }) => {
  expect(() => validateNetwork(efficientNetUnet({ channels, classes: 5, outputStride }))).not.toThrow();
});

test.each([
  { outputStride: 4, strides: [16, 8, 4], after: ['head.up2', 'head.up1'] },
  { outputStride: 2, strides: [16, 8, 4, 2], after: ['head.up1'] },
  { outputStride: 1, strides: [16, 8, 4, 2, 1], after: [] },
] as const)('to stride $outputStride: what is joined where, and how it ends', (row) => {
  const { outputStride, strides, after } = row;
  const network = efficientNetUnet({ channels: 3, classes: 5, outputStride });
  const shapes = shapesOf(network);
  const joined = network.layers.flatMap((layer) => (layer.op === 'concat' ? [layer] : []));
  expect(joined.map(({ name }) => shapes.get(name)?.divisor)).toEqual(strides);
  expect(joined.map(({ from }) => from[1])).toEqual(
    strides.map((stride) => (stride === 1 ? 'detail-relu' : EFFICIENTNET_LITE0_OUTPUTS[stride])),
  );
  const head = network.layers.findIndex(({ name }) => name === 'head');
  expect(network.layers.slice(head + 1).map(({ name }) => name)).toEqual([...after, 'probabilities']);
  expect(headOf(network)).toMatchObject({ name: 'head', filters: 5 });
  expect(shapes.get('head')?.divisor).toBe(outputStride);
});

test.each([1, 3] as const)('its encoder is the network of the weights, for %i channels', (channels) => {
  const encoder = efficientNetLite0Encoder(channels);
  const { layers } = efficientNetUnet({ channels, classes: 2, outputStride: 4 });
  expect(layers.slice(0, encoder.length)).toEqual(encoder);
});

test('Muon takes the weights of its decoder, AdamW the last one, though it is enlarged after that', () => {
  const specs = parametersOf(efficientNetUnet({ channels: 3, classes: 2, outputStride: 4 }));
  const decoder = specs.filter(({ name, kind }) => kind === 'weight' && /^(context|decoder|head)/.test(name));
  expect(decoder.filter(({ hidden }) => !hidden).map(({ name }) => name)).toEqual(['head.weight']);
});
