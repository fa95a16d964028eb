// Reads palette PNGs as they are stored: the index of each pixel and the palette, which sharp expands to colours.
// Masks in the style of PASCAL VOC keep their classes in these indices.
// Source: PNG specification, third edition (W3C), sections 5 to 9.
import { inflateSync } from 'node:zlib';
import { checkPixels } from './pixel-limit.ts';

/** Palette indices H,W and the palette as 0xRRGGBB. */
export interface PalettePng {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  readonly palette: readonly number[];
}

/** First column and row, and steps, of Adam7's seven passes; one pass of all pixels when not interlaced. */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** @throws Error, a clause with the reason, when the file is damaged; the pixels are inflated to the announced size at most. */
export function readPalettePng(bytes: Uint8Array): PalettePng {
  const { header, palette, compressed } = readChunks(bytes);
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  checkPixels(width, height);
  const bits = header[8];
  if (![1, 2, 4, 8].includes(bits)) throw new Error(`${bits} bits for the index of a palette`);
  const passes = header[12] === 1 ? ADAM7 : ([[0, 0, 1, 1]] as const);
  const sizes = passes.map(([x, y, dx, dy]) => ({
    columns: Math.max(0, Math.ceil((width - x) / dx)),
    rows: Math.max(0, Math.ceil((height - y) / dy)),
  }));
  const rowBytes = (columns: number) => Math.ceil((columns * bits) / 8);
  const total = sizes.reduce(
    (sum, { columns, rows }) => sum + (columns ? rows * (1 + rowBytes(columns)) : 0),
    0,
  );
  const raw = inflated(compressed, Math.max(1, total));
  if (raw.length < total) throw new Error('the pixel data end too early');

  const data = new Uint8Array(width * height);
  let offset = 0;
  passes.forEach(([x0, y0, dx, dy], pass) => {
    const { columns, rows } = sizes[pass];
    if (columns === 0) return;
    const length = rowBytes(columns);
    let previous = new Uint8Array(length);
    for (let row = 0; row < rows; row++) {
      const line = raw.subarray(offset + 1, offset + 1 + length);
      unfilter(raw[offset], line, previous);
      unpack(line, bits, data, (y0 + row * dy) * width + x0, dx, columns);
      previous = line;
      offset += 1 + length;
    }
  });
  return { width, height, data, palette };
}

function inflated(compressed: Buffer, mostBytes: number) {
  try {
    return inflateSync(compressed, { maxOutputLength: mostBytes });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') throw cause;
    throw new Error('it holds more pixel data than its size has room for', { cause });
  }
}

function readChunks(bytes: Uint8Array): { header: Buffer; palette: number[]; compressed: Buffer } {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let header: Buffer | undefined;
  let palette: number[] = [];
  const compressed: Buffer[] = [];
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    const content = file.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR' && content.length === 13) header = content;
    if (type === 'PLTE') palette = paletteOf(content);
    if (type === 'IDAT') compressed.push(content);
    at += 12 + length;
  }
  if (header === undefined || header[9] !== 3) throw new Error('not a palette PNG');
  return { header, palette, compressed: Buffer.concat(compressed) };
}

function paletteOf(content: Buffer): number[] {
  return Array.from({ length: Math.floor(content.length / 3) }, (_, i) => content.readUIntBE(i * 3, 3));
}

/** Undoes a row's filter in place; for palette images the pixel to the left is always one byte away (section 9.2). */
function unfilter(filter: number, line: Uint8Array, above: Uint8Array): void {
  for (let i = 0; i < line.length; i++) {
    const left = i > 0 ? line[i - 1] : 0;
    const up = above[i];
    if (filter === 1) line[i] += left;
    else if (filter === 2) line[i] += up;
    else if (filter === 3) line[i] += (left + up) >> 1;
    else if (filter === 4) line[i] += paeth(left, up, i > 0 ? above[i - 1] : 0);
    else if (filter !== 0) throw new Error(`unknown row filter ${filter}`);
  }
}

function paeth(left: number, up: number, upLeft: number): number {
  const estimate = left + up - upLeft;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - upLeft)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : upLeft;
}

/** Spreads a row of 1-, 2-, 4- or 8-bit samples over `target` from `start`, `step` apart. */
function unpack(
  line: Uint8Array,
  bits: number,
  target: Uint8Array,
  start: number,
  step: number,
  columns: number,
): void {
  const perByte = 8 / bits;
  const mask = (1 << bits) - 1;
  for (let i = 0; i < columns; i++) {
    const shift = 8 - bits * ((i % perByte) + 1);
    target[start + i * step] = (line[Math.floor(i / perByte)] >> shift) & mask;
  }
}
