// The header of an uncompressed 16-bit grey TIFF of several pages of the same size, each one strip. It writes no pixel.
// Sources: TIFF 6.0; the BigTIFF proposal (its offsets take 8 bytes) for what does not fit into 4 GB.

export interface PageHeaders {
  /** The file's first bytes: its header and the directory of every page. */
  readonly header: Buffer;
  /** Where each page's pixels begin. */
  readonly dataOffsets: readonly number[];
}

const SHORT = 3;
const LONG = 4;
const LONG8 = 16;

/** Little-endian, as the pixels must be. */
export function pageHeaders({
  pages,
  height,
  width,
}: {
  readonly pages: number;
  readonly height: number;
  readonly width: number;
}): PageHeaders {
  const pageBytes = 2 * height * width;
  const big = pages * pageBytes > 2 ** 32 - 2 ** 20;
  const tags = (offset: number): readonly (readonly [tag: number, type: number, value: number])[] => [
    [256, LONG, width],
    [257, LONG, height],
    [258, SHORT, 16],
    [259, SHORT, 1], // no compression
    [262, SHORT, 1], // 0 is black
    [273, big ? LONG8 : LONG, offset],
    [277, SHORT, 1],
    [278, LONG, height],
    [279, big ? LONG8 : LONG, pageBytes],
  ];
  const count = tags(0).length;
  const [start, entry, word] = big ? [16, 20, 8] : [8, 12, 4];
  const directory = (big ? 8 : 2) + count * entry + word;
  const data = start + pages * directory;
  const dataOffsets = Array.from({ length: pages }, (_, k) => data + k * pageBytes);

  const header = Buffer.alloc(data);
  header.write(big ? 'II+\0\x08\0\0\0' : 'II*\0', 'latin1');
  const put = (value: number, at: number) =>
    big ? header.writeBigUInt64LE(BigInt(value), at) : header.writeUInt32LE(value, at);
  put(start, start - word);
  for (const [k, offset] of dataOffsets.entries()) {
    let at = start + k * directory;
    at = big ? header.writeBigUInt64LE(BigInt(count), at) : header.writeUInt16LE(count, at);
    for (const [tag, type, value] of tags(offset)) {
      header.writeUInt16LE(tag, at);
      header.writeUInt16LE(type, at + 2);
      put(1, at + 4);
      // A value that is shorter than its field stands at the field's start, which little-endian numbers do anyway.
      put(value, at + 4 + word);
      at += entry;
    }
    put(k + 1 < pages ? start + (k + 1) * directory : 0, at);
  }
  return { header, dataOffsets };
}
