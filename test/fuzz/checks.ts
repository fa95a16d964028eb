// What targets hold answers to: faults are those of the catalogue, in one line each, and what is written is read back.
import { ok } from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as catalogue from '../../src/errors.ts';
import { type Fault, faultLines, InputError } from '../../src/errors.ts';

const CODES = new Set(
  Object.values(catalogue).flatMap((entry) =>
    typeof entry === 'function' && 'code' in entry ? entry.code : [],
  ),
);

export function expectFaults(faults: readonly Fault[]): void {
  for (const fault of faults) {
    ok(CODES.has(fault.code), `the catalogue has no ${fault.code}`);
    for (const line of faultLines(fault)) ok(!/[\p{Cc}\p{Zl}\p{Zp}]/u.test(line), 'a fault of several lines');
  }
}

/** What is refused by an InputError is refused by faults. */
export async function orFaults<T>(work: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expectFaults(error.faults);
    return undefined;
  }
}

/** Memory, where it's a folder: files are written and opened for every input. */
const MEMORY = '/dev/shm';

const folders: string[] = [];
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder for as long as the thread lives. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'best-epoch-fuzz-'));
  folders.push(folder);
  return folder;
}
