// A matrix of whole numbers as NumPy and MATLAB store them, and how it becomes the values of a mask: H,W from the top left.
import { endsEarly, unreadable } from './refuse.ts';

/** Of an element: signed and unsigned integers, floats, and truth values of a byte. */
export type ElementKind = 'signed' | 'unsigned' | 'float' | 'truth';

export interface Matrix {
  /** As its file calls it: `groundTruth.Segmentation`; in a file of one array without names it's empty. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly kind: ElementKind;
  readonly elementBytes: number;
  readonly littleEndian: boolean;
  /** Column by column, as Fortran and MATLAB have it. */
  readonly byColumns: boolean;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Undefined: it has another number of axes, or is a line. Axes of length 1 in front and behind count for nothing. */
export function sizeOfMatrix({ shape }: Pick<Matrix, 'shape'>): Size | undefined {
  const isWhole = shape.every((length) => Number.isSafeInteger(length) && length >= 1);
  const rest =
    shape.length === 3
      ? shape[0] === 1
        ? shape.slice(1)
        : shape[2] === 1
          ? shape.slice(0, 2)
          : shape
      : shape;
  if (!isWhole || rest.length !== 2 || rest[0] * rest[1] === Math.max(...rest)) return undefined;
  return { height: rest[0], width: rest[1] };
}

export function bytesOfMatrix({ shape, elementBytes }: Pick<Matrix, 'shape' | 'elementBytes'>): number {
  return shape.reduce((all, length) => all * length, elementBytes);
}

/** What the values become: 8 bits where the elements have as many. */
export function bytesOfValue({ elementBytes }: Pick<Matrix, 'elementBytes'>): number {
  return elementBytes === 1 ? 1 : 2;
}

const HIGHEST = 65_535;

/** @throws ImageError where one is no whole number from 0 to 65535, or bytes are missing */
export function valuesOfMatrix(matrix: Matrix, bytes: Uint8Array): Uint8Array | Uint16Array {
  const { width, height } = sizeOfMatrix(matrix)!;
  const { elementBytes, byColumns, littleEndian } = matrix;
  if (bytes.length < width * height * elementBytes) throw endsEarly();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const read = readerOf(matrix);
  const values =
    bytesOfValue(matrix) === 1 ? new Uint8Array(width * height) : new Uint16Array(width * height);
  for (let i = 0; i < values.length; i++) {
    const from = byColumns ? (i % width) * height + Math.floor(i / width) : i;
    const value = read(view, from * elementBytes, littleEndian);
    if (!Number.isInteger(value) || value < 0 || value > HIGHEST) {
      const why = `holds ${value} where a mask has a whole number from 0 to ${HIGHEST}`;
      throw unreadable(why, 'Save whole numbers, and 255 for what is ignored.');
    }
    values[i] = value;
  }
  return values;
}

type Reader = (view: DataView, at: number, littleEndian: boolean) => number;

const READERS: Readonly<Record<string, Reader>> = {
  signed1: (view, at) => view.getInt8(at),
  signed2: (view, at, little) => view.getInt16(at, little),
  signed4: (view, at, little) => view.getInt32(at, little),
  signed8: (view, at, little) => Number(view.getBigInt64(at, little)),
  unsigned1: (view, at) => view.getUint8(at),
  unsigned2: (view, at, little) => view.getUint16(at, little),
  unsigned4: (view, at, little) => view.getUint32(at, little),
  unsigned8: (view, at, little) => Number(view.getBigUint64(at, little)),
  truth1: (view, at) => (view.getUint8(at) === 0 ? 0 : 1),
  float2: (view, at, little) => halfOf(view.getUint16(at, little)),
  float4: (view, at, little) => view.getFloat32(at, little),
  float8: (view, at, little) => view.getFloat64(at, little),
};

export function isReadable({ kind, elementBytes }: Pick<Matrix, 'kind' | 'elementBytes'>): boolean {
  return `${kind}${elementBytes}` in READERS;
}

function readerOf({ kind, elementBytes }: Matrix): Reader {
  return READERS[`${kind}${elementBytes}`];
}

/** IEEE 754's 16 bits: sign, 5 of the exponent, 10 of the fraction. */
function halfOf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (exponent - 25));
}
