// What a git repository has of a folder that isn't in the working tree: a submodule, or files that a sparse checkout
// leaves out. Git's own files are read, so that no git need be there.
import { join, resolve } from 'node:path';
import { unlessOutOfMemory } from '../../../shared/out-of-memory.ts';
import { MOST_BYTES, readPlainFile } from '../../../shared/plain-file.ts';
import { readTextInData } from '../text-in-data.ts';
import { isAbsent, isAround, pathFrom } from './places.ts';

const LARGEST_BYTES = 1024 * 1024;

/** The path, as `.gitmodules` has it, of a submodule that should be the folder, or around it or in it, and is empty. */
export async function submoduleOf(folder: string, around: readonly string[]): Promise<string | undefined> {
  // Without `.git`, as in an archive, nothing says which of the folders is the repository's but this file.
  for (const root of around) {
    const text = await readTextInData(join(root, '.gitmodules'), LARGEST_BYTES).catch(() => '');
    for (const path of text.split('\n').flatMap(pathIn)) {
      const place = resolve(root, path);
      if (isAround(place, folder) && (await isAbsent(place))) return path;
    }
  }
  return undefined;
}

/** Of a line `path = "..."`. One expression for all of it would take hours for lines of blanks, and the file may be anybody's. */
function pathIn(line: string): readonly string[] {
  const [key, ...value] = line.split('=');
  const path = value.join('=').trim().replace(/^"/, '').replace(/"$/, '');
  return key.trim() === 'path' && path !== '' ? [path] : [];
}

/** The folder as git has it, where the checkout is sparse and the index holds files of it. */
export async function leftOut(folder: string, repository: string): Promise<string | undefined> {
  const git = join(repository, '.git');
  const isSparse = await readPlainFile(join(git, 'info', 'sparse-checkout'), MOST_BYTES.whole).catch(
    unlessOutOfMemory(undefined),
  );
  if (isSparse === undefined) return undefined;
  const name = pathFrom(repository, folder);
  // Paths stand in the index as they are, folders with a slash behind.
  const reading = readPlainFile(join(git, 'index'), MOST_BYTES.whole);
  const index = await reading.catch(unlessOutOfMemory(Buffer.alloc(0)));
  return index.includes(`${name}/`) ? name : undefined;
}
