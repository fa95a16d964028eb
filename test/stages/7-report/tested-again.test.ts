// What is taken of an earlier run's results that its model was tested for again, and what betrays a made-up one.
import { expect, test } from 'vitest';
import type { Results } from '../../../src/results/results.ts';
import { testedAgain } from '../../../src/stages/7-report/tested-again.ts';
import { sampleResults, sampleRun } from './sample-run.ts';

const { dataset, split, evaluation, cwd } = sampleRun();
const claimed = sampleResults();
const measured = { dataset, split, evaluation, cwd, seed: claimed.plan.seed };

test('an honest run stays what it was', () => {
  expect(testedAgain(claimed, measured)).toEqual({ results: claimed });
});

test.each<{ why: string; forge: Partial<Results> }>([
  { why: 'its scores alone', forge: { test: { ...claimed.test, 'mean-iou': 1 } } },
  { why: 'one that it had no number for', forge: { test: { ...claimed.test, 'macro-f1': null } } },
])('made up: $why', ({ why, forge }) => {
  const { unfit } = testedAgain({ ...claimed, ...forge }, measured) as { unfit: string };
  expect(unfit, why).toMatch(/^its model has a test .* of 0\.\d{3}, not (?:1\.000|none) as it says$/);
});

test.each<{ why: string; forge: Partial<Results> }>([
  {
    why: 'what each image came to, which a comparison goes by',
    forge: { test: { ...claimed.test, 'per-image': [] } },
  },
  { why: 'its classes', forge: { test: { ...claimed.test, 'per-class': [] }, classes: [] } },
  { why: 'the hashes of its data', forge: { data: { ...claimed.data, hash: '0'.repeat(64) } } },
  {
    why: 'the images that it was tested on',
    forge: { split: { ...claimed.split, test: claimed.split.train } },
  },
  { why: 'what was found', forge: { diagnosis: [] as never } },
])('told as it is, whatever the run says: $why', ({ why, forge }) => {
  expect(testedAgain({ ...claimed, ...forge }, measured), why).toEqual({ results: claimed });
});
