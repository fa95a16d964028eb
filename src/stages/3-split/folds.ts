// Divides what is not for the test into the folds of a cross-validation, by the same rules as the split itself.
import { type Fault, tooFewForFolds } from '../../errors.ts';
import type { Sample } from '../2-dataset/dataset.ts';
import { assignEqually } from './assign.ts';
import { groupSamples, positionOf } from './group.ts';

export interface Folds {
  /** The fold, from 1, of each sample by its id. */
  readonly foldOf: ReadonlyMap<string, number>;
  readonly faults: readonly Fault[];
}

/**
 * Folds come out near equal, of each class, too, and what shares a group or is a duplicate stays in one. They follow
 * from the images and the seed alone: every run of a cross-validation makes the same folds, each on its own runner.
 */
export function assignFolds(
  samples: readonly Sample[],
  { folds, seed }: { readonly folds: number; readonly seed: number },
): Folds {
  const groups = groupSamples(samples, seed).map((group) => ({
    ...group,
    position: positionOf(group.key, seed, 'fold'),
  }));
  if (groups.length < folds)
    return { foldOf: new Map(), faults: [tooFewForFolds(groups.length, samples.length, folds)] };
  const assigned = assignEqually(groups, folds);
  const foldOf = [...assigned].flatMap(([group, fold]) => group.samples.map(({ id }) => [id, fold] as const));
  return { foldOf: new Map(foldOf), faults: [] };
}
