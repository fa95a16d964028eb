// The cache service's three calls, as @actions/cache makes them, with the scopes of branches. Not modelled: eviction.
import { stat } from 'node:fs/promises';
import type { BlobStore } from './blobs.ts';
import { type Call, type Caller, RpcError, type RpcService } from './rpc.ts';

export interface Entry {
  readonly id: string;
  readonly key: string;
  readonly version: string;
  /** Whose it is: `refs/heads/main`. */
  readonly scope: string;
  readonly blob: string;
  finished: boolean;
}

const TAKEN = 'cache entry with the same key, version, and scope already exists';

export class CacheService implements RpcService {
  readonly fields: Readonly<Record<string, readonly string[]>> = {
    CreateCacheEntry: ['metadata', 'key', 'version'],
    FinalizeCacheEntryUpload: ['metadata', 'key', 'size_bytes', 'version'],
    GetCacheEntryDownloadURL: ['metadata', 'key', 'restore_keys', 'version'],
  };

  /** As for a run whose event isn't trusted. */
  isReadOnly = false;
  /** Oldest first. */
  readonly entries: Entry[] = [];
  readonly #blobs: BlobStore;

  constructor(blobs: BlobStore) {
    this.#blobs = blobs;
  }

  async call(method: string, request: Call, { scopes }: Caller, baseUrl: string): Promise<object> {
    const key = String(request.key);
    const version = String(request.version);
    const [scope = ''] = scopes;
    const same = this.#find(key, version, scope);
    switch (method) {
      case 'CreateCacheEntry': {
        if (this.isReadOnly) return { ok: false, message: 'cache write denied: the token may only read' };
        const blob = await this.#blobs.create('application/octet-stream');
        // Another job may have come between.
        if (this.#find(key, version, scope) !== undefined) throw new RpcError(409, 'already_exists', TAKEN);
        const id = String(this.entries.length + 1);
        this.entries.push({ id, key, version, scope, blob, finished: false });
        return { ok: true, signed_upload_url: baseUrl + this.#blobs.address(blob, 'cache.tzst') };
      }
      case 'FinalizeCacheEntryUpload': {
        const file = same && this.#blobs.file(same.blob);
        if (same === undefined || file === undefined) return { ok: false, message: 'no such upload' };
        if ((await stat(file)).size !== Number(request.size_bytes))
          return { ok: false, message: 'another size' };
        same.finished = true;
        return { ok: true, entry_id: same.id };
      }
      case 'GetCacheEntryDownloadURL': {
        const hit = scopes
          .map((one) => this.#lookUp(key, version, request.restore_keys, one))
          .find((found) => found !== undefined);
        if (hit === undefined) return { ok: false };
        return {
          ok: true,
          signed_download_url: baseUrl + this.#blobs.address(hit.blob, 'cache.tzst'),
          matched_key: hit.key,
        };
      }
      default:
        throw new RpcError(404, 'bad_route', method);
    }
  }

  #find(key: string, version: string, scope: string): Entry | undefined {
    return this.entries.find(
      (entry) => entry.key === key && entry.version === version && entry.scope === scope,
    );
  }

  /** The exact key first, then the newest entry that starts with the first restore key that any entry starts with. */
  #lookUp(key: string, version: string, restoreKeys: unknown, scope: string): Entry | undefined {
    const entries = this.entries.filter(
      (entry) => entry.finished && entry.version === version && entry.scope === scope,
    );
    const exact = entries.find((entry) => entry.key === key);
    if (exact !== undefined) return exact;
    const prefixes = [key, ...(Array.isArray(restoreKeys) ? restoreKeys.map(String) : [])];
    for (const prefix of prefixes) {
      const hit = entries.findLast((entry) => entry.key.startsWith(prefix));
      if (hit !== undefined) return hit;
    }
    return undefined;
  }
}
