// A training in a process of its own that is killed, as by a runner that is lost, once it has said something.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'vitest';

/** @param args of Node.js: the program and its arguments */
export async function killOnce(said: RegExp, args: readonly string[], cwd: string): Promise<void> {
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'ignore'] });
  let stdout = '';
  for await (const text of child.stdout.setEncoding('utf8')) {
    stdout += text;
    if (said.test(stdout)) break;
  }
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
}
