// Expands the run-length encoding of BMP: of 8 bits (RLE8) and of 4 (RLE4).
// Source: Microsoft, "Bitmap Compression".
import { imageEndsEarly } from '../damaged.ts';
import type { BmpHeader } from './header.ts';

const [END_OF_ROW, END_OF_BITMAP, DELTA] = [0, 1, 2];
/** Of a pair of bytes, which say how often an index is repeated. */
const LONGEST_RUN = 255;

/** The index of each pixel, H,W; those that a file leaves out are 0. @throws ImageError */
export function expandRuns(
  stored: Uint8Array,
  { width, height, bits, isTopDown }: Pick<BmpHeader, 'width' | 'height' | 'bits' | 'isTopDown'>,
): Uint8Array {
  // Asked before anything is as large as the header claims.
  if ((stored.length / 2) * LONGEST_RUN < width * height) throw imageEndsEarly('BMP');
  const indices = new Uint8Array(width * height);
  let [x, y, at] = [0, 0, 0];
  const put = (index: number) => {
    if (x < width && y < height) indices[(isTopDown ? y : height - 1 - y) * width + x] = index;
    x++;
  };
  const half = (byte: number, i: number) => (bits === 8 ? byte : i % 2 === 0 ? byte >> 4 : byte & 15);
  while (at + 1 < stored.length) {
    const [count, value] = [stored[at], stored[at + 1]];
    at += 2;
    if (count > 0) {
      for (let i = 0; i < count; i++) put(half(value, i));
    } else if (value === END_OF_BITMAP) {
      return indices;
    } else if (value === END_OF_ROW) {
      [x, y] = [0, y + 1];
    } else if (value === DELTA) {
      [x, y] = [x + (stored[at] ?? 0), y + (stored[at + 1] ?? 0)];
      at += 2;
    } else {
      const perByte = 8 / bits;
      for (let i = 0; i < value; i++) put(half(stored[at + Math.floor(i / perByte)] ?? 0, i));
      // What stands as it is takes a multiple of two bytes.
      at += 2 * Math.ceil(value / perByte / 2);
    }
  }
  // Some programs leave the end out behind the last row.
  if (y < height - 1 || (y === height - 1 && x < width)) throw imageEndsEarly('BMP');
  return indices;
}
