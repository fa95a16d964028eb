// Makes a folder with those above it. Node's own `mkdir` with `recursive` never comes back from a path below /proc,
// where the folder above is there and making one in it still says that it isn't.
import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

const held = new Set<string>();

/**
 * Until it's let go no folder is made there: one that's removed or renamed while a run writes to it must not come up again
 * with the run's next file, and between a look whether it's there and the writing anything may happen to it.
 */
export function holdFolder(folder: string): Disposable {
  const path = resolve(folder);
  held.add(path);
  return { [Symbol.dispose]: () => void held.delete(path) };
}

/** A folder that is there already is fine. Throws the file system's own error, ENOENT where one that's held is gone. */
export async function makeFolder(folder: string): Promise<void> {
  if (held.has(resolve(folder))) await stat(folder);
  else await makeAll(folder);
}

async function makeAll(folder: string): Promise<void> {
  if (await made(folder)) return;
  await makeFolder(dirname(folder));
  await mkdir(folder).catch(unlessThere(folder));
}

/** Whether it's there now; false where the folder above it is missing. */
async function made(folder: string): Promise<boolean> {
  try {
    await mkdir(folder).catch(unlessThere(folder));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && dirname(folder) !== folder) return false;
    throw error;
  }
}

function unlessThere(folder: string): (error: unknown) => Promise<void> {
  return async (error) => {
    const isFolder = await stat(folder).then(
      (stats) => stats.isDirectory(),
      () => false,
    );
    if (!isFolder) throw error;
  };
}
