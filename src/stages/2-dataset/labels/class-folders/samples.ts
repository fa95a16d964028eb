// From images in class folders to samples: the class is the name of the folder.
import {
  classFoldersAlike,
  classFoldersIgnored,
  classFolderUnknown,
  oneClassFolder,
  tooManyClassFolders,
} from '../../../../errors.ts';
import { saidBy } from '../../folder-words.ts';
import type { LabelledSamples, MeasureOptions } from '../source.ts';
import { byCodePoint, type WholeImageSource, wholeImageSamples } from '../whole-image/samples.ts';
import type { ClassedImage } from './folders.ts';
import type { FolderLabel, FolderReading } from './label.ts';

const OF_FOLDERS: WholeImageSource<FolderLabel, FolderReading> = {
  labelOf: (folder) => ({ source: 'class-folders', folder }),
  reading: { source: 'class-folders' },
  tooMany: tooManyClassFolders,
  unknown: classFolderUnknown,
  alike: classFoldersAlike,
  allIgnored: classFoldersIgnored,
  onlyOne: (folder, images, root) =>
    oneClassFolder(folder, images.length, innerFolders(folder, images, root)),
};

export function classedSamples(
  images: readonly ClassedImage[],
  options: MeasureOptions,
): Promise<LabelledSamples<FolderLabel, FolderReading>> {
  const classed = images.map(({ image, folder, part }) => ({ image, mark: folder, part }));
  return wholeImageSamples(OF_FOLDERS, classed, options);
}

/** The folders below the class folder, behind those that lie alone; `data`: where they lie if that's one place. */
function innerFolders(folder: string, images: readonly string[], root: string) {
  const paths = images.map((image) => image.normalize('NFC').split('/').slice(0, -1));
  const above = new Set(paths.map((names) => names.slice(0, names.indexOf(folder) + 1).join('/')));
  let below = paths.map((names) => names.slice(names.indexOf(folder) + 1));
  let at = [...above][0];
  const first = () => [...new Set(below.map((names) => names[0] ?? ''))];
  // Where images/ lies, lists of classes and parts lie, too.
  const isFurther = (name: string) => name !== '' && saidBy(name).role !== 'image';
  for (let [name, other] = first(); isFurther(name) && other === undefined; [name, other] = first()) {
    at = `${at}/${name}`;
    below = below.map((names) => names.slice(1));
  }
  const [only, ...others] = first();
  if (others.length === 0 && only !== '') below = below.map((names) => names.slice(1));
  const folders = first()
    .filter((name) => name !== '')
    .sort(byCodePoint);
  return { folders, data: above.size === 1 ? `${root.replace(/\/+$/, '')}/${at}` : undefined };
}
