// The plain products against the same sums taken one by one over features that are written down standardised.
import { expect, test } from 'vitest';
import { IGNORE } from '../../../../src/engine/engine.ts';
import { plainProducts } from '../../../../src/stages/5-train/head/head-products.ts';
import { measure } from '../../../../src/stages/5-train/head/standardise.ts';
import { expectProducts, pause, productSample } from './samples.ts';

test.for([
  [1, 3, 2],
  [7, 5, 3],
  [9, 2, 1],
] as const)('%i rows, %i features, %i classes', async ([rows, width, classes]) => {
  const { data, weight, factors } = productSample(rows, width, classes);
  const scale = await measure(data, width, pause);
  const raw = { mean: new Float64Array(width), inverse: new Float64Array(width).fill(1) };
  const sample = { data, width, weight, factors };
  await expectProducts(plainProducts({ data, width, pause, scale }), { ...sample, scale }, 12);
  await expectProducts(plainProducts({ data, width, pause }), { ...sample, scale: raw }, 10);
});

test('without rows there are no logits, and sums of nothing', async () => {
  const data = { features: new Float32Array(0), labels: new Uint8Array(0) };
  const products = plainProducts({ data, width: 3, pause });
  expect(await products.logits(new Float64Array(6))).toEqual(new Float64Array(0));
});

test('what pausing throws ends them', async () => {
  const data = { features: new Float32Array(3), labels: Uint8Array.of(IGNORE) };
  const products = plainProducts({ data, width: 3, pause: () => Promise.reject(new Error('enough')) });
  await expect(products.logits(new Float64Array(6))).rejects.toThrow('enough');
  await expect(products.sums(new Float64Array(2))).rejects.toThrow('enough');
});
