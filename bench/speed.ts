// `npm run bench`: measures, prints the table, writes the results; checks against the baseline or becomes it.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Baseline, readBaseline, resultsFor, withResults } from './baseline.ts';
import { type Case, cases } from './cases.ts';
import { regressions } from './check.ts';
import { contestants, OURS } from './contestants.ts';
import { readBenchEnvironment } from './environment.ts';
import { type Effort, measure } from './measure.ts';
import { type Results, resultsOf } from './results.ts';
import { resultsTable, withTable } from './table.ts';
import { pythonWith } from './venv.ts';

export interface SpeedOptions {
  readonly quick: boolean;
  readonly check: boolean;
  readonly update: boolean;
  readonly threads: number;
  readonly rounds: number | undefined;
  /** Names of the cases to measure; undefined: all. */
  readonly only: readonly string[] | undefined;
}

/** `--quick` stops starting rounds then; what is under way takes a minute at most. */
const QUICK_MINUTES = 8;

/** The exit code: 1 for a regression. */
export async function speed(
  root: string,
  options: SpeedOptions,
  say: (text: string) => void,
): Promise<number> {
  const bench = join(root, 'bench');
  const built = join(root, '.cache', 'bench');
  const baselinePath = join(bench, 'baseline.json');
  const chosen = casesNamed(options.only);
  const environment = await readBenchEnvironment(options.threads);
  // Before anything is measured: whoever waits for an hour wants to be told of a missing baseline first.
  const baseline = options.check || options.update ? await readBaseline(baselinePath) : undefined;
  const before =
    options.check && baseline ? only(resultsFor(baseline, environment), options.only) : undefined;
  if (environment.loadBefore > 0.2)
    say(
      `other work was going on here (load ${environment.loadBefore.toFixed(2)}): figures will not be clean`,
    );
  const requirements = (name: string) => pythonWith(join(bench, 'peers', `${name}.txt`), say);
  const python = { keras: await requirements('keras'), torch: await requirements('torch') };
  const field = contestants(options.quick, environment.instructionSets);
  const places = { built, peers: join(bench, 'peers'), python };
  const measurement = await measure(chosen, field, effortOf(options), places, say);
  const titles = Object.fromEntries(chosen.map(({ name, title }) => [name, title]));
  const results = resultsOf(titles, OURS.name, measurement, environment);
  const table = resultsTable(results);
  say(`\n${table}\n`);
  await writeJson(join(built, 'results.json'), results);
  if (options.update && baseline) await update(bench, baselinePath, withResults(baseline, results));
  return before === undefined ? 0 : verdict(before, results, say);
}

/** The baseline and the README's tables. */
async function update(bench: string, path: string, baseline: Baseline): Promise<void> {
  await writeJson(path, baseline);
  const readme = join(bench, 'README.md');
  const tables = baseline.machines.map(resultsTable).join('\n\n');
  await writeFile(readme, withTable(await readFile(readme, 'utf8'), tables));
}

async function writeJson(path: string, value: unknown): Promise<void> {
  await writeFile(path, `${JSON.stringify(value, null, 2)}\n`);
}

function effortOf({ quick, threads, rounds }: SpeedOptions): Effort {
  const minutes = () => performance.now() / 60_000;
  return quick
    ? {
        rounds: rounds ?? 2,
        job: { threads, warmup: 2, steps: 8, seconds: 5, leastSteps: 3 },
        outOfTime: () => minutes() > QUICK_MINUTES,
      }
    : {
        rounds: rounds ?? 3,
        job: { threads, warmup: 3, steps: 20, seconds: 20, leastSteps: 5 },
        outOfTime: () => false,
      };
}

function casesNamed(names: SpeedOptions['only']): readonly Case[] {
  const all = cases();
  const unknown = names?.filter((name) => !all.some((one) => one.name === name)) ?? [];
  if (unknown.length > 0)
    throw new Error(`no case ${unknown.join(', ')}: there are ${all.map(({ name }) => name).join(', ')}`);
  return all.filter(({ name }) => names?.includes(name) ?? true);
}

/** Of the named cases only. */
function only(results: Results, names: SpeedOptions['only']): Results {
  const entries = Object.entries(results.cases).filter(([name]) => names?.includes(name) ?? true);
  return { ...results, cases: Object.fromEntries(entries) };
}

function verdict(baseline: Results, results: Results, say: (text: string) => void): number {
  const slower = regressions(baseline, results);
  for (const line of slower) say(line);
  say(
    slower.length === 0
      ? 'No regression against the baseline.'
      : `${slower.length} of ${Object.keys(baseline.cases).length} cases got slower.`,
  );
  return slower.length === 0 ? 0 : 1;
}
