// Processes that others ask for: one that runs, one that has ended, and one that has ended without anybody to notice.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { expect, it } from 'vitest';
import { ownIdentity, stateOf } from '../../src/shared/process-identity.ts';

/** Another process's on this machine, begun when this says. */
async function identityOf(pid: number, begun: string): Promise<string> {
  const [, machine] = (await ownIdentity()).split('.');
  return [pid, machine, begun].join('.');
}

it('tells itself, and that of a process that has ended', async () => {
  expect(await stateOf(`${await ownIdentity()}.and-more`)).toBe('alive');
  const child = spawn(process.execPath, ['-e', ''], { stdio: 'ignore' });
  await once(child, 'exit');
  expect(await stateOf(await identityOf(child.pid!, '1'))).toBe('ended');
  expect(await stateOf(`1.0123456789abcdef.1`), `not of ${hostname()}`).toBe('unknown');
  expect(await stateOf('')).toBe('unknown');
});

it.runIf(process.platform === 'linux')(
  'takes nobody for alive whom only his parent has not buried',
  async () => {
    // The program that the shell becomes never asks for the child that the shell had.
    const parent = spawn('sh', ['-c', 'sleep 1 & echo $!; exec sleep 60'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    try {
      const [text] = await once(parent.stdout.setEncoding('utf8'), 'data');
      const identity = await identityOf(Number(text), await begunOf(Number(text)));
      expect(await stateOf(identity)).toBe('alive');
      await expect.poll(() => stateOf(identity), { timeout: 10_000 }).toBe('ended');
      expect(() => process.kill(Number(text), 0), 'its number is still taken').not.toThrow();
    } finally {
      parent.kill('SIGKILL');
    }
  },
);

async function begunOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]!;
}
