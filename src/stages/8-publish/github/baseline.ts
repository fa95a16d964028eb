// Whose results a run on GitHub is compared with, and where it leaves its own for later ones. Best effort: without a
// cache a run is as good, so nothing here fails a run.
import type { EarlierRuns } from '../../../earlier/earlier-runs.ts';
import { resultsOfSeries } from '../../../earlier/look-up.ts';
import type { RunScope } from '../../../earlier/series.ts';
import { baselineCacheFailed } from '../../../errors.ts';
import { messageOf } from '../../../shared/message-of.ts';
import type { GitHubCache } from './cache.ts';
import { resultsCache } from './results-cache.ts';

export type BaselineStore = Pick<EarlierRuns, 'series' | 'findResults' | 'findPrevious' | 'keepResults'>;

/** @param version unique to this attempt of this run */
export function baselineStore(scope: RunScope, cache: GitHubCache, version: string): BaselineStore {
  const { branch } = scope;
  const kept = resultsCache(cache, scope, version);
  const { resolve, ...results } = resultsOfSeries(scope, cache.isAvailable ? [kept] : []);
  return {
    ...results,
    async keepResults(path) {
      if (branch === undefined || !cache.isAvailable) return [];
      const before = await resolve();
      try {
        await kept.keep(path, branch, before?.branch === branch ? before.json : undefined);
        return [];
      } catch (cause) {
        return [baselineCacheFailed('saved', messageOf(cause))];
      }
    },
  };
}
