// A history in a folder: of runs on one machine, or of a workflow that keeps the folder by itself.
import { lstat, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { historyFolderTaken, historyNoFolder, InputError } from '../errors.ts';
import { readHistoryLine } from '../results/history-line.ts';
import { ABOUT, ABOUT_TITLE } from '../results/history-paths.ts';
import { acquireLock } from '../shared/lock.ts';
import { makeFolder } from '../shared/make-folder.ts';
import { readPlainFile, readPlainText } from '../shared/plain-file.ts';
import { shortPath } from '../shared/short-path.ts';
import { isDiskFull, TEMPORARY, writeFilesAtomic } from '../shared/write-file-atomic.ts';
import { HistoryRefused, type HistoryStore } from './history-store.ts';

/** Says whose the folder is, as on a branch: without it nothing is written beside what somebody else has put there. */
const MARK = '.best-epoch';
const MARK_TEXT = 'Best Epoch keeps a history of runs in this folder.\n';

/** There while a run writes. */
const LOCK = '.best-epoch-lock';

/** More than any history has: what is read into memory may be anybody's. */
const MOST_BYTES = 256 * 1024 * 1024;

export interface FolderOptions {
  /** Absolute: where the program was started; its name counts from there. */
  readonly cwd?: string;
  /** For tests: between two signs of life of a run that writes. */
  readonly beatMs?: number;
  /** For tests: how long the others wait for it. */
  readonly patienceMs?: number;
}

/** @param folder absolute; it's made by the first run */
export function historyFolder(folder: string, options: FolderOptions = {}): HistoryStore {
  const list = () => told(folder, () => listOwn(folder));
  const read = (path: string) => told(folder, () => readOwn(folder, path));
  return {
    name: `folder ${shortPath(folder, options.cwd)}`,
    read,
    list,
    async update(_message, change) {
      await using _lock = await told(folder, () => locked(folder, options));
      const changes = await change({ read, list });
      await told(folder, () => writeOwn(folder, changes));
    },
  };
}

/** @throws InputError where the folder is somebody else's */
async function listOwn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(unlessMissing<string[]>([]));
  // What a run that was killed has left in a new folder is no file of anybody's.
  const isEmpty = names.every((name) => name.startsWith(MARK));
  if (!isEmpty && !names.includes(MARK) && !(await hasLostItsMark(folder, names)))
    throw new InputError(historyFolderTaken(folder));
  return filesIn(folder);
}

/** Copies leave hidden files out, as uploads of artifacts do: the next run that writes makes the mark again. */
async function hasLostItsMark(folder: string, names: readonly string[]): Promise<boolean> {
  const beginning = async (path: string) => {
    const text = await readPlainText(join(folder, path), MOST_BYTES, { links: 'refused' }).catch(() => '');
    return text.split('\n', 1)[0] ?? '';
  };
  if (!names.includes(ABOUT) || (await beginning(ABOUT)) !== ABOUT_TITLE) return false;
  const lines = await Promise.all(names.map((name) => beginning(`${name}/history.jsonl`)));
  return lines.some((line) => readHistoryLine(line) !== undefined);
}

/** As deep as a history has files: a folder that somebody linked elsewhere is not gone through. */
async function filesIn(folder: string, depth = 2, prefix = ''): Promise<readonly string[]> {
  const entries = await readdir(join(folder, prefix), { withFileTypes: true }).catch(unlessMissing([]));
  const files = entries.filter((entry) => entry.isFile() && entry.name !== MARK);
  const folders = depth === 0 ? [] : entries.filter(({ name }) => !name.startsWith(LOCK));
  const below = await Promise.all(
    folders
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => filesIn(folder, depth - 1, `${prefix}${name}/`)),
  );
  return [...files.map(({ name }) => `${prefix}${name}`), ...below.flat()];
}

