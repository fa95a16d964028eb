// The opening sentences, word for word, for every way in which training can end.
import { expect, test } from 'vitest';
import { plainText } from '../../../../src/document/inline.ts';
import { formatMeasured } from '../../../../src/document/numbers.ts';
import { emptyEvaluation } from '../../../../src/stages/6-evaluate/evaluate.ts';
import {
  countsLine,
  resultSentence,
  scoresText,
  stageSeconds,
  stopSentence,
} from '../../../../src/stages/7-report/words/sentences.ts';
import { type RunChanges, sampleEvaluation, sampleResults, sampleRun } from '../sample-run.ts';

test.each<{ reason: string; changes: RunChanges; sentence: string }>([
  {
    reason: 'patience',
    changes: {},
    sentence:
      'Stopped after epoch 61 of 100: validation loss had not improved for 20 epochs. Kept epoch 41 (validation loss 0.0337).',
  },
  {
    reason: 'patience with a min-delta, one epoch',
    changes: { plan: { minDelta: 0.001, patience: 1 } },
    sentence:
      'Stopped after epoch 61 of 100: validation loss had not improved by more than 0.001 for 1 epoch. Kept epoch 41 (validation loss 0.0337).',
  },
  {
    reason: 'patience of another monitor',
    changes: { plan: { monitor: 'val-macro-f1' } },
    sentence:
      'Stopped after epoch 61 of 100: validation macro F1 had not improved for 20 epochs. Kept epoch 41 (validation macro F1 0.983, validation loss 0.0337).',
  },
  {
    reason: 'all epochs',
    changes: { plan: { epochs: 61 }, outcome: { stopReason: 'epochs' } },
    sentence: 'Stopped after epoch 61 of 61: all epochs were done. Kept epoch 41 (validation loss 0.0337).',
  },
  {
    reason: 'time budget',
    changes: { plan: { timeBudgetMs: 1_800_000 }, outcome: { stopReason: 'time-budget' } },
    sentence:
      'Stopped after epoch 61 of 100: the time budget of 30 min 0 s was used up. Kept epoch 41 (validation loss 0.0337).',
  },
  {
    reason: 'target of a value that should grow',
    changes: { plan: { monitor: 'val-accuracy', target: 0.95 }, outcome: { stopReason: 'target' } },
    sentence:
      'Stopped after epoch 61 of 100: validation accuracy reached its target of 0.95. Kept epoch 41 (validation accuracy 0.989, validation loss 0.0337).',
  },
  {
    reason: 'target of a value that should fall',
    changes: { plan: { target: 0.05 }, outcome: { stopReason: 'target' } },
    sentence:
      'Stopped after epoch 61 of 100: validation loss fell to its target of 0.05. Kept epoch 41 (validation loss 0.0337).',
  },
  {
    reason: 'mean IoU as monitor',
    changes: { plan: { monitor: 'val-mean-iou' }, outcome: { stopReason: 'cancelled' } },
    sentence:
      'Stopped after epoch 61 of 100: the run was cancelled. Kept epoch 41 (validation mean IoU 0.966, validation loss 0.0337).',
  },
  {
    reason: 'diverged, and resumed before',
    changes: { outcome: { stopReason: 'diverged', firstEpoch: 24 } },
    sentence:
      'Stopped after epoch 61 of 100: training then diverged, the loss was no longer a finite number. Kept epoch 41 (validation loss 0.0337). Training went on from epoch 23 of an earlier run, from its checkpoint.',
  },
  {
    reason: 'resumed in another workspace',
    changes: { outcome: { stopReason: 'epochs', firstEpoch: 24, resumedFrom: 'cache' } },
    sentence:
      'Stopped after epoch 61 of 100: all epochs were done. Kept epoch 41 (validation loss 0.0337). Training went on from epoch 23 of an earlier run, from its checkpoint in the Actions cache.',
  },
  {
    reason: 'an earlier run had gone beyond the epochs asked for now',
    changes: { plan: { epochs: 2 }, outcome: { stopReason: 'epochs' } },
    sentence: 'Stopped after epoch 61: all epochs were done. Kept epoch 41 (validation loss 0.0337).',
  },
  {
    reason: 'too little time to validate and test all images',
    changes: {
      plan: { timeBudgetMs: 20_000 },
      outcome: { stopReason: 'time-budget', validationImages: 1 },
      evaluation: { perImage: sampleEvaluation.perImage.slice(0, 1) },
    },
    sentence:
      'Stopped after epoch 61 of 100: the time budget of 20.0 s was used up. Kept epoch 41 (validation loss 0.0337). The time was too short for all images: validated on 1 of 2, tested on 1 of 2.',
  },
  {
    reason: 'the time ended within the first epoch',
    changes: {
      plan: { timeBudgetMs: 20_000 },
      outcome: {
        ...{ stopReason: 'time-budget', untrained: 'less-than-an-epoch', bestEpoch: 1, stoppedEpoch: 1 },
        history: sampleRun().outcome.history.slice(0, 1),
      },
    },
    sentence: `Stopped in epoch 1 of 100: the time budget of 20.0 s was used up. Kept epoch 1 (validation loss ${formatMeasured(sampleRun().outcome.history[0].valLoss)}).`,
  },
  {
    reason: 'no epoch was finished',
    changes: { outcome: { stopReason: 'cancelled', history: [], bestEpoch: 0, stoppedEpoch: 0 } },
    sentence: 'Stopped after epoch 0 of 100: the run was cancelled. No epoch could be kept.',
  },
])('why training stopped: $reason', ({ reason, changes, sentence }) => {
  expect(plainText(stopSentence(sampleResults(changes))), reason).toBe(sentence);
});

