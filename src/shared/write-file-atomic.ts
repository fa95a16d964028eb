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

function write(path: string, chunks: string | Uint8Array | readonly Uint8Array[]): Promise<void> {
  return writeFilesAtomic(new Map([[path, chunks]]));
}

/** What a file is called until it's whole: its own name and this. */
export const TEMPORARY = '.tmp';

/**
 * Writes all of them or none: nothing is put in its place before there was room for all. Null removes.
 * Throws the file system's own error.
 */
export async function writeFilesAtomic(
  files: ReadonlyMap<string, string | Uint8Array | readonly Uint8Array[] | null>,
): Promise<void> {
  const written = [...files].flatMap(([path, content]) => (content === null ? [] : [{ path, content }]));
  try {
    for (const { path, content } of written) await writeTemporary(path, content);
    for (const { path } of written) await rename(`${path}${TEMPORARY}`, path);
  } catch (error) {
    for (const { path } of written) await removeTemporary(path);
    throw error;
  }
  for (const [path, content] of files) if (content === null) await remove(path, { force: true });
  for (const folder of new Set(written.map(({ path }) => dirname(path)))) await syncFolder(folder);
}

async function writeTemporary(
  path: string,
  chunks: string | Uint8Array | readonly Uint8Array[],
): Promise<void> {
  await makeFolder(dirname(path));
  const file = await open(`${path}${TEMPORARY}`, 'w');
  try {
    for (const chunk of Array.isArray(chunks) ? chunks : [chunks]) await file.writeFile(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Its folder may not be one; then the first error says so. */
async function removeTemporary(path: string): Promise<void> {
  await remove(`${path}${TEMPORARY}`, { force: true }).catch(() => undefined);
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
