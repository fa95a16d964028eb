// Images and masks as series have them, in the form that pairs. Pure.
import { dirname } from 'node:path/posix';
import { maskBase } from '../../../endings.ts';
import { type Layout, type PlacedFile, placedIn } from '../../../layout.ts';
import type { Series } from './find.ts';

/** @param others files of no series: those beside the images or the masks have lost their partner */
export function layoutOfSeries(images: Series, masks: Series, others: readonly string[]): Layout {
  const sides = { images: placedFiles(images), masks: placedFiles(masks) };
  const [withImages, withMasks] = [foldersOf(sides.images), foldersOf(sides.masks)];
  for (const path of others) {
    const file = placedIn(path);
    const isImage = withImages.has(dirname(path));
    const isMask = withMasks.has(dirname(path));
    if (isMask && (!isImage || maskBase(file.stem) !== file.stem)) sides.masks.push(file);
    else if (isImage) sides.images.push(file);
  }
  // Numbered masks of one image are joined.
  const areNumbered = [...masks.files.values()].some(({ length }) => length > 1);
  return areNumbered ? { ...sides, joins: true } : sides;
}

function placedFiles({ files }: Series): PlacedFile[] {
  return [...files.values()].flat().map(({ pieces, keyFolder, key }) => {
    return { path: pieces.path, folder: keyFolder, stem: key, part: pieces.part };
  });
}

function foldersOf(files: readonly PlacedFile[]): ReadonlySet<string> {
  return new Set(files.map(({ path }) => dirname(path)));
}
