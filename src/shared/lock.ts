// A lock between processes: a folder, which only one can make. Its holder keeps counting in it, so that a holder
// that was killed is noticed by its silence.
import { randomUUID } from 'node:crypto';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { remove, rename } from './move-and-remove.ts';
import { MIB, readPlainText } from './plain-file.ts';

export interface LockOptions {
  /** Time between two counts of the holder and between two looks of those who wait. */
  readonly beatMs: number;
  /** So many looks without a new count, and the holder is taken for dead. */
  readonly silentBeats: number;
  /** Called once when another process holds the lock. */
  readonly onWait: () => void;
  readonly signal: AbortSignal;
}

export interface Lock extends AsyncDisposable {
  /** The lock was left behind by a process that was killed: its work may be half done. */
  readonly takenOver: boolean;
}

export async function isLocked(folder: string): Promise<boolean> {
  return stat(folder).then(
    () => true,
    () => false,
  );
}

/** Waits until the lock is free. */
export async function acquireLock(folder: string, options: LockOptions): Promise<Lock> {
  let takenOver = false;
  let waited = false;
  let count = await readCount(folder);
  for (let silent = 0; !(await make(folder)); ) {
    if (!waited) options.onWait();
    waited = true;
    await sleep(options.beatMs, undefined, { signal: options.signal });
    const next = await readCount(folder);
    silent = next === count ? silent + 1 : 0;
    count = next;
    if (silent < options.silentBeats) continue;
    takenOver = (await removeStale(folder)) || takenOver;
    silent = 0;
  }
  return hold(folder, options.beatMs, takenOver);
}

function hold(folder: string, beatMs: number, takenOver: boolean): Lock {
  let beats = 0;
  // A failed count only makes the lock look older.
  const beat = () => writeFile(join(folder, 'beats'), String(beats++)).catch(() => undefined);
  let last = beat();
  const timer = setInterval(() => {
    last = beat();
  }, beatMs);
  return {
    takenOver,
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await last;
      await remove(folder, { recursive: true, force: true });
    },
  };
}

async function make(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function readCount(folder: string): Promise<string> {
  return readPlainText(join(folder, 'beats'), MIB).catch(() => '');
}

/** Renaming comes first because only one of several that notice can do it. */
async function removeStale(folder: string): Promise<boolean> {
  const aside = `${folder}-${randomUUID()}`;
  try {
    await rename(folder, aside);
  } catch {
    return false;
  }
  await remove(aside, { recursive: true, force: true });
  return true;
}
