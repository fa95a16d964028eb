// Finds npm and runs it. What it's run for is for provision.ts.
import { type SpawnOptions, spawn } from 'node:child_process';
import { access, realpath } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

export interface NpmCommand {
  readonly command: string;
  /** Before npm's own arguments. */
  readonly args: readonly string[];
  /** Windows starts a .cmd only through a shell. */
  readonly shell: boolean;
}

export interface Machine {
  readonly platform: NodeJS.Platform;
  /** Path of the running node. */
  readonly execPath: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** npm beside the running node, else on PATH; undefined where there is none (GitHub's own node24 comes without). */
export async function findNpm({ platform, execPath, env }: Machine): Promise<NpmCommand | undefined> {
  const windows = platform === 'win32';
  const home = dirname(execPath);
  const viaNode = (script: string) => ({ command: execPath, args: [script], shell: false });
  const beside = join(home, ...(windows ? [] : ['..', 'lib']), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  if (await exists(beside)) return viaNode(beside);

  const path = env.PATH ?? env.Path ?? '';
  for (const folder of path.split(delimiter).filter((one) => one !== '')) {
    const found = join(folder, windows ? 'npm.cmd' : 'npm');
    if (!(await exists(found))) continue;
    if (windows) {
      const script = join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js');
      return (await exists(script)) ? viaNode(script) : { command: `"${found}"`, args: [], shell: true };
    }
    const target = await realpath(found);
    // A version manager's npm is a script of its own that finds its node itself.
    return target.endsWith('npm-cli.js') ? viaNode(target) : { command: found, args: [], shell: false };
  }
  return undefined;
}

/** @throws NpmMissingError where there is none */
export async function requireNpm(machine: Machine): Promise<NpmCommand> {
  const npm = await findNpm(machine);
  if (npm === undefined) throw new NpmMissingError('npm was found neither beside node nor on PATH');
  return npm;
}

export class NpmMissingError extends Error {
  override readonly name = 'NpmMissingError';
}

export interface NpmResult {
  readonly succeeded: boolean;
  /** npm's own error lines, or why it couldn't be started. */
  readonly reason: string;
  readonly output: string;
}

interface NpmRun extends Pick<SpawnOptions, 'cwd' | 'env' | 'signal'> {
  /** Hears every line of its log. */
  readonly onLine?: (line: string) => void;
}

/** Runs npm to its end. Aborting the signal ends it. */
export function runNpm(
  npm: NpmCommand,
  args: readonly string[],
  { onLine, ...options }: NpmRun,
): Promise<NpmResult> {
  return new Promise((resolve) => {
    const child = spawn(npm.command, [...npm.args, ...args], {
      ...options,
      // npm that waits for a proxy doesn't hear of any other.
      killSignal: 'SIGKILL',
      shell: npm.shell,
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output: string[] = [];
    child.stdout?.setEncoding('utf8').on('data', (text: string) => output.push(text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => output.push(text));
    if (child.stderr !== null && onLine !== undefined)
      createInterface({ input: child.stderr }).on('line', onLine);
    child.once('error', ({ message }) => resolve({ succeeded: false, reason: message, output: '' }));
    child.once('close', (code, signal) =>
      resolve({
        succeeded: code === 0,
        output: output.join(''),
        reason: errorLines(output.join('')) || `npm ended with ${signal ?? `exit code ${code}`}`,
      }),
    );
  });
}

function errorLines(output: string): string {
  const lines = output.split(/\r?\n/).filter((line) => /^npm (?:error|ERR!)/.test(line));
  const told = lines
    .map((line) => line.replace(/^npm (?:error|ERR!) ?/, '').trim())
    .filter((line) => line !== '');
  return (
    told
      // What the code says already, where in npm's code it was, and where its own log lies.
      .filter((line) => !/^(?:syscall|errno|at) |^A complete log of this run/.test(line))
      .slice(0, 2)
      .join('; ')
  );
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
