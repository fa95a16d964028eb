// The Actions cache as entries of files that are found by words. The one place that knows how GitHub keeps them: keys
// can't be written twice, the newest entry whose key begins as asked is found, and a run sees its own branch's entries,
// its base branch's and the default branch's. Whose entry is what, and whether a failure matters, is its callers' affair.
import { createHash } from 'node:crypto';
import { lstat, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as cache from '@actions/cache';
import { remove } from '../../../shared/move-and-remove.ts';

export type CacheClient = Pick<typeof cache, 'isFeatureAvailable' | 'restoreCache' | 'saveCache'>;

/** Entries of one kind with the same words are versions of one thing. */
export interface CacheEntry {
  /** A word of the key and of the folder that the files lie in meanwhile: entries of other kinds never mix with it. */
  readonly kind: string;
  readonly words: readonly string[];
}

export interface GitHubCache {
  /** False where the runner has none. */
  readonly isAvailable: boolean;
  /** The newest version, without its files; undefined where there is none, and where the service failed, too. */
  newest(entry: CacheEntry): Promise<string | undefined>;
  /**
   * Finds the newest version and hands its folder to `use`; it's gone afterwards. Undefined where there is none, or
   * where the service failed, of which the client warns by itself.
   */
  restore<T>(entry: CacheEntry, use: (folder: string) => Promise<T>): Promise<T | undefined>;
  /**
   * Saves what `fill` puts into the folder it is given. False where the client could not, of which it warns, or where
   * this version is there already: two jobs may save the same one at once, and one of them is enough.
   */
  save(entry: CacheEntry, version: string, fill: (folder: string) => Promise<void>): Promise<boolean>;
}

/** @param workspace absolute; the cache knows its paths relative to it, because runners have different ones */
export function gitHubCache(workspace: string, client: CacheClient = cache): GitHubCache {
  const folderOf = ({ kind }: CacheEntry) => `.best-epoch-${kind}`;
  const inTurn = turns();
  return {
    get isAvailable() {
      return client.isFeatureAvailable();
    },
    async newest(entry) {
      const prefix = keyPrefix(entry);
      const options = { lookupOnly: true };
      const hit = await client.restoreCache([folderOf(entry)], `${prefix}newest`, [prefix], options);
      return hit && decodeURIComponent(hit.slice(prefix.length));
    },
    restore: (entry, use) =>
      inTurn(entry.kind, async () => {
        const [name, prefix] = [folderOf(entry), keyPrefix(entry)];
        const folder = join(workspace, name);
        await clear(folder);
        try {
          const hit = await client.restoreCache([name], `${prefix}newest`, [prefix]);
          return hit !== undefined && (await isPlain(folder)) ? await use(folder) : undefined;
        } finally {
          await clear(folder);
        }
      }),
    save: (entry, version, fill) =>
      inTurn(entry.kind, async () => {
        const name = folderOf(entry);
        const folder = join(workspace, name);
        await clear(folder);
        try {
          await mkdir(folder);
          await fill(folder);
          return (await client.saveCache([name], `${keyPrefix(entry)}${keyWord(version)}`)) >= 0;
        } finally {
          await clear(folder);
        }
      }),
  };
}

/** One after the other for each kind, since entries of a kind lie in one folder meanwhile. */
function turns() {
  const last = new Map<string, Promise<unknown>>();
  return <T>(kind: string, work: () => Promise<T>): Promise<T> => {
    const turn = (last.get(kind) ?? Promise.resolve()).then(work, work);
    last.set(
      kind,
      turn.catch(() => undefined),
    );
    return turn;
  };
}

/** Takes away what is there, a link as a link: what is written next must not follow one out of the workspace. */
async function clear(folder: string): Promise<void> {
  await remove(folder, { recursive: true, force: true });
}

/** Whether it's a folder of folders and files: a link in it would be followed by whoever reads or copies it. */
async function isPlain(folder: string): Promise<boolean> {
  const stats = await lstat(folder).catch(() => undefined);
  if (!stats?.isDirectory()) return false;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.every((entry) => entry.isFile() || entry.isDirectory());
}

/** Slashes part its words, so that main's prefix is not main-2's too. A key has no comma and 512 characters at most. */
function keyPrefix({ kind, words }: CacheEntry): string {
  return `best-epoch-${kind}/${words.map(keyWord).join('/')}/`;
}

const LONGEST_WORD = 100;

function keyWord(text: string): string {
  const word = encodeURIComponent(text);
  return word.length <= LONGEST_WORD ? word : createHash('sha256').update(text).digest('hex');
}
