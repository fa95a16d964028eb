// The scores of a model, a row each: what it's called, which task has it, how it comes from counts. Records, results,
// monitors, gates, intervals, outputs and tables read these rows; nothing else lists scores.
import { type ClassCounts, type Confusion, classCounts } from './confusion.ts';

interface ScoreRow {
  /** As in results.json; behind `train-`, `val-` and `test-` where the part of the data isn't plain. */
  readonly key: string;
  /** As a sentence has it: "mean IoU". */
  readonly title: string;
  /** Others have no such score: it's null there, no column, and can't be asked for. */
  readonly tasks: readonly ('segmentation' | 'classification')[];
  readonly direction: 'minimize' | 'maximize';
  /** Whether it's a mean over classes, in which a rare one counts as much as a common one. */
  readonly overClasses: boolean;
  /** Of which class it says nothing: the first, as the background. */
  readonly leavesOut?: 'first-class';
  /** A ratio from 0 to 1 of the counts of a part or an image; NaN where it's undefined. */
  of(counts: ClassCounts): number;
  /** On the test set, for the action's output. */
  readonly meaning: string;
  /** Every results.json has it. Those of earlier versions may lack any other, which reads as null. */
  readonly always?: true;
}

const ALL = ['segmentation', 'classification'] as const;
const MASKS = ['segmentation'] as const;
const WHOLE_IMAGES = ['classification'] as const;

/** In the order of results.json, history.csv and the action's outputs. */
export const SCORES = [
  {
    key: 'accuracy',
    title: 'accuracy',
    tasks: ALL,
    direction: 'maximize',
    overClasses: false,
    of: shareOfRight,
    meaning:
      'Share of the test pixels (classification: images) that the kept model labels correctly, 0 to 1.',
    always: true,
  },
  {
    key: 'mean-iou',
    title: 'mean IoU',
    tasks: MASKS,
    direction: 'maximize',
    overClasses: true,
    of: (counts) => meanOver(counts, iou),
    meaning: 'Mean over the classes of intersection over union on the test set, 0 to 1; masks only.',
    always: true,
  },
  {
    key: 'macro-f1',
    title: 'macro F1',
    tasks: ALL,
    direction: 'maximize',
    overClasses: true,
    of: (counts) => meanOver(counts, f1),
    meaning: 'Mean over the classes of F1 on the test set, 0 to 1.',
    always: true,
  },
  {
    key: 'mean-dice',
    title: 'mean Dice',
    tasks: MASKS,
    direction: 'maximize',
    overClasses: true,
    leavesOut: 'first-class',
    // Dice is F1 by another name; the field leaves the background out. As nnU-Net's `mean_fg_dice`
    // (nnUNetTrainer.on_validation_epoch_end): counts of all images together, label 0 left out. The `foreground_mean` of
    // its summary.json is a mean over images, whose counts the epochs of a training don't keep.
    of: (counts) => meanOver(counts, f1, FOREGROUND),
    meaning:
      'Mean over the classes but the first, the background, of Dice on the test set, 0 to 1; masks only.',
  },
  {
    key: 'balanced-accuracy',
    title: 'balanced accuracy',
    tasks: WHOLE_IMAGES,
    direction: 'maximize',
    overClasses: true,
    // As scikit-learn's balanced_accuracy_score: a class that isn't in the truth has no recall.
    of: (counts) => meanOver(counts, recall),
    meaning:
      'Mean over the classes of the share of their test images that the kept model finds, 0 to 1; classification only.',
  },
] as const satisfies readonly ScoreRow[];

export type ScoreKey = (typeof SCORES)[number]['key'];

export interface Score extends ScoreRow {
  readonly key: ScoreKey;
}

/** NaN where one is undefined, which for a score of another task means nothing. */
export type Scores = Readonly<Record<ScoreKey, number>>;

export function scoresOf(confusion: Confusion): Scores {
  const counts = classCounts(confusion);
  return byScore(({ of }) => of(counts));
}

/** What is made of each row, by key and in the rows' order. */
export function byScore<T>(make: (score: Score, row: number) => T): Record<ScoreKey, T> {
  return Object.fromEntries(SCORES.map((score, row) => [score.key, make(score, row)])) as Record<ScoreKey, T>;
}

/** Decides the verdict on a baseline and the rank of a sweep's rows: the one mean that both tasks have. */
export const DECIDING = SCORES.find((score) => score.key === 'macro-f1')!;

export type ScoredTask = Score['tasks'][number];

export function isScoreOf({ tasks }: Pick<Score, 'tasks'>, task: ScoredTask): boolean {
  return tasks.includes(task);
}

export function scoresOfTask(task: ScoredTask): readonly Score[] {
  return SCORES.filter((score) => isScoreOf(score, task));
}

function shareOfRight(counts: ClassCounts): number {
  const classes = counts.length / 3;
  let [right, all] = [0, 0];
  for (let k = 0; k < classes; k++) {
    right += counts[k];
    all += counts[classes + k];
  }
  return right / all;
}

/** One class's ratio of its pixels: right ones, in the truth, in the prediction. NaN: 0 / 0. */
type ClassRatio = (right: number, truth: number, predicted: number) => number;

const f1: ClassRatio = (right, truth, predicted) => (2 * right) / (truth + predicted);
const recall: ClassRatio = (right, truth) => right / truth;
const iou: ClassRatio = (right, truth, predicted) => right / (truth + predicted - right);

/** Class 0 is the background of masks. */
const FOREGROUND = 1;

/** Each class from `first` on counts alike; one whose ratio is undefined counts in no mean. */
function meanOver(counts: ClassCounts, ratio: ClassRatio, first = 0): number {
  const classes = counts.length / 3;
  let [sum, defined] = [0, 0];
  for (let k = first; k < classes; k++) {
    const value = ratio(counts[k], counts[classes + k], counts[2 * classes + k]);
    if (Number.isNaN(value)) continue;
    sum += value;
    defined++;
  }
  return sum / defined;
}
