// A checkpoint that came with a checkout is nobody's to go on from: whoever proposes a change may have made it.
import type { EarlierRuns } from '../earlier/earlier-runs.ts';
import { checkpointNotOurs, type Fault } from '../errors.ts';
import { clearCheckpoints, hasCheckpoint } from '../stages/5-train/checkpoint.ts';

/**
 * @param folder of the checkpoints, absolute
 * @returns a warning where one was removed
 */
export async function removeForeignCheckpoint(
  folder: string,
  earlier: Pick<EarlierRuns, 'isOutputOurs'>,
): Promise<readonly Fault[]> {
  if (!(await hasCheckpoint(folder)) || (await earlier.isOutputOurs())) return [];
  await clearCheckpoints(folder);
  return [checkpointNotOurs(folder)];
}
