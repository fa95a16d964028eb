// Whether what a run leaves in the folder of its history is gone with the machine.
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Fault, historyPassing } from '../errors.ts';
import { pathFrom } from '../shared/path-from.ts';
import { fanOutOf } from '../stages/1-config/fan-out.ts';
import { historySetting } from '../stages/1-config/run-types.ts';
import type { Settings } from '../stages/1-config/settings.ts';

/** A folder that is there has been brought back, so that something keeps it. @param cwd absolute */
export async function passingHistory(settings: Settings, cwd: string): Promise<readonly Fault[]> {
  const history = historySetting(settings.history);
  // One of several runs that belong together leaves no line.
  if (history.kind !== 'folder' || fanOutOf(settings) !== undefined) return [];
  const isThere = await stat(history.folder).then(
    () => true,
    () => false,
  );
  return isThere ? [] : [historyPassing(pathFrom(cwd, history.folder), branchLike(history.folder))];
}

/** The word `branch` may just have been forgotten. */
function branchLike(folder: string): string {
  const meant = historySetting(`branch ${basename(folder)}`);
  return meant.kind === 'branch' ? meant.branch : 'best-epoch-history';
}
