// What results.json holds of the model that a training started from: the scores of its task, and no others.
import { expect, test } from 'vitest';
import { byField, byName, VALIDATION_SCORES } from '../../../src/metrics/epoch-scores.ts';
import { isScoreOf } from '../../../src/metrics/scores.ts';
import type { RunRecord } from '../../../src/stages/7-report/results-from-run.ts';
import { initialModelResults } from '../../../src/stages/7-report/results-initial-model.ts';
import { PRETRAINED } from '../4-plan/pretrained-start.ts';
import { classificationRun } from './sample-classification.ts';
import { sampleRun } from './sample-run.ts';

const PARTS = { train: [], validation: [], test: [] };
/** Whatever the task, all scores can be counted. */
const RECORD = { valLoss: 0.05, ...byField(VALIDATION_SCORES, () => 0.7) };

function modelOf({ plan }: RunRecord) {
  const { network, normalization } = plan;
  return {
    ...{ name: 'old/model/model.onnx', sha256: 'cd'.repeat(32), network, normalization, parameters: {} },
    ...{ trainedOn: undefined, imageSize: undefined, rows: [], newClasses: [] },
  };
}

test.each([
  { task: 'segmentation', run: sampleRun() },
  { task: 'classification', run: classificationRun() },
] as const)('a $task: null where the task has no such score', ({ task, run }) => {
  expect(initialModelResults(modelOf(run), PARTS, RECORD)).toMatchObject({
    ...{ pretraining: null, origin: null },
    'val-loss': 0.05,
    ...byName(VALIDATION_SCORES, ({ score }) => (isScoreOf(score, task) ? 0.7 : null)),
  });
});

test('pretrained weights: what trained them and their licence, and no score, for their head knew no class', () => {
  const model = { ...PRETRAINED, newClasses: ['cat', 'dog'] };
  expect(initialModelResults(model, PARTS, undefined)).toEqual({
    name: 'EfficientNet-Lite0',
    sha256: PRETRAINED.sha256,
    pretraining: { dataset: 'ImageNet', licence: 'Apache-2.0' },
    origin: PRETRAINED.origin,
    'new-classes': ['cat', 'dog'],
    'trained-on': null,
    'val-loss': null,
    ...byName(VALIDATION_SCORES, () => null),
  });
});

test('a training that was stopped before the model was measured has none of it', () => {
  expect(initialModelResults(modelOf(sampleRun()), PARTS, undefined)).toMatchObject({
    'val-loss': null,
    ...byName(VALIDATION_SCORES, () => null),
  });
});
