// Decodes a file that the audit has read already, so that whatever is wrong with it now is new.
import { join } from 'node:path';
import { type Fault, InputError, unreadableImage } from '../../errors.ts';
import { MOST_BYTES, readPlainFile } from '../../shared/plain-file.ts';

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
    throw new InputError(changed(file), { cause });
  }
  if (decoded.width !== width || decoded.height !== height) throw new InputError(changed(file));
  return decoded;
}

function changed(file: string): Fault {
  return unreadableImage(file, 'has changed since it was checked', 'Leave the data alone during a run.');
}
