// Keeps the runtime packages in the Actions cache, where other jobs of the repository find them. What comes back is
// checked by provision, not here.
import { type Fault, packagesCacheFailed } from '../../../errors.ts';
import type { PackageStore } from '../../../provision/store.ts';
import { unlessStillSilent } from '../../../shared/deadline.ts';
import { messageOf } from '../../../shared/message-of.ts';
import type { CacheEntry, GitHubCache } from './cache.ts';

/** Compressed they have less than half of it. */
const PACKED_BYTES = 2 ** 27;

/**
 * @param run unique to this start of this attempt of this run
 * @returns undefined where the runner has no cache
 */
export function gitHubPackageStore(cache: GitHubCache, run: string): PackageStore | undefined {
  if (!cache.isAvailable) return undefined;
  return {
    async restore(key, take) {
      const entry = entryOf(key);
      try {
        // Asked first, because an entry that can't be unpacked looks like none afterwards, but keeps its name taken.
        if ((await cache.newest(entry)) === undefined) return { outcome: 'none', faults: [] };
        const taken = await cache.restore(entry, take);
        return { outcome: taken ? 'taken' : 'unfit', faults: [] };
      } catch (cause) {
        return { outcome: 'none', faults: failed('read', cause) };
      }
    },
    async save(key, again, fill) {
      try {
        await cache.save(entryOf(key), again ? run : 'first', fill);
        return [];
      } catch (cause) {
        return failed('saved', cause);
      }
    },
  };
}

function entryOf(key: string): CacheEntry {
  return { kind: 'packages', words: key.split('/'), mostBytes: PACKED_BYTES };
}

function failed(what: 'read' | 'saved', cause: unknown): readonly Fault[] {
  return unlessStillSilent(cause, packagesCacheFailed(what, messageOf(cause)));
}
