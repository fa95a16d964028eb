// Reads BMP files: with a palette (also run-length encoded), of 16, 24 and 32 bits a pixel.
import { damagedImage, imageEndsEarly } from '../damaged.ts';
import { type BmpHeader, readBmpHeader } from './header.ts';
import { expandRuns } from './runs.ts';

/** Alpha is dropped. */
export interface BmpImage {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  /** H,W,C interleaved */
  readonly data: Uint8Array;
  readonly alpha: boolean;
  /** As it is stored, where it has a palette: the index of each pixel, H,W, and the colours as 0xRRGGBB. */
  readonly indexed: { readonly data: Uint8Array; readonly palette: readonly number[] } | undefined;
}

/** A palette of nothing but greys is how a BMP says that it's grey. @throws ImageError */
export function readBmp(bytes: Uint8Array): BmpImage {
  const header = readBmpHeader(bytes);
  const { width, height, bits, masks, palette } = header;
  const stored = bytes.subarray(header.dataStart);
  const size = { width, height };
  if (bits > 8) {
    const data = colorsOf(header, stored);
    return { ...size, channels: 3, data, alpha: masks[3] !== 0, indexed: undefined };
  }
  const indices = header.isRunLength ? expandRuns(stored, header) : unpackIndices(stored, header);
  for (const index of indices) if (index >= palette.length) throw damagedImage('BMP', `no colour ${index}`);
  const isGrey = palette.every((color) => color === (color & 255) * 0x010101);
  const data = isGrey ? indices.map((index) => palette[index] & 255) : painted(indices, palette);
  return { ...size, channels: isGrey ? 1 : 3, data, alpha: false, indexed: { data: indices, palette } };
}

/** Rows are stored from the bottom up, each to a multiple of four bytes. */
function rowStarts({ width, height, bits, isTopDown }: BmpHeader, stored: Uint8Array): readonly number[] {
  const rowBytes = Math.ceil((width * bits) / 32) * 4;
  if (stored.length < rowBytes * (height - 1) + Math.ceil((width * bits) / 8)) throw imageEndsEarly('BMP');
  return Array.from({ length: height }, (_, y) => rowBytes * (isTopDown ? y : height - 1 - y));
}

function unpackIndices(stored: Uint8Array, header: BmpHeader): Uint8Array {
  const { width, height, bits } = header;
  const starts = rowStarts(header, stored);
  const perByte = 8 / bits;
  const indices = new Uint8Array(width * height);
  for (const [y, start] of starts.entries())
    for (let x = 0; x < width; x++) {
      const shift = 8 - bits * ((x % perByte) + 1);
      indices[y * width + x] = (stored[start + Math.floor(x / perByte)] >> shift) & (2 ** bits - 1);
    }
  return indices;
}

function painted(indices: Uint8Array, palette: readonly number[]): Uint8Array {
  const data = new Uint8Array(indices.length * 3);
  for (const [i, index] of indices.entries()) {
    data[3 * i] = palette[index] >> 16;
    data[3 * i + 1] = (palette[index] >> 8) & 255;
    data[3 * i + 2] = palette[index] & 255;
  }
  return data;
}

function colorsOf(header: BmpHeader, stored: Uint8Array): Uint8Array {
  const { width, height, bits, masks } = header;
  const starts = rowStarts(header, stored);
  const pixelBytes = bits / 8;
  const channels = masks.slice(0, 3).map(channelReader);
  const data = new Uint8Array(width * height * 3);
  for (const [y, start] of starts.entries())
    for (let x = 0; x < width; x++) {
      const [at, to] = [start + x * pixelBytes, 3 * (y * width + x)];
      if (bits === 24) for (let c = 0; c < 3; c++) data[to + c] = stored[at + 2 - c];
      else {
        const low = stored[at] | (stored[at + 1] << 8);
        const value = bits === 16 ? low : (low | (stored[at + 2] << 16) | (stored[at + 3] << 24)) >>> 0;
        for (let c = 0; c < 3; c++) data[to + c] = channels[c](value);
      }
    }
  return data;
}

/** The bits of a mask as a value of 8 bits, rounded down as Pillow does; full scale becomes full scale. */
function channelReader(mask: number): (pixel: number) => number {
  if (mask === 0) return () => 0;
  const shift = 31 - Math.clz32(mask & -mask);
  const most = mask >>> shift;
  return (pixel) => Math.floor((((pixel & mask) >>> shift) * 255) / most);
}
