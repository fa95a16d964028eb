// The data elements of a .mat of version 5: a tag with type and size, then the data, filled up to eight bytes.
// Source: "MAT-File Format" (MathWorks, R2024b), "Data Element Format".
import { damaged, endsEarly } from './refuse.ts';

export interface MatReader {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly littleEndian: boolean;
  /** As many bytes as there are, or would be if all were unpacked. */
  readonly length: number;
}

export interface Tag {
  readonly type: number;
  readonly start: number;
  /** Behind the data; `next` is where the next element begins. */
  readonly end: number;
  readonly next: number;
}

export function readerOf(bytes: Uint8Array, littleEndian: boolean, length = bytes.length): MatReader {
  return {
    bytes,
    littleEndian,
    length,
    view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  };
}

/** Up to four bytes stand in the tag itself. @throws ImageError */
export function readTag({ view, littleEndian, length }: MatReader, at: number): Tag {
  if (at + 8 > view.byteLength) throw endsEarly();
  const first = view.getUint32(at, littleEndian);
  const small = first >>> 16;
  if (small > 4) throw damaged('a small element has more than four bytes');
  if (small > 0) return { type: first & 0xffff, start: at + 4, end: at + 4 + small, next: at + 8 };
  const start = at + 8;
  const end = start + view.getUint32(at + 4, littleEndian);
  if (at > 0 && end > length) throw endsEarly();
  return { type: first, start, end, next: start + Math.ceil((end - start) / 8) * 8 };
}
