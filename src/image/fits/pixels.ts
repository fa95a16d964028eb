// Reads the pixels of a FITS image: big-endian integers or floats, scaled as the header says. Rows stay in the file's
// order, the first (which viewers show at the bottom) first, as NumPy and astropy have them.
// Source: FITS standard 4.0, sections 4.4.2.5 (BSCALE, BZERO, BLANK) and 5.2 to 5.3 (integers, IEEE 754 floats).
import type { BitDepth } from '../raster.ts';
import { realNumber } from './header.ts';
import type { BitPix, FitsImage } from './image.ts';

export interface FitsPixels {
  readonly bitDepth: BitDepth;
  /** H,W,C interleaved; NaN where a pixel has no value. */
  readonly data: Uint8Array | Uint16Array | Float32Array;
}

/**
 * Unsigned integers of 8 and 16 bits stay what they are (the latter are stored with a BZERO of 32768); all other
 * values become 32-bit floats. @throws ImageError
 */
export function readFitsPixels(image: FitsImage, bytes: Uint8Array): FitsPixels {
  const { bitPix, hdu } = image;
  const scale = realNumber(hdu.cards, 'BSCALE', 1);
  const zero = realNumber(hdu.cards, 'BZERO', 0);
  const stored = storedValues(image, bytes);
  const blank = blankOf(image, stored);
  if (blank === undefined && scale === 1) {
    if (bitPix === 8 && zero === 0)
      return { bitDepth: 8, data: interleave(image, new Uint8Array(stored.length), (i) => stored[i]) };
    if (bitPix === 16 && zero === 32_768)
      return {
        bitDepth: 16,
        data: interleave(image, new Uint16Array(stored.length), (i) => stored[i] + zero),
      };
  }
  const valueAt = (i: number) => (stored[i] === blank ? Number.NaN : stored[i] * scale + zero);
  return { bitDepth: 32, data: interleave(image, new Float32Array(stored.length), valueAt) };
}

type Stored = Uint8Array | Int16Array | Int32Array | Float32Array | Float64Array;

/** The numbers as they are stored, plane by plane, before scaling. */
function storedValues({ hdu, bitPix, width, height, channels }: FitsImage, bytes: Uint8Array): Stored {
  const size = (width * height * channels * Math.abs(bitPix)) / 8;
  const copy = new Uint8Array(bytes.subarray(hdu.dataStart, hdu.dataStart + size));
  const { buffer } = copy;
  // Every machine that runs Node is little-endian; FITS never is.
  const swapped = Buffer.from(buffer);
  if (bitPix === 16) swapped.swap16();
  if (Math.abs(bitPix) === 32) swapped.swap32();
  if (Math.abs(bitPix) === 64) swapped.swap64();
  return VIEWS[bitPix](buffer);
}

const VIEWS: Readonly<Record<BitPix, (buffer: ArrayBuffer) => Stored>> = {
  8: (buffer) => new Uint8Array(buffer),
  16: (buffer) => new Int16Array(buffer),
  32: (buffer) => new Int32Array(buffer),
  // Beyond 2^53 the last digits are lost, as they would be in a float anyway.
  64: (buffer) => Float64Array.from(new BigInt64Array(buffer), Number),
  [-32]: (buffer) => new Float32Array(buffer),
  [-64]: (buffer) => new Float64Array(buffer),
};

/** The stored integer that means "no value"; undefined where no pixel has it. */
function blankOf({ bitPix, hdu }: FitsImage, stored: Stored): number | undefined {
  const blank = hdu.cards.get('BLANK');
  return bitPix > 0 && typeof blank === 'number' && stored.includes(blank) ? blank : undefined;
}

/** Fills `data`: a cube's planes lie one after the other, a raster's channels side by side. */
function interleave<T extends Uint8Array | Uint16Array | Float32Array>(
  { width, height, channels }: FitsImage,
  data: T,
  valueAt: (index: number) => number,
): T {
  const pixels = width * height;
  for (let c = 0; c < channels; c++)
    for (let i = 0; i < pixels; i++) data[i * channels + c] = valueAt(c * pixels + i);
  return data;
}
