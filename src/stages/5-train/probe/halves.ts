// Two halves of the probed rows, to fit a head to one and measure it on the other.
import type { Sample } from '../../2-dataset/dataset.ts';
import { assignFolds } from '../../3-split/folds.ts';

/** Numbers of rows. */
export type Halves = readonly [readonly number[], readonly number[]];

/**
 * As the folds of a cross-validation: what shares a group, or is a copy, stays in one half, since a head that knows
 * one by heart would be right of the other. Rows of a class that only one half shows are in neither: no head of the other
 * could know it. Either may be empty.
 * @param samples of each row
 */
export function halvesOf(samples: readonly Sample[], labels: Uint8Array, seed: number): Halves {
  const { foldOf } = assignFolds([...new Set(samples)], { folds: 2, seed });
  const rows = [...samples.keys()];
  const [one, other] = [1, 2].map((fold) => rows.filter((row) => foldOf.get(samples[row].id) === fold));
  const [ofOne, ofOther] = [one, other].map((half) => new Set(half.map((row) => labels[row])));
  const isInBoth = (row: number) => ofOne.has(labels[row]) && ofOther.has(labels[row]);
  return [one.filter(isInBoth), other.filter(isInBoth)];
}
