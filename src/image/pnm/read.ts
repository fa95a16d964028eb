// Reads the plainest formats there are: PBM, PGM and PPM, as text (P1 to P3) and as bytes (P4 to P6).
// Source: the manual pages pbm(5), pgm(5) and ppm(5) of Netpbm.
import { damagedImage, imageEndsEarly } from '../damaged.ts';
import { checkPixels } from '../pixel-limit.ts';
import { readPnmHeader } from './header.ts';
import { plainSamples } from './plain.ts';

/** Samples as they are stored, whatever the file says the largest is; bits are 0 where they are black, else 255. */
export interface PnmImage {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly bitDepth: 8 | 16;
  /** H,W,C interleaved */
  readonly data: Uint8Array | Uint16Array;
  /** Images in the file; the first is read. */
  readonly images: number;
}

/** @throws ImageError */
export function readPnm(bytes: Uint8Array): PnmImage {
  const header = readPnmHeader(bytes, 0);
  const { kind, width, height, channels, most, isPlain, end } = header;
  checkPixels(width, height);
  const samples = width * height * channels;
  const stored = bytes.subarray(end);
  // Asked before anything is as large as the header claims: a sample of text is a character, and mostly another behind it.
  const least = isPlain ? (kind === 'bits' ? samples : 2 * samples - 1) : storedBytes(header);
  if (stored.length < least) throw imageEndsEarly('PNM');
  const size = { width, height, channels, bitDepth: most > 255 ? 16 : 8 } as const;
  if (isPlain) return { ...size, data: plainSamples(stored, samples, { kind, most }), images: 1 };
  const images = 1 + imagesBehind(bytes, end + least);
  if (kind === 'bits') return { ...size, data: unpackBits(stored, width, height), images };
  // A copy: the slice of a Buffer would hold on to the file.
  const data = most > 255 ? bigEndian(stored, samples) : new Uint8Array(stored.subarray(0, samples));
  for (let i = 0; i < samples && most !== 255; i++)
    if (data[i] > most) throw damagedImage('PNM', `${data[i]} of ${most}`);
  return { ...size, data, images };
}

function storedBytes({ kind, width, height, channels, most }: ReturnType<typeof readPnmHeader>): number {
  if (kind === 'bits') return Math.ceil(width / 8) * height;
  return width * height * channels * (most > 255 ? 2 : 1);
}

/** Enough for any stack, and few enough that a file of nothing but headers is soon done with. */
const MOST_IMAGES = 10_000;

/** Images of bytes may follow one another. What is no whole header is whatever a program has left there. */
function imagesBehind(bytes: Uint8Array, start: number): number {
  let images = 0;
  try {
    for (let at = start; at < bytes.length && images < MOST_IMAGES; images++) {
      const header = readPnmHeader(bytes, at);
      at = header.end + storedBytes(header);
    }
  } catch {
    return images;
  }
  return images;
}

/** A row begins with a byte of its own; the highest bit is the leftmost, and 1 is black. */
function unpackBits(stored: Uint8Array, width: number, height: number): Uint8Array {
  const rowBytes = Math.ceil(width / 8);
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const black = (stored[y * rowBytes + (x >> 3)] >> (7 - (x & 7))) & 1;
      data[y * width + x] = black === 1 ? 0 : 255;
    }
  return data;
}

function bigEndian(stored: Uint8Array, samples: number): Uint16Array {
  const data = new Uint16Array(samples);
  for (let i = 0; i < samples; i++) data[i] = (stored[2 * i] << 8) | stored[2 * i + 1];
  return data;
}
