// Earlier runs where nobody keeps any: the folder that a run writes to is where the next one finds it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EarlierRuns, FoundResults } from './earlier-runs.ts';
import { NO_HISTORY } from './history-places.ts';
import { runIn } from './split.ts';

/**
 * @param output absolute
 * @param noResults why `baseline: auto` finds nothing, a sentence
 */
export function runsInOutput(output: string, noResults: string): EarlierRuns {
  return {
    series: undefined,
    findResults: async () => ({ found: { json: undefined, reason: noResults }, faults: [] }),
    findPrevious: async () => ({ found: await resultsIn(output), faults: [] }),
    ...NO_HISTORY,
    keepResults: async () => [],
    takeRun: async (_fingerprint, take) => ({ taken: await take(output), faults: [] }),
    keepRun: async () => [],
    checkpointsOf: () => undefined,
  };
}

async function resultsIn(folder: string): Promise<FoundResults> {
  const json = await readFile(join(folder, 'results.json'), 'utf8').catch(() => undefined);
  return json === undefined ? { json, reason: 'There is no run before.' } : { json, name: runIn(folder) };
}
