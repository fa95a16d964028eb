// Arrays as NumPy and MATLAB write them, for tests that need others than the golden files.

/** A .npy of version 1.0. */
export function npyFile(header: string, data: Uint8Array): Buffer {
  const text = Buffer.from(`${header}\n`, 'latin1');
  const length = Buffer.alloc(2);
  length.writeUInt16LE(text.length);
  return Buffer.concat([Buffer.from('\x93NUMPY\x01\x00', 'latin1'), length, text, data]);
}

export function npyHeader(descr: string, shape: readonly number[], order = 'False'): string {
  return `{'descr': ${descr}, 'fortran_order': ${order}, 'shape': (${shape.join(', ')}${shape.length === 1 ? ',' : ''}), }`;
}

/** Of bytes. */
export function npyOf(height: number, width: number, values: readonly number[]): Buffer {
  return npyFile(npyHeader("'|u1'", [height, width]), Uint8Array.from(values));
}

/** A data element of a .mat, filled up to eight bytes. */
export function matElement(type: number, data: Uint8Array): Buffer {
  const tag = Buffer.alloc(8);
  tag.writeUInt32LE(type);
  tag.writeUInt32LE(data.length, 4);
  return Buffer.concat([tag, data, Buffer.alloc((8 - (data.length % 8)) % 8)]);
}

interface MatMatrix {
  readonly name: string;
  readonly shape: readonly number[];
  /** Of the array; 9 is uint8. */
  readonly kind?: number;
  readonly flags?: number;
  /** What follows the name. */
  readonly content: readonly Uint8Array[];
}

export function matMatrix({ name, shape, kind = 9, flags = 0, content }: MatMatrix): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt16LE((flags << 8) | kind);
  const axes = Buffer.from(Int32Array.from(shape).buffer);
  const parts = [matElement(6, head), matElement(5, axes), matElement(1, Buffer.from(name)), ...content];
  return matElement(14, Buffer.concat(parts));
}

export function matFile(...elements: readonly Uint8Array[]): Buffer {
  const head = Buffer.alloc(128, ' ');
  head.write('MATLAB 5.0 MAT-file');
  head.writeUInt16LE(0x0100, 124);
  head.write('IM', 126);
  return Buffer.concat([head, ...elements]);
}
