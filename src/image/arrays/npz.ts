// NumPy's .npz: a ZIP archive of .npy files. Only its list, and the beginnings of the files, are read before one is chosen.
// Source: PKWARE's APPNOTE.TXT 6.3.10, sections 4.3.7 (local file header), 4.3.12 and 4.3.16 (central directory).
import { constants, inflateRawSync } from 'node:zlib';
import { isOutOfMemory } from '../../shared/out-of-memory.ts';
import type { Matrix } from './matrix.ts';
import { NPY_HEAD, type Npy, readNpyHeader } from './npy.ts';
import { damaged, endsEarly, SAVE_AS_MASK, unreadable } from './refuse.ts';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const MOST_FILES = 1000;
/** A header is some hundred bytes of text, which deflate makes at most a thousandth of what it was. */
const PACKED_HEAD = 1024;
const MOST_HEAD = 2 ** 21;
const STORED = 0;
const DEFLATED = 8;

export interface PackedArray {
  readonly matrix: Matrix;
  /** As the archive says. */
  readonly unpackedBytes: number;
  /** The elements. @throws ImageError */
  unpack(): Uint8Array;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: Uint8Array;
  readonly unpackedBytes: number;
}

export function isZip(bytes: Uint8Array): boolean {
  return bytes.length > 4 && viewOf(bytes).getUint32(0, true) === LOCAL;
}

/** Those of them that are matrices of numbers. @throws ImageError */
export function readNpz(bytes: Uint8Array): readonly PackedArray[] {
  const entries = entriesOf(bytes).filter(({ name }) => /\.npy$/i.test(name));
  if (entries.length === 0) throw unreadable('is a ZIP archive without NumPy arrays', SAVE_AS_MASK);
  const arrays: PackedArray[] = [];
  const refused: unknown[] = [];
  for (const entry of entries) {
    try {
      arrays.push(arrayIn(entry));
    } catch (error) {
      // Texts and objects beside a mask are none of its business.
      if (isOutOfMemory(error)) throw error;
      refused.push(error);
    }
  }
  if (arrays.length === 0) throw refused[0];
  return arrays;
}

function arrayIn(entry: Entry): PackedArray {
  const { matrix, start }: Npy = readNpyHeader(headOf(entry), entry.name.replace(/\.npy$/i, ''));
  return {
    matrix,
    unpackedBytes: entry.unpackedBytes,
    unpack: () => unpacked(entry).subarray(start),
  };
}

function entriesOf(bytes: Uint8Array): readonly Entry[] {
  const view = viewOf(bytes);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > MOST_FILES) throw damaged(`it lists ${count} files`);
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL)
      throw damaged('its list of files is broken');
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((offset) =>
      view.getUint16(at + offset, true),
    );
    const name = Buffer.from(
      bytes.buffer,
      bytes.byteOffset + at + 46,
      Math.min(nameBytes, bytes.length - at - 46),
    ).toString();
    const packedBytes = view.getUint32(at + 20, true);
    const unpackedBytes = view.getUint32(at + 24, true);
    const packed = packedAt(bytes, view.getUint32(at + 42, true), packedBytes);
    entries.push({ name, method: view.getUint16(at + 10, true), packed, unpackedBytes });
    at += 46 + nameBytes + extraBytes + commentBytes;
  }
  return entries;
}

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= first; at--)
    if (view.getUint32(at, true) === END) return at;
  throw endsEarly();
}

/** Behind a header of its own, whose name may be of another length. */
function packedAt(bytes: Uint8Array, header: number, length: number): Uint8Array {
  const view = viewOf(bytes);
  if (header + 30 > bytes.length || view.getUint32(header, true) !== LOCAL)
    throw damaged('a file of its list is missing');
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  if (start + length > bytes.length) throw endsEarly();
  return bytes.subarray(start, start + length);
}

function headOf(entry: Entry): Uint8Array {
  if (entry.method === STORED) return entry.packed.subarray(0, NPY_HEAD);
  // What follows is missing on purpose.
  return inflated(entry, entry.packed.subarray(0, PACKED_HEAD), MOST_HEAD, constants.Z_SYNC_FLUSH);
}

function unpacked(entry: Entry): Uint8Array {
  const bytes =
    entry.method === STORED
      ? entry.packed
      : inflated(entry, entry.packed, Math.max(1, entry.unpackedBytes), constants.Z_FINISH);
  if (bytes.length < entry.unpackedBytes) throw endsEarly();
  return bytes;
}

function inflated(
  { method }: Entry,
  packed: Uint8Array,
  maxOutputLength: number,
  finishFlush: number,
): Uint8Array {
  if (method !== DEFLATED)
    throw unreadable(`is an archive packed by method ${method}`, 'Save it with `numpy.savez_compressed`.');
  try {
    return inflateRawSync(packed, { maxOutputLength, finishFlush });
  } catch (cause) {
    if (isOutOfMemory(cause)) throw cause;
    throw damaged('it unpacks to something else than it says');
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
