// Whether exports name each image of the data folder by the folder that it lies in: then these folders are where the images were
// when they were labelled, and say nothing more. Names only.
import { basename, dirname } from 'node:path/posix';
import { withoutExtension } from '../../endings.ts';
import type { Resolved, ResolvedImage } from './resolve.ts';
import type { ExportedImage } from './tool.ts';

/** @param classes folders that are called like one are no mere places */
export function namesAllByPath({ images, unnamed }: Resolved, classes: readonly string[]): boolean {
  const names = new Set(classes.map(folded));
  const all = [...images.values()];
  const isPlace = ({ image }: ResolvedImage) => !foldersOf(image).some((folder) => names.has(folded(folder)));
  return (
    unnamed.length === 0 && all.every((one) => isPlace(one) && one.entries.some((by) => isByPath(by, one)))
  );
}

function isByPath(entry: ExportedImage, { image }: ResolvedImage): boolean {
  const { named, file } = entry;
  const folders = foldersOf(image);
  const way = foldersOf(named.normalize('NFC').replaceAll('\\', '/'));
  const isWritten =
    way.length >= folders.length && folders.every((one, i) => one === way.at(i - folders.length));
  // A file for each image lies beside it.
  const isBeside = dirname(file) === dirname(image) && stemOf(file) === stemOf(image);
  return isWritten || isBeside;
}

function foldersOf(path: string): readonly string[] {
  const folder = dirname(path).normalize('NFC');
  return folder === '.' ? [] : folder.split('/').filter((one) => one !== '' && one !== '.');
}

function stemOf(path: string): string {
  return withoutExtension(basename(path)).normalize('NFC');
}

function folded(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
