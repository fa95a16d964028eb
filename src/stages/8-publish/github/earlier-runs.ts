// Keeps what runs leave for later ones in the Actions cache: finished runs by their fingerprint, checkpoints of others,
// results. Whether a run is whole is for its taker to see.
import { cp } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { EarlierRuns } from '../../../earlier/earlier-runs.ts';
import { cacheFailed, type Fault } from '../../../errors.ts';
import { unlessStillSilent } from '../../../shared/deadline.ts';
import { messageOf } from '../../../shared/message-of.ts';
import type { BaselineStore } from './baseline.ts';
import type { CacheEntry, GitHubCache } from './cache.ts';
import { gitHubCheckpoints, type StartSaving } from './checkpoint/store.ts';

const NO_CACHE = 'This runner has no Actions cache, where runs leave their models and results';
const NOT_READ = 'Earlier runs could not be read from the Actions cache';

/** Its model, its pages and its pictures. */
const RUN_BYTES = 2 ** 27;

export interface GitHubEarlierRunsOptions {
  readonly cache: GitHubCache;
  readonly results: BaselineStore;
  /** Unique to this start of this attempt of this run. */
  readonly version: string;
  /** Of the action; undefined: not known, so no checkpoint can be told to be its own. */
  readonly code: string | undefined;
  readonly startSaving: StartSaving;
  readonly isOutputOurs: EarlierRuns['isOutputOurs'];
  /** Milliseconds that only ever grow. */
  readonly clock: () => number;
}

export function gitHubEarlierRuns({
  cache,
  results,
  version,
  code,
  startSaving,
  isOutputOurs,
  clock,
}: GitHubEarlierRunsOptions): EarlierRuns {
  const runOf = (fingerprint: string): CacheEntry => ({
    ...{ kind: 'run', words: [fingerprint], mostBytes: RUN_BYTES },
  });
  return {
    ...results,
    isOutputOurs,
    async takeRun(fingerprint, take, patienceMs) {
      if (!cache.isAvailable) return { taken: undefined, unseen: NO_CACHE, faults: [] };
      try {
        const own = (folder: string, by: string) => take(folder, runIdOf(by));
        return { taken: await cache.restore(runOf(fingerprint), own, patienceMs), faults: [] };
      } catch (cause) {
        return { taken: undefined, unseen: NOT_READ, faults: failed('an earlier run', 'read', cause) };
      }
    },
    async keepRun(fingerprint, { folder, files }) {
      if (!cache.isAvailable) return [];
      try {
        await cache.save(runOf(fingerprint), version, async (to) => {
          for (const file of files) await cp(file, join(to, relative(folder, file)));
        });
        return [];
      } catch (cause) {
        return failed('the run', 'saved', cause);
      }
    },
    checkpointsOf(training) {
      if (!cache.isAvailable || code === undefined) return undefined;
      return gitHubCheckpoints({ cache, code, startSaving, clock }, training);
    },
  };
}

/** Of a version, which begins with a run and its attempt; "0": the runner didn't say. */
function runIdOf(version: string): string | undefined {
  return /^([1-9]\d*)-\d+(?:-|$)/.exec(version)?.[1];
}

function failed(what: string, how: 'read' | 'saved', cause: unknown): readonly Fault[] {
  return unlessStillSilent(cause, cacheFailed(what, how, messageOf(cause)));
}
