import { expect, test } from 'vitest';
import { countKept, countLive } from '../../src/network/memory.ts';
import type { Layer, Network } from '../../src/network/network.ts';
import { unet } from '../../src/network/unet.ts';

/** 4 pixels of 1 channel; the second convolution reads the input and the first one's output, joined. */
const SMALL: Network = {
  title: 'small',
  task: 'segmentation',
  classes: 2,
  stride: 2,
  layers: [
    { op: 'input', name: 'in', channels: 1 },
    { op: 'conv', name: 'a', from: 'in', filters: 3, kernel: 3, dilation: 1, bias: true, l2: 0 },
    { op: 'max-pool', name: 'p', from: 'a' },
    { op: 'transposed-conv', name: 'u', from: 'p', filters: 2, l2: 0 },
    { op: 'concat', name: 'j', from: ['u', 'a'] },
    { op: 'conv', name: 'b', from: 'j', filters: 2, kernel: 1, dilation: 1, bias: true, l2: 0 },
    { op: 'softmax', name: 's', from: 'b' },
  ],
};
const SIZE = { height: 2, width: 2 };

test('a training keeps every output, joined ones where they lie', () => {
  expect(countKept(SMALL, SIZE)).toBe(4 + 12 + 3 + 8 + 8 + 8);
});

test('of what is frozen a training keeps what the layers that learn read', () => {
  const freeze = (...names: readonly string[]): Network => ({
    ...SMALL,
    layers: SMALL.layers.map((layer) =>
      names.includes(layer.name) ? ({ ...layer, frozen: true } as Layer) : layer,
    ),
  });
  // `b` reads u and a, which are joined; while u is made p is there as well.
  expect(countKept(freeze('a', 'u'), SIZE)).toBe(8 + 12 + 8 + 8);
  // The gradient goes back through p to a.
  expect(countKept(freeze('u'), SIZE)).toBe(countKept(SMALL, SIZE));
  expect(countKept(freeze('a', 'u', 'b'), SIZE)).toBe(countLive(SMALL, SIZE));
});

test('a forward pass keeps what later layers need', () => {
  // At `b`: u and a, which are read as joined, and its own output.
  expect(countLive(SMALL, SIZE)).toBe(8 + 12 + 8);
});

test('both grow with the pixels', () => {
  const network = unet({
    ...{ task: 'segmentation', channels: 1, classes: 2, widths: [4, 8] },
    ...{ activation: 'relu', batchNorm: true, dropout: 0, l2: 0 },
  });
  for (const count of [countKept, countLive])
    expect(count(network, { height: 32, width: 64 })).toBe(8 * count(network, { height: 16, width: 16 }));
});
