// The scores in results.json, from their table: the fields of its schema, and what a run puts there.
import { byName, EPOCH_SCORES, VALIDATION_SCORES } from '../metrics/epoch-scores.ts';
import {
  byScore,
  isScoreOf,
  type Score,
  type ScoredTask,
  type ScoreKey,
  type Scores,
  scoresOf,
} from '../metrics/scores.ts';
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

type Counted = Readonly<Record<ScoreKey, number | null>> & {
  readonly confusion: readonly (readonly number[])[];
};

/** Counts the scores that a file of an earlier version lacks; those of its single images stay null. */
export function withLaterScores<T extends Counted>(
  { task, classes }: { readonly task: ScoredTask; readonly classes: readonly unknown[] },
  part: T,
): T {
  const confusion = classes.flatMap((_truth, row) =>
    classes.map((_predicted, column) => part.confusion[row]?.[column] ?? 0),
  );
  const counted = scoreResults(task, scoresOf(confusion));
  return { ...part, ...byScore(({ key }) => part[key] ?? counted[key]) };
}

export function ofTask<T>(task: ScoredTask, score: Score, value: T): T | null {
  return isScoreOf(score, task) ? value : null;
}
