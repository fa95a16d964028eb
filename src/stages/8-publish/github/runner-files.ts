// The files by which a step hands its outputs to later steps and its state to its post step. GitHub's client fails where one
// isn't there, at the end of a training; so they are looked at before.
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import * as core from '@actions/core';
import { InputError, runnerFileNotWritable } from '../../../errors.ts';
import { messageOf } from '../../../shared/message-of.ts';

const FILES = ['GITHUB_OUTPUT', 'GITHUB_STATE'];

/**
 * A runner without them is told by lines of the log.
 * @throws InputError `runner-file-not-writable`
 */
export async function requireRunnerFiles(env: Readonly<Record<string, string | undefined>>): Promise<void> {
  const faults = FILES.map(async (name) => {
    const path = env[name];
    const reason = path === undefined ? undefined : await whyNotWritable(path);
    return reason === undefined ? [] : [runnerFileNotWritable(name, `${path}: ${reason}`)];
  });
  const found = (await Promise.all(faults)).flat();
  if (found.length > 0) throw new InputError(found);
}

async function whyNotWritable(path: string): Promise<string | undefined> {
  try {
    if (!(await stat(path)).isFile()) return 'it is no file';
    await access(path, constants.W_OK);
    return undefined;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code ?? messageOf(cause);
  }
}

/** @throws InputError `runner-file-not-writable` */
export function setOutput(name: string, value: string): void {
  toRunner('GITHUB_OUTPUT', () => core.setOutput(name, value));
}

/** @throws InputError `runner-file-not-writable` */
export function saveState(name: string, value: string): void {
  toRunner('GITHUB_STATE', () => core.saveState(name, value));
}

function toRunner(file: string, write: () => void): void {
  try {
    write();
  } catch (cause) {
    throw new InputError(runnerFileNotWritable(file, messageOf(cause)), { cause });
  }
}
