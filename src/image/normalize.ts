// Turns raw pixel values into network input; which numbers to use is planned elsewhere.
import type { Normalization } from '../shared/normalization.ts';
import type { Raster } from './raster.ts';

/**
 * Writes `image` (H,W,C interleaved) into `target` (C,H,W planes, at least C*H*W long, from its start) as
 * (clip(raw, low, high) - offset) * scale per channel, stretched. Returns `target`.
 */
export function normalizeInto(
  target: Float32Array,
  image: Raster,
  normalization: Normalization,
): Float32Array {
  const { width, height, channels, data } = image;
  const pixels = width * height;
  for (let c = 0; c < channels; c++) {
    for (let i = 0, from = c, to = c * pixels; i < pixels; i++, from += channels, to++)
      target[to] = data[from];
  }
  normalizePlanes(target, pixels, normalization);
  return target;
}

/**
 * Normalises raw values that already lie as C,H,W planes of `pixels` values each, in place. A pixel without a value
 * (NaN) gets the channel's lowest.
 */
export function normalizePlanes(planes: Float32Array, pixels: number, normalization: Normalization): void {
  for (const [c, channel] of normalization.channels.entries()) {
    const plane = planes.subarray(c * pixels, (c + 1) * pixels);
    normalizePlane(plane, Float64Array.of(channel.low, channel.high, channel.offset, channel.scale));
    if (normalization.stretch === 'asinh') for (let i = 0; i < pixels; i++) plane[i] = Math.asinh(plane[i]);
  }
}

/**
 * @param numbers low, high, offset and scale, as doubles: numbers of an object may be integers as well, and V8 then makes
 * objects of all that is computed with them, one a pixel
 */
function normalizePlane(plane: Float32Array, numbers: Float64Array): void {
  const low = numbers[0];
  const high = numbers[1];
  const offset = numbers[2];
  const scale = numbers[3];
  for (let i = 0; i < plane.length; i++) {
    // Any comparison with NaN is false.
    const clipped = plane[i] > low ? Math.min(plane[i], high) : low;
    plane[i] = (clipped - offset) * scale;
  }
}
