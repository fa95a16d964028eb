// Unpacks gzip, in which archives hand out FITS files: as many bytes as the largest image has, and not more. What a large one
// will take is known from its end, where its size stands, and from its first bytes.
import { promisify } from 'node:util';
import { createGunzip, gunzip } from 'node:zlib';
import { isOutOfMemory } from '../shared/out-of-memory.ts';
import { findFitsImage } from './fits/image.ts';
import { weighFits } from './own-readers.ts';
import { PIXEL_LIMIT } from './pixel-limit.ts';
import type { Prepared } from './prepared.ts';
import { ImageError, recognizeImage } from './recognize.ts';

const unpack = promisify(gunzip);

/** Of 32-bit samples, one a pixel. */
const MOST_BYTES = 4 * PIXEL_LIMIT;
/** Unpacked at once, since nothing hangs on it. */
const SMALL_BYTES = 2 ** 24;
/** Enough for the header of nearly any FITS file. */
const HEAD_BYTES = 2 ** 18;

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * What the file is, unpacked where it is gzip: at once where that's little, else as it's decoded.
 * @param bytesOfPixel that `prepare` counts beside what it takes to read the image
 * @throws ImageError
 */
export async function prepareUnpacked<T>(
  file: Uint8Array,
  bytesOfPixel: number,
  prepare: (bytes: Uint8Array) => Promise<Prepared<T>>,
): Promise<Prepared<T>> {
  if (!isGzip(file)) return prepare(file);
  const size = sizeSaid(file);
  if (size <= SMALL_BYTES) return prepare(await unpacked(file, SMALL_BYTES));
  if (size > MOST_BYTES) throw await tooLarge(file);
  const head = await headOf(file);
  const format = recognizeImage(head);
  if (format !== 'fits') throw notFits(format);
  const { pixels, decodingBytes } = weighFits(findFitsImage(head, 'announced'));
  return {
    pixels,
    decodingBytes: size + decodingBytes + pixels * bytesOfPixel,
    decode: async () => (await prepare(await unpackedAs(file, size))).decode(),
  };
}

/** Of the last of what may be several parts, modulo 2^32 (RFC 1952, section 2.3.1). */
function sizeSaid(file: Uint8Array): number {
  return file.length < 18
    ? 0
    : Buffer.from(file.buffer, file.byteOffset, file.length).readUInt32LE(file.length - 4);
}

/** The file's bytes. @throws ImageError */
async function unpacked(file: Uint8Array, mostBytes: number): Promise<Uint8Array> {
  try {
    return await unpack(file, { maxOutputLength: mostBytes });
  } catch (cause) {
    throw whyUnpackingFailed(cause);
  }
}

/** Into one piece of memory, of which no copy is made. */
async function unpackedAs(file: Uint8Array, size: number): Promise<Uint8Array> {
  const bytes = Buffer.allocUnsafe(size);
  let length = 0;
  for await (const part of parts(file)) {
    if (length + part.length > size) throw saysLess();
    bytes.set(part, length);
    length += part.length;
  }
  return bytes.subarray(0, length);
}

async function headOf(file: Uint8Array): Promise<Uint8Array> {
  const head: Buffer[] = [];
  let length = 0;
  for await (const part of parts(file)) {
    head.push(part);
    length += part.length;
    if (length >= HEAD_BYTES) break;
  }
  return Buffer.concat(head);
}

/** @throws ImageError */
async function* parts(file: Uint8Array): AsyncGenerator<Buffer> {
  const stream = createGunzip({ chunkSize: 2 ** 18 });
  stream.end(file);
  try {
    for await (const part of stream) yield part as Buffer;
  } catch (cause) {
    throw whyUnpackingFailed(cause);
  }
}

function whyUnpackingFailed(cause: unknown): unknown {
  if (isOutOfMemory(cause)) return cause;
  if (cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE') return saysLess();
  const why = 'is a damaged gzip file, or one that ends too early';
  return new ImageError({ kind: 'unreadable', why, fix: 'Export or download it again.' }, { cause });
}

/** Of a file that ends too early any bytes are taken for its size. */
async function tooLarge(file: Uint8Array): Promise<ImageError> {
  await headOf(file);
  const why = 'is a gzip file that unpacks to more than 1 GiB';
  return new ImageError({ kind: 'unreadable', why, fix: 'Unpack it and cut it into pieces.' });
}

function saysLess(): ImageError {
  const why = 'is a gzip file of several parts, or one that unpacks to more than it says';
  return new ImageError({ kind: 'unreadable', why, fix: 'Unpack it.' });
}

function notFits(format: string): ImageError {
  const why = `is a large ${format.toUpperCase()} file inside of gzip`;
  return new ImageError({ kind: 'unreadable', why, fix: 'Unpack it.' });
}
