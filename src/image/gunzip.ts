// Unpacks gzip, in which archives hand out FITS files: as many bytes as the largest image has, and not more.
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { isOutOfMemory } from '../shared/out-of-memory.ts';
import { PIXEL_LIMIT } from './pixel-limit.ts';
import { ImageError } from './recognize.ts';

const unpack = promisify(gunzip);

/** Of 32-bit samples, one a pixel. */
const MOST_BYTES = 4 * PIXEL_LIMIT;

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** The file's bytes, unpacked where they are gzip. @throws ImageError */
export async function unpacked(bytes: Uint8Array, mostBytes = MOST_BYTES): Promise<Uint8Array> {
  if (!isGzip(bytes)) return bytes;
  try {
    return await unpack(bytes, { maxOutputLength: mostBytes });
  } catch (cause) {
    if (isOutOfMemory(cause)) throw cause;
    const tooLarge = cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE';
    const problem = tooLarge
      ? { why: 'is a gzip file that unpacks to more than 1 GiB', fix: 'Unpack it and cut it into pieces.' }
      : { why: 'is a damaged gzip file, or one that ends too early', fix: 'Export or download it again.' };
    throw new ImageError({ kind: 'unreadable', ...problem }, { cause });
  }
}
