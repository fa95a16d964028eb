// Writes a file whole or not at all: what stood there before survives a crash, a full disk or a kill.
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { diskFull, fileNotWritable, InputError } from '../errors.ts';
import { makeFolder } from './make-folder.ts';
import { remove, rename } from './move-and-remove.ts';

/**
 * Writes `chunks` to a temporary file beside `path`, flushes it to the disk and renames it over `path`.
 * @throws InputError `disk-full` or `file-not-writable` with the cause; the temporary file is gone by then
 */
export async function writeFileAtomic(
  path: string,
  chunks: string | Uint8Array | readonly Uint8Array[],
): Promise<void> {
  try {
    await write(path, chunks);
  } catch (cause) {
    throw notWritten(path, cause);
  }
}

/** What to throw where the file system refused to write `path`. */
export function notWritten(path: string, cause: unknown): InputError {
  const { code, message } = cause as NodeJS.ErrnoException;
  const fault = isDiskFull(cause) ? diskFull(path) : fileNotWritable(path, code ?? message);
  return new InputError(fault, { cause });
}

/** Whether the file system refused for want of space or quota. */
export function isDiskFull(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOSPC' || code === 'EDQUOT';
}

async function write(path: string, chunks: string | Uint8Array | readonly Uint8Array[]): Promise<void> {
  const temporary = `${path}.tmp`;
  await makeFolder(dirname(path));
  try {
    const file = await open(temporary, 'w');
    try {
      for (const chunk of Array.isArray(chunks) ? chunks : [chunks]) await file.writeFile(chunk);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await remove(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

/** Makes the rename itself durable. Windows can't open a folder, and needs no such step. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
