// Small files that hold huge images of nothing but zeros, put together without ever making their pixels.
import { constants, crc32, deflateRawSync } from 'node:zlib';
import { fitsHeader } from './fits-file.ts';
import { PNG_SIGNATURE, pngChunk } from './png-chunks.ts';

export interface HugePng {
  readonly width: number;
  readonly height: number;
  readonly bits: 8 | 16;
  /** 0 is grey, 2 red, green and blue. */
  readonly colorType: 0 | 2;
}

export function hugePng({ width, height, bits, colorType }: HugePng): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bits, colorType, 0, 0, 0], 8);
  const bytes = height * (1 + (width * (colorType === 2 ? 3 : 1) * bits) / 8);
  // Adler-32 of zeros: the sum of 1 and nothing, and the sum of these sums.
  const check = Buffer.alloc(4);
  check.writeUInt16BE(bytes % 65_521, 0);
  check.writeUInt16BE(1, 2);
  const stream = Buffer.concat([Buffer.of(0x78, 0x9c), deflatedZeros(bytes), check]);
  return Buffer.concat([
    PNG_SIGNATURE,
    pngChunk('IHDR', header),
    pngChunk('IDAT', stream),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A lossless WebP of 8192x8192 pixels of one colour. */
export const HUGE_WEBP = Buffer.from('UklGRh4AAABXRUJQVlA4TBEAAAAv/9//BwdQiirUo/+BiOh/AAA=', 'base64');

/** A FITS image of 32-bit floats in gzip. */
export function hugePackedFits(edge: number): Buffer {
  const header = fitsHeader({ SIMPLE: true, BITPIX: -32, NAXIS: 2, NAXIS1: edge, NAXIS2: edge });
  const zeros = Math.ceil((4 * edge * edge) / 2880) * 2880;
  const end = Buffer.alloc(8);
  end.writeUInt32LE(crcOfZeros(zeros, crc32(header)), 0);
  end.writeUInt32LE(header.length + zeros, 4);
  return Buffer.concat([
    Buffer.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255),
    deflateRawSync(header, { finishFlush: constants.Z_FULL_FLUSH }),
    deflatedZeros(zeros),
    end,
  ]);
}

const MIB = 2 ** 20;

/** A stream whose pieces stand for themselves, so that one piece can be repeated. */
function deflatedZeros(bytes: number): Buffer {
  const piece = deflateRawSync(Buffer.alloc(MIB), { finishFlush: constants.Z_FULL_FLUSH });
  const pieces = Array.from({ length: Math.floor(bytes / MIB) }, () => piece);
  return Buffer.concat([...pieces, deflateRawSync(Buffer.alloc(bytes % MIB))]);
}

function crcOfZeros(bytes: number, before: number): number {
  const zeros = Buffer.alloc(MIB);
  let crc = before;
  for (let left = bytes; left > 0; left -= MIB) crc = crc32(zeros.subarray(0, Math.min(left, MIB)), crc);
  return crc;
}
