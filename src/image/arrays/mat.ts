// MATLAB's .mat of version 5, which versions 6 and 7 write as well: the matrices of numbers in it, also those in structs and
// cells. What a packed variable unpacks to is known before, by its own beginning.
// Source: "MAT-File Format" (MathWorks, R2024b), chapter 1: header, data elements, array types, compression.
import { constants, inflateSync } from 'node:zlib';
import { isOutOfMemory } from '../../shared/out-of-memory.ts';
import { readArray } from './mat-array.ts';
import { type MatReader, readerOf, readTag, type Tag } from './mat-element.ts';
import type { PackedArray } from './npz.ts';
import { damaged, endsEarly, unreadable } from './refuse.ts';

const HEADER_BYTES = 128;
const MATRIX = 14;
const COMPRESSED = 15;
const MOST_VARIABLES = 1000;
/** Of a packed variable, for what says its size, name and shape. */
const PACKED_HEAD = 1024;
const MOST_HEAD = 2 ** 21;
/** Of structs and cells, which are unpacked to see what's in them. */
const MOST_NESTED = 2 ** 25;
const AGAIN = "Save it by MATLAB's `save(path, 'mask', '-v7')`, or the mask as a PNG.";

/** As bytes: which version of .mat it is. Version 4 has no mark, only a beginning that fits. */
export function matVersion(bytes: Uint8Array): 4 | 5 | 7.3 | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEADER_BYTES)).toString(
    'latin1',
  );
  if (text.startsWith('MATLAB 7.3 MAT-file')) return 7.3;
  if (text.startsWith('MATLAB 5.0 MAT-file') && /^(?:IM|MI)$/.test(text.slice(126))) return 5;
  return isVersion4(bytes) ? 4 : undefined;
}

/** Type, rows, columns, whether it's complex, and how long its name is, which follows and ends with a zero. */
function isVersion4(bytes: Uint8Array): boolean {
  if (bytes.length < 24) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return [true, false].some((little) => {
    const [type, rows, columns, complex, nameBytes] = [0, 4, 8, 12, 16].map((at) =>
      view.getUint32(at, little),
    );
    const isKnown =
      type < 5000 && type % 10 <= 2 && Math.floor(type / 10) % 10 <= 5 && rows > 0 && columns > 0;
    if (!isKnown || complex > 1 || nameBytes < 2 || nameBytes > 64 || 20 + nameBytes > bytes.length)
      return false;
    const name = Buffer.from(bytes.buffer, bytes.byteOffset + 20, nameBytes).toString('latin1');
    return /^[A-Za-z]\w*\0$/.test(name);
  });
}

/** The matrices of numbers in it. @throws ImageError */
export function readMat(bytes: Uint8Array): readonly PackedArray[] {
  const version = matVersion(bytes);
  if (version === 7.3)
    throw unreadable('is a .mat of version 7.3 (HDF5), of which versions 5 to 7 are read', AGAIN);
  if (version === 4) throw unreadable('is a .mat of version 4, of which versions 5 to 7 are read', AGAIN);
  const littleEndian = bytes[126] === 0x49;
  const arrays: PackedArray[] = [];
  let at = HEADER_BYTES;
  for (let count = 0; at + 8 <= bytes.length; count++) {
    if (count === MOST_VARIABLES) throw damaged(`it holds more than ${MOST_VARIABLES} variables`);
    const tag = readTag(readerOf(bytes, littleEndian), at);
    if (tag.end > bytes.length) throw endsEarly();
    const data = bytes.subarray(tag.start, tag.end);
    if (tag.type === MATRIX) arrays.push(...readArray(readerOf(data, littleEndian)));
    if (tag.type === COMPRESSED) arrays.push(...packedVariable(data, littleEndian));
    // What is packed isn't filled up to eight bytes.
    at = tag.type === COMPRESSED ? tag.end : tag.next;
  }
  return arrays;
}

function packedVariable(packed: Uint8Array, littleEndian: boolean): readonly PackedArray[] {
  const head = inflated(packed.subarray(0, PACKED_HEAD), MOST_HEAD, constants.Z_SYNC_FLUSH);
  if (head.length < 8) throw endsEarly();
  const tag = readTag(readerOf(head, littleEndian), 0);
  if (tag.type !== MATRIX) throw damaged('a packed variable is no array');
  const whole = () => wholeVariable(packed, tag, littleEndian);
  const seen = readerOf(
    head.subarray(tag.start, Math.min(tag.end, head.length)),
    littleEndian,
    tag.end - tag.start,
  );
  const arrays = readArray(seen, (isNested) => {
    if (!isNested) return undefined;
    if (tag.end > MOST_NESTED)
      throw unreadable(`holds a struct or cell of ${tag.end} bytes`, 'Save the mask as a matrix of its own.');
    return whole();
  });
  // The elements of what was unpacked in part are had when they're asked for.
  return arrays.map((array) =>
    array.isWhole
      ? array
      : { ...array, unpackedBytes: tag.end, unpack: () => array.unpackFrom(whole().bytes) },
  );
}

function wholeVariable(packed: Uint8Array, tag: Tag, littleEndian: boolean): MatReader {
  const bytes = inflated(packed, tag.end, constants.Z_FINISH);
  if (bytes.length < tag.end) throw endsEarly();
  return readerOf(bytes.subarray(tag.start, tag.end), littleEndian);
}

function inflated(packed: Uint8Array, maxOutputLength: number, finishFlush: number): Uint8Array {
  try {
    return inflateSync(packed, { maxOutputLength, finishFlush });
  } catch (cause) {
    if (isOutOfMemory(cause)) throw cause;
    throw damaged('a packed variable is broken, or larger than it says');
  }
}
