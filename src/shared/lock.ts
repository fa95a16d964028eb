// A lock between processes: a folder, which only one can make. Its holder keeps counting in it, so that a holder
// that was killed is noticed by its silence.
import { randomUUID } from 'node:crypto';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { remove, rename } from './move-and-remove.ts';
import { parseJson } from './parse-json.ts';
import { MIB, readPlainText } from './plain-file.ts';
import { ownIdentity, type ProcessIdentity, stateOf } from './process-identity.ts';

/** In the lock: the process that holds it. */
const HOLDER = 'holder.json';

const identity = z.object({
  pid: z.int().min(1),
  machine: z.string(),
  begun: z.string(),
}) satisfies z.ZodType<ProcessIdentity>;

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

/** The lock, or undefined where somebody holds it. Waits only to find out whether one on another machine is alive. */
export async function tryLock(folder: string, options: LockOptions): Promise<Lock | undefined> {
  let takenOver = false;
  let waited = false;
  let count = await readCount(folder);
  for (let silent = 0; !(await make(folder)); ) {
    const state = await holderState(folder);
    if (state === 'alive') return undefined;
    if (state === 'unknown') {
      if (!waited) options.onWait();
      waited = true;
      await sleep(options.beatMs, undefined, { signal: options.signal });
      const next = await readCount(folder);
      // None: it's being given back just now.
      if (next !== count && next !== '') return undefined;
      silent = next === count ? silent + 1 : 0;
      count = next;
      if (silent < options.silentBeats) continue;
    }
    takenOver = (await removeEnded(folder)) || takenOver;
    silent = 0;
  }
  await writeFile(join(folder, HOLDER), JSON.stringify(await ownIdentity())).catch(() => undefined);
  return hold(folder, options.beatMs, takenOver);
}

/** Another may have been quicker, and hold the lock anew: it gets it back. */
async function removeEnded(folder: string): Promise<boolean> {
  const aside = await setAside(folder);
  if (aside === undefined) return false;
  if ((await holderState(aside)) === 'alive') {
    await rename(aside, folder).catch(() => undefined);
    return false;
  }
  await remove(aside, { recursive: true, force: true });
  return true;
}

async function holderState(folder: string): Promise<'alive' | 'ended' | 'unknown'> {
  const text = await readPlainText(join(folder, HOLDER), MIB).catch(() => 'null');
  try {
    const holder = identity.safeParse(parseJson(text)).data;
    return holder === undefined ? 'unknown' : await stateOf(holder);
  } catch {
    return 'unknown';
  }
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

async function removeStale(folder: string): Promise<boolean> {
  const aside = await setAside(folder);
  if (aside === undefined) return false;
  await remove(aside, { recursive: true, force: true });
  return true;
}

/** Comes before removing because only one of several that notice can do it; undefined: somebody else has. */
async function setAside(folder: string): Promise<string | undefined> {
  const aside = `${folder}-${randomUUID()}`;
  return rename(folder, aside).then(
    () => aside,
    () => undefined,
  );
}
