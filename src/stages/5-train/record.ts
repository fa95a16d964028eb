// What passes over the data come to, as rows of the history.
import { byField, TRAINING_SCORES, VALIDATION_SCORES } from '../../metrics/epoch-scores.ts';
import type { MonitoredRecord } from '../../metrics/monitor.ts';
import { scoresOf } from '../../metrics/scores.ts';
import type { EpochRecord } from './events.ts';
import type { PassResult } from './pass.ts';

/** @param learningRate the epoch's own, whatever the warm-up makes of its first steps */
export function epochRecord(
  epoch: number,
  learningRate: number,
  trained: PassResult,
  validated: PassResult,
  seconds: number,
): EpochRecord {
  const scores = scoresOf(trained.confusion);
  return {
    epoch,
    learningRate,
    trainLoss: trained.loss,
    ...byField(TRAINING_SCORES, ({ score }) => scores[score.key]),
    ...validationRecord(validated),
    seconds,
  };
}

export function validationRecord({ loss, confusion }: PassResult): MonitoredRecord {
  const scores = scoresOf(confusion);
  return { valLoss: loss, ...byField(VALIDATION_SCORES, ({ score }) => scores[score.key]) };
}
