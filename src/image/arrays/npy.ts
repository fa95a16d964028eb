// NumPy's .npy: a header that says type, order and shape, then the elements.
// Source: NumPy Enhancement Proposal 1, and numpy.lib.format for versions 2.0 and 3.0 of it.
import { type ElementKind, isReadable, type Matrix } from './matrix.ts';
import { damaged, endsEarly, SAVE_AS_MASK, unreadable } from './refuse.ts';

const MAGIC = '\x93NUMPY';
/** NumPy itself reads no longer one from others. */
const LONGEST_HEADER = 10_000;
const MOST_AXES = 32;

export interface Npy {
  readonly matrix: Matrix;
  /** Where the elements begin. */
  readonly start: number;
}

export function isNpy(bytes: Uint8Array): boolean {
  return latin1(bytes, 0, MAGIC.length) === MAGIC;
}

/** Enough of a file for its header. */
export const NPY_HEAD = LONGEST_HEADER + 12;

/** @param bytes the whole file, or its first NPY_HEAD bytes. @throws ImageError */
export function readNpyHeader(bytes: Uint8Array, name = ''): Npy {
  const { at, length } = headerOf(bytes);
  if (length > LONGEST_HEADER) throw damaged(`its header has ${length} bytes`);
  if (at + length > bytes.length) throw endsEarly();
  const text = latin1(bytes, at, length);
  const descr = /'descr'\s*:\s*(?:'(?<type>[^']{1,40})'|\[)/.exec(text);
  const order = /'fortran_order'\s*:\s*(True|False)\b/.exec(text)?.[1];
  const shape = /'shape'\s*:\s*\((?<lengths>[\d\s,]*)\)/.exec(text)?.groups?.lengths;
  if (descr === null || order === undefined || shape === undefined) throw damaged('its header says no shape');
  const lengths = shape.split(',').flatMap((one) => (one.trim() === '' ? [] : [Number(one)]));
  if (lengths.length > MOST_AXES) throw damaged(`it has ${lengths.length} axes`);
  const matrix = { name, shape: lengths, byColumns: order === 'True', ...typeOf(descr.groups?.type) };
  return { matrix, start: at + length };
}

function headerOf(bytes: Uint8Array): { at: number; length: number } {
  if (bytes.length < 12) throw endsEarly();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = bytes[6];
  if (version === 1) return { at: 10, length: view.getUint16(8, true) };
  if (version === 2 || version === 3) return { at: 12, length: view.getUint32(8, true) };
  throw unreadable(`is a NumPy array of version ${version}.${bytes[7]}, which is not known`, SAVE_AS_MASK);
}

const KINDS: ReadonlyMap<string, ElementKind> = new Map([
  ['i', 'signed'],
  ['u', 'unsigned'],
  ['f', 'float'],
  ['b', 'truth'],
]);

function typeOf(type: string | undefined): Pick<Matrix, 'kind' | 'elementBytes' | 'littleEndian'> {
  const said = /^(?<endian>[<>|=])(?<kind>[a-zA-Z])(?<bytes>\d{0,3})/.exec(type ?? '')?.groups;
  if (said?.kind === 'O')
    throw unreadable(
      'is a NumPy array of Python objects, which only Python opens',
      'Save the mask alone, as `numpy.save(path, mask)` does. Cellpose writes its masks as PNG by File > Save masks as PNG.',
    );
  const kind = KINDS.get(said?.kind ?? '');
  const element = { kind: kind!, elementBytes: Number(said?.bytes), littleEndian: said?.endian !== '>' };
  if (kind === undefined || !isReadable(element))
    throw unreadable(`is a NumPy array of type ${type ?? 'with fields'}, which no mask has`, SAVE_AS_MASK);
  return element;
}

function latin1(bytes: Uint8Array, from: number, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(
    'latin1',
    from,
    from + length,
  );
}
