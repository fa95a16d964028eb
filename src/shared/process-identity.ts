// Tells a process that is still there from one that has ended, whose number may be another's by now: by a text that other
// processes are shown.
import { createHash } from 'node:crypto';
import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';

/** "4711.0123456789abcdef.98765": of letters, digits and dots, so that it can be part of a file's name. */
export async function ownIdentity(): Promise<string> {
  return [process.pid, await machine(), await begun(process.pid)].join('.');
}

/** `unknown`: it's on another machine, or no identity. @param identity what may follow it after a dot doesn't count */
export async function stateOf(identity: string): Promise<'alive' | 'ended' | 'unknown'> {
  const [, pid = '', where = '', since = ''] =
    /^(\d{1,10})\.([0-9a-f]{16})\.(\d*)(?:\.|$)/.exec(identity) ?? [];
  if (where !== (await machine())) return 'unknown';
  if (!isThere(Number(pid))) return 'ended';
  return since === (await begun(Number(pid))) ? 'alive' : 'ended';
}

/** Where a process's number means something: two containers count theirs apart. */
async function machine(): Promise<string> {
  const [boot, processes] = await Promise.all([
    readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => ''),
    readlink('/proc/self/ns/pid').catch(() => ''),
  ]);
  return createHash('sha256').update([hostname(), boot, processes].join(' ')).digest('hex').slice(0, 16);
}

/**
 * When it began. Linux tells it, after the name of the program, which may have any character; empty elsewhere. One that has
 * ended keeps its number until somebody asks how, which in a container may be never: of that it's no time.
 */
async function begun(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const [state = '', ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return /^[ZX]$/.test(state) ? 'ended' : (fields[18] ?? '');
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It's there, and somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
