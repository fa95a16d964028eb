// One run at a time writes to an output folder: two would mix their files, and each would take the other's weights for its
// own. The lock lies in the folder, so that runs of several machines on one disk see it, and a run that its folder has
// been taken from.
import { lstat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { InputError, outputGone, outputInUse } from '../errors.ts';
import { type Lock, type LockOptions, tryLock } from '../shared/lock.ts';
import { holdFolder, makeFolder } from '../shared/make-folder.ts';
import { removeIfEmpty } from '../shared/move-and-remove.ts';

export const OUTPUT_LOCK = '.output-lock';

/** Of a holder on another machine, of which only its beats tell: ten seconds. */
const BEATS = { beatMs: 500, silentBeats: 20 };

export interface OutputLockOptions {
  /** One line for the log. */
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

/** What a run has of the folder that it writes to. */
export interface HeldOutput {
  /** The run's, which also ends where the folder is lost; its reason is an InputError then. */
  readonly signal: AbortSignal;
  /** Before something is written, which another run's folder may be meanwhile. @throws InputError `output-gone` */
  requireHeld(): Promise<void>;
}

/**
 * Holds the folder while `work` writes to it. A folder that can't be written to is not locked: who looks at it tells, with
 * all else that is wrong.
 * @param output absolute
 * @throws InputError `output-in-use`; `output-gone` where it was removed, renamed or taken over meanwhile, whatever came of
 * the work; the signal's reason where it's aborted before it begins
 */
export async function inOutput<T>(
  output: string,
  options: OutputLockOptions,
  work: (held: HeldOutput) => Promise<T>,
): Promise<T> {
  const made = await missingFolders(output);
  const lock = await lockUnlessUnwritable(output, options, made);
  using _held = lock && holdFolder(output);
  const requireHeld = async () => {
    if (lock !== undefined && !(await lock.isHeld())) throw new InputError(outputGone(output));
  };
  const ending = new AbortController();
  lock?.lost.addEventListener('abort', () => ending.abort(new InputError(outputGone(output))));
  try {
    const done = await work({ signal: AbortSignal.any([options.signal, ending.signal]), requireHeld });
    await requireHeld();
    return done;
  } catch (error) {
    // Nothing that fails in a folder that's gone says that it's gone.
    await requireHeld();
    throw error;
  } finally {
    await lock?.[Symbol.asyncDispose]();
    await removeAll(made);
  }
}

async function lockUnlessUnwritable(
  output: string,
  { say, signal }: OutputLockOptions,
  made: readonly string[],
): Promise<Lock | undefined> {
  const onWait = () => say(`Looking whether a run of another machine writes to ${output}...`);
  try {
    const lock = await lockIn(output, { ...BEATS, onWait, signal });
    if (lock === undefined) throw new InputError(outputInUse(output, OUTPUT_LOCK));
    return lock;
  } catch (error) {
    if (error instanceof InputError) throw error;
    await removeAll(made);
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    return undefined;
  }
}

/** Whoever held it before may remove the folder that was made for it. */
async function lockIn(output: string, options: LockOptions): Promise<Lock | undefined> {
  for (let attempt = 1; ; attempt++) {
    await makeFolder(output);
    try {
      return await tryLock(join(output, OUTPUT_LOCK), options);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || attempt === 5) throw error;
    }
  }
}

/** The innermost first. */
async function missingFolders(folder: string): Promise<readonly string[]> {
  const isThere = await lstat(folder).then(
    () => true,
    () => false,
  );
  return isThere || dirname(folder) === folder ? [] : [folder, ...(await missingFolders(dirname(folder)))];
}

/** Of a run that has left nothing, nothing is left. */
async function removeAll(folders: readonly string[]): Promise<void> {
  for (const folder of folders) await removeIfEmpty(folder).catch(() => undefined);
}
