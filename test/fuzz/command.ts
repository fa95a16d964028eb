// `npm run fuzz`: fuzzes targets one after the other and tells what was found. scripts/fuzz.mjs bundles it beside the targets.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type FoundInput, fuzz, type Outcome } from './driver/fuzz.ts';

const CORPUS = fileURLToPath(new URL('corpus/', import.meta.url));
const MOST_BYTES = 256 * 1024;

export interface Bundles {
  /** Paths of the targets' bundles, by name. */
  readonly targets: ReadonlyMap<string, string>;
  readonly worker: string;
  /** A folder for what is found. */
  readonly finds: string;
}

const OPTIONS = {
  minutes: { type: 'string', default: '1' },
  seed: { type: 'string' },
  keep: { type: 'boolean', default: false },
  first: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** @returns the exit code: 1 where something was found */
export async function main(args: readonly string[], bundles: Bundles): Promise<0 | 1 | 2> {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const minutes = Number(values.minutes);
  const seed = Number(values.seed ?? Date.now() % 2 ** 31);
  const unknown = positionals.filter((name) => !bundles.targets.has(name));
  if (values.help || unknown.length > 0 || !(minutes > 0) || !Number.isInteger(seed)) {
    console.error('Usage: npm run fuzz -- [--minutes N] [--seed N] [--keep] [--first] [target...]');
    console.error(`Targets: ${[...bundles.targets.keys()].join(', ')}`);
    return 2;
  }
  const names = positionals.length > 0 ? positionals : [...bundles.targets.keys()];
  console.log(
    `${names.length === 1 ? '1 target' : `${names.length} targets`}, ${minutes} min each, seed ${seed}`,
  );
  let code: 0 | 1 = 0;
  for (const name of names) {
    const outcome = await fuzz({
      worker: bundles.worker,
      path: bundles.targets.get(name)!,
      corpus: await filesIn(join(CORPUS, name)),
      seed,
      milliseconds: minutes * 60_000,
      mostBytes: MOST_BYTES,
      first: values.first,
    });
    console.log(lineOf(name, outcome));
    if (values.keep) await keep(join(CORPUS, name), outcome.corpus);
    for (const find of outcome.finds) await tell(find, join(bundles.finds, name));
    if (outcome.finds.length > 0) code = 1;
  }
  return code;
}

async function filesIn(folder: string): Promise<readonly Uint8Array[]> {
  const names = await readdir(folder).catch(() => []);
  return Promise.all(names.sort().map(async (name) => new Uint8Array(await readFile(join(folder, name)))));
}

async function keep(folder: string, inputs: readonly Uint8Array[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const input of inputs) await writeFile(join(folder, nameOf(input)), input);
}

async function tell({ key, message, input }: FoundInput, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, nameOf(input));
  await writeFile(path, input);
  console.log(`  found: ${key}\n    ${message.split('\n').slice(0, 8).join('\n    ')}`);
  console.log(`    the input, ${input.length} bytes: ${path}`);
}

function nameOf(input: Uint8Array): string {
  return createHash('sha256').update(input).digest('hex').slice(0, 12);
}

function lineOf(name: string, { standing, finds }: Outcome): string {
  const found = finds.length === 0 ? 'nothing found' : `${finds.length} found`;
  if (standing === undefined) return `${name}: ended before it told anything, ${found}`;
  const { executions, kept, begunAt, reached } = standing;
  const grown = `${(100 * (reached / begunAt - 1)).toFixed(1)}% more code than seeds and corpus reach`;
  return `${name}: ${executions.toLocaleString('en')} inputs, ${kept} kept, ${grown}, ${found}`;
}
