import { expect, test } from 'vitest';
import { dataResults } from '../../../src/stages/7-report/results-values.ts';
import { datasetOf, samples } from '../3-split/samples.ts';

test('ignored pixels are a number, which a classification has none of', () => {
  const dataset = { ...datasetOf(samples(3)), ignoredPixels: 17 };
  expect(dataResults(dataset, '/')['ignored-pixels']).toBe(17);
  expect(dataResults({ ...dataset, ignoredPixels: 0 }, '/')['ignored-pixels']).toBe(0);
  expect(dataResults({ ...dataset, task: 'classification' }, '/')['ignored-pixels']).toBeNull();
});
