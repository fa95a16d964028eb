// Decodes a file that the audit has read already, so that whatever is wrong with it now is new, and tells whether it's still
// the same: by hashes of what it shows.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Fault, InputError, unreadableImage } from '../../errors.ts';
import type { DecodedImage } from '../../image/decoded-image.ts';
import type { RawMask } from '../../image/mask.ts';
import { isOutOfMemory } from '../../shared/out-of-memory.ts';
import { MOST_BYTES, readPlainFile } from '../../shared/plain-file.ts';

/** What the audit has seen of an image. */
export function hashImage({ width, height, channels, bitDepth, data }: DecodedImage): string {
  return hashPixels([width, height, channels, bitDepth], data);
}

/** The same of a mask, which may have been joined from several files. */
export function hashMask(mask: RawMask): string {
  const palette = mask.form === 'palette' ? mask.palette : [];
  return hashPixels([mask.width, mask.height, mask.form, ...palette], mask.data);
}

/** @throws InputError where it's not what the audit has seen */
export function requireUnchanged(file: string, hash: string, seen: string): void {
  if (hash !== seen) throw new InputError(changed(file));
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** @throws InputError where it can't be read or no longer has the size that it had */
export async function decodeUnchanged<T extends Size>(
  root: string,
  file: string,
  { width, height }: Size,
  decode: (bytes: Uint8Array) => Promise<T>,
): Promise<T> {
  let decoded: T;
  try {
    decoded = await decode(await readPlainFile(join(root, file), MOST_BYTES.whole));
  } catch (cause) {
    if (isOutOfMemory(cause)) throw cause;
    throw new InputError(changed(file), { cause });
  }
  if (decoded.width !== width || decoded.height !== height) throw new InputError(changed(file));
  return decoded;
}

/** Typed arrays are hashed in little-endian order, which every machine that runs Node has. */
function hashPixels(
  shape: readonly (number | string)[],
  data: Uint8Array | Uint16Array | Uint32Array | Float32Array,
): string {
  const hash = createHash('sha256').update(`${shape.join(' ')}\n`);
  return hash.update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength)).digest('hex');
}

function changed(file: string): Fault {
  return unreadableImage(file, 'has changed since it was checked', 'Leave the data alone during a run.');
}
