// The Actions cache in memory, as GitHub documents it: a key is written once in a scope; a lookup finds the exact key,
// else the newest one that a restore key begins, in one scope after the other. As GitHub does, it takes capitals and small
// letters for the same, and says the key as it was written. What a test wants to go wrong it overrides.
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { CacheClient } from '../../../../src/stages/8-publish/github/cache.ts';

export interface MemoryCache {
  /** Oldest first. */
  readonly entries: readonly { readonly key: string; readonly path: string }[];
  readonly client: CacheClient;
  /** Of a run that sees the caches of these refs and writes the first one's. */
  clientOf(scopes: readonly string[]): CacheClient;
}

/** The entries lie in the workspace, too, under a name that is not hidden. */
export function memoryCache(workspace: string): MemoryCache {
  const entries: { key: string; path: string; copy: string; scope: string | undefined }[] = [];
  const clientOf = (scopes: readonly string[]): CacheClient => ({
    isFeatureAvailable: () => true,
    async saveCache([path], key) {
      if (key.length > 512 || key.includes(',')) throw new Error(`not a key: ${key}`);
      const [scope] = scopes;
      if (entries.some((entry) => small(entry.key) === small(key) && entry.scope === scope)) return -1;
      const copy = join(workspace, 'memory-cache', `${entries.length}`);
      await cp(join(workspace, path), copy, { recursive: true });
      entries.push({ key, path, copy, scope });
      return entries.length;
    },
    async restoreCache([path], key, restoreKeys = [], options = {}) {
      const hit = scopes
        .flatMap((scope) => [key, ...restoreKeys].map((prefix) => ({ scope, prefix })))
        .map(({ scope, prefix }) =>
          entries.findLast(
            (entry) =>
              entry.scope === scope && entry.path === path && small(entry.key).startsWith(small(prefix)),
          ),
        )
        .find((entry) => entry !== undefined);
      if (hit === undefined) return undefined;
      if (!options.lookupOnly) await cp(hit.copy, join(workspace, path), { recursive: true });
      return hit.key;
    },
  });
  return { entries, client: clientOf(['refs/heads/main']), clientOf };
}

function small(key: string): string {
  return key.toLowerCase();
}
