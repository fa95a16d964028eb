// A contestant's process: started, listened to line by line, timed from outside.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface Command {
  readonly file: string;
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Runs to the end, passing each line on with the seconds since the process was started.
 * @throws Error with what it wrote to stderr when it fails or takes longer than `limitSeconds`
 */
export async function runChild(
  command: Command,
  limitSeconds: number,
  onLine: (text: string, seconds: number) => void,
): Promise<void> {
  const begun = performance.now();
  const child = spawn(command.file, command.arguments, {
    env: { ...process.env, ...command.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: limitSeconds * 1000,
    killSignal: 'SIGKILL',
  });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints = (complaints + text).slice(-4000);
  });
  const ended = new Promise<number | string>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  // Awaited below; a failed start must not count as unhandled until then.
  ended.catch(() => undefined);
  for await (const text of createInterface(child.stdout)) {
    // Libraries print to stdout too.
    if (text.startsWith('{"event"')) onLine(text, (performance.now() - begun) / 1000);
  }
  const end = await ended;
  if (end !== 0)
    throw new Error(`${command.file} ${command.arguments.join(' ')} ended with ${end}\n${complaints}`);
}
