// Confusion counts and what follows from them. Counts are added up first and divided once, so that batches,
// tiles and images of any size weigh in by their pixels. It counts nothing itself; engines and stage 6 do.

/** K*K counts in row order: row = true class, column = predicted class. Ignored labels are in no cell. */
export type Confusion = readonly number[];

/**
 * One class's part of a confusion matrix; pixels are its unit.
 *
 * A ratio whose denominator is zero is `undefined`, never 0 or 1: `precision` of a class that was never
 * predicted, `recall` of a class that is not in the truth, `f1` and `iou` of a class that is in neither.
 * That is scikit-learn's `zero_division=nan`: an undefined value counts in no mean.
 */
export interface ClassMetrics {
  /** TP / (TP + FP) */
  readonly precision: number | undefined;
  /** TP / (TP + FN) */
  readonly recall: number | undefined;
  /** 2 TP / (2 TP + FP + FN): also 0 for a class in the truth that was never predicted. */
  readonly f1: number | undefined;
  /** TP / (TP + FP + FN), the Jaccard index. */
  readonly iou: number | undefined;
  /** Pixels of this class in the truth. */
  readonly support: number;
  /** Pixels of this class in the prediction. */
  readonly predicted: number;
}

/** All zero, for `classes` classes. */
export function emptyConfusion(classes: number): Confusion {
  return new Array<number>(classes * classes).fill(0);
}

/** The sum, as a new matrix. Both must be of the same number of classes. */
export function addConfusion(a: Confusion, b: Confusion): Confusion {
  if (a.length !== b.length)
    throw new RangeError(`confusion counts differ in length: ${a.length} and ${b.length}`);
  return a.map((count, i) => count + b[i]);
}

/** Number of classes K of K*K counts. */
export function classCount(confusion: Confusion): number {
  const classes = Math.sqrt(confusion.length);
  if (!Number.isInteger(classes)) throw new RangeError(`${confusion.length} counts are not a square matrix`);
  return classes;
}

/** Pixels by class, 3*K: right ones, those in the truth, those in the prediction. All scores follow from these. */
export type ClassCounts = Float64Array;

export function classCounts(confusion: Confusion): ClassCounts {
  const classes = classCount(confusion);
  const counts = new Float64Array(3 * classes);
  for (let truth = 0; truth < classes; truth++) {
    counts[truth] = confusion[truth * classes + truth];
    for (let predicted = 0; predicted < classes; predicted++) {
      const pixels = confusion[truth * classes + predicted];
      counts[classes + truth] += pixels;
      counts[2 * classes + predicted] += pixels;
    }
  }
  return counts;
}

/** In order of class. */
export function perClass(confusion: Confusion): ClassMetrics[] {
  const counts = classCounts(confusion);
  const classes = counts.length / 3;
  return Array.from({ length: classes }, (_, k) => {
    const [hits, support, predicted] = [counts[k], counts[classes + k], counts[2 * classes + k]];
    return {
      precision: ratio(hits, predicted),
      recall: ratio(hits, support),
      f1: ratio(2 * hits, support + predicted),
      iou: ratio(hits, support + predicted - hits),
      support,
      predicted,
    };
  });
}

function ratio(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}
