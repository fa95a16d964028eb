// The cache service's three calls, as @actions/cache makes them. Not modelled: scopes of branches, eviction.
import { stat } from 'node:fs/promises';
import type { BlobStore } from './blobs.ts';
import { type Call, type Caller, RpcError, type RpcService } from './rpc.ts';

export interface Entry {
  readonly id: string;
  readonly key: string;
  readonly version: string;
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

  async call(method: string, request: Call, _caller: Caller, baseUrl: string): Promise<object> {
    const key = String(request.key);
    const version = String(request.version);
    const same = this.#find(key, version);
    switch (method) {
      case 'CreateCacheEntry': {
        if (this.isReadOnly) return { ok: false, message: 'cache write denied: the token may only read' };
        const blob = await this.#blobs.create('application/octet-stream');
        // Another job may have come between.
        if (this.#find(key, version) !== undefined) throw new RpcError(409, 'already_exists', TAKEN);
        this.entries.push({ id: String(this.entries.length + 1), key, version, blob, finished: false });
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
        const hit = this.#lookUp(key, version, request.restore_keys);
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

  #find(key: string, version: string): Entry | undefined {
    return this.entries.find((entry) => entry.key === key && entry.version === version);
  }

  /** The exact key first, then the newest entry that starts with the first restore key that any entry starts with. */
  #lookUp(key: string, version: string, restoreKeys: unknown): Entry | undefined {
    const entries = this.entries.filter((entry) => entry.finished && entry.version === version);
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
