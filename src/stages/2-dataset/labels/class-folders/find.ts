// Finds the class folders and the images in them. Names only; nothing is opened.
import { basename, dirname } from 'node:path/posix';
import {
  classFolderEmpty,
  classFolderNotRead,
  classFoldersAndMasks,
  type Fault,
  imagesOutsideClassFolders,
  masksForClassification,
  masksLeftOut,
  noClassFolders,
} from '../../../../errors.ts';
import { CLASS, PART } from '../../../1-config/pattern.ts';
import { foldersOfClass } from '../../classes-file.ts';
import { saidBy } from '../../folder-words.ts';
import type { Layout } from '../../layout.ts';
import { findPartFolders, type PartFolders, saidAssumed } from '../../part-folders.ts';
import { type Matched, matchPattern, namedIn } from '../../patterns.ts';
import { arePortions } from '../../portions.ts';
import { isError } from '../../samples.ts';
import { isUnreadImage } from '../../unread-formats.ts';
import type { DataFolder, Found } from '../source.ts';
import { classesCaptured } from './classes-in-names.ts';
import { copiesAmong } from './copies.ts';
import { doubtIn, hidesMost } from './doubts.ts';
import { flatAmongPhotographs } from './flat-pictures.ts';
import { type ClassedImage, type ClassFolders, isClassFolder, layOutClassFolders } from './folders.ts';
import { withoutMasks } from './masks-among.ts';
import { mirroredFolders } from './mirrored-folders.ts';
import { namedAsMasks } from './named-as-masks.ts';
import { pairedFolders } from './paired-folders.ts';
import { sameNamesIn } from './same-names.ts';
import { severalOfImage } from './several-files.ts';

const NO_FOLDERS = 'no folders of classes';

export async function findClassFolders(folder: DataFolder): Promise<Found<ClassedImage>> {
  const { settings, spec } = folder;
  const nothing = { claim: undefined, why: NO_FOLDERS, items: [] };
  if (settings.masks !== undefined) return { ...nothing, faults: [masksForClassification(settings.masks)] };
  const { layout, faults } = folder.placed();
  if (faults.length > 0) return { ...nothing, faults };
  // The classes that the user names are folders of theirs whatever these are called.
  const known = new Set([
    ...(spec?.classes.flatMap(foldersOfClass) ?? []),
    ...(spec?.ignored?.folders ?? []),
  ]);
  const saysClass = settings.images?.toLowerCase().includes(`{${CLASS}}`) === true;
  const claim: ReturnType<typeof claimOf> = saysClass ? { claim: 'certain' } : claimOf(layout, known);
  const found = classedImages(folder, known);
  const isAsked = known.size === 0 && claim.claim !== undefined && !found.faults.some(isError);
  const flat = isAsked ? await flatAmongPhotographs(folder, found.items) : undefined;
  const classes = new Map(found.items.map(({ image, folder: name }) => [image, name]));
  const areFolders = known.size === 0 && settings.labels === 'auto' && settings.images === undefined;
  const isAssumed = isAsked && areFolders;
  const assumed = {
    areFolders,
    ...(isAssumed ? { assumedClassOf: (image: string) => classes.get(image) } : {}),
  };
  if (flat === undefined) return { ...claim, ...found, ...assumed };
  return { ...claim, ...found, items: [], faults: [flat, ...found.faults] };
}

/** Images in folders are images in class folders unless something else labels them. */
function claimOf(
  layout: Layout,
  known: ReadonlySet<string>,
): Pick<Found<ClassedImage>, 'claim' | 'question'> {
  const { images, masks } = layout;
  const folders = classFoldersOf(layout, known);
  if (folders === 'hidden') return { claim: 'unlikely' };
  if (folders.length === 0) return { claim: undefined };
  // One folder of photographs is no class.
  if (folders.length === 1 || (known.size === 0 && arePortions(folders))) return { claim: 'unlikely' };
  if (hasImagesFolder(images)) return { claim: 'possible' };
  if (masks.length === 0) return { claim: 'likely' };
  return { claim: 'likely', question: classFoldersAndMasks(folders, images.length, masks.length) };
}

/** None where only masks lie in such folders. `hidden`: only beside a folder of fewer images. */
function classFoldersOf({ images, masks }: Layout, known: ReadonlySet<string>): readonly string[] | 'hidden' {
  const layOutOf = (files: Layout['images']) =>
    layOutClassFolders(
      files.map(({ path }) => path),
      { known },
    );
  const found = layOutOf(images);
  const foldersOfClass = ({ images: classed }: ClassFolders) => classed.map(({ folder }) => folder);
  if (found.images.length === 0) return masks.length === 0 && hidesMost(found) ? 'hidden' : [];
  return [...new Set([...foldersOfClass(found), ...foldersOfClass(layOutOf(masks))])].sort();
}

function hasImagesFolder(images: Layout['images']): boolean {
  const says = (path: string) => path.split('/').some((folder) => saidBy(folder).role === 'image');
  return images.some(({ path }) => says(dirname(path)));
}

