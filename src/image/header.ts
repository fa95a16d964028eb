// Reads and checks what the header of an image says that sharp decodes. No pixel is decoded.
import sharp, { type Metadata } from 'sharp';
import type { ImageNotes } from './decoded-image.ts';
import { isSharps, type SharpsFormat } from './own-readers.ts';
import { checkPixels } from './pixel-limit.ts';
import type { BitDepth } from './raster.ts';
import { ImageError, type ImageFormat, whyDecodingFailed } from './recognize.ts';
import { countTiffImages, readTiffPages, type TiffPages } from './tiff/pages.ts';
import { checkStrips, checkTiff } from './tiff/samples.ts';

/** What the header says, read without decoding a pixel. */
export interface ImageHeader {
  readonly format: SharpsFormat;
  readonly metadata: Metadata;
  readonly bitDepth: BitDepth;
  readonly notes: ImageNotes;
  /** Of a TIFF. */
  readonly tiff: TiffPages | undefined;
}

/** Reads and checks the header: within the pixel limit, samples that can be read. @throws ImageError */
export async function readHeader(format: ImageFormat, bytes: Uint8Array): Promise<ImageHeader> {
  if (!isSharps(format)) throw new Error(`sharp reads no ${format}`);
  const tiff = format === 'tiff' ? readTiffPages(bytes) : undefined;
  if (tiff?.pages[0] !== undefined) checkTiff(tiff.pages[0]);
  let metadata: Metadata;
  try {
    metadata = await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch (cause) {
    throw whyDecodingFailed(format, bytes, cause);
  }
  const { width, height } = metadata.autoOrient;
  checkPixels(width, height);
  if (tiff?.pages[0] !== undefined) checkStrips(tiff.pages[0], bytes);
  const why = unsupported(metadata);
  if (why !== undefined) {
    const fix = 'Export it with 8 or 16 unsigned bits or 32-bit floats a sample, as grey or colour.';
    throw new ImageError({ kind: 'unreadable', why, fix });
  }
  const notes = {
    alpha: metadata.hasAlpha,
    cmyk: metadata.space === 'cmyk',
    pages: tiff === undefined ? (metadata.pages ?? 1) : countTiffImages(tiff),
    orientation: metadata.orientation ?? 1,
  };
  return { format, metadata, bitDepth: DEPTHS[metadata.depth] ?? 32, notes, tiff };
}

const DEPTHS: Readonly<Record<string, BitDepth>> = { uchar: 8, ushort: 16 };

export function isGrey({ space }: Metadata): boolean {
  return space === 'b-w' || space === 'grey16';
}

const FLOAT_SPACES: readonly string[] = ['b-w', 'srgb', 'scrgb'];

/** Grey of which libvips would cut off what is below zero. */
export function isSigned16({ space, depth }: Metadata): boolean {
  return space === 'grey16' && depth === 'short';
}

function unsupported(metadata: Metadata): string | undefined {
  const { depth, space, channels, hasAlpha } = metadata;
  const isInteger = depth === 'uchar' || depth === 'ushort';
  if (!isInteger && !FLOAT_SPACES.includes(space) && !isSigned16(metadata))
    return `has samples of type "${depth}" in the colour space "${space}"`;
  const colors = channels - (hasAlpha ? 1 : 0);
  const expected = space === 'b-w' || space === 'grey16' ? 1 : space === 'cmyk' ? 4 : 3;
  // TIFFs may say "grey" and hold any number of bands; dropping some would be a silent change.
  if (space === 'multiband' || colors !== expected) return `has ${channels} channels`;
  return undefined;
}
