// `npm run bench -- scale`: the same training on ever more images, and on images that memory has no room for. What
// should be seen: seconds an image and peak memory that stay the same.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { markdownTable } from 'markdown-table';
import { runChild } from '../child.ts';
import { readBenchEnvironment } from '../environment.ts';
import { parseScaleLine, type ScaleJob, type ScaleLine } from './scale-line.ts';
import { type ScaleSet, SETS, writeSet } from './sets.ts';

export interface ScaleOptions {
  /** Names of sets; without it all. */
  readonly only: readonly string[] | undefined;
  readonly threads: number;
}

export interface ScaleResult {
  readonly set: ScaleSet;
  readonly auditSeconds: number;
  readonly auditPeakBytes: number;
  readonly planSeconds: number;
  /** In order of epoch. */
  readonly epochSeconds: readonly number[];
  readonly partSeconds: Readonly<Record<string, number>>;
  readonly peakBytes: number;
}

/** The first epoch decodes what the plan didn't read; the second is what all others are like. */
const EPOCHS = 2;
const LIMIT_SECONDS = 7200;

/** @throws Error for an unknown set, or when a training fails */
export async function scale(
  root: string,
  { only, threads }: ScaleOptions,
  say: (text: string) => void,
): Promise<void> {
  const unknown = only?.filter((name) => !SETS.some((set) => set.name === name)) ?? [];
  if (unknown.length > 0)
    throw new Error(`no set is called ${unknown.join(', ')}: ${SETS.map(({ name }) => name).join(', ')}`);
  const built = join(root, '.cache', 'bench');
  const environment = await readBenchEnvironment(threads);
  const results: ScaleResult[] = [];
  for (const set of SETS.filter(({ name }) => only?.includes(name) ?? true)) {
    const folder = join(built, 'scale');
    await rm(folder, { recursive: true, force: true });
    say(`${set.name}: writing ${set.images} images of ${set.edge}x${set.edge}`);
    await writeSet(join(folder, 'data'), set);
    results.push(await runSet(built, folder, set, threads));
    await rm(folder, { recursive: true, force: true });
    // After each, so that one that fails takes nothing with it.
    await writeFile(join(built, 'scale.json'), `${JSON.stringify({ environment, results }, null, 2)}\n`);
    say(scaleTable(results.slice(-1)));
  }
  say(`\n${scaleTable(results)}\n\nwrote ${join(built, 'scale.json')}`);
}

async function runSet(built: string, folder: string, set: ScaleSet, threads: number): Promise<ScaleResult> {
  const { memoryBudgetBytes } = set;
  const output = join(folder, 'output');
  await mkdir(output);
  const job: ScaleJob = {
    data: join(folder, 'data'),
    folder: output,
    epochs: EPOCHS,
    threads,
    memoryBudgetBytes,
  };
  const path = join(folder, 'job.json');
  await writeFile(path, JSON.stringify(job));
  const lines: ScaleLine[] = [];
  const command = { file: process.execPath, arguments: [join(built, 'scale.js'), path], environment: {} };
  await runChild(command, LIMIT_SECONDS, (text) => lines.push(parseScaleLine(text)));
  return resultOf(set, lines);
}

/** @throws Error where a line is missing */
export function resultOf(set: ScaleSet, lines: readonly ScaleLine[]): ScaleResult {
  const audited = lines.find(({ event }) => event === 'audited');
  const planned = lines.find(({ event }) => event === 'planned');
  const done = lines.find(({ event }) => event === 'done');
  if (audited?.event !== 'audited' || planned?.event !== 'planned' || done?.event !== 'done')
    throw new Error(`the training on ${set.name} ended without its figures`);
  return {
    set,
    auditSeconds: audited.seconds,
    auditPeakBytes: audited.peakBytes,
    planSeconds: planned.seconds,
    epochSeconds: lines.flatMap((line) => (line.event === 'epoch' ? [line.seconds] : [])),
    partSeconds: done.parts,
    peakBytes: done.peakBytes,
  };
}

export function scaleTable(results: readonly ScaleResult[]): string {
  const header = [
    'set',
    'audit, s',
    'plan, s',
    'epoch 1, s',
    'epoch 2, s',
    'epoch 2, ms an image',
    'audit peak, MB',
    'peak, MB',
  ];
  const rows = results.map((result) => {
    const { set, auditSeconds, planSeconds, epochSeconds, auditPeakBytes, peakBytes } = result;
    const last = epochSeconds[epochSeconds.length - 1];
    return [
      set.name,
      auditSeconds.toFixed(2),
      planSeconds.toFixed(2),
      epochSeconds[0].toFixed(2),
      last.toFixed(2),
      ((last / set.images) * 1000).toFixed(2),
      (auditPeakBytes / 1e6).toFixed(0),
      (peakBytes / 1e6).toFixed(0),
    ];
  });
  return markdownTable([header, ...rows], { align: ['l', ...rows[0].slice(1).map(() => 'r')] });
}
