// What a link in the data folder leads to. Only names are looked at, inside the folder and outside.
import { readdir, readlink, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { brokenSymlink, type Fault, symlinkOutside } from '../../errors.ts';
import { IMAGE_FILE } from './image-file.ts';
import { isNeverData } from './not-data.ts';

/** So many folders outside are looked through for images: "/" would take hours. */
const LOOKED_THROUGH = 100;

/**
 * What a link leads to, or why it isn't followed; undefined where that matters to nobody: what is no image and leads to
 * none is no data, wherever it lies.
 */
export async function behindLink(
  path: string,
  name: string,
  realRoot: string,
): Promise<'file' | 'folder' | Fault | undefined> {
  const target = await realpath(path).catch(() => undefined);
  if (target === undefined)
    return IMAGE_FILE.test(name)
      ? brokenSymlink(name, (await readlink(path)).includes('.git/annex'))
      : undefined;
  const kind = kindOf(await stat(path));
  if (target === realRoot || target.startsWith(realRoot + sep)) return kind;
  const isData = kind === 'folder' ? await holdsImages(target) : kind === 'file' && IMAGE_FILE.test(name);
  return isData ? symlinkOutside(name) : undefined;
}

/** Pipes, sockets and devices are neither: opening one may never come back. */
export function kindOf(entry: { isDirectory(): boolean; isFile(): boolean }): 'folder' | 'file' | undefined {
  if (entry.isDirectory()) return 'folder';
  return entry.isFile() ? 'file' : undefined;
}

/** As far as it's looked through; a folder with more in it is taken for data. */
async function holdsImages(outside: string): Promise<boolean> {
  const folders = [outside];
  for (const [i, folder] of folders.entries()) {
    if (i === LOOKED_THROUGH) return true;
    const found = await readdir(folder, { withFileTypes: true }).catch(() => []);
    const entries = found.filter(({ name }) => !isNeverData(name));
    if (entries.some((entry) => entry.isFile() && IMAGE_FILE.test(entry.name))) return true;
    for (const entry of entries) if (entry.isDirectory()) folders.push(join(folder, entry.name));
  }
  return false;
}
