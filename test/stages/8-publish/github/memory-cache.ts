// The Actions cache in memory, as GitHub documents it: a key is written once; a lookup finds the exact key, else the
// newest one that a restore key begins. What a test wants to go wrong it overrides.
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { CacheClient } from '../../../../src/stages/8-publish/github/cache.ts';

export interface MemoryCache {
  /** Oldest first. */
  readonly entries: readonly { readonly key: string; readonly path: string }[];
  readonly client: CacheClient;
}

/** The entries lie in the workspace, too, under a name that is not hidden. */
export function memoryCache(workspace: string): MemoryCache {
  const entries: { key: string; path: string; copy: string }[] = [];
  const client: CacheClient = {
    isFeatureAvailable: () => true,
    async saveCache([path], key) {
      if (key.length > 512 || key.includes(',')) throw new Error(`not a key: ${key}`);
      if (entries.some((entry) => entry.key === key)) return -1;
      const copy = join(workspace, 'memory-cache', `${entries.length}`);
      await cp(join(workspace, path), copy, { recursive: true });
      entries.push({ key, path, copy });
      return entries.length;
    },
    async restoreCache([path], key, restoreKeys = [], options = {}) {
      const hit = [key, ...restoreKeys]
        .map((prefix) => entries.findLast((entry) => entry.path === path && entry.key.startsWith(prefix)))
        .find((entry) => entry !== undefined);
      if (hit === undefined) return undefined;
      if (!options.lookupOnly) await cp(hit.copy, join(workspace, path), { recursive: true });
      return hit.key;
    },
  };
  return { entries, client };
}