async function readOwn(folder: string, path: string): Promise<Uint8Array | undefined> {
  await listOwn(folder);
  const size = await sizeOfPlain(folder, path);
  if (size === undefined) return undefined;
  if (size > MOST_BYTES) throw new HistoryRefused(`${path} has ${size} bytes, more than any history`);
  return readPlainFile(join(folder, path), MOST_BYTES, { links: 'refused' });
}

/** Whoever may change the folder chooses what lies in it, not what is read or written elsewhere by way of it. */
async function sizeOfPlain(folder: string, path: string): Promise<number | undefined> {
  const parts = path.split('/');
  for (let depth = 1; depth <= parts.length; depth++) {
    const inside = parts.slice(0, depth).join('/');
    const found = await lstat(join(folder, inside)).catch(unlessMissing(undefined));
    if (found === undefined) return undefined;
    if (found.isSymbolicLink()) throw new HistoryRefused(`${inside} is a link, which is not followed`);
    if (depth < parts.length) continue;
    if (!found.isFile()) throw new HistoryRefused(`${inside} is no file`);
    return found.size;
  }
  return undefined;
}

type Changes = Awaited<ReturnType<Parameters<HistoryStore['update']>[1]>>;

async function writeOwn(folder: string, changes: Changes): Promise<void> {
  // First of all: a run that is killed leaves a folder that the next one knows for its own.
  await writeFilesAtomic(await plain(folder, new Map([[MARK, Buffer.from(MARK_TEXT)]])));
  await writeFilesAtomic(await plain(folder, changes));
}

/** With absolute paths. */
async function plain(folder: string, changes: Changes): Promise<Changes> {
  for (const path of changes.keys())
    for (const written of [path, `${path}${TEMPORARY}`]) await sizeOfPlain(folder, written);
  return new Map([...changes].map(([path, bytes]) => [join(folder, path), bytes]));
}

/** Two runs that end at once write one after the other; one that was killed is not waited for. */
async function locked(folder: string, options: FolderOptions): Promise<AsyncDisposable> {
  const { beatMs = 100, patienceMs = 60_000 } = options;
  await makeFolder(folder);
  await sizeOfPlain(folder, `${LOCK}/beats`);
  const signal = AbortSignal.timeout(patienceMs);
  const lock = { beatMs, silentBeats: 100, onWait: () => undefined, signal };
  return acquireLock(join(folder, LOCK), lock).catch((cause: unknown) => {
    if (!signal.aborted) throw cause;
    throw new HistoryRefused(`other runs keep writing there; where there are none, delete ${LOCK} in it`);
  });
}

function unlessMissing<T>(instead: T): (cause: NodeJS.ErrnoException) => T {
  return (cause) => {
    if (cause.code === 'ENOENT') return instead;
    throw cause;
  };
}

/** What the file system says, in words. */
async function told<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const blocker = await inTheWay(folder);
  if (blocker !== undefined) throw new InputError(historyNoFolder(folder, blocker));
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof InputError || cause instanceof HistoryRefused) throw cause;
    const { code, message } = cause as NodeJS.ErrnoException;
    const reason = isDiskFull(cause) ? 'no space is left on the disk' : REASONS.get(code ?? '');
    throw new HistoryRefused(reason ?? message, { cause });
  }
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'its permissions do not let this user'],
  ['EPERM', 'its permissions do not let this user'],
  ['EROFS', 'the disk is read-only'],
]);

/** What stands where the folder or one above it should: a file, or a link to nothing. */
async function inTheWay(folder: string): Promise<string | undefined> {
  for (let path = folder; ; path = dirname(path)) {
    const isThere = await lstat(path).then(
      () => true,
      () => false,
    );
    if (!isThere && dirname(path) !== path) continue;
    const isFolder = await stat(path).then(
      (found) => found.isDirectory(),
      (cause: NodeJS.ErrnoException) => cause.code !== 'ENOENT' && cause.code !== 'ELOOP',
    );
    return isFolder ? undefined : path;
  }
}
