// Renames and removes files and folders. Windows refuses both for a moment while anybody else, a virus scanner or an
// indexer, has a file open; so there another try is made until somebody must be told.
import * as files from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** A file that is removed stays until whoever has it open lets go, and the folder around it with it. */
const FOR_A_MOMENT = new Set(['EPERM', 'EBUSY', 'EACCES', 'ENOTEMPTY']);
/** Five seconds altogether. */
const PAUSES_MS = [20, 40, 80, 160, 320, 640, 1280, 2560];

/** What of the machine is needed. */
export interface FileSystem {
  readonly platform: NodeJS.Platform;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly rm: (path: string, options?: RemoveOptions) => Promise<void>;
}

export interface RemoveOptions {
  readonly recursive?: boolean;
  /** One that isn't there is fine. */
  readonly force?: boolean;
  /** On every machine, of a folder that others still write to. */
  readonly maxRetries?: number;
}

const MACHINE: FileSystem = { platform: process.platform, rename: files.rename, rm: files.rm };

/** Throws the file system's own error. */
export function rename(from: string, to: string, system: FileSystem = MACHINE): Promise<void> {
  return patiently(() => system.rename(from, to), system);
}

/** Throws the file system's own error. */
export function remove(path: string, options?: RemoveOptions, system: FileSystem = MACHINE): Promise<void> {
  return patiently(() => system.rm(path, options), system);
}

/** A folder with something in it stays, and so does one that isn't there. Throws other errors of the file system. */
export async function removeIfEmpty(folder: string): Promise<void> {
  await patiently(() => files.rmdir(folder), MACHINE).catch((error: NodeJS.ErrnoException) => {
    if (!['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(error.code ?? '')) throw error;
  });
}

/** Elsewhere these errors say what is so, and goes on being so. */
async function patiently(work: () => Promise<void>, { platform }: FileSystem): Promise<void> {
  for (const pause of platform === 'win32' ? PAUSES_MS : []) {
    try {
      return await work();
    } catch (error) {
      if (!FOR_A_MOMENT.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
      await sleep(pause);
    }
  }
  return work();
}
