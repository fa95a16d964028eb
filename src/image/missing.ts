// Pixels without a value: NaN in float images, where a detector or a mosaic has nothing. It finds them; what becomes
// of them is for the stages to say.
import type { Raster } from './raster.ts';

/** 1 for each pixel (H,W) that is NaN in any channel; undefined where every pixel has its values. */
export function missingPixels({ width, height, channels, data }: Raster): Uint8Array | undefined {
  if (!(data instanceof Float32Array)) return undefined;
  let missing: Uint8Array | undefined;
  for (let i = 0; i < data.length; i++) {
    if (!Number.isNaN(data[i])) continue;
    missing ??= new Uint8Array(width * height);
    missing[Math.floor(i / channels)] = 1;
  }
  return missing;
}
