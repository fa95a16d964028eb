// Tells a process that is still there from one that has ended, whose number may be another's by now.
import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';

/** Of a process, to be looked at by another one later. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Where the number means something: two containers count their processes apart. */
  readonly machine: string;
  /** When it began, as the system has it; empty where it doesn't tell. */
  readonly begun: string;
}

export async function ownIdentity(): Promise<ProcessIdentity> {
  return { pid: process.pid, machine: await machine(), begun: await begun(process.pid) };
}

/** `unknown`: it's on another machine. */
export async function stateOf(identity: ProcessIdentity): Promise<'alive' | 'ended' | 'unknown'> {
  if (identity.machine !== (await machine())) return 'unknown';
  if (!isThere(identity.pid)) return 'ended';
  return identity.begun === (await begun(identity.pid)) ? 'alive' : 'ended';
}

async function machine(): Promise<string> {
  const [boot, processes] = await Promise.all([
    readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => ''),
    readlink('/proc/self/ns/pid').catch(() => ''),
  ]);
  return [hostname(), boot.trim(), processes].join(' ').trim();
}

/** Linux tells it, after the name of the program, which may have any character. */
async function begun(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
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
