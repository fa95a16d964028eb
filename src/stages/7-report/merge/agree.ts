// Whether runs belong together: the same version, data, classes, test images and settings. Folds of different tasks
// would give a mean and an ensemble of nothing.
import { createHash } from 'node:crypto';
import { type Fault, mergeRunsDiffer, mergeTwice } from '../../../errors.ts';
import { kebabCase } from '../../../results/json-values.ts';
import type { Results } from '../../../results/results.ts';
import { TABLE, WITHOUT_EFFECT } from '../../1-config/table.ts';
import type { MergedRun } from './runs.ts';

/** By name in results.json: what may differ from run to run. Of the data the hash is compared. */
const FREE = ['data', 'fold', 'sweep-row', 'threads', ...WITHOUT_EFFECT.map(kebabCase)];

interface Fact {
  readonly what: string;
  readonly of: (run: MergedRun) => unknown;
}

const FACTS: readonly Fact[] = [
  { what: 'the kind', of: ({ kind }) => kind },
  { what: 'the number of all', of: ({ of }) => of },
  { what: 'the version', of: ({ results }) => results.tool.version },
  { what: 'the task', of: ({ results }) => results.task },
  { what: 'the data hash', of: ({ results }) => shortHash(results.data.hash) },
  { what: 'the names of the classes', of: ({ results }) => results.classes.map(({ name }) => name) },
  { what: 'the test part', of: ({ results }) => partOf(results.split.test) },
];

/** @param runs at least one; every fault is an error */
export function disagreements(runs: readonly MergedRun[]): Fault[] {
  const first = runs[0]!;
  const faults = FACTS.flatMap((fact) => differing(fact, runs));
  // Whatever else differs follows from these.
  if (faults.length > 0) return faults;
  const tried = new Set(first.kind === 'sweep-row' ? sweptSettings(first.results) : []);
  const names = new Set(runs.flatMap(({ results }) => Object.keys(results.settings)));
  for (const name of names) {
    if (FREE.includes(name) || tried.has(name)) continue;
    faults.push(
      ...differing({ what: `setting "${name}"`, of: ({ results }) => results.settings[name] ?? null }, runs),
    );
  }
  if (first.kind === 'sweep-row')
    faults.push(
      ...differing(
        { what: 'the validation part', of: ({ results }) => partOf(results.split.validation) },
        runs,
      ),
    );
  return [...faults, ...twice(runs)];
}

/** The first run that differs from the first of all. */
function differing({ what, of }: Fact, runs: readonly MergedRun[]): Fault[] {
  const worded = runs.map((run) => ({ run: run.name, value: text(of(run)) }));
  const other = worded.find(({ value }) => value !== worded[0]!.value);
  return other === undefined ? [] : [mergeRunsDiffer(what, worded[0]!, other)];
}

function twice(runs: readonly MergedRun[]): Fault[] {
  return [...new Set(runs.map(({ number }) => number))].flatMap((number) => {
    const same = runs.filter((run) => run.number === number);
    if (same.length < 2) return [];
    const names = same.map(({ name }) => name);
    return [mergeTwice(`${runWord(same[0]!)} ${number}`, names)];
  });
}

/** "fold", "row" */
export function runWord({ kind }: Pick<MergedRun, 'kind'>): string {
  return kind === 'fold' ? 'fold' : 'row';
}

/** As results.json names them: a setting in other units has another name there. */
function sweptSettings({ settings }: Results): string[] {
  const rows = Array.isArray(settings.sweep) ? settings.sweep : [];
  const swept = new Set(rows.flatMap((row) => Object.keys(row as Record<string, unknown>)));
  return Object.entries(TABLE)
    .filter(([, { name }]) => swept.has(name))
    .map(([property]) => kebabCase(property));
}

function partOf({ samples }: Results['split']['test']): string {
  const ids = samples.map(({ id, image, labels }) => `${id} ${image} ${labels}\n`);
  return `${samples.length} images, ${shortHash(createHash('sha256').update(ids.join('')).digest('hex'))}`;
}

function shortHash(hex: string): string {
  return hex.slice(0, 12);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
