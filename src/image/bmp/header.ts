// The headers of a BMP file: its size, how its pixels are stored, and its palette.
// Source: Microsoft, "Bitmap Header Types" (BITMAPCOREHEADER, BITMAPINFOHEADER and versions 2 to 5) and "Bitmap Storage".
import { damagedImage, imageEndsEarly } from '../damaged.ts';
import { checkPixels } from '../pixel-limit.ts';
import { ImageError } from '../recognize.ts';

export interface BmpHeader {
  readonly width: number;
  readonly height: number;
  /** The first row that is stored is the top one. */
  readonly isTopDown: boolean;
  /** Of a pixel. */
  readonly bits: 1 | 4 | 8 | 16 | 24 | 32;
  readonly isRunLength: boolean;
  /** Of 16 and 32 bits: which of them are red, green, blue and alpha. */
  readonly masks: readonly [number, number, number, number];
  /** As 0xRRGGBB; empty for more than 8 bits. */
  readonly palette: readonly number[];
  /** Where the pixels begin. */
  readonly dataStart: number;
}

const FILE_HEADER = 14;
const CORE_HEADER = 12;
const INFO_HEADER = 40;
/** Of Windows 2.0 and 3.1, with colour masks, with alpha's, of OS/2, of Windows 95 and 98. */
const HEADERS: readonly number[] = [CORE_HEADER, INFO_HEADER, 52, 56, 64, 108, 124];
const BITS = [1, 4, 8, 16, 24, 32] as const;

/** What the field "compression" says, by the bits that it may stand beside. */
const METHODS: Readonly<
  Record<number, { readonly bits: readonly number[]; readonly runs?: true; readonly fields?: 3 | 4 }>
> = {
  0: { bits: BITS },
  1: { bits: [8], runs: true },
  2: { bits: [4], runs: true },
  3: { bits: [16, 32], fields: 3 },
  6: { bits: [16, 32], fields: 4 },
};

const PLAIN_MASKS: Readonly<Record<number, BmpHeader['masks']>> = {
  16: [0x7c00, 0x03e0, 0x001f, 0],
  32: [0xff0000, 0x00ff00, 0x0000ff, 0],
};

/** @throws ImageError */
export function readBmpHeader(bytes: Uint8Array): BmpHeader {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < FILE_HEADER + CORE_HEADER) throw imageEndsEarly('BMP');
  const headerBytes = file.readUInt32LE(FILE_HEADER);
  if (!HEADERS.includes(headerBytes)) throw notRead(`a header of ${headerBytes} bytes`);
  if (file.length < FILE_HEADER + headerBytes) throw imageEndsEarly('BMP');
  const isCore = headerBytes === CORE_HEADER;
  const { width, rows, stored, number } = isCore
    ? { width: file.readUInt16LE(18), rows: file.readUInt16LE(20), stored: file.readUInt16LE(24), number: 0 }
    : {
        width: file.readInt32LE(18),
        rows: file.readInt32LE(22),
        stored: file.readUInt16LE(28),
        number: file.readUInt32LE(30),
      };
  if (width <= 0 || rows === 0) throw damagedImage('BMP', `it says that it is ${width}x${rows}`);
  checkPixels(width, Math.abs(rows));
  const bits = BITS.find((one) => one === stored);
  const method = METHODS[number];
  if (bits === undefined || !method?.bits.includes(bits))
    throw notRead(`${stored} bits a pixel, method ${number}`);
  const inHeader = headerBytes > INFO_HEADER;
  const fields = method.fields === undefined ? 0 : headerBytes >= 56 ? 4 : method.fields;
  const paletteStart = FILE_HEADER + headerBytes + (inHeader ? 0 : 4 * fields);
  return {
    width,
    height: Math.abs(rows),
    isTopDown: rows < 0,
    bits,
    isRunLength: method.runs ?? false,
    masks: fields === 0 ? (PLAIN_MASKS[bits] ?? [0, 0, 0, 0]) : readMasks(file, fields),
    palette: bits > 8 ? [] : readPalette(file, paletteStart, { bits, isCore }),
    dataStart: file.readUInt32LE(10),
  };
}

/** Behind the 40 bytes that every header has, be it inside a longer one or not. */
function readMasks(file: Buffer, fields: number): BmpHeader['masks'] {
  const start = FILE_HEADER + INFO_HEADER;
  if (file.length < start + 4 * fields) throw imageEndsEarly('BMP');
  const [red, green, blue, alpha] = Array.from({ length: fields }, (_, i) =>
    file.readUInt32LE(start + 4 * i),
  );
  return [red, green, blue, alpha ?? 0];
}

/** As many colours as there are numbers for, or as the header says. */
function readPalette(file: Buffer, start: number, { bits, isCore }: { bits: number; isCore: boolean }) {
  const announced = isCore ? 0 : file.readUInt32LE(46);
  const colors = announced === 0 ? 2 ** bits : Math.min(announced, 2 ** bits);
  const entry = isCore ? 3 : 4;
  if (file.length < start + colors * entry) throw imageEndsEarly('BMP');
  // Stored as blue, green, red.
  return Array.from({ length: colors }, (_, i) => file.readUIntLE(start + i * entry, 3));
}

function notRead(what: string): ImageError {
  const fix = 'Save it as PNG, or as a BMP without JPEG or PNG inside.';
  return new ImageError({ kind: 'unreadable', why: `is a BMP of a kind that can't be read (${what})`, fix });
}
