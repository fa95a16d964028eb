import { expect, test } from 'vitest';
import { normalizeInto } from '../../src/image/normalize.ts';

const normalization = {
  channels: [
    { low: 10, high: 20, offset: 15, scale: 0.2 },
    { low: 0, high: 1000, offset: 0, scale: 0.5 },
  ],
};

test('stretches what it scaled', () => {
  const image = { width: 2, height: 1, channels: 1, data: Uint16Array.of(90, 5000) };
  const channels = [{ low: 0, high: 2100, offset: 100, scale: 0.1 }];
  const planes = normalizeInto(new Float32Array(2), image, { stretch: 'asinh', channels });
  // asinh(x) = ln(x + sqrt(x^2 + 1))
  expect(planes[0]).toBeCloseTo(-Math.log(1 + Math.SQRT2), 6);
  expect(planes[1]).toBeCloseTo(Math.log(200 + Math.sqrt(200 ** 2 + 1)), 6);
});

test('a pixel without a value counts as the lowest, an infinite one as lowest or highest', () => {
  const data = Float32Array.of(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY);
  const channels = [{ low: -2, high: 6, offset: 2, scale: 0.5 }];
  const image = { width: 3, height: 1, channels: 1, data };
  expect([...normalizeInto(new Float32Array(3), image, { channels })]).toEqual([-2, 2, -2]);
});

test('clips, shifts and scales each channel by its own numbers, and turns H,W,C into C,H,W', () => {
  const image = { width: 3, height: 1, channels: 2, data: Uint16Array.of(5, 2, 12, 4, 30, 2000) };
  const planes = normalizeInto(new Float32Array(6), image, normalization);
  expect([...planes]).toEqual(
    [(10 - 15) * 0.2, (12 - 15) * 0.2, (20 - 15) * 0.2, 1, 2, 500].map(Math.fround),
  );
});
