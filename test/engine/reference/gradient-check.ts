// Compares an analytic gradient with central differences. Knows no op.
import { expect } from 'vitest';
import type { Tensor64 } from '../../../src/engine/reference/tensor64.ts';
import type { Random } from '../../../src/shared/random.ts';

/**
 * Step of the differences. The error of (f(x+h) - f(x-h)) / 2h is about h^2 * f'''/6 + 1e-16 * |f| / h: at 1e-5 both
 * are near 1e-10 for values near 1.
 */
const STEP = 1e-5;

/**
 * Largest allowed |analytic - numeric| / (largest |gradient| of the tensor): 1e-7 leaves the differences' own error of
 * about 1e-10 room to grow a hundredfold and more (sums of up to some hundred terms, third derivatives near 10), and
 * catches any wrong factor, sign or index, all of which are near 1.
 */
export const TOLERANCE = 1e-7;

/** Values near 1 in size, both signs, no two alike. */
export function randomTensor(shape: readonly number[], random: Random): Tensor64 {
  const length = shape.reduce((product, size) => product * size, 1);
  return { shape, data: Float64Array.from({ length }, () => random.normal()) };
}

/** Relative error of `gradient`, the claimed gradient of `value()` by the elements of `variable`. */
export function gradientError(variable: Tensor64, gradient: Tensor64, value: () => number): number {
  expect(gradient.shape).toEqual(variable.shape);
  const numeric = variable.data.map((kept, i) => {
    variable.data[i] = kept + STEP;
    const above = value();
    variable.data[i] = kept - STEP;
    const below = value();
    variable.data[i] = kept;
    return (above - below) / (2 * STEP);
  });
  const largest = (data: Float64Array) => data.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
  const difference = largest(numeric.map((entry, i) => entry - gradient.data[i]));
  // A gradient that's zero throughout is compared with 1.
  return difference / (Math.max(largest(numeric), largest(gradient.data)) || 1);
}
