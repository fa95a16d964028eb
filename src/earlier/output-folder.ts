// Earlier runs where nobody keeps any: the folder that a run writes to is where the next one finds it.
import { join } from 'node:path';
import { MOST_BYTES, readPlainText } from '../shared/plain-file.ts';
import type { EarlierRuns, FoundResults } from './earlier-runs.ts';
import { NO_HISTORY } from './history-places.ts';
import { runIn } from './split.ts';

const NOT_OURS = "What lies in the checkout may be anybody's and is taken for no run before";

/**
 * @param output absolute
 * @param noResults why `baseline: auto` finds nothing, a sentence
 * @param isOutputOurs where it's not, nothing is found in it
 */
export function runsInOutput(
  output: string,
  noResults: string,
  isOutputOurs: EarlierRuns['isOutputOurs'] = async () => true,
): EarlierRuns {
  return {
    isOutputOurs,
    series: undefined,
    findResults: async () => ({ found: { json: undefined, reason: noResults }, faults: [] }),
    findPrevious: async () => ({
      found: (await isOutputOurs()) ? await resultsIn(output) : { json: undefined, reason: NOT_OURS },
      faults: [],
    }),
    ...NO_HISTORY,
    keepResults: async () => [],
    takeRun: async (_fingerprint, take) =>
      (await isOutputOurs())
        ? { taken: await take(output, undefined), faults: [] }
        : { taken: undefined, unseen: NOT_OURS, faults: [] },
    keepRun: async () => [],
    checkpointsOf: () => undefined,
  };
}

async function resultsIn(folder: string): Promise<FoundResults> {
  const json = await readPlainText(join(folder, 'results.json'), MOST_BYTES.run).catch(() => undefined);
  return json === undefined ? { json, reason: 'There is no run before.' } : { json, name: runIn(folder) };
}
