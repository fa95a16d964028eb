// Whose results a run on GitHub is compared with, and where it leaves its own for later ones. Best effort: without a
// cache a run is as good, so nothing here fails a run.
import type { EarlierRuns } from '../../../earlier/earlier-runs.ts';
import {
  gatesOn,
  type HistoryPlace,
  historyIn,
  type KeptHistory,
  NO_HISTORY,
  placeInStore,
  resultsInStore,
} from '../../../earlier/history-places.ts';
import type { HistoryStore } from '../../../earlier/history-store.ts';
import { type ResultsSource, resultsOfSeries } from '../../../earlier/look-up.ts';
import type { RunScope } from '../../../earlier/series.ts';
import { baselineCacheFailed } from '../../../errors.ts';
import { messageOf } from '../../../shared/message-of.ts';
import type { GitHubCache } from './cache.ts';
import { historyCache } from './history-cache.ts';
import { resultsCache } from './results-cache.ts';

export type BaselineStore = Pick<EarlierRuns, 'series' | 'findResults' | 'findPrevious' | 'keepResults'> &
  KeptHistory;

export interface BaselineOptions {
  readonly scope: RunScope;
  readonly cache: GitHubCache;
  /** Unique to this start of this attempt of this run. */
  readonly version: string;
  /** Whether runs leave lines. */
  readonly hasHistory: boolean;
  /** Of a history that is kept elsewhere than in the cache alone: it's believed first. */
  readonly store: HistoryStore | undefined;
  readonly now: () => Date;
}

export function baselineStore(options: BaselineOptions): BaselineStore {
  const { scope, cache, version, hasHistory, store, now } = options;
  const { branch, run } = scope;
  const kept = resultsCache(cache, scope, version, now);
  const inStore = store === undefined ? [] : [store];
  const stored = inStore.map((one) => resultsInStore(one, now));
  const history = historyCache(cache, run, version);
  const cached = cache.isAvailable ? [hasHistory ? withGates(kept, history) : kept] : [];
  // GitHub looks into a pull request's own caches before its base branch's, and any of its commits may have filled them.
  const isReviewed = branch === undefined && stored.length > 0;
  const { resolve, ...results } = isReviewed
    ? resultsOfSeries(scope, stored, cached)
    : resultsOfSeries(scope, [...stored, ...cached]);
  const places = [...inStore.map((one) => placeInStore(one, scope)), ...(cache.isAvailable ? [history] : [])];
  return {
    ...results,
    ...(hasHistory && places.length > 0 ? historyIn(places, scope, resolve, now) : NO_HISTORY),
    async keepResults(path) {
      if (branch === undefined || !cache.isAvailable) return [];
      const before = await resolve();
      try {
        return await kept.keep(path, branch, before?.branch === branch ? before.json : undefined);
      } catch (cause) {
        return [baselineCacheFailed('saved', messageOf(cause))];
      }
    },
  };
}

/** Runs that left no results have left a line. */
function withGates(results: ResultsSource, history: HistoryPlace): ResultsSource {
  return {
    ...results,
    gatesOf: async (series, branch) => gatesOn(branch, (await history.read(series, branch)).lines),
  };
}
