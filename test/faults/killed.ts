// Runs a program again and again and kills it at another operation on the file system each time, until each had its turn.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { temporaryFolder } from '../temporary-folder.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const LAYER = pathToFileURL(join(HERE, 'killing-file-system.mjs')).href;

export const WAYS = ['kill', 'torn', 'power'] as const;
export type Way = (typeof WAYS)[number];

export interface Killed {
  /** For messages: "killed (torn) at operation 7 of 52". */
  readonly when: string;
  /** What the program had left. */
  readonly folder: string;
  /** What it had said by then. */
  readonly stdout: string;
}

/**
 * @param source a TypeScript module, run with the folder as its argument; relative to this folder
 * @param check called after each kill
 * @returns the number of operations
 */
export async function killEverywhere(
  source: string,
  way: Way,
  check: (killed: Killed) => Promise<void>,
): Promise<number> {
  await using program = await temporaryFolder();
  const outfile = join(program.path, 'program.mjs');
  const entryPoints = [join(HERE, source)];
  const options = {
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'silent',
  } as const;
  // Some packages are CommonJS.
  const js = `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`;
  await build({ entryPoints, outfile, banner: { js }, ...options });
  await using whole = await temporaryFolder();
  const { stdout, signal } = await run(outfile, whole.path, {});
  const operations = Number(/^operations (\d+)$/m.exec(stdout)?.[1]);
  if (signal !== null || !(operations > 0)) throw new Error(`the program failed unharmed: ${stdout}`);
  let next = 1;
  const lane = async () => {
    while (next <= operations) {
      const at = next++;
      await using folder = await temporaryFolder();
      const when = `killed (${way}) at operation ${at} of ${operations}`;
      const killed = await run(outfile, folder.path, { KILL_AT: `${at}`, KILL_HOW: way });
      if (killed.signal !== 'SIGKILL') throw new Error(`not ${when}: ${killed.stdout}`);
      await check({ when, folder: folder.path, stdout: killed.stdout });
    }
  };
  await Promise.all([lane(), lane()]);
  return operations;
}

async function run(program: string, folder: string, env: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', LAYER, program, folder], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  const signal = await new Promise<NodeJS.Signals | null>((resolve, reject) => {
    child.once('error', reject).once('close', (_code, signal) => resolve(signal));
  });
  return { stdout, signal };
}