function classedImages(
  { settings, spec, files, others, emptyFolders }: DataFolder,
  known: ReadonlySet<string>,
): Omit<Found<ClassedImage>, 'claim' | 'question'> {
  const { data, images: pattern } = settings;
  const matched = pattern === undefined ? undefined : matchPattern('images', pattern, files);
  if (matched !== undefined && matched.faults.length > 0)
    return { items: [], why: NO_FOLDERS, faults: matched.faults };
  const paths = matched === undefined ? files : matched.files.map(({ path }) => path);
  const unmasked = withoutMasks(paths, known);
  const isNamed = matched && namedIn(matched.pattern);
  const parts = findPartFolders(unmasked.images);
  const laidOut = layOutClassFolders(unmasked.images, { known, parts, ...(isNamed && { isNamed }) });
  const captures = (word: string) => matched?.pattern.words.includes(word) === true;
  const doubts = known.size > 0 || captures(CLASS) ? [] : doubtsIn(laidOut, parts, settings);
  const isInDoubt =
    pattern === undefined &&
    (doubts.some(isError) || new Set(laidOut.images.map(({ folder }) => folder)).size === 1);
  const pairs =
    isInDoubt && settings.task === 'auto' && known.size === 0
      ? (mirroredFolders(files) ?? pairedFolders(files))
      : undefined;
  if (pairs !== undefined) return { items: [], why: NO_FOLDERS, faults: [pairs] };
  if (doubts.some(isError)) return { items: [], why: NO_FOLDERS, faults: doubts };
  const named = matched && captures(CLASS) ? classesCaptured(matched, known) : undefined;
  const { images, strays } = matched === undefined ? laidOut : asCaptured(matched, laidOut, named?.classes);
  if (images.length === 0)
    return { items: [], why: NO_FOLDERS, faults: [noClassFolders(data, paths.length)] };
  const empty = pattern === undefined ? emptyFolders.filter((path) => isClassFolder(path, known, parts)) : [];
  const faults = [
    ...doubts,
    ...(named?.faults ?? []),
    ...(captures(CLASS) || captures(PART) ? [] : saidAssumed(parts, unmasked.images, known)),
    ...(strays.length > 0 ? [imagesOutsideClassFolders(strays)] : []),
    ...(unmasked.masks.length > 0 ? [masksLeftOut(unmasked.masks)] : []),
    ...severalOfImage(images),
    ...emptyClasses(empty, others, new Set(spec?.ignored?.folders)),
  ];
  return { items: images, why: whyFolders(images, unmasked.masks.length), faults };
}

/** The first of what is asked of their names; where nobody says the task, also that they may be halves of pairs. */
function doubtsIn(
  found: ClassFolders,
  parts: PartFolders,
  { data, task }: DataFolder['settings'],
): readonly Fault[] {
  const doubt = doubtIn(found, parts, data);
  const isAsked = task !== 'auto' || (doubt !== undefined && isError(doubt));
  const same = isAsked ? undefined : alikeIn(found.images);
  const copies = doubt !== undefined && isError(doubt) ? undefined : copiesAmong(found.images);
  return [doubt, same, copies].filter((fault) => fault !== undefined);
}

/** What has the same names pairs better than what is only called like masks. */
function alikeIn(images: ClassFolders['images']): Fault | undefined {
  const same = sameNamesIn(images);
  return same !== undefined && isError(same) ? same : (namedAsMasks(images) ?? same);
}

/** What holds nothing but images that aren't read is a class that nobody meant to leave out. */
function emptyClasses(
  empty: readonly string[],
  others: readonly string[],
  ignored: ReadonlySet<string>,
): readonly Fault[] {
  const unread = others.filter(isUnreadImage);
  const within = (folder: string) => unread.filter((file) => file.startsWith(`${folder}/`));
  const meant = empty.filter((folder) => within(folder).length > 0);
  const nothing = empty.filter((folder) => !meant.includes(folder));
  return [
    ...meant
      .filter((folder) => !ignored.has(basename(folder)))
      .map((folder) => classFolderNotRead(folder, within(folder))),
    ...(nothing.length > 0 ? [classFolderEmpty(nothing)] : []),
  ];
}

type Classed = { readonly images: readonly ClassedImage[]; readonly strays: readonly string[] };

/** What the pattern captures as class and part goes before what the names of the folders say. */
function asCaptured(
  matched: Matched,
  laidOut: ClassFolders,
  classes: ReadonlyMap<string, string> | undefined,
): Classed {
  const { words } = matched.pattern;
  const byPath = new Map(matched.files.map((file) => [file.path, file]));
  const images = classes
    ? [...laidOut.images.map(({ image }) => image), ...laidOut.strays].flatMap((image) => {
        const folder = classes.get(image);
        return folder === undefined ? [] : [{ image, folder, part: undefined }];
      })
    : laidOut.images;
  const strays = classes ? [] : laidOut.strays;
  if (!words.includes(PART)) return { images, strays };
  return { images: images.map((one) => ({ ...one, part: byPath.get(one.image)?.part })), strays };
}

function whyFolders(images: readonly ClassedImage[], masks: number): string {
  const { size } = new Set(images.map(({ folder }) => folder));
  const folders = size === 1 ? '1 folder with images' : `${size} folders with images`;
  return `${folders}, ${masks === 0 ? 'no masks' : 'the masks among them left out'}`;
}
