// Writes the sample's PNG files, uncompressed so that the same pixels are the same bytes on every machine (deflate's
// output differs between builds of zlib, and the split goes by the files' bytes). Not an encoder for anything else.
// Source: PNG specification, third edition (W3C); RFC 1950 and 1951 for the stored blocks.
import { crc32 } from 'node:zlib';

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** 16-bit grey, H,W. */
export function encodeGrey16(width: number, height: number, data: Uint16Array): Buffer {
  const rows = Buffer.alloc(height * (1 + 2 * width));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows.writeUInt16BE(data[y * width + x]!, y * (1 + 2 * width) + 1 + 2 * x);
  }
  return png(width, height, { bits: 16, colorType: 0 }, [], rows);
}

/** Palette indices H,W with their colours as 0xRRGGBB. */
export function encodeIndexed(
  width: number,
  height: number,
  data: Uint8Array,
  palette: readonly number[],
): Buffer {
  const rows = Buffer.alloc(height * (1 + width));
  for (let y = 0; y < height; y++) rows.set(data.subarray(y * width, (y + 1) * width), y * (1 + width) + 1);
  const colors = Buffer.alloc(3 * palette.length);
  palette.forEach((color, i) => {
    colors.writeUIntBE(color, 3 * i, 3);
  });
  return png(width, height, { bits: 8, colorType: 3 }, [chunk('PLTE', colors)], rows);
}

function png(
  width: number,
  height: number,
  { bits, colorType }: { readonly bits: number; readonly colorType: number },
  before: readonly Buffer[],
  rows: Buffer,
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bits, colorType, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    ...before,
    chunk('IDAT', zlibStored(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Buffer): Buffer {
  const framed = Buffer.alloc(12 + content.length);
  framed.writeUInt32BE(content.length, 0);
  framed.write(type, 4, 'latin1');
  framed.set(content, 8);
  framed.writeUInt32BE(crc32(framed.subarray(4, 8 + content.length)), 8 + content.length);
  return framed;
}

/** A zlib stream of stored blocks. */
function zlibStored(bytes: Buffer): Buffer {
  const parts: Buffer[] = [Buffer.from([0x78, 0x01])];
  const LARGEST_BLOCK = 65535;
  for (let start = 0; start < bytes.length; start += LARGEST_BLOCK) {
    const block = bytes.subarray(start, start + LARGEST_BLOCK);
    const head = Buffer.alloc(5);
    head[0] = start + block.length === bytes.length ? 1 : 0;
    head.writeUInt16LE(block.length, 1);
    head.writeUInt16LE(block.length ^ 0xffff, 3);
    parts.push(head, block);
  }
  const end = Buffer.alloc(4);
  end.writeUInt32BE(adler32(bytes));
  return Buffer.concat([...parts, end]);
}

function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return ((b << 16) | a) >>> 0;
}
