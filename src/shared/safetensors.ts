// Reads and writes named float32 tensors in the safetensors format (github.com/huggingface/safetensors): eight bytes
// of header length, a JSON header, the raw little-endian data. Checkpoints are such files, so other tools read them.
import type { FileMetadata } from './file-metadata.ts';
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

/** Throws an Error when the bytes are not a whole safetensors file of float32 tensors. */
export function decodeSafetensors(bytes: Uint8Array): SafetensorsFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 8) throw new Error('safetensors: the file is shorter than its header');
  const start = 8 + Number(view.getBigUint64(0, true));
  if (start > bytes.byteLength) throw new Error('safetensors: the file is shorter than its header');
  const { __metadata__: metadata = {}, ...entries } = parseJson(
    Buffer.from(bytes.subarray(8, start)).toString(),
  ) as Record<string, unknown>;
  const tensors = new Map<string, Tensor>();
  for (const [name, { dtype, shape, data_offsets }] of Object.entries(
    entries as Record<string, HeaderEntry>,
  )) {
    const [from, to] = data_offsets;
    if (dtype !== 'F32') throw new Error(`safetensors: ${name} is ${dtype}, only F32 is read`);
    if (start + to > bytes.byteLength) throw new Error(`safetensors: the file ends within ${name}`);
    // A copy: the data may start at an address that Float32Array can't view.
    const data = new Float32Array((to - from) / Float32Array.BYTES_PER_ELEMENT);
    new Uint8Array(data.buffer).set(bytes.subarray(start + from, start + to));
    tensors.set(name, { shape, data });
  }
  return { tensors: Object.fromEntries(tensors), metadata: metadata as FileMetadata };
}
