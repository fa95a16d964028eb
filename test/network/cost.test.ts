import { expect, test } from 'vitest';
import { classifier } from '../../src/network/classifier.ts';
import { countMacs } from '../../src/network/cost.ts';
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
