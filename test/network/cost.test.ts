import { expect, test } from 'vitest';
import { classifier } from '../../src/network/classifier.ts';
import { countMacs } from '../../src/network/cost.ts';
import type { Network } from '../../src/network/network.ts';
import { unet } from '../../src/network/unet.ts';

test('a classifier costs what a count by hand gives', () => {
  const network = classifier({
    channels: 3,
    classes: 5,
    widths: [4, 8],
    blocks: 1,
    poolsStem: true,
    dropout: 0,
  });
  const stem = 3 * 4 * 9 * 16 * 8;
  const stage1 = 2 * 4 * 4 * 9 * 8 * 4;
  const stage2 = (4 * 8 * 9 + 8 * 8 * 9 + 4 * 8) * 4 * 2;
  expect(countMacs(network, { height: 16, width: 8 })).toBe(stem + stage1 + stage2);
});

test('a depthwise conv costs its kernel for each number, a stride a quarter of the pixels', () => {
  const stem = { op: 'conv', name: 'stem', from: 'input', filters: 6, kernel: 3, stride: 2 } as const;
  const each = { op: 'depthwise-conv', name: 'each', from: 'stem', kernel: 5, stride: 2 } as const;
  const network: Network = {
    title: 'test',
    task: 'classification',
    classes: 2,
    stride: 4,
    layers: [
      { op: 'input', name: 'input', channels: 3 },
      { ...stem, dilation: 1, bias: false, l2: 0 },
      { ...each, bias: false, l2: 0 },
      { op: 'global-average-pool', name: 'mean', from: 'each' },
      { op: 'dense', name: 'head', from: 'mean', units: 2, l2: 0 },
      { op: 'softmax', name: 'probabilities', from: 'head' },
    ],
  };
  expect(countMacs(network, { height: 8, width: 16 })).toBe(3 * 6 * 9 * 4 * 8 + 6 * 25 * 2 * 4);
});

test('a transposed conv costs one weight an output pixel and input channel', () => {
  const options = {
    channels: 1,
    classes: 2,
    activation: 'relu',
    batchNorm: false,
    dropout: 0,
    l2: 0,
  } as const;
  const network = unet({ ...options, task: 'segmentation', widths: [2, 4] });
  const convs = (1 * 2 + 2 * 2 + 4 * 2 + 2 * 2) * 9 * 16 + (2 * 4 + 4 * 4) * 9 * 4 + 2 * 2 * 16;
  expect(countMacs(network, { height: 4, width: 4 })).toBe(convs + 4 * 2 * 16);
});
