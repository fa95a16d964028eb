// Decodes image files to plain pixels with sharp: no colour management, no scaling, 16-bit stays 16-bit.
// Masks, whose values are labels and not light, have their own reader beside it (mask.ts).
import sharp, { type Metadata, type Sharp } from 'sharp';
import type { Raster } from './raster.ts';
import { ImageError, type ImageFormat, recognizeImage, whyDecodingFailed } from './recognize.ts';

/** Most pixels (width times height) an image may have: sharp's own default, against decompression bombs. */
export const PIXEL_LIMIT = 0x3fff * 0x3fff;

// One pixel operation is never repeated on the same bytes, so libvips's cache would only hold memory.
sharp.cache(false);

/** An image as its file has it, the alpha channel dropped. */
export interface DecodedImage extends Raster {
  readonly channels: 1 | 3;
  readonly bitDepth: 8 | 16;
  readonly data: Uint8Array | Uint16Array;
  /** What was in the file and isn't in the pixels. */
  readonly notes: { readonly alpha: boolean; readonly cmyk: boolean; readonly pages: number };
}

/** What the header says, read without decoding a pixel. */
export interface ImageHeader {
  readonly format: ImageFormat;
  readonly metadata: Metadata;
}

/**
 * Decodes the first page of a PNG, JPEG, TIFF, WebP or GIF: grey to 1 channel, everything else to 3, turned as
 * its EXIF orientation says. An embedded colour profile is ignored: training and the model see raw pixels.
 * @throws ImageError
 */
export async function decodeImage(bytes: Uint8Array): Promise<DecodedImage> {
  const header = await readHeader(bytes);
  const { metadata } = header;
  const grey = metadata.space === 'b-w' || metadata.space === 'grey16';
  const channels = grey ? 1 : 3;
  const bitDepth = metadata.depth === 'ushort' ? 16 : 8;
  const space = bitDepth === 16 ? (grey ? 'grey16' : 'rgb16') : grey ? 'b-w' : 'srgb';
  const data = await decodePixels(header, bytes, (image) => image.toColourspace(space), bitDepth);
  const { width, height } = metadata.autoOrient;
  return {
    width,
    height,
    channels,
    bitDepth,
    data,
    notes: { alpha: metadata.hasAlpha, cmyk: metadata.space === 'cmyk', pages: metadata.pages ?? 1 },
  };
}

/** Reads and checks the header: a known format, within the pixel limit, samples of 8 or 16 bits. @throws ImageError */
export async function readHeader(bytes: Uint8Array): Promise<ImageHeader> {
  const format = recognizeImage(bytes);
  let metadata: Metadata;
  try {
    metadata = await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch (cause) {
    throw whyDecodingFailed(format, bytes, cause);
  }
  const { width, height } = metadata.autoOrient;
  if (width * height > PIXEL_LIMIT) throw new ImageError({ kind: 'over-pixel-limit', width, height });
  const why = unsupported(metadata);
  if (why !== undefined) {
    const fix = 'Export it with 8 or 16 unsigned bits a sample, as grey or colour.';
    throw new ImageError({ kind: 'unreadable', why, fix });
  }
  return { format, metadata };
}

/** The first page's samples, interleaved H,W,C, after `prepare` has chosen the colour space. @throws ImageError */
export async function decodePixels(
  { format }: ImageHeader,
  bytes: Uint8Array,
  prepare: (image: Sharp) => Sharp,
  bitDepth: 8 | 16,
): Promise<Uint8Array | Uint16Array> {
  try {
    // `error` rather than sharp's default `warning`: TIFFs from microscopes warn about private tags.
    const image = sharp(bytes, { failOn: 'error', ignoreIcc: true, limitInputPixels: PIXEL_LIMIT });
    const prepared = prepare(image.autoOrient().removeAlpha());
    const buffer = await prepared.raw({ depth: bitDepth === 16 ? 'ushort' : 'uchar' }).toBuffer();
    if (bitDepth === 8) return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length);
    const aligned = buffer.byteOffset % 2 === 0 ? buffer : Buffer.from(new Uint8Array(buffer));
    return new Uint16Array(aligned.buffer, aligned.byteOffset, aligned.length / 2);
  } catch (cause) {
    throw whyDecodingFailed(format, bytes, cause);
  }
}

/** The same picture with the channels and depth that the data set has: grey is repeated, 8-bit scaled by 257. */
export function conform(image: DecodedImage, channels: 1 | 3, bitDepth: 8 | 16): Raster {
  const { width, height } = image;
  const repeat = channels === 3 && image.channels === 1;
  const widen = bitDepth === 16 && image.bitDepth === 8;
  if (image.channels > channels || image.bitDepth > bitDepth) {
    throw new Error(`an image of ${image.channels} channels at ${image.bitDepth} bits can't be narrowed`);
  }
  if (!repeat && !widen) return { width, height, channels, data: image.data };
  const source = image.data;
  const length = width * height * channels;
  const data = bitDepth === 16 ? new Uint16Array(length) : new Uint8Array(length);
  const factor = widen ? 257 : 1;
  const copies = repeat ? 3 : 1;
  for (let i = 0; i < length; i++) data[i] = source[copies === 1 ? i : (i / 3) | 0] * factor;
  return { width, height, channels, data };
}

function unsupported({ depth, space, channels, hasAlpha }: Metadata): string | undefined {
  if (depth !== 'uchar' && depth !== 'ushort') return `has samples of type "${depth}"`;
  const colors = channels - (hasAlpha ? 1 : 0);
  const expected = space === 'b-w' || space === 'grey16' ? 1 : space === 'cmyk' ? 4 : 3;
  // TIFFs may say "grey" and hold any number of bands; dropping some would be a silent change.
  if (space === 'multiband' || colors !== expected) return `has ${channels} channels`;
  return undefined;
}
