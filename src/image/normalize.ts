// Turns raw pixel values into network input; which numbers to use is planned elsewhere.
import type { Normalization, Raster } from './raster.ts';

/**
 * Writes `image` (H,W,C interleaved) into `target` (C,H,W planes, at least C*H*W long, from its start) as
 * (clip(raw, low, high) - offset) * scale per channel. Returns `target`.
 */
export function normalizeInto(
  target: Float32Array,
  image: Raster,
  normalization: Normalization,
): Float32Array {
  const { width, height, channels, data } = image;
  const pixels = width * height;
  for (let c = 0; c < channels; c++) {
    const { low, high, offset, scale } = normalization.channels[c];
    for (let i = 0, from = c, to = c * pixels; i < pixels; i++, from += channels, to++) {
      target[to] = (Math.min(Math.max(data[from], low), high) - offset) * scale;
    }
  }
  return target;
}
