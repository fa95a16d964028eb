// The program in a process of its own, with what disturbs it, and how it ended.
import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const ROOT = process.cwd();
const layer = (path: string) => pathToFileURL(join(ROOT, 'test', path)).href;
const DISTURBED = layer('torture/disturbed-file-system.mjs');
const KILLING = layer('faults/killing-file-system.mjs');

/** Longer than any work of a round takes; what is silent so long hangs. */
const LIMIT_MS = 240_000;

export interface ChildOptions {
  /** `cli.js` and what is typed after it, `action.js`, `post.js`. */
  readonly program: readonly string[];
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
  /** What disturbed-file-system.mjs and killing-file-system.mjs are told. */
  readonly layers?: { readonly kills: boolean; readonly told: Readonly<Record<string, string>> };
  /** As `prlimit` takes it, in bytes or files. A shell's `ulimit` would drop variables such as INPUT_BATCH-SIZE. */
  readonly limit?: readonly [resource: 'fsize' | 'nofile' | 'as', most: number];
  readonly user?: number | undefined;
  readonly full?: readonly ('stdout' | 'stderr')[];
  readonly closed?: readonly ('stdout' | 'stderr')[];
  /** SIGKILL so long after it has said this, or after its start. */
  readonly kill?: { readonly said?: RegExp; readonly afterMs: number };
}

export interface Ended {
  readonly code: number | undefined;
  readonly signal: NodeJS.Signals | undefined;
  readonly hung: boolean;
  readonly output: string;
  readonly ms: number;
}

export async function runChild(options: ChildOptions): Promise<Ended> {
  const { program, cwd, environment, layers, limit, user, full = [], closed = [], kill } = options;
  const [file = '', ...args] = program;
  const imports = layers === undefined ? [] : ['--import', layers.kills ? KILLING : DISTURBED];
  const node = [process.execPath, ...imports, join(ROOT, 'dist', file), ...args];
  const limited = limit === undefined ? [] : ['prlimit', `--${limit.join('=')}`];
  const [command = '', ...rest] = [...limited, ...node];
  await using device = await open('/dev/full', 'w');
  const stream = (name: 'stdout' | 'stderr') => (full.includes(name) ? device.fd : 'pipe');
  const began = performance.now();
  const child = spawn(command, rest, {
    cwd,
    env: { PATH: process.env.PATH, ...environment, ...layers?.told },
    stdio: ['ignore', stream('stdout'), stream('stderr')],
    ...(user === undefined ? {} : { uid: user, gid: user }),
  });
  const killIn = (ms: number) => setTimeout(() => child.kill('SIGKILL'), ms);
  let output = '';
  let killing = kill !== undefined && kill.said === undefined ? killIn(kill.afterMs) : undefined;
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (kill?.said?.test(output)) killing ??= killIn(kill.afterMs);
      if (closed.includes(name)) child[name]?.destroy();
    });
  }
  let hung = false;
  const limitTimer = setTimeout(() => {
    hung = true;
    child.kill('SIGKILL');
  }, LIMIT_MS);
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.once('error', reject).once('close', (...ended) => resolve(ended));
  });
  clearTimeout(killing);
  clearTimeout(limitTimer);
  const ms = performance.now() - began;
  return { code: code ?? undefined, signal: signal ?? undefined, hung, output, ms };
}
