// PNG files put together by hand, for tests that need what no encoder writes.
import { crc32, deflateSync } from 'node:zlib';

export const PNG_SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

export function pngChunk(type: string, content: Uint8Array): Buffer {
  const framed = Buffer.alloc(12 + content.length);
  framed.writeUInt32BE(content.length, 0);
  framed.write(type, 4, 'latin1');
  framed.set(content, 8);
  framed.writeUInt32BE(crc32(framed.subarray(4, 8 + content.length)), 8 + content.length);
  return framed;
}

/** A PNG whose scanlines, each with its filter byte, are given as they are. `colorType` 0 is grey, 3 palette. */
export function pngFile(
  width: number,
  height: number,
  { bits = 8, colorType = 0, palette = [] as number[], scanlines = [] as number[] },
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bits, colorType, 0, 0, 0], 8);
  return Buffer.concat([
    PNG_SIGNATURE,
    pngChunk('IHDR', header),
    ...(palette.length > 0 ? [pngChunk('PLTE', Uint8Array.from(palette))] : []),
    pngChunk('IDAT', deflateSync(Uint8Array.from(scanlines))),
    pngChunk('IEND', new Uint8Array(0)),
  ]);
}

/** The chunks of a PNG by their type, framing included. */
export function chunksOf(png: Buffer): ReadonlyMap<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length; ) {
    const end = at + 12 + png.readUInt32BE(at);
    chunks.set(png.toString('latin1', at + 4, at + 8), png.subarray(at, end));
    at = end;
  }
  return chunks;
}
