// Whether the folder that an evaluation would write to holds another kind of results.
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { evaluationOutputIsRun, type Fault } from '../../errors.ts';

/** Files that only a training or a merge leaves. */
const OF_RUNS = ['results.json', 'merged.json'];

/** @param output absolute */
export async function runFolderFaults(output: string): Promise<readonly Fault[]> {
  for (const name of OF_RUNS) {
    if (await stat(join(output, name)).catch(() => undefined)) return [evaluationOutputIsRun(output)];
  }
  return [];
}
