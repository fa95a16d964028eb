// How large an image may be, whatever its format: asked of its header, before anything is decoded.
import { ImageError } from './recognize.ts';

/** Most pixels (width times height) an image may have: sharp's own default, against decompression bombs. */
export const PIXEL_LIMIT = 0x3fff * 0x3fff;

/** @throws ImageError */
export function checkPixels(width: number, height: number): void {
  if (width * height > PIXEL_LIMIT) throw new ImageError({ kind: 'over-pixel-limit', width, height });
}
