// What earlier runs on this machine left: the folder that a run writes to is where the next one finds it, and a history
// where the setting names a folder for it.
import { basename } from 'node:path';
import type { EarlierRuns } from '../../../earlier/earlier-runs.ts';
import { historyFolder } from '../../../earlier/history-folder.ts';
import { historyIn, placeInStore, resultsInStore } from '../../../earlier/history-places.ts';
import { resultsOfSeries } from '../../../earlier/look-up.ts';
import { runsInOutput } from '../../../earlier/output-folder.ts';
import type { RunScope } from '../../../earlier/series.ts';
import { historyBranchNotHere, InputError } from '../../../errors.ts';
import { liesIn } from '../../1-config/paths-in-file.ts';
import type { RunWithPast, Surroundings } from '../host.ts';

const NO_RESULTS =
  'No baseline: outside GitHub none is found by itself; --baseline takes an earlier results.json, --history a folder that runs leave theirs in.';

const NO_RESULTS_OF_PART =
  'No baseline: outside GitHub folds and rows of a sweep find none by themselves and leave none in a history; --baseline takes an earlier results.json.';

const NO_RESULTS_TO_EVALUATE =
  'No baseline: outside GitHub none is found by itself; --baseline takes an earlier evaluation.json or results.json.';

/** Runs of a command line are of no branch of a repository that anybody could tell. */
const LOCAL = 'local';

/**
 * @param checkout a folder whose content is anybody's; undefined: there's none
 * @throws InputError where `history` is a branch: a command line has no repository to write to
 */
export function localEarlierRuns(
  run: RunWithPast,
  checkout: string | undefined,
  { cwd, now }: Pick<Surroundings, 'cwd' | 'now'>,
): EarlierRuns {
  const { output, data, series, isAlone, history, kind } = run;
  const isOurs = async () => checkout === undefined || !(await liesIn(checkout, output));
  const noResults = isAlone ? NO_RESULTS : NO_RESULTS_OF_PART;
  const inOutput = runsInOutput(output, kind === 'training' ? noResults : NO_RESULTS_TO_EVALUATE, isOurs);
  if (history.kind === 'branch') throw new InputError(historyBranchNotHere(history.branch));
  if (history.kind !== 'folder') return inOutput;
  const store = historyFolder(history.folder, { cwd });
  const folder = basename(data);
  const scope: RunScope = {
    series: { name: series ?? folder, artifact: null, data: folder },
    kind: 'training',
    branch: LOCAL,
    compared: [LOCAL],
    defaultBranch: LOCAL,
    event: LOCAL,
    commit: null,
    run: null,
    whoLeavesSome: 'a run that ends',
  };
  const { series: name, findResults, resolve } = resultsOfSeries(scope, [resultsInStore(store, now)]);
  return {
    ...inOutput,
    ...{ series: name, findResults },
    ...historyIn([placeInStore(store, scope)], scope, resolve, now),
  };
}
