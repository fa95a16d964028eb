// What makes features of mean 0 and deviation 1, and what a head on those is as a head on the features as they are. It
// writes no features.
import { IGNORE } from '../../../engine/engine.ts';
import { InternalError } from '../../../errors.ts';
import type { Head, Labelled } from './head.ts';
import type { Pause } from './pause.ts';

export interface Standardisation {
  /** Of each of F features. */
  readonly mean: Float64Array;
  /** 1 over the deviation (the population's); 0 for a constant feature, whose weights so stay 0. */
  readonly inverse: Float64Array;
}

/** Rows measured between two pauses. */
const ROWS_AT_ONCE = 8192;

/** Of the rows whose labels count; some must. */
export async function measure(data: Labelled, width: number, pause: Pause): Promise<Standardisation> {
  const mean = new Float64Array(width);
  const squares = new Float64Array(width);
  const count = await eachRow(data, width, pause, (feature, f) => {
    mean[f] += feature;
  });
  for (let f = 0; f < width; f++) mean[f] /= count;
  await eachRow(data, width, pause, (feature, f) => {
    squares[f] += (feature - mean[f]) ** 2;
  });
  if (!squares.every(Number.isFinite)) throw new InternalError('a feature is not a finite number');
  return { mean, inverse: squares.map((sum) => (sum === 0 ? 0 : 1 / Math.sqrt(sum / count))) };
}

/** @returns how many rows there are */
async function eachRow(
  { features, labels }: Labelled,
  width: number,
  pause: Pause,
  visit: (feature: number, f: number) => void,
): Promise<number> {
  let count = 0;
  for (const [row, label] of labels.entries()) {
    if (row % ROWS_AT_ONCE === 0) await pause();
    if (label === IGNORE) continue;
    count++;
    const at = row * width;
    for (let f = 0; f < width; f++) visit(features[at + f], f);
  }
  return count;
}

/** @param head of the standardised features */
export function toRaw({ mean, inverse }: Standardisation, head: Head): Head {
  const width = mean.length;
  const weight = head.weight.map((value, i) => value * inverse[i % width]);
  const bias = head.bias.map((value, c) => {
    let shift = 0;
    for (let f = 0; f < width; f++) shift += weight[c * width + f] * mean[f];
    return value - shift;
  });
  return { weight, bias };
}
