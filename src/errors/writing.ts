// Faults of what a run writes, and where.
import { escapeControls, quote } from '../shared/quote.ts';
import { defineFault, type Wording } from './define-fault.ts';

export const diskFull = defineFault({
  code: 'disk-full',
  words: (file: string): Wording => ({
    subject: `file ${quote(file)}`,
    got: 'could not be written because the disk is full',
    fix: 'Free some space and run again: a training that has left a checkpoint goes on from it.',
  }),
  example: ['best-epoch/checkpoint/state.bin'],
  note: "GitHub's runners have 14 GB for sure. Decoded images beyond `memory-budget` lie in `output`, too.",
});

export const outOfMemory = defineFault({
  code: 'out-of-memory',
  /**
   * @param lower settings that take less when lowered, as the message shows them, the one that helps most first
   * @param trained the file of a model that was trained before
   */
  words: (doing: string, lower: readonly string[], trained?: string): Wording => ({
    subject: doing,
    got: 'ran out of memory',
    ...(trained !== undefined && { expected: `but it is trained: ${quote(trained)}` }),
    fix:
      lower.length === 0
        ? 'Run where there is more memory.'
        : `Lower ${anyOf(lower)}, or run where there is more memory.`,
  }),
  example: ['training', ['`batch-size` (64)', '`image-size` (1024)', '`threads` (8)']],
  note: "A step takes memory for every pixel of every patch in a batch, and a little for each thread. `memory-budget` is for decoded images alone. Where the system itself ends a process that takes too much, such as in a container with a limit, nothing can be said any more: it's exit code 137. So the memory that a training will take is foreseen and told with the plan. Where it's the test that has too little, the model is trained by then: the message names its file, which `evaluate` tests.",
});

function anyOf(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

export const fileNotWritable = defineFault({
  code: 'file-not-writable',
  words: (file: string, reason: string): Wording => ({
    subject: `file ${quote(file)}`,
    got: `could not be written (${escapeControls(reason)})`,
    fix: 'Move what stands in its way, or choose an `output` folder that this user may write to.',
  }),
  example: ['best-epoch/results.json', 'EISDIR'],
  note: 'The operating system refused; the code in the message is its own word for why.',
});

/** Of any file, where nobody foresaw that it fails. */
export const fileSystemRefused = defineFault({
  code: 'file-system-refused',
  /** @param call the operating system's name of what it refused */
  words: (path: string | undefined, call: string, reason: string): Wording => ({
    subject: path === undefined ? 'a file' : `file ${quote(path)}`,
    got: `could not be used (${escapeControls(call)}: ${escapeControls(reason)})`,
    fix: reasonsToMend(reason),
  }),
  example: ['best-epoch/checkpoint', 'scandir', 'EIO'],
  note: 'The operating system refused; the code in the message is its own word for why: EMFILE are too many open files, EIO is a disk or a network drive that fails, EACCES, EPERM and EROFS are rights.',
});

function reasonsToMend(reason: string): string {
  if (reason === 'EMFILE' || reason === 'ENFILE')
    return 'Allow more open files (`ulimit -n`), or close other programs, and run again.';
  return 'Look whether this user may use it, and whether the disk that it is on is well, and run again: a training that has left a checkpoint goes on from it.';
}

export const outputStreamBroken = defineFault({
  code: 'output-stream-broken',
  /** @param stream "standard output" */
  words: (stream: string, reason: string): Wording => ({
    subject: stream,
    got: `could not be written (${escapeControls(reason)})`,
    fix: 'Free some space on the disk that it is redirected to, or redirect it elsewhere, and run again.',
  }),
  example: ['standard output', 'ENOSPC'],
  note: 'Only a reader that goes away (`| head`) is no reason to stop. A training that has left a checkpoint goes on from it.',
});

export const outputNotWritable = defineFault({
  code: 'output-not-writable',
  words: (folder: string, reason: string): Wording => ({
    subject: `output folder ${quote(folder)}`,
    got: `cannot be written to (${escapeControls(reason)})`,
    fix: 'Choose an `output` folder that this user may write to.',
  }),
  example: ['/results', 'EACCES'],
  note: 'Asked before training, not after it.',
});

export const outputInUse = defineFault({
  code: 'output-in-use',
  /** @param lock the name of the lock in it */
  words: (folder: string, lock: string): Wording => ({
    subject: `output folder ${quote(folder)}`,
    got: 'is in use: another run writes to it',
    expected: 'and the files of two would get mixed',
    fix: `Wait until that one has ended, or name another \`output\`. Only where nothing runs any more, delete ${lock} in it.`,
  }),
  example: ['best-epoch', '.output-lock'],
  note: 'Asked first of all, before anything is read. What a run leaves that was killed is taken over at once by the next one on the same machine, and after ten seconds by one on another.',
});

export const outputGone = defineFault({
  code: 'output-gone',
  words: (folder: string): Wording => ({
    subject: `output folder ${quote(folder)}`,
    got: 'was removed, renamed or taken over while the run wrote to it',
    fix: 'Leave it alone until a run has ended, and run again. A training goes on from its checkpoint where the folder is back under its name.',
  }),
  example: ['best-epoch'],
  note: 'The run stops within a second, and makes no other folder of that name. Mostly another program or another step has tidied up. Taken over it is where this machine slept, and a run on another one came to the same folder.',
});
