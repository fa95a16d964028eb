// What the tasks differ in wherever results are shown: what their labels are counted in, and which scores they have.
import { DECIDING, type Score, scoresOfTask } from '../../metrics/scores.ts';
import type { Results } from '../../results/results.ts';

type OfTask = Pick<Results, 'task'>;

/** The task's scores, in the order in which they are shown: the one that decides comes first. */
export function shownScores({ task }: OfTask): readonly Score[] {
  return [DECIDING, ...scoresOfTask(task).filter(({ key }) => key !== DECIDING.key)];
}

/** Those that weigh every class alike: where room is short, they say what accuracy can't. */
export function classMeans(run: OfTask): readonly Score[] {
  return shownScores(run).filter(({ overClasses }) => overClasses);
}

/**
 * The name of the first class of masks, which is taken for the background: some scores leave it out. Undefined where it
 * says so itself.
 */
export function takenForBackground({ task }: OfTask, first: string | undefined): string | undefined {
  return task === 'segmentation' && first?.toLowerCase() !== 'background' ? first : undefined;
}

export function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** What one label is of. */
export function unitOf({ task }: OfTask): 'pixel' | 'image' {
  return task === 'segmentation' ? 'pixel' : 'image';
}

/** Intersection over union measures areas: whole images with a class each have none. These cells stay out then. */
export function forMasks<T>({ task }: OfTask, ...cells: readonly T[]): readonly T[] {
  return task === 'segmentation' ? cells : [];
}
