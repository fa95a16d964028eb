// The arithmetic of the bench: medians over rounds, ratios to the fastest peer and how far they spread.

/** The middle value; the mean of the two middle ones of an even number. NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export interface Ratio {
  /** Ours over theirs, of the medians: below 1 ours takes less. */
  readonly ratio: number;
  /** Smallest and largest ratio of two runs in the same round. */
  readonly low: number;
  readonly high: number;
}

/** Of the figures of each round, in the same order; a round that one side lacks counts for the median only. */
export function ratioOf(ours: readonly number[], theirs: readonly number[]): Ratio {
  const rounds = Math.min(ours.length, theirs.length);
  const each = Array.from({ length: rounds }, (_, round) => ours[round] / theirs[round]);
  return { ratio: median(ours) / median(theirs), low: Math.min(...each), high: Math.max(...each) };
}
