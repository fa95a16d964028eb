// Training events for the tests of what prints them: 10 epochs of 4 steps, patience 5, unless said otherwise.
import { byField, EPOCH_SCORES } from '../../../src/metrics/epoch-scores.ts';
import type { EpochRecord, TrainingEvent } from '../../../src/stages/5-train/events.ts';

type Of<Type extends TrainingEvent['type']> = Extract<TrainingEvent, { type: Type }>;

export function started(changes: Partial<Of<'started'>> = {}): Of<'started'> {
  return {
    type: 'started',
    epochs: 10,
    patience: 5,
    monitor: 'val-loss',
    stepsPerEpoch: 4,
    headEpochs: 0,
    firstEpoch: 1,
    resumedFrom: undefined,
    history: [],
    stop: undefined,
    faults: [],
    timeLeftMs: undefined,
    ...changes,
  };
}

export function step(epoch: number, done: number): Of<'step'> {
  return { type: 'step', epoch, step: done, steps: 4, loss: 0.5 };
}

export function validation(epoch: number, done: number): Of<'validation'> {
  return { type: 'validation', epoch, step: done, steps: 2 };
}

export function features(done: number): Of<'features'> {
  return { type: 'features', epoch: 1, step: done, steps: 6 };
}

export function record(epoch: number): EpochRecord {
  return {
    epoch,
    learningRate: 0.001,
    trainLoss: 0.5,
    valLoss: 0.6,
    ...byField(EPOCH_SCORES, () => 0.8),
    trainAccuracy: 0.95,
    valAccuracy: 0.9,
    valMeanIou: 0.7,
    valMacroF1: 0.75,
    seconds: 2,
  };
}

export function epochEvent({
  improved = true,
  withoutImprovement = 0,
  next,
  ...changes
}: Partial<EpochRecord> & { improved?: boolean; withoutImprovement?: number; next?: number }): Of<'epoch'> {
  const row = { ...record(1), ...changes };
  return {
    type: 'epoch',
    record: row,
    bestEpoch: row.epoch - withoutImprovement,
    improved,
    epochsWithoutImprovement: withoutImprovement,
    nextLearningRate: next,
    timeLeftMs: undefined,
  };
}

export function stopped(): Of<'stopped'> {
  return {
    type: 'stopped',
    outcome: {
      history: [record(1), record(2), record(3)],
      bestEpoch: 2,
      stoppedEpoch: 3,
      stopReason: 'patience',
      validationImages: 3,
      firstEpoch: 1,
      resumedFrom: undefined,
      modelState: { path: 'checkpoint/best', sha256: '0'.repeat(64) },
      secondsToBest: 4,
      seconds: 6,
      partSeconds: {},
    },
  };
}
