// What passes over the data come to, as rows of the history.
import { byField, TRAINING_SCORES, VALIDATION_SCORES } from '../../metrics/epoch-scores.ts';
import type { MonitoredRecord } from '../../metrics/monitor.ts';
import { isScoreOf, type Score, type ScoredTask, scoresOf } from '../../metrics/scores.ts';
import type { TrainedPass } from './epoch-steps.ts';
import type { EpochRecord } from './events.ts';
import type { PassResult } from './pass.ts';

export function epochRecord(
  task: ScoredTask,
  epoch: number,
  trained: TrainedPass,
  validated: PassResult,
  seconds: number,
): EpochRecord {
  const ratioOf = scoresOfPass(task, trained);
  return {
    epoch,
    learningRate: trained.learningRate,
    trainLoss: trained.loss,
    ...byField(TRAINING_SCORES, ({ score }) => ratioOf(score)),
    ...validationRecord(task, validated),
    seconds,
  };
}

export function validationRecord(task: ScoredTask, validated: PassResult): MonitoredRecord {
  const ratioOf = scoresOfPass(task, validated);
  return { valLoss: validated.loss, ...byField(VALIDATION_SCORES, ({ score }) => ratioOf(score)) };
}

/** By score; NaN where the task has no such score, whatever could be counted. */
function scoresOfPass(task: ScoredTask, { confusion }: PassResult): (score: Score) => number {
  const scores = scoresOf(confusion);
  return (score) => (isScoreOf(score, task) ? scores[score.key] : Number.NaN);
}
