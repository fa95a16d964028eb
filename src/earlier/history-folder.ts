// A history in a folder: of runs on one machine, or of a workflow that keeps the folder by itself.
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleepFor } from 'node:timers/promises';
import { historyFolderTaken, InputError } from '../errors.ts';
import { makeFolder } from '../shared/make-folder.ts';
import { remove } from '../shared/move-and-remove.ts';
import { shortPath } from '../shared/short-path.ts';
import { writeFileAtomic } from '../shared/write-file-atomic.ts';
import { HistoryRefused, type HistoryStore } from './history-store.ts';

/** Says whose the folder is, as on a branch: without it nothing is written beside what somebody else has put there. */
const MARK = '.best-epoch';
const MARK_TEXT = 'Best Epoch keeps a history of runs in this folder.\n';

/** There while a run writes. */
const LOCK = '.best-epoch-lock';
const MOST_TRIES = 300;
const PAUSE_MS = 100;

/** @param folder absolute; it's made by the first run */
export function historyFolder(folder: string): HistoryStore {
  const list = async () => {
    const names = await readdir(folder).catch(nothingThere);
    if (names.some((name) => name !== LOCK) && !names.includes(MARK))
      throw new InputError(historyFolderTaken(folder));
    return filesIn(folder);
  };
  const read = async (path: string) => {
    await list();
    return readFile(join(folder, path)).catch(() => undefined);
  };
  return {
    name: `folder ${shortPath(folder)}`,
    read,
    list,
    async update(_message, change) {
      await makeFolder(folder);
      await using _lock = await locked(join(folder, LOCK));
      const changes = await change({ read, list });
      await writeFileAtomic(join(folder, MARK), MARK_TEXT);
      for (const [path, bytes] of changes) {
        const file = join(folder, path);
        if (bytes === null) await remove(file, { force: true });
        else {
          await makeFolder(dirname(file));
          await writeFileAtomic(file, bytes);
        }
      }
    },
  };
}

/** As deep as a history has files: a folder that somebody linked elsewhere is not gone through. */
async function filesIn(folder: string, depth = 2, prefix = ''): Promise<readonly string[]> {
  const entries = await readdir(join(folder, prefix), { withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile() && ![MARK, LOCK].includes(entry.name));
  const folders = depth === 0 ? [] : entries.filter((entry) => entry.isDirectory());
  const below = await Promise.all(folders.map(({ name }) => filesIn(folder, depth - 1, `${prefix}${name}/`)));
  return [...files.map(({ name }) => `${prefix}${name}`), ...below.flat()];
}

function nothingThere(cause: NodeJS.ErrnoException): string[] {
  if (cause.code === 'ENOENT') return [];
  throw cause;
}

/** Two runs that end at once write one after the other. */
async function locked(path: string): Promise<AsyncDisposable> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    try {
      await mkdir(path);
      return { [Symbol.asyncDispose]: () => remove(path, { recursive: true, force: true }) };
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    }
    await sleepFor(PAUSE_MS);
  }
  throw new HistoryRefused(`another run keeps it locked; where there is none, delete ${path}`);
}
