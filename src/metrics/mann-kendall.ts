// Whether a series of numbers falls: the Mann-Kendall test, exact, and how fast by Sen's slope. Neither looks at anything
// but the order of the numbers in time and their differences, so that one odd number moves little.

/**
 * Of every order that the numbers could have come in, the share that falls as clearly as theirs or more: the one-sided
 * p-value, exact with equal numbers, too. 1 for fewer than two.
 */
export function fallingPValue(values: readonly number[]): number {
  const counts = inversionCounts(tieSizes(values));
  const all = counts.reduce((sum, count) => sum + count, 0);
  const asClear = counts.slice(inversions(values)).reduce((sum, count) => sum + count, 0);
  return asClear / all;
}

/** Median of the slopes between all pairs, in units of value per step; NaN for fewer than two. */
export function senSlope(values: readonly number[]): number {
  const slopes = pairs(values.length).map(([i, j]) => (values[j] - values[i]) / (j - i));
  slopes.sort((a, b) => a - b);
  const middle = slopes.length / 2;
  return (slopes[Math.ceil(middle) - 1] + slopes[Math.floor(middle)]) / 2;
}

/** Pairs of which the later number is the smaller one. */
function inversions(values: readonly number[]): number {
  return pairs(values.length).filter(([i, j]) => values[j] < values[i]).length;
}

function pairs(count: number): (readonly [number, number])[] {
  return Array.from({ length: count }, (_, i) => i).flatMap((i) =>
    Array.from({ length: count - 1 - i }, (_, k) => [i, i + 1 + k] as const),
  );
}

/** How often each number is there. */
function tieSizes(values: readonly number[]): readonly number[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()];
}

/**
 * How many orders of a multiset have 0, 1, 2, ... inversions: the coefficients of the Gaussian multinomial (MacMahon),
 * a product of the Gaussian binomials of each group with all before it.
 */
function inversionCounts(sizes: readonly number[]): readonly number[] {
  let placed = 0;
  let counts: readonly number[] = [1];
  for (const size of sizes) {
    placed += size;
    counts = product(counts, gaussianBinomial(placed, size));
  }
  return counts;
}

/** By Pascal's rule: [n, k] = [n - 1, k - 1] + q^k [n - 1, k]. */
function gaussianBinomial(n: number, k: number): readonly number[] {
  if (k === 0 || k === n) return [1];
  const [taken, left] = [gaussianBinomial(n - 1, k - 1), gaussianBinomial(n - 1, k)];
  return Array.from({ length: k * (n - k) + 1 }, (_, power) => (taken[power] ?? 0) + (left[power - k] ?? 0));
}

function product(a: readonly number[], b: readonly number[]): readonly number[] {
  const result = new Array<number>(a.length + b.length - 1).fill(0);
  for (const [i, x] of a.entries()) for (const [j, y] of b.entries()) result[i + j] += x * y;
  return result;
}
