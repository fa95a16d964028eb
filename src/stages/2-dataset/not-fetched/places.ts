// Where what is kept elsewhere belongs, and whether it's there.
import { readdir } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';

/** Whether one of two absolute paths is the other or lies in it. */
export function isAround(one: string, other: string): boolean {
  return one === other || one.startsWith(other + sep) || other.startsWith(one + sep);
}

/** Whether there's nothing: neither a file nor a folder with anything in it. */
export async function isAbsent(path: string): Promise<boolean> {
  try {
    return (await readdir(path)).length === 0;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}

/** The folder and those around it, up to the first that is a repository's, else to the root of the file system. */
export async function foldersAround(folder: string): Promise<string[]> {
  const folders: string[] = [];
  for (let next = folder; ; next = dirname(next)) {
    folders.push(next);
    const isRepository = !(await isMissing(join(next, '.git')));
    if (isRepository || dirname(next) === next) return folders;
  }
}

async function isMissing(path: string): Promise<boolean> {
  return readdir(path).then(
    () => false,
    // A submodule has a file of that name.
    (error: NodeJS.ErrnoException) => error.code === 'ENOENT',
  );
}

/** With `/`, as settings and repositories have it. */
export function pathFrom(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/');
}
