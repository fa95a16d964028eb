// A row of the history has the scores of its task: those of another are NaN, whatever could be counted.
import { expect, test } from 'vitest';
import { EPOCH_SCORES, TRAINING_SCORES, VALIDATION_SCORES } from '../../../src/metrics/epoch-scores.ts';
import { isScoreOf } from '../../../src/metrics/scores.ts';
import { epochRecord, validationRecord } from '../../../src/stages/5-train/record.ts';

/** All right, so every score that there is is 1. */
const PASS = { loss: 0.5, confusion: [3, 0, 0, 4], steps: 1, cut: undefined };

test.each(['segmentation', 'classification'] as const)('a %s has its own scores', (task) => {
  const epoch = epochRecord(task, 1, { ...PASS, learningRate: 0.01 }, PASS, 2);
  for (const { field, score } of EPOCH_SCORES)
    expect(epoch[field], field).toBe(isScoreOf(score, task) ? 1 : Number.NaN);
  expect(epoch).toMatchObject({ epoch: 1, learningRate: 0.01, trainLoss: 0.5, valLoss: 0.5, seconds: 2 });
  const validated = validationRecord(task, PASS);
  for (const { field } of VALIDATION_SCORES) expect(validated[field], field).toBe(epoch[field]);
  expect(Object.keys(validated)).not.toContain(TRAINING_SCORES[0].field);
});
