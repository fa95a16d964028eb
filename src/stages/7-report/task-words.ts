// What the tasks differ in wherever results are shown: what their labels are counted in, and which scores they have.
import type { Results } from './results.ts';

type OfTask = Pick<Results, 'task'>;

/** The scores of a test, in the order in which they are shown. */
export const SCORES = [
  ['macro-f1', 'macro F1'],
  ['accuracy', 'accuracy'],
  ['mean-iou', 'mean IoU'],
] as const;

/** What one label is of. */
export function unitOf({ task }: OfTask): 'pixel' | 'image' {
  return task === 'segmentation' ? 'pixel' : 'image';
}

/** Intersection over union measures areas: whole images with a class each have none. These cells stay out then. */
export function forMasks<T>({ task }: OfTask, ...cells: readonly T[]): readonly T[] {
  return task === 'segmentation' ? cells : [];
}

/** Of scores by their keys in results.json, those that the task has. */
export function scoresOf<T extends readonly [key: string, ...rest: unknown[]]>(
  { task }: OfTask,
  scores: readonly T[],
): readonly T[] {
  return task === 'segmentation' ? scores : scores.filter(([key]) => !key.endsWith('iou'));
}
