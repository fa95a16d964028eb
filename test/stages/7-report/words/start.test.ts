// What a training started from and what became of it, word for word, for every way in which that can go.
import { describe, expect, test } from 'vitest';
import { byField, VALIDATION_SCORES } from '../../../../src/metrics/epoch-scores.ts';
import { startSentence } from '../../../../src/stages/7-report/words/start.ts';
import { PRETRAINED } from '../../4-plan/pretrained-start.ts';
import { pretrainedResults } from '../sample-classification.ts';
import { type RunChanges, sampleHistory, sampleResults, sampleRun } from '../sample-run.ts';

const INITIAL_MODEL = {
  name: 'old/model/model.onnx',
  sha256: 'cd'.repeat(32),
  network: sampleRun().plan.network,
  normalization: sampleRun().plan.normalization,
  parameters: {},
  trainedOn: undefined,
  imageSize: undefined,
  rows: [0, 1, 2, 3],
  newClasses: [],
};
const initial = { valLoss: 0.05, ...byField(VALIDATION_SCORES, () => 0.95) };

test.each<{ reason: string; changes: RunChanges; sentence: string }>([
  {
    reason: 'an epoch was better than the initial model',
    changes: { outcome: { initial } },
    sentence:
      'Fine-tuned from old/model/model.onnx (sha256 cdcdcdcdcdcd): validation loss 0.0500 before the first epoch.',
  },
  {
    reason: 'no epoch was better',
    changes: { outcome: { initial: { ...initial, valLoss: 0.02 } } },
    sentence:
      'Fine-tuned from old/model/model.onnx (sha256 cdcdcdcdcdcd): validation loss 0.0200 before the first epoch. No epoch was better than that: the initial model is the better one.',
  },
  {
    reason: 'what is monitored decides, and more of it is better',
    changes: { outcome: { initial: { ...initial, valMacroF1: 0.99 } }, plan: { monitor: 'val-macro-f1' } },
    sentence:
      'Fine-tuned from old/model/model.onnx (sha256 cdcdcdcdcdcd): validation macro F1 0.990, validation loss 0.0500 before the first epoch. No epoch was better than that: the initial model is the better one.',
  },
  {
    reason: 'classes were added',
    changes: { outcome: { initial }, initialModel: { ...INITIAL_MODEL, newClasses: ['rust'] } },
    sentence:
      'Fine-tuned from old/model/model.onnx (sha256 cdcdcdcdcdcd, 1 class added): validation loss 0.0500 before the first epoch.',
  },
  {
    reason: 'its loss was no number',
    changes: { outcome: { initial: { ...initial, valLoss: Number.NaN } } },
    sentence:
      'Fine-tuned from old/model/model.onnx (sha256 cdcdcdcdcdcd): validation loss – before the first epoch.',
  },
])('what a training started from: $reason', ({ reason, changes, sentence }) => {
  const results = sampleResults({ initialModel: INITIAL_MODEL, ...changes });
  expect(startSentence(results), reason).toEqual([sentence]);
});

describe('random weights', () => {
  const why = 'EfficientNet-Lite0 would not help, since it tells no more than pixels';
  const reasons = [{ setting: 'initial-model', value: 'none', reason: why }];

  test('where nothing else was looked for, nothing is said', () => {
    expect(startSentence(sampleResults())).toEqual([]);
  });

  test('of `initial-model: auto` it is said why', () => {
    expect(startSentence(sampleResults({ plan: { reasons } }))).toEqual([
      `Started from random weights: ${why}.`,
    ]);
  });

  test('of the published recipe, which always starts so, nothing is said', () => {
    expect(startSentence(sampleResults({ plan: { reasons, recipe: 'classic' } }))).toEqual([]);
  });
});

describe('pretrained weights', () => {
  const whose = 'Started from EfficientNet-Lite0, pretrained on ImageNet (Apache-2.0, sha256 d2d2d2d2d2d2)';
  const course = (epochs: number, bestEpoch: number) => ({
    outcome: { history: sampleHistory(epochs, bestEpoch), stoppedEpoch: epochs, bestEpoch },
  });

  test.each<{ reason: string; changes: RunChanges; became: string }>([
    {
      reason: 'an epoch that trained more than the head is kept',
      changes: course(24, 16),
      became: 'epoch 1 fitted its head alone, later ones trained the blocks below it, too',
    },
    {
      reason: 'there was one such epoch',
      changes: course(2, 2),
      became: 'epoch 1 fitted its head alone, epoch 2 trained the blocks below it, too',
    },
    {
      reason: 'there was none: the network is as it was',
      changes: course(1, 1),
      became: 'the model is that network as it was, with a head fitted to the training images',
    },
    {
      reason: 'it was no better than the head alone',
      changes: course(2, 1),
      became:
        'the model is that network as it was, with a head fitted to the training images in epoch 1; epoch 2 trained the blocks below it, too, and was no better',
    },
    {
      reason: 'none of them was better than the head alone',
      changes: course(5, 1),
      became:
        'the model is that network as it was, with a head fitted to the training images in epoch 1; later ones trained the blocks below it, too, and were no better',
    },
    {
      reason: 'cancelled before the head was fitted',
      changes: { outcome: { history: [], bestEpoch: 0, stoppedEpoch: 0, stopReason: 'cancelled' } },
      became: 'its head was not fitted',
    },
    {
      reason: 'results of a training without linear probing',
      changes: { ...course(1, 1), plan: { linearProbe: undefined } },
      became: 'its head and the blocks below it were trained',
    },
  ])('of a classification: $reason', ({ reason, changes, became }) => {
    expect(startSentence(pretrainedResults(changes)), reason).toEqual([`${whose}: ${became}.`]);
  });

  test.each<{ reason: string; outcome: NonNullable<RunChanges['outcome']>; became: string }>([
    {
      reason: 'the decoder was trained',
      outcome: {},
      became: 'it is the encoder and stayed as it was, and the decoder over it was trained',
    },
    {
      reason: 'there was less than an epoch, "Not trained"',
      outcome: { ...course(1, 1).outcome, untrained: 'less-than-an-epoch', stopReason: 'time-budget' },
      became: 'it is the encoder and stayed as it was, and for the decoder over it the time was too short',
    },
    {
      reason: 'there was no time for more than an earlier run had trained',
      outcome: { untrained: 'nothing-new', stopReason: 'time-budget' },
      became: 'it is the encoder and stayed as it was, and the decoder over it was trained',
    },
    {
      reason: 'cancelled before an epoch was finished',
      outcome: { history: [], bestEpoch: 0, stoppedEpoch: 0, stopReason: 'cancelled' },
      became: 'it is the encoder, and nothing over it was trained',
    },
  ])('of a segmentation: $reason', ({ reason, outcome, became }) => {
    const results = sampleResults({ initialModel: { ...PRETRAINED, newClasses: ['cat', 'dog'] }, outcome });
    expect(startSentence(results), reason).toEqual([`${whose}: ${became}.`]);
  });
});