test.each([
  ['19000000001', 'those of run 19000000001 of 2026-'],
  [null, 'those of the run of 2026-'],
])('a run that took an earlier one says whose the scores are: run %s', (id, whose) => {
  const restored = { at: '2026-02-03T04:05:06.000Z', 'run-id': id };
  const said = plainText(stopSentence({ ...sampleResults(), restored }));
  expect(said).toContain(whose);
  expect(said).toContain(' That run measured the scores; they were not measured anew. ');
});

test('the result', () => {
  expect(resultSentence(sampleResults())).toBe(
    'Test macro F1 0.973, accuracy 0.996, mean IoU 0.948, mean Dice 0.964',
  );
});

test.each([
  { stopReason: 'epochs', sentence: 'Trained, but there was nothing to test the model on' },
  { stopReason: 'cancelled', sentence: 'Cancelled before the model could be tested' },
] as const)('without a test: $sentence', ({ stopReason, sentence }) => {
  const results = sampleResults({ outcome: { stopReason }, evaluation: emptyEvaluation(4) });
  expect(resultSentence(results)).toBe(sentence);
});

test('the line of counts; what lies within training is not counted twice', () => {
  const results = sampleResults();
  expect(countsLine(results)).toBe(
    'Training 5 · validation 2 · test 2 images · 4 classes · U-Net 16-32-64-128 · 4 min 14 s on 2 cores · onnx 1.30.0',
  );
  expect(stageSeconds(results)).toBeCloseTo(1.21 + 0.034 + 0.2 + 250.5 + 2.4, 10);
});

test.each([
  ['all are defined', {}, 'macro F1 0.500, accuracy 0.900, mean IoU 0.400, mean Dice 0.300'],
  [
    'one that is undefined says nothing',
    { 'mean-dice': null },
    'macro F1 0.500, accuracy 0.900, mean IoU 0.400',
  ],
  [
    'the one that decides is missed where it is undefined',
    { 'macro-f1': null, 'mean-iou': null, 'mean-dice': null },
    'macro F1 –, accuracy 0.900',
  ],
])('a sentence names the scores that are defined: %s', (reason, undefinedOnes, words) => {
  const scores = {
    ...{ 'macro-f1': 0.5, accuracy: 0.9, 'mean-iou': 0.4, 'mean-dice': 0.3, 'balanced-accuracy': null },
    ...undefinedOnes,
  };
  expect(scoresText({ task: 'segmentation' }, scores), reason).toBe(words);
});
