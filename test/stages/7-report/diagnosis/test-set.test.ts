// What is said of a class that a model never answers, in the unit of the task.
import { expect, test } from 'vitest';
import { byScore } from '../../../../src/metrics/scores.ts';
import { curvesOf } from '../../../../src/stages/7-report/diagnosis/curves.ts';
import { classNeverPredicted, trainTestGap } from '../../../../src/stages/7-report/diagnosis/test-set.ts';
import { sampleResults } from '../sample-run.ts';
import { diagnosed } from './curve.ts';

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

test.each<readonly [string, { train: number; validation: number; test: number }, RegExp | undefined]>([
  ['the test is as good', { train: 0.95, validation: 0.95, test: 0.94 }, undefined],
  ['validation was good', { train: 0.95, validation: 0.94, test: 0.5 }, /so the test images differ from/],
  ['validation was as bad', { train: 0.95, validation: 0.55, test: 0.5 }, /does not hold for new images\.$/],
  [
    'validation lies between: both',
    { train: 0.956, validation: 0.69, test: 0.55 },
    /^Macro F1 is 0\.956 .* Validation had 0\.690, which is far below training, too: .*learnt by heart \(overfit\)/,
  ],
])('the cause of a gap: %s', (reason, { train, validation, test: tested }, words) => {
  const run = diagnosed({ train: [0.1], validation: [0.1], trainF1: [train], validationF1: [validation] });
  const none = { ...run.test, 'macro-f1': tested, intervals: byScore(() => null) };
  const found = trainTestGap(curvesOf(run), none);
  if (words === undefined) expect(found, reason).toBeUndefined();
  else expect(found?.sentence, reason).toMatch(words);
});
