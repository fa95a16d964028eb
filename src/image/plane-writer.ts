// Probabilities as files that are written row by row: a NumPy array or a TIFF with a page a class. Both lie
// uncompressed, so that every row's place is known beforehand.
// Sources: NumPy's format description (numpy.lib.format, version 1.0); TIFF 6.0; BigTIFF for more than 4 GB.
import { GrowingFile } from '../shared/growing-file.ts';
import { pageHeaders } from './tiff-header.ts';

export type PlaneFormat = 'npy' | 'tiff';

/** Takes rows of K planes from the top down. */
export interface PlaneWriter {
  /** `rows` rows of probabilities 0..1, K,rows,W. */
  write(planes: Float32Array, rows: number): Promise<void>;
  finish(): Promise<void>;
  discard(): Promise<void>;
}

export interface PlaneSize {
  readonly classes: number;
  readonly height: number;
  readonly width: number;
}

/** `npy`: float32 K,H,W. `tiff`: a 16-bit grey page for each class in order, 65535 for a probability of 1. */
export async function createPlanes(path: string, format: PlaneFormat, size: PlaneSize): Promise<PlaneWriter> {
  const { classes, height, width } = size;
  const file = await GrowingFile.create(path);
  const { header, offsetOf, bytes } = format === 'npy' ? npyLayout(size) : tiffLayout(size);
  for (const { at, content } of header) await file.writeAt(content, at);
  let top = 0;
  return {
    async write(planes, rows) {
      const pixels = rows * width;
      for (let k = 0; k < classes; k++) {
        const plane = planes.subarray(k * pixels, (k + 1) * pixels);
        await file.writeAt(bytes(plane), offsetOf(k, top));
      }
      top += rows;
      if (top > height) throw new RangeError(`${top} rows were given of ${height}`);
    },
    finish: () => file.commit(),
    discard: () => file.discard(),
  };
}

interface FileLayout {
  readonly header: readonly { readonly at: number; readonly content: Uint8Array }[];
  /** Where a class's row begins. */
  offsetOf(classIndex: number, row: number): number;
  bytes(plane: Float32Array): Uint8Array;
}

function npyLayout({ classes, height, width }: PlaneSize): FileLayout {
  const dictionary = `{'descr': '<f4', 'fortran_order': False, 'shape': (${classes}, ${height}, ${width}), }`;
  // Magic, version and length take 10 bytes; the data begins at a multiple of 64.
  const length = Math.ceil((10 + dictionary.length + 1) / 64) * 64;
  const content = Buffer.alloc(length, ' ');
  content.write('\x93NUMPY\x01\x00', 'latin1');
  content.writeUInt16LE(length - 10, 8);
  content.write(dictionary, 10, 'latin1');
  content.write('\n', length - 1, 'latin1');
  return {
    header: [{ at: 0, content }],
    offsetOf: (k, row) => length + 4 * (k * height + row) * width,
    bytes: (plane) => new Uint8Array(plane.buffer, plane.byteOffset, plane.byteLength),
  };
}

function tiffLayout({ classes, height, width }: PlaneSize): FileLayout {
  const { header, dataOffsets } = pageHeaders({ pages: classes, height, width });
  return {
    header: [{ at: 0, content: header }],
    offsetOf: (k, row) => dataOffsets[k] + 2 * row * width,
    bytes(plane) {
      const levels = new Uint16Array(plane.length);
      for (let i = 0; i < plane.length; i++) levels[i] = Math.round(Math.min(1, plane[i]) * 65_535);
      return new Uint8Array(levels.buffer);
    },
  };
}
