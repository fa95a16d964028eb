// Dropout masks depend on the seed, the layer and the step, and on nothing else.
import { expect, test } from 'vitest';
import { MaskPools } from '../../../src/engine/onnx/masks.ts';

const LENGTH = 1000;
const mask = (seed: number, layer: string, step: number) =>
  new MaskPools(seed).mask(layer, step, 0.25, LENGTH);

test('the same seed, layer and step give the same mask, whatever was asked for before', () => {
  const pools = new MaskPools(1);
  pools.mask('other', 9, 0.25, 10);
  pools.mask('other', 9, 0.5, 10 * LENGTH);
  expect(pools.mask('drop', 3, 0.25, LENGTH)).toEqual(mask(1, 'drop', 3));
});

test('a longer mask begins like the shorter one: batches of another size change nothing in the pool', () => {
  const pools = new MaskPools(1);
  const short = pools.mask('drop', 3, 0.25, LENGTH).slice();
  expect(pools.mask('drop', 3, 0.25, 100 * LENGTH).subarray(0, LENGTH)).toEqual(short);
});

test.each([
  ['seed', mask(2, 'drop', 3)],
  ['layer', mask(1, 'drop2', 3)],
  ['step', mask(1, 'drop', 4)],
])('another %s gives another mask', (_what, other) => {
  expect(other).not.toEqual(mask(1, 'drop', 3));
});

test('zeros in the share that the rate says, the rest divided by 1 - rate', () => {
  const values = new MaskPools(1).mask('drop', 0, 0.25, 100_000);
  expect(new Set(values)).toEqual(new Set([0, Math.fround(1 / 0.75)]));
  const zeros = values.filter((value) => value === 0).length / values.length;
  expect(Math.abs(zeros - 0.25)).toBeLessThan(5 * Math.sqrt((0.25 * 0.75) / values.length));
});
