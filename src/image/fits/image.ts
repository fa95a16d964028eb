// Finds the image in a FITS file and checks, before anything is allocated, that it is one that can be read.
// Source: FITS standard 4.0, sections 4.4.1 (mandatory keywords), 6 (random groups), 7.1 (image extension) and 10
// (tiled image compression).
import { checkPixels } from '../pixel-limit.ts';
import { ImageError } from '../recognize.ts';
import { damaged, endsEarly, type Hdu, readHdus, wholeNumber } from './header.ts';

export type BitPix = 8 | 16 | 32 | 64 | -32 | -64;

/** The first header of the file whose data are an image, with what the pixels are read by. */
export interface FitsImage {
  readonly hdu: Hdu;
  readonly width: number;
  readonly height: number;
  /** Planes of the cube: 1, or 3 that are taken for red, green and blue. */
  readonly channels: 1 | 3;
  readonly bitPix: BitPix;
  /** Images in the file, this one included. */
  readonly images: number;
}

const BIT_PIX: readonly number[] = [8, 16, 32, 64, -32, -64];
/** Enough for any file of images, and few enough that a file of nothing but headers is soon done with. */
const MOST_HDUS = 10_000;

/**
 * The first image in the order of the file: in the primary header if it has data, else in an IMAGE extension.
 * @param pixels `there`: all of them have to be; `announced`: the bytes are the first of a file
 * @throws ImageError
 */
export function findFitsImage(bytes: Uint8Array, pixels: 'there' | 'announced' = 'there'): FitsImage {
  const { first, images, other } = survey(bytes);
  if (first === undefined) throw new ImageError({ kind: 'unreadable', ...NO_IMAGE[other ?? 'none'] });
  const image = describe(first, images);
  if (pixels === 'there') checkWhole(first, bytes);
  return image;
}

interface Survey {
  readonly first: Hdu | undefined;
  readonly images: number;
  /** What else there was that is nearly an image. */
  readonly other: 'compressed' | 'groups' | 'line' | undefined;
}

function survey(bytes: Uint8Array): Survey {
  let first: Hdu | undefined;
  let images = 0;
  let other: Survey['other'];
  try {
    for (const hdu of firstOf(readHdus(bytes), MOST_HDUS)) {
      const kind = kindOf(hdu);
      if (kind === 'image') {
        images++;
        first ??= hdu;
      } else if (kind !== undefined) {
        other ??= kind;
      }
    }
  } catch (error) {
    // What lies behind the first image is only counted.
    if (first === undefined) throw error;
  }
  return { first, images, other };
}

const NO_IMAGE = {
  compressed: {
    why: 'is a FITS file with a tile-compressed image',
    fix: 'Unpack it with `funpack`, which comes with CFITSIO.',
  },
  groups: {
    why: 'is a FITS file of random groups, not of an image',
    fix: 'Save the image as a FITS image of two axes.',
  },
  line: {
    why: 'is a FITS file with data of one axis, not with an image',
    fix: 'Save the image as a FITS image of two axes.',
  },
  none: { why: 'is a FITS file without an image', fix: 'Take it out, or save the image in it.' },
} as const;

function describe(hdu: Hdu, images: number): FitsImage {
  const { cards, axes } = hdu;
  const [width, height, ...more] = significant(axes);
  checkPixels(width, height);
  const [channels = 1, ...beyond] = more;
  if (beyond.length > 0 || (channels !== 1 && channels !== 3)) {
    const why = `is a FITS cube of ${axes.join('x')}`;
    const fix = 'Save each plane as an image of its own, or 3 planes as red, green and blue.';
    throw new ImageError({ kind: 'unreadable', why, fix });
  }
  const bitPix = wholeNumber(cards, 'BITPIX');
  if (!BIT_PIX.includes(bitPix)) throw damaged(`BITPIX is ${bitPix}`);
  return { hdu, width, height, channels, bitPix: bitPix as BitPix, images };
}

function kindOf({ cards, axes, dataBytes }: Hdu): 'image' | 'compressed' | 'groups' | 'line' | undefined {
  const extension = cards.get('XTENSION');
  if (cards.get('ZIMAGE') === true) return 'compressed';
  if (extension !== undefined && extension !== 'IMAGE') return undefined;
  if (cards.get('GROUPS') === true && axes[0] === 0) return 'groups';
  if (dataBytes === 0) return undefined;
  return axes.length < 2 ? 'line' : 'image';
}

/** Radio images have axes of length 1 for frequency and polarisation behind the two of the sky. */
function significant(axes: readonly number[]): readonly number[] {
  const last = axes.findLastIndex((length) => length !== 1);
  return axes.slice(0, Math.max(2, last + 1));
}

/** Some programs leave out the filling of the last block. */
function checkWhole({ dataStart, dataBytes }: Hdu, bytes: Uint8Array): void {
  if (dataStart + dataBytes <= bytes.length) return;
  const there = Math.max(0, bytes.length - dataStart);
  throw endsEarly(`it has ${there} of the ${dataBytes} bytes of pixels that its header announces`);
}

function* firstOf<T>(items: Iterable<T>, most: number): Generator<T> {
  let count = 0;
  for (const item of items) {
    if (count++ === most) return;
    yield item;
  }
}
