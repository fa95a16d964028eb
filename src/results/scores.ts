// The scores in results.json, from their table: the fields of its schema, and what a run puts there.
import { byName, EPOCH_SCORES, VALIDATION_SCORES } from '../metrics/epoch-scores.ts';
import { byScore, isScoreOf, type Score, type ScoredTask, type Scores } from '../metrics/scores.ts';
import { ratio } from './fields.ts';
import { finite } from './json-values.ts';

/** A ratio by score: of a part of the data, or of an image. */
export const scoreFields = byScore(scoreField);
/** Of an epoch: `train-accuracy` and the like. */
export const epochScoreFields = byName(EPOCH_SCORES, ({ score }) => scoreField(score));
export const validationScoreFields = byName(VALIDATION_SCORES, ({ score }) => scoreField(score));

function scoreField(score: Score) {
  const field = score.always === true ? ratio : ratio.default(null);
  const without = (['classification', 'segmentation'] as const).find((task) => !isScoreOf(score, task));
  return without === undefined ? field : field.describe(`null for a ${without}`);
}

/** By score; null also where the task has no such score, whatever was counted. */
export function scoreResults(task: ScoredTask, scores: Scores) {
  return byScore((score) => ofTask(task, score, finite(scores[score.key])));
}

export function ofTask<T>(task: ScoredTask, score: Score, value: T): T | null {
  return isScoreOf(score, task) ? value : null;
}
