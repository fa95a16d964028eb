// Decodes image files to plain pixels: no colour management, no scaling, 16-bit stays 16-bit and floats keep their
// range. FITS, BMP and PNM have readers of our own (fits/, bmp/, pnm/), everything else is sharp's.
// Masks, whose values are labels and not light, have their own reader beside it (mask.ts).
import sharp, { type Metadata } from 'sharp';
import { type BmpImage, readBmp } from './bmp/read.ts';
import { findFitsImage } from './fits/image.ts';
import { readFitsPixels } from './fits/pixels.ts';
import { unpacked } from './gunzip.ts';
import { checkPixels, PIXEL_LIMIT } from './pixel-limit.ts';
import { readPnm } from './pnm/read.ts';
import type { BitDepth, Raster } from './raster.ts';
import { ImageError, type ImageFormat, recognizeImage, whyDecodingFailed } from './recognize.ts';
import { countTiffImages, readTiffPages, type TiffPages } from './tiff/pages.ts';
import { checkStrips, checkTiff, DECLARED_UNSIGNED, retagged, signedValues } from './tiff/samples.ts';
import { decodeWideTiff, isWide } from './tiff/wide.ts';

// One pixel operation is never repeated on the same bytes, so libvips's cache would only hold memory.
sharp.cache(false);

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
}

/** Formats that only our own readers read. */
const OWN_FORMATS = ['fits', 'bmp', 'pnm'] as const;

type SharpsFormat = Exclude<ImageFormat, (typeof OWN_FORMATS)[number]>;

export function isSharps(format: ImageFormat): format is SharpsFormat {
  return OWN_FORMATS.every((own) => own !== format);
}

/** An image by a reader of our own. */
export interface OwnImage extends DecodedImage {
  readonly indexed?: BmpImage['indexed'];
}

/** What the header says, read without decoding a pixel. */
export interface ImageHeader {
  readonly format: SharpsFormat;
  readonly metadata: Metadata;
  readonly bitDepth: BitDepth;
  readonly notes: ImageNotes;
  /** Of a TIFF. */
  readonly tiff: TiffPages | undefined;
}

/**
 * Decodes the first page of a PNG, JPEG, TIFF, WebP or GIF, or the first image of a FITS, BMP or PNM file: grey to 1 channel,
 * everything else to 3, turned as its EXIF orientation says. An embedded colour profile is ignored: training and the
 * model see raw pixels. Samples that aren't unsigned integers of 8 or 16 bits become 32-bit floats of the same value.
 * @throws ImageError
 */
export async function decodeImage(file: Uint8Array): Promise<DecodedImage> {
  const bytes = await unpacked(file);
  const format = recognizeImage(bytes);
  const own = decodeByOwnReader(format, bytes);
  if (own !== undefined) {
    const { indexed: _, ...image } = own;
    return image;
  }
  const header = await readHeader(format, bytes);
  const { metadata, bitDepth, notes } = header;
  const grey = isGrey(metadata);
  const space = bitDepth === 16 ? (grey ? 'grey16' : 'rgb16') : grey ? 'b-w' : 'srgb';
  const data = await decodePixels(header, bytes, space);
  const { width, height } = metadata.autoOrient;
  return { width, height, channels: grey ? 1 : 3, bitDepth, data, notes };
}

/** FITS, BMP, PNM and what libvips reads no TIFFs of; undefined for what is sharp's. @throws ImageError */
export function decodeByOwnReader(format: ImageFormat, bytes: Uint8Array): OwnImage | undefined {
  const asStored = { alpha: false, cmyk: false, orientation: 1 };
  if (format === 'bmp') {
    const { alpha, ...image } = readBmp(bytes);
    return { ...image, bitDepth: 8, notes: { ...asStored, alpha, pages: 1 } };
  }
  if (format === 'pnm') {
    const { images, ...image } = readPnm(bytes);
    return { ...image, notes: { ...asStored, pages: images } };
  }
  if (format === 'fits') {
    const image = findFitsImage(bytes);
    const { width, height, channels, images } = image;
    return {
      width,
      height,
      channels,
      ...readFitsPixels(image, bytes),
      notes: { ...asStored, pages: images },
    };
  }
  const tiff = format === 'tiff' ? readTiffPages(bytes) : undefined;
  if (tiff?.pages[0] === undefined || !isWide(tiff.pages[0])) return undefined;
  const decoded = decodeWideTiff(tiff.pages[0], tiff.littleEndian, bytes);
  return { ...decoded, bitDepth: 32, notes: { ...asStored, pages: countTiffImages(tiff) } };
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

/** The first page's samples, interleaved H,W,C, in a colour space; floats stay in their own. @throws ImageError */
export async function decodePixels(
  { format, metadata, bitDepth, tiff }: ImageHeader,
  bytes: Uint8Array,
  space: string,
): Promise<Uint8Array | Uint16Array | Float32Array> {
  try {
    if (tiff !== undefined && tiff.pages.length > 0 && isSigned16(metadata)) {
      const unsigned = retagged(bytes, tiff, DECLARED_UNSIGNED);
      return signedValues(new Uint16Array(await rawSamples(unsigned, 'ushort', 'grey16')));
    }
    if (bitDepth === 32) return new Float32Array(await rawSamples(bytes, 'float', metadata.space));
    const depth = bitDepth === 16 ? 'ushort' : 'uchar';
    const buffer = await rawSamples(bytes, depth, space);
    return bitDepth === 16 ? new Uint16Array(buffer) : new Uint8Array(buffer);
  } catch (cause) {
    throw whyDecodingFailed(format, bytes, cause);
  }
}

async function rawSamples(
  bytes: Uint8Array,
  depth: 'uchar' | 'ushort' | 'float',
  space: string,
): Promise<ArrayBuffer> {
  // `error` rather than sharp's default `warning`: TIFFs from microscopes warn about private tags.
  const image = sharp(bytes, { failOn: 'error', ignoreIcc: true, limitInputPixels: PIXEL_LIMIT });
  const buffer = await image.autoOrient().removeAlpha().toColourspace(space).raw({ depth }).toBuffer();
  const { byteOffset, length } = buffer;
  const whole = byteOffset === 0 && length === buffer.buffer.byteLength;
  return (whole ? buffer.buffer : new Uint8Array(buffer).buffer) as ArrayBuffer;
}

/**
 * The same picture with the channels and depth that the data set has: grey is repeated, 8-bit scaled by 257 to 16.
 * Among floats, integers keep their values.
 */
export function conform(image: DecodedImage, channels: 1 | 3, bitDepth: BitDepth): Raster {
  const { width, height } = image;
  const repeat = channels === 3 && image.channels === 1;
  const widen = bitDepth > image.bitDepth;
  if (image.channels > channels || image.bitDepth > bitDepth) {
    throw new Error(`an image of ${image.channels} channels at ${image.bitDepth} bits can't be narrowed`);
  }
  if (!repeat && !widen) return { width, height, channels, data: image.data };
  const source = image.data;
  const length = width * height * channels;
  const data = new { 8: Uint8Array, 16: Uint16Array, 32: Float32Array }[bitDepth](length);
  const factor = widen && bitDepth === 16 ? 257 : 1;
  const copies = repeat ? 3 : 1;
  for (let i = 0; i < length; i++) data[i] = source[copies === 1 ? i : (i / 3) | 0] * factor;
  return { width, height, channels, data };
}

const FLOAT_SPACES: readonly string[] = ['b-w', 'srgb', 'scrgb'];

/** Grey of which libvips would cut off what is below zero. */
function isSigned16({ space, depth }: Metadata): boolean {
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
