// What libvips holds of an image while it's decoded, beside the pixels that come of it. Measured on images of 8192x8192: of most
// it reads row after row and holds some MB.
import type { ImageHeader } from './header.ts';

/** A frame in 4 channels, and what is done with it. */
const FRAME_BYTES = 5;
/** Progressive JPEG refines all coefficients, of 16 bits, from scan to scan. */
const COEFFICIENT_BYTES = 2;

/** As much of a header as decides it. */
export interface HeldImage extends Pick<ImageHeader, 'format' | 'metadata' | 'bitDepth'> {
  readonly notes: Pick<ImageHeader['notes'], 'orientation'>;
}

/** In bytes. */
export function heldByDecoder({ format, metadata, bitDepth, notes }: HeldImage): number {
  const pixels = metadata.width * metadata.height;
  if (format === 'webp' || format === 'gif') return FRAME_BYTES * pixels;
  const whole = pixels * metadata.channels * (bitDepth / 8);
  const interlaced = !metadata.isProgressive
    ? 0
    : format === 'jpeg'
      ? COEFFICIENT_BYTES * pixels * metadata.channels
      : whole;
  return interlaced + (notes.orientation > 1 ? whole : 0);
}
