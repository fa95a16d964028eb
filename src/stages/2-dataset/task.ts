// Finds what the data set's labels are, masks or class folders, and which file has which. Names only; nothing is opened.
import { dirname } from 'node:path/posix';
import {
  classFolderEmpty,
  classFoldersAndMasks,
  type Fault,
  imagesOutsideClassFolders,
  masksForClassification,
  masksLeftOut,
  noClassFolders,
  noImages,
  noMasks,
} from '../../errors.ts';
import type { Settings } from '../1-config/settings.ts';
import { type ClassedImage, isClassFolder, layOutClassFolders, withoutMasks } from './class-folders.ts';
import { type ClassesSpec, folderOf } from './classes-file.ts';
import type { FoundFiles } from './files.ts';
import { type Layout, layOut, layOutByGlobs, matchGlob, saidBy } from './layout.ts';
import { type Pair, pairFiles } from './pair.ts';

export type FoundLabels = { readonly faults: readonly Fault[] } & (
  | { readonly task: 'segmentation'; readonly pairs: readonly Pair[] }
  | { readonly task: 'classification'; readonly images: readonly ClassedImage[] }
);

type Choice = Pick<Settings, 'data' | 'task' | 'images' | 'masks'>;

/**
 * `task: auto` is segmentation where there are masks, else classification where there are class folders.
 * @param spec whose classes are class folders whatever these are called
 */
export function findLabels(choice: Choice, found: FoundFiles, spec: ClassesSpec | undefined): FoundLabels {
  const known = new Set([...(spec?.classes.map(folderOf) ?? []), ...(spec?.ignored?.folders ?? [])]);
  if (choice.task === 'classification') return findClassed(choice, found, known);
  const { layout, faults } = layOutMasks(choice, found.files);
  if (faults.length > 0) return { task: 'segmentation', pairs: [], faults };
  if (choice.task === 'segmentation' || choice.masks !== undefined || layout.images.length === 0)
    return findPairs(choice, layout);
  const folders = classFoldersOf(layout, known);
  if (layout.masks.length === 0)
    return folders.length === 0 ? findPairs(choice, layout) : findClassed(choice, found, known);
  const paired = pairFiles(layout);
  // A mask that is missing here and there is a fault of its own; where most are, it's doubtful what the folders mean.
  if (
    2 * paired.pairs.length < layout.images.length &&
    folders.length > 1 &&
    !hasImagesFolder(layout.images)
  ) {
    const fault = classFoldersAndMasks(folders, layout.images.length, layout.masks.length);
    return { task: 'segmentation', pairs: [], faults: [fault] };
  }
  return { task: 'segmentation', ...paired };
}

function layOutMasks({ images, masks }: Choice, files: readonly string[]) {
  if (images === undefined && masks === undefined) return { layout: layOut(files), faults: [] };
  return layOutByGlobs(files, { images, masks });
}

function findPairs({ data }: Choice, layout: Layout): FoundLabels {
  const { images, masks } = layout;
  if (images.length === 0) return { task: 'segmentation', pairs: [], faults: [noImages(data, masks.length)] };
  if (masks.length === 0) return { task: 'segmentation', pairs: [], faults: [noMasks(data, images.length)] };
  return { task: 'segmentation', ...pairFiles(layout) };
}

/** None where only masks lie in such folders. */
function classFoldersOf({ images, masks }: Layout, known: ReadonlySet<string>): readonly string[] {
  const foldersOf = (files: Layout['images']) =>
    layOutClassFolders(
      files.map(({ path }) => path),
      { known },
    ).images.map(({ folder }) => folder);
  const folders = foldersOf(images);
  return folders.length === 0 ? [] : [...new Set([...folders, ...foldersOf(masks)])].sort();
}

function hasImagesFolder(images: Layout['images']): boolean {
  const says = (path: string) => path.split('/').some((folder) => saidBy(folder).role === 'image');
  return images.some(({ path }) => says(dirname(path)));
}

function findClassed(
  { data, images: pattern, masks }: Choice,
  { files, emptyFolders }: FoundFiles,
  known: ReadonlySet<string>,
): FoundLabels {
  const task = 'classification';
  if (masks !== undefined) return { task, images: [], faults: [masksForClassification(masks)] };
  const all = { files, base: '', faults: [] };
  const matched = pattern === undefined ? all : matchGlob('images', pattern, files);
  if (matched.faults.length > 0) return { task, images: [], faults: matched.faults };
  const unmasked = withoutMasks(matched.files);
  const { images, strays } = layOutClassFolders(unmasked.images, { base: matched.base, known });
  if (images.length === 0) return { task, images: [], faults: [noClassFolders(data, matched.files.length)] };
  const empty = pattern === undefined ? emptyFolders.filter((path) => isClassFolder(path, known)) : [];
  const faults = [
    ...(strays.length > 0 ? [imagesOutsideClassFolders(strays)] : []),
    ...(unmasked.masks.length > 0 ? [masksLeftOut(unmasked.masks)] : []),
    ...(empty.length > 0 ? [classFolderEmpty(empty)] : []),
  ];
  return { task, images, faults };
}
