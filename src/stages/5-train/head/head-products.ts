// The two products that fitting a head takes of all the features of a data set, and how they're computed here, in
// float64: what engine-products.ts is held to.
import type { Labelled } from './head.ts';
import type { Pause } from './pause.ts';
import { addTimesRows, ROWS_AT_ONCE, type RowBlock, timesWeights } from './products.ts';
import type { Standardisation } from './standardise.ts';

/** Of N rows of F features, standardised or as they are, and of K classes, which each call may bring others of. */
export interface HeadProducts extends AsyncDisposable {
  /** Of their numbers, about how much rounding may change; 0 for float64's. */
  readonly relativeError: number;
  /**
   * @param weight K,F
   * @returns N,K, the caller's own: the features of each row times the weights of each class
   */
  logits(weight: Float64Array): Promise<Float64Array>;
  /**
   * @param factors N,K; those of a row whose label is ignored are 0
   * @returns K,F, the caller's own: the sum over the rows of factor times features
   */
  sums(factors: Float64Array): Promise<Float64Array>;
}

/** The rows, and what is done between two blocks of them. */
export interface Rows {
  readonly data: Labelled;
  /** F. */
  readonly width: number;
  /** Absent: the features as they are. */
  readonly scale?: Standardisation;
  readonly pause: Pause;
}

/** Multiplications of a block: some 30 ms of them. */
const BLOCK_PRODUCTS = 40_000_000;

/** (features - mean) * inverse isn't written down: weights and sums are changed so that it comes to the same. */
export function plainProducts(rows: Rows): HeadProducts {
  const { data, width, scale } = rows;
  return {
    relativeError: 0,
    async logits(weight) {
      if (scale === undefined) return await rawLogits(rows, weight);
      const raw = weight.map((value, i) => value * scale.inverse[i % width]);
      const logits = await rawLogits(rows, raw);
      takeMeans(logits, raw, scale);
      return logits;
    },
    async sums(factors) {
      const sums = await rawSums(rows, factors, factors.length / data.labels.length);
      if (scale !== undefined) toStandardised(sums, factors, scale);
      return sums;
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

/** Takes from each logit what the means of the features come to. */
function takeMeans(logits: Float64Array, weight: Float64Array, { mean }: Standardisation): void {
  const width = mean.length;
  const ofMeans = new Float64Array(weight.length / width);
  for (let i = 0; i < weight.length; i++) ofMeans[Math.floor(i / width)] += weight[i] * mean[i % width];
  for (let i = 0; i < logits.length; i++) logits[i] -= ofMeans[i % ofMeans.length];
}

/** Makes of the sums of features, in place, those of standardised ones. */
function toStandardised(sums: Float64Array, factors: Float64Array, { mean, inverse }: Standardisation): void {
  const width = mean.length;
  const totals = new Float64Array(sums.length / width);
  for (let i = 0; i < factors.length; i++) totals[i % totals.length] += factors[i];
  for (let i = 0; i < sums.length; i++) {
    const f = i % width;
    sums[i] = (sums[i] - totals[Math.floor(i / width)] * mean[f]) * inverse[f];
  }
}

async function rawLogits(rows: Rows, weight: Float64Array): Promise<Float64Array> {
  const classes = weight.length / rows.width;
  const count = rows.data.labels.length;
  const logits = new Float64Array((count + ROWS_AT_ONCE) * classes);
  for await (const block of blocksOf(rows, classes))
    timesWeights(block, weight, classes, logits.subarray(block.start * classes));
  return logits.subarray(0, count * classes);
}

async function rawSums(rows: Rows, factors: Float64Array, classes: number): Promise<Float64Array> {
  const sums = new Float64Array(classes * rows.width);
  for await (const block of blocksOf(rows, classes)) {
    const { start, end } = block;
    const own = new Float64Array((end - start + ROWS_AT_ONCE) * classes);
    own.set(factors.subarray(start * classes, end * classes));
    addTimesRows(block, own, classes, sums);
  }
  return sums;
}

async function* blocksOf({ data, width, pause }: Rows, classes: number): AsyncGenerator<RowBlock> {
  const { features, labels } = data;
  const rowsAtOnce = ROWS_AT_ONCE * Math.ceil(BLOCK_PRODUCTS / (classes * width) / ROWS_AT_ONCE);
  for (let start = 0; start < labels.length; start += rowsAtOnce) {
    await pause();
    yield { features, width, start, end: Math.min(start + rowsAtOnce, labels.length) };
  }
}
