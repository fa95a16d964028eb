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
  for (const [c, { low, high, offset, scale }] of normalization.channels.entries()) {
    const end = (c + 1) * pixels;
    for (let i = c * pixels; i < end; i++) {
      // Any comparison with NaN is false.
      const clipped = planes[i] > low ? Math.min(planes[i], high) : low;
      planes[i] = (clipped - offset) * scale;
    }
    if (normalization.stretch === 'asinh') {
      for (let i = c * pixels; i < end; i++) planes[i] = Math.asinh(planes[i]);
    }
  }
}
