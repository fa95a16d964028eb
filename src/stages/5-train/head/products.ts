// The two products of matrices that a linear head takes, over a block of rows: features by weights, and back. Four rows
// and two classes go at once, so that each number read is used several times: four times as fast as one by one.

/** Rows that go at once: blocks begin at a multiple of it, and the arrays of a block hold a multiple of it. */
export const ROWS_AT_ONCE = 4;

/** Some consecutive rows of the features. */
export interface RowBlock {
  /** All of them, N,F row-major. */
  readonly features: Float32Array;
  readonly width: number;
  /** The first row. */
  readonly start: number;
  /** The row behind the last. */
  readonly end: number;
}

/**
 * products[row - start, c] = features[row] . weight[c]. Behind the last row stand its own numbers again.
 * @param weight classes,F
 * @param products rows,classes: as many rows as the block has, up to the next multiple of `ROWS_AT_ONCE`
 */
export function timesWeights(
  { features: x, width, start, end }: RowBlock,
  weight: Float64Array,
  classes: number,
  products: Float64Array,
): void {
  for (let row = start; row < end; row += ROWS_AT_ONCE) {
    const [x0, x1, x2, x3] = fourRows(row, end, width);
    const into = (row - start) * classes;
    for (let c = 0; c < classes; c += 2) {
      // The last of an odd number of classes goes with itself.
      const d = Math.min(c + 1, classes - 1);
      const [wc, wd] = [c * width, d * width];
      let [c0, c1, c2, c3, d0, d1, d2, d3] = [0, 0, 0, 0, 0, 0, 0, 0];
      for (let f = 0; f < width; f++) {
        const u = weight[wc + f];
        const v = weight[wd + f];
        c0 += x[x0 + f] * u;
        c1 += x[x1 + f] * u;
        c2 += x[x2 + f] * u;
        c3 += x[x3 + f] * u;
        d0 += x[x0 + f] * v;
        d1 += x[x1 + f] * v;
        d2 += x[x2 + f] * v;
        d3 += x[x3 + f] * v;
      }
      for (const [i, value] of [c0, c1, c2, c3].entries()) products[into + i * classes + c] = value;
      for (const [i, value] of [d0, d1, d2, d3].entries()) products[into + i * classes + d] = value;
    }
  }
}

/**
 * sums[c] += sum over the block's rows of factors[row - start, c] * features[row].
 * @param factors rows,classes: as many rows as the block has, then zeros up to the next multiple of `ROWS_AT_ONCE`
 * @param sums classes,F
 */
export function addTimesRows(
  { features: x, width, start, end }: RowBlock,
  factors: Float64Array,
  classes: number,
  sums: Float64Array,
): void {
  for (let row = start; row < end; row += ROWS_AT_ONCE) {
    const [x0, x1, x2, x3] = fourRows(row, end, width);
    const from = (row - start) * classes;
    for (let c = 0; c < classes; c += 2) {
      const isPair = c + 1 < classes;
      const [c0, c1, c2, c3] = column(factors, from + c, classes);
      const [d0, d1, d2, d3] = isPair ? column(factors, from + c + 1, classes) : [0, 0, 0, 0];
      const into = c * width;
      const intoNext = isPair ? into + width : into;
      for (let f = 0; f < width; f++) {
        const a0 = x[x0 + f];
        const a1 = x[x1 + f];
        const a2 = x[x2 + f];
        const a3 = x[x3 + f];
        sums[into + f] += c0 * a0 + c1 * a1 + c2 * a2 + c3 * a3;
        sums[intoNext + f] += d0 * a0 + d1 * a1 + d2 * a2 + d3 * a3;
      }
    }
  }
}

/** Where four rows begin; the last one stands for those behind it. */
function fourRows(row: number, end: number, width: number): [number, number, number, number] {
  const last = (end - 1) * width;
  const first = row * width;
  return [
    first,
    Math.min(first + width, last),
    Math.min(first + 2 * width, last),
    Math.min(first + 3 * width, last),
  ];
}

function column(factors: Float64Array, first: number, classes: number): [number, number, number, number] {
  return [
    factors[first],
    factors[first + classes],
    factors[first + 2 * classes],
    factors[first + 3 * classes],
  ];
}
