// Reads and writes named float32 tensors in the safetensors format (github.com/huggingface/safetensors): eight bytes
// of header length, a JSON header, the raw little-endian data. Checkpoints are such files, so other tools read them.
// Tensors of half precision are read as well, and become float32; none is written.
import type { FileMetadata } from './file-metadata.ts';
import { floatsOfHalves } from './half-precision.ts';
import { parseJson } from './parse-json.ts';
import type { Tensor } from './tensor.ts';

export interface SafetensorsFile {
  readonly tensors: Readonly<Record<string, Tensor>>;
  readonly metadata: FileMetadata;
}

interface HeaderEntry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

/** The file as a list of chunks to be written one after the other (tensor data isn't copied). */
export function encodeSafetensors({ tensors, metadata }: SafetensorsFile): Uint8Array[] {
  const header = new Map<string, HeaderEntry | FileMetadata>([['__metadata__', metadata]]);
  const chunks: Uint8Array[] = [];
  let offset = 0;
  for (const [name, { shape, data }] of Object.entries(tensors)) {
    header.set(name, { dtype: 'F32', shape, data_offsets: [offset, offset + data.byteLength] });
    chunks.push(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    offset += data.byteLength;
  }
  const json = Buffer.from(JSON.stringify(Object.fromEntries(header)));
  // The format asks for data aligned to 8 bytes, padded with spaces.
  const length = Math.ceil(json.length / 8) * 8;
  const head = Buffer.alloc(8 + length, ' ');
  head.writeBigUInt64LE(BigInt(length));
  json.copy(head, 8);
  return [head, ...chunks];
}

/** Throws an Error when the bytes are no whole safetensors file of F32 and F16 tensors, each of as many numbers as its shape says. */
export function decodeSafetensors(bytes: Uint8Array): SafetensorsFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 8) throw new Error('safetensors: the file is shorter than its header');
  const start = 8 + Number(view.getBigUint64(0, true));
  if (start > bytes.byteLength) throw new Error('safetensors: the file is shorter than its header');
  const header: unknown = parseJson(Buffer.from(bytes.subarray(8, start)).toString());
  if (!isRecord(header)) throw new Error('safetensors: the header is no mapping');
  const { __metadata__: metadata = {}, ...entries } = header;
  if (!isMetadata(metadata)) throw new Error('safetensors: the metadata are no texts');
  const tensors = new Map<string, Tensor>();
  for (const { name, read, shape, from, to } of inOrder(entries, bytes.byteLength - start))
    tensors.set(name, { shape, data: read(bytes.subarray(start + from, start + to)) });
  return { tensors: Object.fromEntries(tensors), metadata };
}

interface NumberType {
  readonly bytes: number;
  /** The numbers, copied. */
  readonly read: (data: Uint8Array) => Float32Array;
}

/** By their names in the format. */
const TYPES = new Map<unknown, NumberType>([
  ['F32', { bytes: 4, read: floatsOf }],
  ['F16', { bytes: 2, read: floatsOfHalves }],
]);

/** A copy: the data may start at an address that Float32Array can't view. */
function floatsOf(data: Uint8Array): Float32Array {
  const floats = new Float32Array(data.length / Float32Array.BYTES_PER_ELEMENT);
  new Uint8Array(floats.buffer).set(data);
  return floats;
}

interface Place {
  readonly name: string;
  readonly read: NumberType['read'];
  readonly shape: readonly number[];
  /** In the data, in bytes. */
  readonly from: number;
  readonly to: number;
}

/**
 * One behind the other, as the format asks for: data that several tensors share would make much memory of a small file.
 * @throws Error
 */
function inOrder(entries: Readonly<Record<string, unknown>>, dataBytes: number): readonly Place[] {
  const places = Object.entries(entries)
    .map(([name, entry]) => placeOf(name, entry))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  let end = 0;
  for (const { name, from, to } of places) {
    if (from !== end) throw new Error(`safetensors: ${name} doesn't begin where the one before it ends`);
    if (to > dataBytes) throw new Error(`safetensors: the file ends within ${name}`);
    end = to;
  }
  if (end !== dataBytes) throw new Error(`safetensors: the file holds ${dataBytes - end} bytes of no tensor`);
  return places;
}

/** @throws Error */
function placeOf(name: string, entry: unknown): Place {
  const {
    dtype,
    shape,
    data_offsets: offsets,
  }: Readonly<Record<string, unknown>> = isRecord(entry) ? entry : {};
  const type = TYPES.get(dtype);
  if (!type) throw new Error(`safetensors: ${name} is ${JSON.stringify(dtype)}, only F32 and F16 are read`);
  if (!isCounts(shape)) throw new Error(`safetensors: ${name} has no shape`);
  if (!isCounts(offsets) || offsets.length !== 2) throw new Error(`safetensors: ${name} has no place`);
  const [from, to] = offsets as [number, number];
  const bytes = shape.reduce((product, size) => product * size, type.bytes);
  if (to - from !== bytes)
    throw new Error(`safetensors: ${name} has ${to - from} bytes, its shape needs ${bytes}`);
  return { name, read: type.read, shape, from, to };
}

function isCounts(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((one) => Number.isSafeInteger(one) && one >= 0);
}

function isMetadata(value: unknown): value is FileMetadata {
  return isRecord(value) && Object.values(value).every((text) => typeof text === 'string');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
