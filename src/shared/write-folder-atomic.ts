// Writes a folder of files whole or not at all: whatever interrupts it, nobody finds half of one under its name.
import { dirname, join } from 'node:path';
import { InputError } from '../errors.ts';
import { remove, rename } from './move-and-remove.ts';
import { notWritten, syncFolder, writeFileAtomic } from './write-file-atomic.ts';

/**
 * Writes `files` (by name) into a temporary folder beside `path` and puts it in the place of what stood there. A
 * folder can't be replaced in one step: a kill in between leaves none under that name, never a mixture.
 * @throws InputError `disk-full` or `file-not-writable` with the cause; the temporary folder is gone by then
 */
export async function writeFolderAtomic(
  path: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<void> {
  const temporary = `${path}.tmp`;
  try {
    // What a killed run left.
    await remove(temporary, { recursive: true, force: true });
    for (const [name, content] of Object.entries(files)) {
      await writeFileAtomic(join(temporary, name), content);
    }
    await removeFolderAtomic(path);
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await remove(temporary, { recursive: true, force: true });
    // A fault of one file would name it where it was on the way.
    throw notWritten(path, error instanceof InputError ? error.cause : error);
  }
}

/**
 * Removes a folder so that nobody finds half of it under its name. One that isn't there is fine.
 * @throws InputError `file-not-writable` with the cause
 */
export async function removeFolderAtomic(path: string): Promise<void> {
  const old = `${path}.old`;
  try {
    await remove(old, { recursive: true, force: true });
    await rename(path, old);
    await remove(old, { recursive: true, force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw notWritten(path, error);
  }
}
