// The formats with readers of our own, FITS, BMP and PNM, and the TIFFs that libvips doesn't read.
import { readBmpHeader } from './bmp/header.ts';
import { type BmpImage, readBmp } from './bmp/read.ts';
import type { DecodedImage } from './decoded-image.ts';
import { type FitsImage, findFitsImage } from './fits/image.ts';
import { readFitsPixels } from './fits/pixels.ts';
import { readPnmHeader } from './pnm/header.ts';
import { readPnm } from './pnm/read.ts';
import type { Prepared } from './prepared.ts';
import type { ImageFormat } from './recognize.ts';
import { countTiffImages, readTiffPages } from './tiff/pages.ts';
import { decodeWideTiff, isWide } from './tiff/wide.ts';

const OWN_FORMATS = ['fits', 'bmp', 'pnm'] as const;

export type SharpsFormat = Exclude<ImageFormat, (typeof OWN_FORMATS)[number]>;

export function isSharps(format: ImageFormat): format is SharpsFormat {
  return OWN_FORMATS.every((own) => own !== format);
}

/** An image by a reader of our own. */
export interface OwnImage extends DecodedImage {
  readonly indexed?: BmpImage['indexed'];
}

const AS_STORED = { alpha: false, cmyk: false, orientation: 1 } as const;

/** Undefined for what is sharp's. @throws ImageError */
export function prepareByOwnReader(format: ImageFormat, bytes: Uint8Array): Prepared<OwnImage> | undefined {
  if (format === 'bmp') return prepareBmp(bytes);
  if (format === 'pnm') return preparePnm(bytes);
  if (format === 'fits') return prepareFits(bytes);
  return format === 'tiff' ? prepareWideTiff(bytes) : undefined;
}

function prepareBmp(bytes: Uint8Array): Prepared<OwnImage> {
  const { width, height, bits } = readBmpHeader(bytes);
  const pixels = width * height;
  return {
    pixels,
    // Indices, and what they stand for.
    decodingBytes: pixels * (bits > 8 ? 3 : 1 + 3),
    async decode() {
      const { alpha, ...image } = readBmp(bytes);
      return { ...image, bitDepth: 8, notes: { ...AS_STORED, alpha, pages: 1 } };
    },
  };
}

function preparePnm(bytes: Uint8Array): Prepared<OwnImage> {
  const { width, height, channels, most } = readPnmHeader(bytes, 0);
  const pixels = width * height;
  return {
    pixels,
    decodingBytes: pixels * channels * (most > 255 ? 2 : 1),
    async decode() {
      const { images, ...image } = readPnm(bytes);
      return { ...image, notes: { ...AS_STORED, pages: images } };
    },
  };
}

function prepareFits(bytes: Uint8Array): Prepared<OwnImage> {
  const image = findFitsImage(bytes);
  const { width, height, channels, images } = image;
  return {
    ...weighFits(image),
    decode: async () => ({
      width,
      height,
      channels,
      ...readFitsPixels(image, bytes),
      notes: { ...AS_STORED, pages: images },
    }),
  };
}

/** A copy of what is stored, in the machine's order of bytes; of 64-bit integers another one; and floats. */
export function weighFits({ width, height, channels, bitPix }: FitsImage) {
  const pixels = width * height;
  const stored = Math.abs(bitPix) / 8 + (bitPix === 64 ? 8 : 0);
  return { pixels, decodingBytes: pixels * channels * (stored + 4) };
}

function prepareWideTiff(bytes: Uint8Array): Prepared<OwnImage> | undefined {
  const tiff = readTiffPages(bytes);
  const [page] = tiff.pages;
  if (page === undefined || !isWide(page)) return undefined;
  const pixels = page.width * page.height;
  return {
    pixels,
    decodingBytes: pixels * page.samplesPerPixel * (8 + 4),
    async decode() {
      const decoded = decodeWideTiff(page, tiff.littleEndian, bytes);
      return { ...decoded, bitDepth: 32, notes: { ...AS_STORED, pages: countTiffImages(tiff) } };
    },
  };
}
