// The Actions cache as entries of files that are found by words. The one place that knows how GitHub keeps them: keys
// can't be written twice, the newest entry whose key begins as asked is found, be it in other capitals, and a run sees the
// entries of its own branch, its base branch and the default branch. Whose entry is what, and whether a failure matters,
// is its callers' affair.
import { createHash } from 'node:crypto';
import { lstat, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as cache from '@actions/cache';
import {
  inTime,
  type Limit,
  LOOK_MS,
  NoAnswer,
  StillNoAnswer,
  spareTransferMs,
} from '../../../shared/deadline.ts';
import { remove } from '../../../shared/move-and-remove.ts';

export type CacheClient = Pick<typeof cache, 'isFeatureAvailable' | 'restoreCache' | 'saveCache'>;

/** Entries of one kind with the same words are versions of one thing. */
export interface CacheEntry {
  /** A word of the key and of the folder that the files lie in meanwhile: entries of other kinds never mix with it. */
  readonly kind: string;
  readonly words: readonly string[];
  /** What it may have; where that isn't said, not more than a few lines of text come to. */
  readonly mostBytes?: number;
}

/** @throws by each method the run's reason to end, and what tells that the service gives no answer in time */
export interface GitHubCache {
  /** False where the runner has none. */
  readonly isAvailable: boolean;
  /** The newest version, without its files; undefined where there is none, and where the service failed, too. */
  newest(entry: CacheEntry): Promise<string | undefined>;
  /**
   * Finds the newest version and hands its folder to `use`, with its name; it's gone afterwards. Undefined where there is none, or
   * where the service failed, of which the client warns by itself.
   * @param patienceMs where there's less time than so much data may take
   */
  restore<T>(
    entry: CacheEntry,
    use: (folder: string, version: string) => Promise<T>,
    patienceMs?: number,
  ): Promise<T | undefined>;
  /**
   * Saves what `fill` puts into the folder it is given. False where the client could not, of which it warns, or where
   * this version is there already: two jobs may save the same one at once, and one of them is enough.
   */
  save(entry: CacheEntry, version: string, fill: (folder: string) => Promise<void>): Promise<boolean>;
}

/** Of an entry that doesn't say more. */
const TEXT_BYTES = 2 ** 20;

export interface CacheLimits {
  /** The run's. */
  readonly signal?: AbortSignal | undefined;
  /** For tests: how long a look may take. */
  readonly lookMs?: number;
}

/** @param workspace absolute; the cache knows its paths relative to it, because runners have different ones */
export function gitHubCache(
  workspace: string,
  client: CacheClient = cache,
  { signal, lookMs = LOOK_MS }: CacheLimits = {},
): GitHubCache {
  const ask = asking(signal);
  const folderOf = ({ kind }: CacheEntry) => `.best-epoch-${kind}`;
  const inTurn = turns();
  const find = async (entry: CacheEntry, lookupOnly: boolean, ms: number, cleanUp?: () => Promise<void>) => {
    const [first, ...others] = prefixesOf(entry);
    const call = () =>
      client.restoreCache([folderOf(entry)], `${first}newest`, [first, ...others], { lookupOnly });
    const hit = await ask(call, { ms }, cleanUp);
    return hit !== undefined && isVersionOf(hit, entry) ? hit : undefined;
  };
  /** Nothing is in the entry's folder before and after. */
  const inFolder = <T>(entry: CacheEntry, work: (folder: string) => Promise<T>): Promise<T> =>
    inTurn(entry.kind, async () => {
      const folder = join(workspace, folderOf(entry));
      await clear(folder);
      try {
        return await work(folder);
      } finally {
        await clear(folder);
      }
    });
  return {
    get isAvailable() {
      return client.isFeatureAvailable();
    },
    async newest(entry) {
      const hit = await find(entry, true, lookMs);
      return hit && versionOf(hit);
    },
    restore: (entry, use, patienceMs = Number.POSITIVE_INFINITY) =>
      inFolder(entry, async (folder) => {
        // Whether it answers is known in seconds; how long it may then take depends on what there is.
        if ((await find(entry, true, lookMs)) === undefined) return undefined;
        const ms = Math.min(spareTransferMs(entry.mostBytes ?? TEXT_BYTES), patienceMs);
        const hit = await find(entry, false, ms, () => clear(folder));
        return hit !== undefined && (await isPlain(folder)) ? await use(folder, versionOf(hit)) : undefined;
      }),
    save: (entry, version, fill) =>
      inFolder(entry, async (folder) => {
        await mkdir(folder);
        await fill(folder);
        const key = `${prefixesOf(entry)[0]}${plainWord(version)}`;
        const ms = spareTransferMs(await bytesIn(folder));
        const save = () => client.saveCache([folderOf(entry)], key);
        return (await ask(save, { ms, handsOver: true })) >= 0;
      }),
  };
}

function versionOf(key: string): string {
  return decodeURIComponent(key.slice(key.lastIndexOf('/') + 1));
}

/** Told once for all that is done without meanwhile. */
class SilentCache extends NoAnswer {
  constructor(ms: number) {
    super(ms);
    this.message += ', so nothing else is read or saved there before it answers';
  }
}

/**
 * Asks in time and, where there was no answer, not again before the client has given up by itself: until then it uses the
 * entry's folder, and another call would be as long in vain. `cleanUp` is done then.
 */
function asking(signal: AbortSignal | undefined) {
  let unanswered = 0;
  let isTold = false;
  return async <T>(
    call: () => Promise<T>,
    limit: Omit<Limit, 'signal'>,
    cleanUp = async () => undefined as unknown,
  ): Promise<T> => {
    if (unanswered > 0) throw new StillNoAnswer();
    const answer = call();
    let isOver = false;
    const end = () => {
      isOver = true;
    };
    const over = answer.then(end, end);
    try {
      const answered = await inTime(() => answer, { ...limit, signal });
      isTold = false;
      return answered;
    } catch (cause) {
      if (isOver) throw cause;
      unanswered++;
      void over
        .then(cleanUp)
        .catch(() => undefined)
        .then(() => unanswered--);
      if (!(cause instanceof NoAnswer)) throw cause;
      if (isTold) throw new StillNoAnswer();
      isTold = true;
      throw new SilentCache(cause.ms);
    }
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

async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = files.map(async ({ parentPath, name }) => (await lstat(join(parentPath, name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** Whether it's a folder of folders and files: a link in it would be followed by whoever reads or copies it. */
async function isPlain(folder: string): Promise<boolean> {
  const stats = await lstat(folder).catch(() => undefined);
  if (!stats?.isDirectory()) return false;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.every((entry) => entry.isFile() || entry.isDirectory());
}

/**
 * What the keys of an entry's versions begin with: as they are written, then as versions of this program wrote them that
 * did not mark capitals. Slashes part the words, so that main's is not main-2's too. A key has no comma and 512
 * characters at most.
 */
function prefixesOf({ kind, words }: CacheEntry): readonly [string, ...string[]] {
  const prefix = (word: (text: string) => string) => `best-epoch-${kind}/${words.map(word).join('/')}/`;
  const [marked, plain] = [prefix(keyWord), prefix(plainWord)];
  return marked === plain ? [marked] : [marked, plain];
}

const LONGEST_WORD = 100;

/** GitHub takes capitals and small letters for the same, so a word with capitals says which it has. */
function keyWord(text: string): string {
  const plain = plainWord(text);
  const marked = /[A-Z]/.test(text) ? `${plain}:${hashOf(text).slice(0, 8)}` : plain;
  return marked.length <= LONGEST_WORD ? marked : `sha256:${hashOf(text)}`;
}

/** No word has a colon by itself. */
function plainWord(text: string): string {
  const word = encodeURIComponent(text);
  return word.length <= LONGEST_WORD ? word : `sha256:${hashOf(text)}`;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Whether GitHub has found more than a key that differs from it by capitals. Some servers give it back without any. */
function isVersionOf(key: string, entry: CacheEntry): boolean {
  const [marked, plain] = prefixesOf(entry).map(smallEscapes);
  const isPlain = smallEscapes(key).startsWith(plain ?? marked);
  return isPlain || (plain !== undefined && key.toLowerCase().startsWith(marked.toLowerCase()));
}

/** `%2F` as `%2f`. */
function smallEscapes(key: string): string {
  return key.replace(/%[0-9A-F]{2}/gi, (code) => code.toLowerCase());
}
