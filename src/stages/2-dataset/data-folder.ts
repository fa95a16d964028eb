// The first look at a data folder: whether there's anything in it to learn from. It opens no image, and imports nothing
// that does, so that it can be had before the packages that do are installed.
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import {
  dataFolderEmpty,
  dataFolderMissing,
  dataFolderUnreadable,
  dataNotAFolder,
  type Fault,
  noImages,
  unreadableImage,
} from '../../errors.ts';
import { pointerIn } from '../../image/recognize.ts';
import { nearestWord } from '../../shared/nearest-word.ts';
import { readHead } from '../../shared/plain-file.ts';
import { type FoundFiles, listFiles } from './files.ts';
import { imagesInside } from './images-inside.ts';
import { whyNotFetched, whySubmoduleIsEmpty } from './not-fetched/find.ts';
import { whyLabelsLack } from './not-fetched/labels.ts';
import { isError } from './samples.ts';

/** What is wrong with the folder for certain; nothing where that takes a look into the images. */
export async function lookAtFolder(root: string, output: string): Promise<readonly Fault[]> {
  const fault = await checkFolder(root);
  if (fault !== undefined) return [fault];
  const listed = await listFiles(root, output);
  const empty = await nothingIn(root, listed);
  if (empty !== undefined) return [empty];
  if (listed.faults.some(isError)) return listed.faults;
  if (listed.files.length === 0) {
    const none = [noImages(root, 0)];
    return (await whyLabelsLack(root, listed, none)) ?? none;
  }
  return pointersAlone(root, listed.files);
}

/** Why it can't be listed. */
export async function checkFolder(folder: string): Promise<Fault | undefined> {
  try {
    return (await stat(folder)).isDirectory() ? undefined : dataNotAFolder(folder);
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code !== 'ENOENT') return dataFolderUnreadable(folder, message);
    return (await whyNotFetched(folder)) ?? dataFolderMissing(folder, await nearestFolder(folder));
  }
}

/** Why no image lies in it, or none in a part of it that would have some. */
export async function nothingIn(
  root: string,
  { isEmpty, files, others, emptyFolders, faults }: FoundFiles,
): Promise<Fault | undefined> {
  // Pointers in the folder itself have been told.
  if (faults.length > 0) return undefined;
  if (files.length > 0) return emptyFolders.length > 0 ? whySubmoduleIsEmpty(root) : undefined;
  if (isEmpty) return (await whyNotFetched(root)) ?? dataFolderEmpty(root);
  return (await whyNotFetched(root)) ?? (await imagesInside(root, others));
}

/** The folder that somebody may have meant: the first part of the path that isn't there, in nearly the same words. */
async function nearestFolder(folder: string): Promise<string | undefined> {
  const parent = dirname(folder);
  if (parent === folder) return undefined;
  const entries = await readdir(parent, { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) return nearestFolder(parent);
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const nearest = nearestWord(basename(folder), names);
  return nearest === undefined ? undefined : join(parent, nearest);
}

/** One fault a file where all of them are pointers to what was not fetched. */
async function pointersAlone(root: string, files: readonly string[]): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  for (const file of files) {
    const pointer = pointerIn(await headOf(join(root, file)));
    if (pointer === undefined) return [];
    faults.push(unreadableImage(file, pointer.why, pointer.fix));
  }
  return faults;
}

/** Nothing of a file that can't be read: that is told with the others. */
async function headOf(path: string): Promise<Uint8Array> {
  return readHead(path, 512).catch(() => new Uint8Array());
}
