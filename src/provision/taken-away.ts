// The human cause of a failure that nobody foresaw: a folder that the process stands on is no longer there.
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { folderTakenAway, InputError } from '../errors.ts';

export interface Ground {
  /** In which the process was started, absolute. */
  readonly cwd: string;
  /** This package's own folder. */
  readonly root: string;
}

/** What to say in place of `cause`. Undefined: it says enough itself, or both are there, so it's a fault of ours. */
export async function takenAway(cause: unknown, { cwd, root }: Ground): Promise<InputError | undefined> {
  if (cause instanceof InputError) return undefined;
  const words = [
    // Of the program itself, one file that's never missing.
    { needed: join(root, 'package.json'), what: 'folder of Best Epoch', folder: root },
    { needed: join(root, 'dist'), what: 'folder of Best Epoch', folder: join(root, 'dist') },
    { needed: cwd, what: 'working folder', folder: cwd },
  ];
  for (const { needed, what, folder } of words)
    if (await isMissing(needed)) return new InputError(folderTakenAway(what, folder), { cause });
  return undefined;
}

function isMissing(path: string): Promise<boolean> {
  return lstat(path).then(
    () => false,
    ({ code }: NodeJS.ErrnoException) => code === 'ENOENT' || code === 'ENOTDIR',
  );
}
