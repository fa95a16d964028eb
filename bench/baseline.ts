// What `--check` compares with: the last whole bench on each kind of machine. Ratios differ between kinds, because
// most kernels are other ones with other instruction sets.
import { readFile } from 'node:fs/promises';
import type { BenchEnvironment } from './environment.ts';
import type { Results } from './results.ts';

/** baseline.json */
export interface Baseline {
  readonly 'schema-version': 2;
  /** One of each kind. */
  readonly machines: readonly Results[];
}

/** @throws Error where there's no such file or it's of another version */
export async function readBaseline(path: string): Promise<Baseline> {
  let baseline: Baseline;
  try {
    baseline = JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw new Error(`no baseline in ${path}`, { cause });
  }
  if (baseline['schema-version'] !== 2) throw new Error(`${path} is of another version`);
  return baseline;
}

/** @throws Error where no machine of this kind was measured */
export function resultsFor({ machines }: Baseline, environment: BenchEnvironment): Results {
  const results = machines.find((one) => kindOf(one.environment) === kindOf(environment));
  if (results !== undefined) return results;
  const kinds = machines.map((one) => kindOf(one.environment)).join('; ');
  throw new Error(
    `no machine of this kind (${kindOf(environment)}) in the baseline, only: ${kinds}. \`npm run bench -- --update\` adds it`,
  );
}

/** The baseline with these results in place of those of the same kind of machine. */
export function withResults({ machines, ...rest }: Baseline, results: Results): Baseline {
  const kind = kindOf(results.environment);
  const others = machines.filter((one) => kindOf(one.environment) !== kind);
  return { ...rest, machines: [...others, results] };
}

function kindOf({ threads, instructionSets }: BenchEnvironment): string {
  return `${threads} threads, ${instructionSets.join(' ')}`;
}
