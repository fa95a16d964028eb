// Says in a clause what was taken for the masks of which images, and because of what. Pure.
import { quote } from '../../../../shared/quote.ts';
import type { Settings } from '../../../1-config/settings.ts';
import { folderNames, foldersOf } from '../../folder-names.ts';
import { partWord, saidBy } from '../../folder-words.ts';
import type { Pair } from './pair.ts';

/**
 * @param pairs at least one
 * @param by what has told of each mask which image it's of
 */
export function whyMasks(
  pairs: readonly Pick<Pair, 'image' | 'masks'>[],
  { images, masks }: Pick<Settings, 'images' | 'masks'>,
  by?: string,
): string {
  const imageFiles = pairs.map(({ image }) => image);
  const maskFiles = pairs.flatMap(({ masks: own }) => own.map(({ file }) => file));
  if (by === undefined && images === undefined && masks === undefined && sameFolders(imageFiles, maskFiles))
    return `masks beside their images in ${folderNames(maskFiles)}, told by the ends of their names${noClasses(imageFiles)}`;
  return `masks ${placeOf(masks, maskFiles)}, images ${placeOf(images, imageFiles)}, paired by ${by ?? 'name'}`;
}

/** Folders that may look like classes: neither parts of a split nor of images. */
function noClasses(images: readonly string[]): string {
  const around = new Set(images.map((image) => (image.includes('/') ? image.split('/', 1)[0] : '')));
  const isNone = (name: string) =>
    name === '' || saidBy(name).role !== undefined || partWord(name) !== undefined;
  if (around.size < 2 || [...around].some(isNone)) return '';
  return '; these folders were not taken for classes';
}

function placeOf(pattern: string | undefined, files: readonly string[]): string {
  return pattern === undefined ? `in ${folderNames(files)}` : `by the pattern ${quote(pattern)}`;
}

function sameFolders(one: readonly string[], other: readonly string[]): boolean {
  const folders = new Set(foldersOf(one));
  return foldersOf(other).every((folder) => folders.has(folder));
}
