// What decoding gives.
import type { BitDepth, Raster } from './raster.ts';

/** An image as its file has it, the alpha channel dropped. */
export interface DecodedImage extends Raster {
  readonly channels: 1 | 3;
  readonly bitDepth: BitDepth;
  readonly data: Uint8Array | Uint16Array | Float32Array;
  readonly notes: ImageNotes;
}

/** What was in the file and isn't in the pixels. */
export interface ImageNotes {
  readonly alpha: boolean;
  readonly cmyk: boolean;
  /** Pages, frames or, in FITS, images in the file; the first is read. */
  readonly pages: number;
  /** EXIF's orientation, which is applied: 1 is as stored. */
  readonly orientation: number;
  /** Of a file with several arrays that may be the mask: the one that was taken, by its name. */
  readonly chosen?: { readonly name: string; readonly others: readonly string[] };
}
