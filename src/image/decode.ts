// Decodes image files to plain pixels: no colour management, no scaling, 16-bit stays 16-bit and floats keep their
// range. Some formats have readers of our own (own-readers.ts), everything else is sharp's.
// Masks, whose values are labels and not light, have their own reader beside it (mask.ts).
import sharp from 'sharp';
import type { DecodedImage } from './decoded-image.ts';
import { prepareUnpacked } from './gunzip.ts';
import { type ImageHeader, isGrey, isSigned16, readHeader } from './header.ts';
import { heldByDecoder } from './held-by-decoder.ts';
import { type OwnImage, prepareByOwnReader } from './own-readers.ts';
import { PIXEL_LIMIT } from './pixel-limit.ts';
import type { Prepared } from './prepared.ts';
import type { BitDepth, Raster } from './raster.ts';
import { recognizeImage, whyDecodingFailed } from './recognize.ts';
import { DECLARED_UNSIGNED, retagged, signedValues } from './tiff/samples.ts';

// One pixel operation is never repeated on the same bytes, so libvips's cache would only hold memory.
sharp.cache(false);

/**
 * Decodes the first page of a PNG, JPEG, TIFF, WebP or GIF, or the first image of a FITS, BMP or PNM file: grey to 1 channel,
 * everything else to 3, turned as its EXIF orientation says. An embedded colour profile is ignored: training and the
 * model see raw pixels. Samples that aren't unsigned integers of 8 or 16 bits become 32-bit floats of the same value.
 * @throws ImageError
 */
export async function decodeImage(file: Uint8Array): Promise<DecodedImage> {
  return await (await prepareImage(file)).decode();
}

/** The same in two steps. @throws ImageError */
export function prepareImage(file: Uint8Array): Promise<Prepared<DecodedImage>> {
  return prepareUnpacked(file, 0, async (bytes) => {
    const format = recognizeImage(bytes);
    const own = prepareByOwnReader(format, bytes);
    if (own !== undefined) return { ...own, decode: async () => withoutIndices(await own.decode()) };
    const header = await readHeader(format, bytes);
    const { width, height } = header.metadata.autoOrient;
    const samples = width * height * (isGrey(header.metadata) ? 1 : 3);
    return {
      pixels: width * height,
      decodingBytes: samples * (header.bitDepth / 8) + heldByDecoder(header),
      decode: () => decodeByHeader(header, bytes),
    };
  });
}

function withoutIndices({ indexed: _, ...image }: OwnImage): DecodedImage {
  return image;
}

async function decodeByHeader(header: ImageHeader, bytes: Uint8Array): Promise<DecodedImage> {
  const { metadata, bitDepth, notes } = header;
  const grey = isGrey(metadata);
  const space = bitDepth === 16 ? (grey ? 'grey16' : 'rgb16') : grey ? 'b-w' : 'srgb';
  const data = await decodePixels(header, bytes, space);
  const { width, height } = metadata.autoOrient;
  return { width, height, channels: grey ? 1 : 3, bitDepth, data, notes };
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
