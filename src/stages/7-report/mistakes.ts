// Which classes the model takes for which: the largest entries off the confusion matrix's diagonal.
import type { Results } from './results.ts';

export interface Mistake {
  /** The true class. */
  readonly truth: string;
  readonly predicted: string;
  readonly pixels: number;
  /** Of the true class's pixels, 0 to 1. */
  readonly share: number;
}

/** The `most` mistakes by share of the true class, as macro F1 counts: a rare class weighs as much as a common one. */
export function largestMistakes(
  { test, classes }: Pick<Results, 'test' | 'classes'>,
  most: number,
): Mistake[] {
  return test.confusion
    .flatMap((row, truth) => {
      const total = row.reduce((sum, pixels) => sum + pixels, 0);
      return row.flatMap((pixels, predicted) =>
        predicted === truth || pixels === 0
          ? []
          : [
              {
                truth: classes[truth].name,
                predicted: classes[predicted].name,
                pixels,
                share: pixels / total,
              },
            ],
      );
    })
    .toSorted((a, b) => b.share - a.share || b.pixels - a.pixels)
    .slice(0, most);
}
