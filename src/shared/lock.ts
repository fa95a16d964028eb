// A lock between processes: a folder, which only one can make. Its holder keeps counting in it, so that a holder
// that was killed is noticed by its silence.
import { randomUUID } from 'node:crypto';
import { lstat, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { remove, rename } from './move-and-remove.ts';
import { MIB, readPlainText } from './plain-file.ts';
import { ownIdentity, stateOf } from './process-identity.ts';

/** What the name of the file begins with that says who holds a lock. */
const HOLDER = 'holder.';

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
  /** Aborted once a count finds that somebody has removed, moved or taken over what is held. */
  readonly lost: AbortSignal;
  /** Asks the disk. */
  isHeld(): Promise<boolean>;
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
  return holdNew(folder, await nameOfHolder(), options.beatMs, takenOver);
}

/**
 * The lock, or undefined where somebody holds it. Waits only to find out whether a holder on another machine is alive. Who
 * holds it is the name of a file in the lock, and taken over by renaming that: of several that notice one succeeds, and
 * nobody who has come since is hit.
 */
export async function tryLock(folder: string, options: LockOptions): Promise<Lock | undefined> {
  const own = await nameOfHolder();
  const tellOnce = once(options.onWait);
  let takenOver = false;
  let count = await readCount(folder);
  for (let silent = 0; !(await make(folder)); ) {
    const holder = await holderIn(folder);
    const state = holder === undefined ? 'unknown' : await stateOf(holder.slice(HOLDER.length));
    if (state === 'alive') return undefined;
    if (state === 'unknown') {
      tellOnce();
      await sleep(options.beatMs, undefined, { signal: options.signal });
      const next = await readCount(folder);
      // None: it's being given back just now.
      if (next !== count && next !== '') return undefined;
      silent = next === count ? silent + 1 : 0;
      count = next;
      if (silent < options.silentBeats) continue;
    }
    if (holder === undefined) takenOver = await removeStale(folder);
    else if (await renamed(join(folder, holder), join(folder, own)))
      return hold(folder, own, options.beatMs, true);
    silent = 0;
  }
  return holdNew(folder, own, options.beatMs, takenOver);
}

async function nameOfHolder(): Promise<string> {
  return `${HOLDER}${await ownIdentity()}.${randomUUID()}`;
}

/** Undefined: there's none, as where it's being made or given back, or more than one has a hand in it. */
async function holderIn(folder: string): Promise<string | undefined> {
  const names = await readdir(folder).catch((): string[] => []);
  const [holder, ...others] = names.filter((name) => name.startsWith(HOLDER));
  return others.length === 0 ? holder : undefined;
}

function once(tell: () => void): () => void {
  let told = false;
  return () => {
    if (!told) tell();
    told = true;
  };
}

async function holdNew(folder: string, own: string, beatMs: number, takenOver: boolean): Promise<Lock> {
  await writeFile(join(folder, own), '');
  return hold(folder, own, beatMs, takenOver);
}

/** Counts in it and gives it back, but never what is another's by now. */
function hold(folder: string, own: string, beatMs: number, takenOver: boolean): Lock {
  let beats = 0;
  const losing = new AbortController();
  const isHeld = () => isThere(join(folder, own));
  const beat = async () => {
    if (!(await isHeld())) losing.abort();
    // A failed count only makes the lock look older.
    else await writeFile(join(folder, 'beats'), String(beats++)).catch(() => undefined);
  };
  let last = beat();
  const timer = setInterval(() => {
    last = beat();
  }, beatMs);
  return {
    takenOver,
    lost: losing.signal,
    isHeld,
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await last;
      // One that can't be removed is a dead process's soon, and taken over: no reason for what it guarded to fail.
      if (await isHeld()) await remove(folder, { recursive: true, force: true }).catch(() => undefined);
    },
  };
}

/** What can't be looked at for another reason, such as a disk that is away for a moment, is taken for being there. */
function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    ({ code }: NodeJS.ErrnoException) => code !== 'ENOENT' && code !== 'ENOTDIR',
  );
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
  if (!(await renamed(folder, aside))) return false;
  await remove(aside, { recursive: true, force: true });
  return true;
}

function renamed(from: string, to: string): Promise<boolean> {
  return rename(from, to).then(
    () => true,
    () => false,
  );
}
