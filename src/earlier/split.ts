// Which images earlier runs had in which part, for a split that goes on with one of them. It places no image.
import { basename } from 'node:path';
import type { Fault } from '../errors.ts';
import type { Results } from '../results/results.ts';
import { type BaselineResults, type FoundBaseline, parseResults } from './baseline.ts';
import type { EarlierRuns, FoundResults } from './earlier-runs.ts';

export interface EarlierSplit {
  /** For people, as in "main" or "the run in best-epoch". */
  readonly name: string;
  /** Whether this run is compared with it. */
  readonly isBaseline: boolean;
  /** As its results.json has them; undefined: no split was made, so that none can be gone on with. */
  readonly settings: Results['settings'] | undefined;
  readonly split: Results['split'];
}

/** A split that an earlier run has made and left; one that was an evaluation has made none. */
export function earlierSplit(
  { settings, split }: Pick<BaselineResults, 'settings' | 'split'>,
  name: string,
  isBaseline = false,
): EarlierSplit {
  return { name, isBaseline, split, settings: split.train.images === 0 ? undefined : settings };
}

/**
 * The baseline's first, for what it was tested with must stay untouched; then that of the model which training starts
 * from, for what it has seen must; then that of the run before.
 */
export async function findEarlierSplits(
  { baseline }: FoundBaseline,
  ofModel: EarlierSplit | undefined,
  earlier: Pick<EarlierRuns, 'findPrevious'>,
): Promise<{ readonly splits: readonly EarlierSplit[]; readonly faults: readonly Fault[] }> {
  const compared =
    baseline.results === undefined ? [] : [earlierSplit(baseline.results, baseline.name, true)];
  const { found, faults } = await earlier.findPrevious();
  const started = ofModel === undefined ? [] : [ofModel];
  return { splits: [...compared, ...started, ...splitIn(found)], faults };
}

function splitIn(found: FoundResults): readonly EarlierSplit[] {
  if (found.json === undefined) return [];
  const { results } = parseResults(found.json, found.name);
  return results === undefined ? [] : [earlierSplit(results, found.name)];
}

/** "the run in best-epoch" */
export function runIn(folder: string): string {
  return `the run in ${basename(folder)}`;
}
