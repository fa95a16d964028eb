// Saves the checkpoint that a training has left, or is leaving, in the Actions cache; or, where the training came to its
// end, that there's nothing to go on from any more.
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rename } from '../../../../shared/move-and-remove.ts';
import { copyCheckpoint } from '../../../5-train/checkpoint.ts';
import type { GitHubCache } from '../cache.ts';
import { checkpointEntry, checkpointVersion, endVersion, epochOf, type Handover } from './entry.ts';

export interface Saved {
  /** `none`: there's nothing to save. `there-already`: the cache has this epoch or a later one. */
  readonly outcome: 'none' | 'there-already' | 'saved' | 'failed';
  /** Of the checkpoint; undefined where it's about none. */
  readonly epoch: number | undefined;
}

export interface SaveOptions {
  readonly cache: GitHubCache;
  /** An empty folder of one's own on the disk of the workspace. */
  readonly scratch: string;
  /** Unique to this attempt of this run and to who saves. */
  readonly by: string;
}

/** @throws what the client or the file system throws */
export async function saveCheckpoint(handover: Handover, options: SaveOptions): Promise<Saved> {
  const { cache, scratch, by } = options;
  const entry = checkpointEntry(handover);
  if (handover.atItsEnd) {
    const newest = await cache.newest(entry);
    if (newest === undefined || epochOf(newest) === undefined) return { outcome: 'none', epoch: undefined };
    const saved = await cache.save(entry, endVersion(by), (to) => writeFile(join(to, 'end'), ''));
    return { outcome: saved ? 'saved' : 'failed', epoch: undefined };
  }
  // First of all: the training may be going on.
  const copy = join(scratch, 'copy');
  const epoch = await copyCheckpoint(handover.folder, copy, handover.fingerprint);
  if (epoch === undefined) return { outcome: 'none', epoch };
  const newest = await cache.newest(entry);
  const there = newest === undefined || newest === handover.unfit ? undefined : epochOf(newest);
  if (there !== undefined && there >= epoch) return { outcome: 'there-already', epoch: there };
  const saved = await cache.save(entry, checkpointVersion(epoch, by), async (to) => {
    for (const name of await readdir(copy)) await rename(join(copy, name), join(to, name));
  });
  return { outcome: saved ? 'saved' : 'failed', epoch };
}
