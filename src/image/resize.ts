// Brings an image to another size by linear interpolation with antialiasing: when it shrinks, the triangle of the
// interpolation grows with the step, so that every source pixel counts. The same numbers as Pillow's BILINEAR, PyTorch's
// interpolate(antialias=True) and ONNX's Resize (linear, half_pixel, antialias, exclude_outside).
import type { Raster } from './raster.ts';

/** Which source pixels make one target pixel along an edge: `weights` from `first` on; they add up to 1. */
interface Taps {
  readonly first: number;
  readonly weights: Float64Array;
}

/**
 * The image at `width` x `height`, as floats; itself where it has that size already. A pixel whose value isn't finite
 * counts for nothing: the mean of the others stands in for it, and NaN where there are none.
 */
export function resize(image: Raster, { width, height }: { width: number; height: number }): Raster {
  const valid = image.data instanceof Float32Array ? validity(image.data) : undefined;
  if (image.width === width && image.height === height && valid === undefined) return image;
  const { channels } = image;
  const [columns, rows] = [tapsOf(image.width, width), tapsOf(image.height, height)];
  const separable = (values: Raster['data']) =>
    resizeColumns(resizeRows(values, image.width * channels, rows), image, columns);
  if (valid === undefined) return { width, height, channels, data: separable(image.data) };
  const there = separable(image.data.map((value, i) => (valid[i] === 1 ? value : 0)));
  const share = separable(valid);
  for (let i = 0; i < there.length; i++) there[i] /= share[i];
  return { width, height, channels, data: there };
}

/** 1 where a value is finite, else 0; undefined where all are. */
function validity(values: Float32Array): Uint8Array | undefined {
  if (values.every(Number.isFinite)) return undefined;
  return Uint8Array.from(values, (value) => (Number.isFinite(value) ? 1 : 0));
}

function tapsOf(from: number, to: number): Taps[] {
  const step = from / to;
  const reach = Math.max(1, step);
  return Array.from({ length: to }, (_, i) => {
    const center = (i + 0.5) * step;
    const first = Math.max(0, Math.trunc(center - reach + 0.5));
    const end = Math.min(from, Math.trunc(center + reach + 0.5));
    const raw = Float64Array.from({ length: end - first }, (_, tap) =>
      Math.max(0, 1 - Math.abs(first + tap + 0.5 - center) / reach),
    );
    const sum = raw.reduce((total, weight) => total + weight, 0);
    return { first, weights: raw.map((weight) => weight / sum) };
  });
}

/** Weighted sums of whole rows of `length` values: first, because it passes over the large image in its own order. */
function resizeRows(values: Raster['data'], length: number, taps: readonly Taps[]): Float32Array {
  const result = new Float32Array(taps.length * length);
  const sums = new Float64Array(length);
  for (const [y, { first, weights }] of taps.entries()) {
    sums.fill(0);
    for (const [tap, weight] of weights.entries()) {
      const from = (first + tap) * length;
      for (let x = 0; x < length; x++) sums[x] += weight * values[from + x];
    }
    result.set(sums, y * length);
  }
  return result;
}

/** Every row of `width` pixels at the new width. */
function resizeColumns(
  values: Float32Array,
  { width, channels }: Pick<Raster, 'width' | 'channels'>,
  taps: readonly Taps[],
): Float32Array {
  const rows = values.length / (width * channels);
  const result = new Float32Array(rows * taps.length * channels);
  for (let y = 0, to = 0; y < rows; y++) {
    for (const { first, weights } of taps) {
      for (let c = 0; c < channels; c++, to++) {
        let from = (y * width + first) * channels + c;
        let sum = 0;
        for (let tap = 0; tap < weights.length; tap++, from += channels) sum += weights[tap] * values[from];
        result[to] = sum;
      }
    }
  }
  return result;
}
