// One run at a time writes to an output folder: two would mix their files, and each would take the other's weights for its
// own. The lock lies in the folder, so that runs of several machines on one disk see it.
import { lstat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { InputError, outputInUse } from '../errors.ts';
import { type Lock, type LockOptions, tryLock } from '../shared/lock.ts';
import { makeFolder } from '../shared/make-folder.ts';
import { removeIfEmpty } from '../shared/move-and-remove.ts';

export const OUTPUT_LOCK = '.output-lock';

/** Of a holder on another machine, of which only its beats tell: ten seconds. */
const BEATS = { beatMs: 500, silentBeats: 20 };

export interface OutputLockOptions {
  /** One line for the log. */
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Before anything is written, and until nothing more is. A folder that can't be written to is not locked: who looks at it
 * tells, with all else that is wrong.
 * @param output absolute
 * @throws InputError `output-in-use`; the signal's reason where it's aborted meanwhile
 */
export async function lockOutput(output: string, options: OutputLockOptions): Promise<AsyncDisposable> {
  const { say, signal } = options;
  const made = await missingFolders(output);
  const onWait = () => say(`Looking whether a run of another machine writes to ${output}...`);
  let lock: Lock | undefined;
  try {
    lock = await lockIn(output, { ...BEATS, onWait, signal });
  } catch (error) {
    await removeAll(made);
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    return { async [Symbol.asyncDispose]() {} };
  }
  if (lock === undefined) throw new InputError(outputInUse(output, OUTPUT_LOCK));
  return {
    async [Symbol.asyncDispose]() {
      await lock[Symbol.asyncDispose]();
      await removeAll(made);
    },
  };
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
