// Which classes the model takes for which: the largest entries off the confusion matrix's diagonal; and, of whole images,
// which are mistaken.
import type { Results } from '../../results/results.ts';

export interface Mistake {
  /** The true class. */
  readonly truth: string;
  readonly predicted: string;
  /** Pixels, or images. */
  readonly count: number;
  /** Of all of the true class, 0 to 1. */
  readonly share: number;
}

/** The `most` mistakes by share of the true class, as macro F1 counts: a rare class weighs as much as a common one. */
export function largestMistakes(
  { test, classes }: Pick<Results, 'test' | 'classes'>,
  most: number,
): Mistake[] {
  return test.confusion
    .flatMap((row, truth) => {
      const total = row.reduce((sum, count) => sum + count, 0);
      return row.flatMap((count, predicted) =>
        predicted === truth || count === 0
          ? []
          : [
              {
                truth: classes[truth].name,
                predicted: classes[predicted].name,
                count,
                share: count / total,
              },
            ],
      );
    })
    .toSorted((a, b) => b.share - a.share || b.count - a.count)
    .slice(0, most);
}

export interface MistakenImage {
  readonly id: string;
  readonly truth: string;
  readonly predicted: string;
  /** Probability of the class it was taken for. */
  readonly confidence: number | null;
  readonly trueProbability: number | null;
}

/** All test images of a classification with another class than theirs, those that the model was surest of first. */
export function mistakenImages({ test, classes }: Pick<Results, 'test' | 'classes'>): MistakenImage[] {
  return test['per-image']
    .flatMap(({ id, cells, confidence, 'true-probability': trueProbability }) =>
      cells.slice(0, 1).flatMap(([truth, predicted]) =>
        truth === predicted
          ? []
          : [
              {
                id,
                truth: classes[truth].name,
                predicted: classes[predicted].name,
                confidence,
                trueProbability,
              },
            ],
      ),
    )
    .toSorted((a, b) => (b.confidence ?? 0) - (a.confidence ?? 0) || (a.id < b.id ? -1 : 1));
}
