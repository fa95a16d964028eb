// What is said of a class that a model never answers, in the unit of the task.
import { expect, test } from 'vitest';
import { classNeverPredicted } from '../../../../src/stages/7-report/diagnosis/test-set.ts';
import { sampleResults } from '../sample-run.ts';

test.each([
  ['segmentation', 10, 'on the test images, which show 10 pixels of it. '],
  ['classification', 10, 'on the test images, 10 of which show it. '],
  ['classification', 1, 'on the test images, 1 of which shows it. '],
] as const)('%s, of a class with %i: "%s"', (task, support, words) => {
  const { test: tested } = sampleResults();
  const missed = { ...tested['per-class'][0]!, support, predicted: 0 };
  const found = classNeverPredicted({ task, test: { ...tested, 'per-class': [missed] } });
  expect(found?.sentence).toContain(words);
});
