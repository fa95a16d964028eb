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

/** Share of the counted pixels that are right; NaN if none was counted. */
export function accuracy(confusion: Confusion): number {
  const classes = classCount(confusion);
  let right = 0;
  for (let i = 0; i < classes; i++) right += confusion[i * classes + i];
  return right / sum(confusion);
}

/** Mean intersection over union of the classes in truth or prediction; NaN if nothing was counted. */
export function meanIou(confusion: Confusion): number {
  return meanOfDefined(perClass(confusion).map((metrics) => metrics.iou));
}

/** Unweighted mean F1 of the classes in truth or prediction; NaN if nothing was counted. */
export function macroF1(confusion: Confusion): number {
  return meanOfDefined(perClass(confusion).map((metrics) => metrics.f1));
}

/** In order of class. */
export function perClass(confusion: Confusion): ClassMetrics[] {
  const classes = classCount(confusion);
  return Array.from({ length: classes }, (_, i) => {
    let support = 0;
    let predicted = 0;
    for (let j = 0; j < classes; j++) {
      support += confusion[i * classes + j];
      predicted += confusion[j * classes + i];
    }
    const hits = confusion[i * classes + i];
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

function meanOfDefined(values: readonly (number | undefined)[]): number {
  const defined = values.filter((value) => value !== undefined);
  return sum(defined) / defined.length;
}

function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
