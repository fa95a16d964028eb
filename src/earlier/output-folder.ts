// Earlier runs where nobody keeps any: the folder that a run writes to is where the next one finds it.
import type { EarlierRuns } from './earlier-runs.ts';

/**
 * @param output absolute
 * @param noResults why `baseline: auto` finds nothing, a sentence
 */
export function runsInOutput(output: string, noResults: string): EarlierRuns {
  return {
    findResults: async () => ({ found: { json: undefined, reason: noResults }, faults: [] }),
    keepResults: async () => [],
    takeRun: async (_fingerprint, take) => ({ taken: await take(output), faults: [] }),
    keepRun: async () => [],
    checkpointsOf: () => undefined,
  };
}
