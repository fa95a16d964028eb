// Runs a program of this project in a process of its own: what it said and how it ended.
import { spawn } from 'node:child_process';

export interface ProgramResult {
  /** Undefined when a signal ended it. */
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProgramOptions {
  readonly cwd?: string;
  /** Beside this process's own. */
  readonly env?: Readonly<Record<string, string>>;
  /** Another node than this process's own. */
  readonly execPath?: string;
}

/** Runs node with these arguments. */
export function runProgram(
  args: readonly string[],
  { cwd, env, execPath = process.execPath }: ProgramOptions = {},
): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(execPath, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? undefined, stdout, stderr }));
  });
}

/** Without the warnings that parts of the split are small, as they are in most tests. */
export function besidesSmallParts(stderr: string): string {
  return stderr.replace(/^(?:warning: (?:part-small|classes-small-in-part): .*|\d+ warnings?)\n/gm, '');
}
