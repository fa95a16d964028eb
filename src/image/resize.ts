// Brings an image to another size by linear interpolation with antialiasing: when it shrinks, the triangle of the
// interpolation grows with the step, so that every source pixel counts. The same numbers as Pillow's BILINEAR, PyTorch's
// interpolate(antialias=True) and ONNX's Resize (linear, half_pixel, antialias, exclude_outside).
import { largestOf } from '../shared/extremes.ts';
import type { Raster } from './raster.ts';

/** Which source pixels make each target pixel along an edge: as many from `first[i]` on, by weights that add up to 1. */
interface Taps {
  readonly first: Int32Array;
  /** Of one target pixel after the other, `count` of each; some are 0. */
  readonly weights: Float64Array;
  readonly count: number;
}

type Size = Pick<Raster, 'width' | 'height'>;

/** Rows that are summed up in one pass. */
const AT_ONCE = 4;

/**
 * The image at `width` x `height`, as floats; itself where it has that size already. A pixel whose value isn't finite
 * counts for nothing: the mean of the others stands in for it, and NaN where there are none.
 */
export function resize(image: Raster, { width, height }: Size): Raster {
  const valid = image.data instanceof Float32Array ? validity(image.data) : undefined;
  if (image.width === width && image.height === height && valid === undefined) return image;
  const { channels } = image;
  const separable = (data: Raster['data']) => resizeFinite({ ...image, data }, { width, height });
  if (valid === undefined) return { width, height, channels, data: separable(image.data) };
  const there = separable(image.data.map((value, i) => (valid[i] === 1 ? value : 0)));
  const share = separable(valid);
  for (let i = 0; i < there.length; i++) there[i] /= share[i];
  return { width, height, channels, data: there };
}

/** 1 where a value is finite, else 0; undefined where all are. */
function validity(values: Float32Array): Uint8Array | undefined {
  let finite = 0;
  while (finite < values.length && Number.isFinite(values[finite])) finite++;
  if (finite === values.length) return undefined;
  return Uint8Array.from(values, (value) => (Number.isFinite(value) ? 1 : 0));
}

function tapsOf(from: number, to: number): Taps {
  const step = from / to;
  const reach = Math.max(1, step);
  const centerOf = (i: number) => (i + 0.5) * step;
  const begins = Int32Array.from({ length: to }, (_, i) =>
    Math.max(0, Math.trunc(centerOf(i) - reach + 0.5)),
  );
  const ends = begins.map((_, i) => Math.min(from, Math.trunc(centerOf(i) + reach + 0.5)));
  const count = largestOf(ends.map((end, i) => end - begins[i]));
  // Those that would lie beyond the edge lie before the first one instead, and weigh nothing.
  const first = begins.map((begin) => Math.min(begin, from - count));
  const weights = new Float64Array(to * count);
  for (let i = 0; i < to; i++) {
    const own = weights.subarray(i * count + begins[i] - first[i], i * count + ends[i] - first[i]);
    let sum = 0;
    for (let tap = 0; tap < own.length; tap++) {
      own[tap] = Math.max(0, 1 - Math.abs(begins[i] + tap + 0.5 - centerOf(i)) / reach);
      sum += own[tap];
    }
    for (let tap = 0; tap < own.length; tap++) own[tap] /= sum;
  }
  return { first, weights, count };
}

/** Row by row: first down the columns, because that passes over the large image in its own order, then along the row. */
function resizeFinite({ width, height, channels, data }: Raster, size: Size): Float32Array {
  const [columns, rows] = [tapsOf(width, size.width), tapsOf(height, size.height)];
  const result = new Float32Array(size.width * size.height * channels);
  const sums = new Sums(data, width * channels);
  const along = channels === 3 ? sumColors : sumColumns;
  for (let y = 0; y < size.height; y++)
    along(result, y * size.width * channels, sums.at(rows, y), columns, channels);
  return result;
}

/**
 * Weighted sums of whole rows. These are copied as numbers of the sums' type, so that the loop that takes the time knows one
 * type only; each lies where the next sum, which mostly needs it as well, finds it.
 */
class Sums {
  readonly #data: Raster['data'];
  readonly #length: number;
  readonly #copies: readonly Float64Array[];
  readonly #copied = new Int32Array(AT_ONCE).fill(-1);
  readonly #sums: Float64Array;
  readonly #row: Float32Array;

  /** @param length of a row, in values */
  constructor(data: Raster['data'], length: number) {
    this.#data = data;
    this.#length = length;
    this.#copies = Array.from({ length: AT_ONCE }, () => new Float64Array(length));
    this.#sums = new Float64Array(length);
    this.#row = new Float32Array(length);
  }

  /** Valid until the next is asked for. */
  at({ first, weights, count }: Taps, y: number): Float32Array {
    this.#sums.fill(0);
    for (let tap = 0; tap < count; tap += AT_ONCE) {
      const some = weights.subarray(y * count + tap, y * count + Math.min(count, tap + AT_ONCE));
      const rows = Array.from(some, (_, i) => this.#copyOf(first[y] + tap + i));
      addRows(this.#sums, rows, some);
    }
    this.#row.set(this.#sums);
    return this.#row;
  }

  #copyOf(row: number): Float64Array {
    const place = row % AT_ONCE;
    const copy = this.#copies[place];
    if (this.#copied[place] !== row)
      copy.set(this.#data.subarray(row * this.#length, (row + 1) * this.#length));
    this.#copied[place] = row;
    return copy;
  }
}

/** In the order of the rows, of which there may be fewer than are summed up in one pass. */
function addRows(sums: Float64Array, rows: readonly Float64Array[], weights: Float64Array): void {
  const [a, b = a, c = a, d = a] = rows;
  // By index: V8 makes an object of each sum where it can't tell that a weight is always a double.
  const ofA = weights[0];
  const ofB = weights.length > 1 ? weights[1] : 0;
  const ofC = weights.length > 2 ? weights[2] : 0;
  const ofD = weights.length > 3 ? weights[3] : 0;
  for (let x = 0; x < sums.length; x++) sums[x] = sums[x] + ofA * a[x] + ofB * b[x] + ofC * c[x] + ofD * d[x];
}

/** A row at its new width, written into `result` from `to` on. */
type SumAlong = (
  result: Float32Array,
  to: number,
  row: Float32Array,
  columns: Taps,
  channels: number,
) => void;

const sumColumns: SumAlong = (result, to, row, { first, weights, count }, channels) => {
  for (let x = 0, at = to; x < first.length; x++) {
    for (let c = 0; c < channels; c++, at++) {
      let sum = 0;
      for (let tap = 0; tap < count; tap++)
        sum += weights[x * count + tap] * row[(first[x] + tap) * channels + c];
      result[at] = sum;
    }
  }
};

/** The same of three channels, of which most images are. */
const sumColors: SumAlong = (result, to, row, { first, weights, count }) => {
  for (let x = 0, at = to; x < first.length; x++, at += 3) {
    let red = 0;
    let green = 0;
    let blue = 0;
    for (let tap = 0, from = first[x] * 3; tap < count; tap++, from += 3) {
      const weight = weights[x * count + tap];
      red += weight * row[from];
      green += weight * row[from + 1];
      blue += weight * row[from + 2];
    }
    result[at] = red;
    result[at + 1] = green;
    result[at + 2] = blue;
  }
};
