// Opens an image to read parts of it. A large one is decoded once, strip by strip, into an uncompressed tiled TIFF in
// a scratch folder, so that memory does not grow with it; a small one is decoded whole.
import { join } from 'node:path';
import sharp, { type Metadata } from 'sharp';
import { remove } from '../shared/move-and-remove.ts';
import { unlessOutOfMemory } from '../shared/out-of-memory.ts';
import { MOST_BYTES, readHead, readPlainFile } from '../shared/plain-file.ts';
import { prepareImage } from './decode.ts';
import type { DecodedImage } from './decoded-image.ts';
import type { DecodingRoom } from './decoding-room.ts';
import { isGzip } from './gunzip.ts';
import { type HeldImage, heldByDecoder } from './held-by-decoder.ts';
import { isSharps } from './own-readers.ts';
import type { Area, Raster } from './raster.ts';
import { ImageError, recognizeImage, whyDecodingFailed } from './recognize.ts';

/** An image whose pixels are read part by part. */
export interface OpenImage extends Omit<DecodedImage, 'data'> {
  /** The samples of an area that lies inside the image, interleaved H,W,C. @throws ImageError */
  read(area: Area): Promise<Raster>;
  /** Takes the scratch file away. */
  close(): Promise<void>;
}

export interface OpenImageOptions {
  /** A folder for large images' pixels: as many bytes as the image has samples. It must be there. */
  readonly scratch: string;
  /** For what is decoded whole. */
  readonly decoding: DecodingRoom;
  /** An image of more pixels goes to the scratch folder; default 2^24: 32 MiB of 16-bit grey. */
  readonly wholePixels?: number;
}

const WHOLE_PIXELS = 2 ** 24;
/** A gigantic claim in a small file would fill the disk: 65,536 x 65,536 is 8 GiB of 16-bit grey. */
const MOST_PIXELS = 2 ** 32;
const TILE_EDGE = 256;
/** Enough to tell a format, or what a file is instead. */
const HEAD_BYTES = 64 * 1024;

/**
 * Opens the first page of an image: the same pixels as `decodeImage` gives.
 * @throws ImageError, or the file system's own error
 */
export async function openImage(
  path: string,
  { scratch, decoding, wholePixels = WHOLE_PIXELS }: OpenImageOptions,
): Promise<OpenImage> {
  const large = await largeMetadata(path, wholePixels);
  if (large !== undefined) {
    decoding.require(heldByDecoder(large));
    return openLarge(path, large.metadata, scratch);
  }
  const { data, ...image } = await decoding.read(path, prepareImage, (decoded) => decoded);
  const whole: Raster = { width: image.width, height: image.height, channels: image.channels, data };
  return { ...image, read: async (area) => cut(whole, area), close: async () => undefined };
}

/** What the header says of an image that is to go through the scratch folder; undefined for any other file. */
async function largeMetadata(path: string, wholePixels: number): Promise<Large | undefined> {
  const head = await readHead(path, HEAD_BYTES);
  if (isGzip(head)) return undefined;
  const format = recognizeImage(head);
  if (!isSharps(format)) return undefined;
  // What sharp can't make out is told with its reason by decodeImage.
  const metadata = await sharp(path, { limitInputPixels: false })
    .metadata()
    .catch(unlessOutOfMemory(undefined));
  if (metadata === undefined) return undefined;
  const { width, height } = metadata.autoOrient;
  if (width * height <= wholePixels) return undefined;
  const isPlain = metadata.depth === 'uchar' || metadata.depth === 'ushort';
  const colors = metadata.channels - (metadata.hasAlpha ? 1 : 0);
  if (!isPlain || SPACES[metadata.space]?.colors !== colors) return undefined;
  if (width * height > MOST_PIXELS) throw new ImageError({ kind: 'over-pixel-limit', width, height });
  const bitDepth = metadata.depth === 'uchar' ? 8 : 16;
  return { format, metadata, bitDepth, notes: { orientation: metadata.orientation ?? 1 } };
}

interface Large extends HeldImage {
  readonly metadata: Metadata;
}

const SPACES: Readonly<Record<string, { readonly colors: number; readonly channels: 1 | 3 }>> = {
  'b-w': { colors: 1, channels: 1 },
  grey16: { colors: 1, channels: 1 },
  srgb: { colors: 3, channels: 3 },
  rgb: { colors: 3, channels: 3 },
  rgb16: { colors: 3, channels: 3 },
  cmyk: { colors: 4, channels: 3 },
};

async function openLarge(path: string, metadata: Metadata, scratch: string): Promise<OpenImage> {
  const { width, height } = metadata.autoOrient;
  const { channels } = SPACES[metadata.space];
  const bitDepth = metadata.depth === 'ushort' ? 16 : 8;
  const space = bitDepth === 16 ? (channels === 1 ? 'grey16' : 'rgb16') : channels === 1 ? 'b-w' : 'srgb';
  const file = join(scratch, 'pixels.tif');
  try {
    await sharp(path, { failOn: 'error', ignoreIcc: true, limitInputPixels: false })
      .autoOrient()
      .removeAlpha()
      .toColourspace(space)
      .tiff({
        compression: 'none',
        tile: true,
        tileWidth: TILE_EDGE,
        tileHeight: TILE_EDGE,
        bigtiff: width * height * channels * (bitDepth / 8) > 2 ** 31,
      })
      .toFile(file);
  } catch (cause) {
    await remove(file, { force: true });
    const bytes = await readPlainFile(path, MOST_BYTES.whole);
    throw whyDecodingFailed(recognizeImage(bytes), bytes, cause);
  }
  return {
    width,
    height,
    channels,
    bitDepth,
    notes: {
      alpha: metadata.hasAlpha,
      cmyk: metadata.space === 'cmyk',
      pages: metadata.pages ?? 1,
      orientation: metadata.orientation ?? 1,
    },
    async read(area) {
      const part = sharp(file, { ignoreIcc: true, limitInputPixels: false, sequentialRead: false })
        .extract(area)
        .toColourspace(space);
      const buffer = await part.raw({ depth: bitDepth === 16 ? 'ushort' : 'uchar' }).toBuffer();
      return { width: area.width, height: area.height, channels, data: samplesOf(buffer, bitDepth) };
    },
    close: () => remove(file, { force: true }),
  };
}

function samplesOf(buffer: Buffer, bitDepth: 8 | 16): Uint8Array | Uint16Array {
  if (bitDepth === 8) return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length);
  const aligned = buffer.byteOffset % 2 === 0 ? buffer : Buffer.from(new Uint8Array(buffer));
  return new Uint16Array(aligned.buffer, aligned.byteOffset, aligned.length / 2);
}

function cut(image: Raster, { left, top, width, height }: Area): Raster {
  const { channels, data } = image;
  if (left === 0 && width === image.width) {
    const from = top * width * channels;
    return { width, height, channels, data: data.subarray(from, from + height * width * channels) };
  }
  const part = data.slice(0, width * height * channels);
  for (let y = 0; y < height; y++) {
    const from = ((top + y) * image.width + left) * channels;
    part.set(data.subarray(from, from + width * channels), y * width * channels);
  }
  return { width, height, channels, data: part };
}
