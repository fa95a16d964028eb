// Rates of layers: whose they are, and which there are.
import { expect, test } from 'vitest';
import { rateOf, ratesOf } from '../../src/engine/rates.ts';
import type { Layer, Network } from '../../src/network/network.ts';
import { unet } from '../../src/network/unet.ts';

const network = unet({
  ...{ task: 'segmentation', channels: 1, classes: 2, widths: [4, 8] },
  ...{ activation: 'relu', batchNorm: true, dropout: 0, l2: 0 },
});

test.each<[reason: string, rates: Record<string, number> | undefined, layer: string, rate: number]>([
  ['its own', { head: 0.1 }, 'head', 0.1],
  ['none but 0 is one, too', { head: 0 }, 'head', 0],
  ['none of its own: 1', { other: 0.1 }, 'head', 1],
  ['none at all: 1', undefined, 'head', 1],
  ['a layer named after what every object has', {}, 'constructor', 1],
])('%s', (reason, rates, layer, rate) => {
  expect(rateOf({ ...(rates ? { rates } : {}) }, layer), reason).toBe(rate);
});

test('each rate once, of layers that learn', () => {
  expect(ratesOf(network, {})).toEqual([1]);
  const rates = { 'encoder1.conv1': 0.1, 'encoder1.relu1': 0.3, 'encoder1.conv2': 0.1, head: 2 };
  expect(new Set(ratesOf(network, { rates }))).toEqual(new Set([0.1, 1, 2]));
  const layers = network.layers.map((layer) =>
    layer.name === 'head' ? ({ ...layer, frozen: true } as Layer) : layer,
  );
  const frozen: Network = { ...network, layers };
  expect(new Set(ratesOf(frozen, { rates }))).toEqual(new Set([0.1, 1]));
});
