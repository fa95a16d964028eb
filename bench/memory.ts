// `npm run bench -- memory`: what trainings take of memory beside what their plans foresaw, whole runs of the built program.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { markdownTable } from 'markdown-table';
import { resultsSchema } from '../src/results/results.ts';
import { runChild } from './child.ts';

/** Of patches and batches; the first is what the recipe chooses. */
const SIZES: readonly Readonly<Record<string, string>>[] = [
  {},
  { 'image-size': '64', 'batch-size': '8' },
  { 'image-size': '128', 'batch-size': '16' },
  { 'image-size': '256', 'batch-size': '2' },
  { 'image-size': '256', 'batch-size': '8' },
];
const LIMIT_SECONDS = 3600;

export interface MemoryOptions {
  /** Of a data set, as `train` takes it. */
  readonly data: string;
  readonly threads: number;
}

interface Taken {
  readonly sizes: string;
  readonly foreseenBytes: number;
  readonly peakBytes: number;
}

/** @throws Error where a training fails, or its engine foresees nothing */
export async function memory(
  root: string,
  options: MemoryOptions,
  say: (text: string) => void,
): Promise<void> {
  const taken: Taken[] = [];
  for (const sizes of SIZES) {
    taken.push(await train(root, options, sizes));
    say(memoryTable(taken.slice(-1)));
  }
  say(`\n${memoryTable(taken)}`);
}

async function train(
  root: string,
  { data, threads }: MemoryOptions,
  sizes: Readonly<Record<string, string>>,
): Promise<Taken> {
  const output = await mkdtemp(join(tmpdir(), 'best-epoch-bench-'));
  try {
    const flags = { data: resolve(data), output, threads: String(threads), epochs: '1', ...sizes };
    const given = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
    const command = {
      file: process.execPath,
      arguments: [join(root, 'dist', 'cli.js'), 'train', ...given],
      environment: {},
    };
    await runChild(command, LIMIT_SECONDS, () => undefined);
    const results = resultsSchema.parse(JSON.parse(await readFile(join(output, 'results.json'), 'utf8')));
    const foreseenBytes = results['foreseen-memory-bytes'];
    if (foreseenBytes === null) throw new Error('the plan foresaw nothing');
    const { patch, 'batch-size': batch } = results.plan;
    return {
      sizes: `${patch.width}x${patch.height}, batch ${batch}`,
      foreseenBytes,
      peakBytes: results['peak-memory-bytes'],
    };
  } finally {
    await rm(output, { recursive: true, force: true });
  }
}

function memoryTable(taken: readonly Taken[]): string {
  const rows = taken.map(({ sizes, foreseenBytes, peakBytes }) => [
    sizes,
    (foreseenBytes / 1e6).toFixed(0),
    (peakBytes / 1e6).toFixed(0),
    (foreseenBytes / peakBytes).toFixed(2),
  ]);
  return markdownTable([['patch', 'foreseen, MB', 'peak, MB', 'foreseen / peak'], ...rows], {
    align: ['l', 'r', 'r', 'r'],
  });
}
