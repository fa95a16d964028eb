// Masks as NumPy and MATLAB save them: .npy, .npz and .mat. Which it is its first bytes say.
import type { ImageNotes } from '../decoded-image.ts';
import { checkPixels } from '../pixel-limit.ts';
import type { Prepared } from '../prepared.ts';
import { chooseMask } from './choose.ts';
import { matVersion, readMat } from './mat.ts';
import { bytesOfMatrix, bytesOfValue, sizeOfMatrix, valuesOfMatrix } from './matrix.ts';
import { isNpy, readNpyHeader } from './npy.ts';
import { isZip, type PackedArray, readNpz } from './npz.ts';
import { damaged } from './refuse.ts';

export interface ArrayMask {
  readonly width: number;
  readonly height: number;
  readonly lossy: false;
  readonly form: 'grey';
  readonly data: Uint8Array | Uint16Array;
  readonly notes: ImageNotes;
}

const NOTES: ImageNotes = { alpha: false, cmyk: false, pages: 1, orientation: 1 };

/** Undefined: it's no such file. @throws ImageError */
export function prepareArrayMask(bytes: Uint8Array): Prepared<ArrayMask> | undefined {
  const arrays = arraysIn(bytes);
  if (arrays === undefined) return undefined;
  const { array, others } = chooseMask(arrays);
  const { matrix, unpackedBytes, unpack } = array;
  const { width, height } = sizeOfMatrix(matrix)!;
  checkPixels(width, height);
  const pixels = width * height;
  // An archive may say that it unpacks to anything.
  if (unpackedBytes > 2 * bytesOfMatrix(matrix) + 2 ** 20)
    throw damaged('it unpacks to more than its shape takes');
  return {
    pixels,
    decodingBytes: unpackedBytes + pixels * bytesOfValue(matrix),
    async decode() {
      const data = valuesOfMatrix(matrix, unpack());
      const notes = others.length === 0 ? NOTES : { ...NOTES, chosen: { name: matrix.name, others } };
      return { width, height, lossy: false, form: 'grey', data, notes };
    },
  };
}

function arraysIn(bytes: Uint8Array): readonly PackedArray[] | undefined {
  if (isNpy(bytes)) {
    const { matrix, start } = readNpyHeader(bytes);
    return [{ matrix, unpackedBytes: 0, unpack: () => bytes.subarray(start) }];
  }
  if (isZip(bytes)) return readNpz(bytes);
  return matVersion(bytes) === undefined ? undefined : readMat(bytes);
}
