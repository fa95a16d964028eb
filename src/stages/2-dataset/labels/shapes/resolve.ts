// From the images that exports name to those of the data folder: each with what all exports show of it, and its part of the
// split. Names only.
import { basename } from 'node:path/posix';
import { partWord, saidBy } from '../../folder-words.ts';
import type { SplitPart } from '../../terms.ts';
import type { DataFolder } from '../source.ts';
import { ImageFinder, type NamedImages } from './image-of.ts';
import type { ExportedImage, ExportedShapes } from './tool.ts';

export interface Resolved {
  /** By the path of the image, in the order of the exports. */
  readonly images: ReadonlyMap<string, ResolvedImage>;
  /** Named, and not there. */
  readonly missing: readonly ExportedImage[];
  /** Names of several images, with these. */
  readonly ambiguous: ReadonlyMap<string, readonly string[]>;
  /** Images that lie or are called otherwise than the export says, with how it says it. */
  readonly assumed: ReadonlyMap<string, string>;
  /** Images of the folder that no export names. */
  readonly unnamed: readonly string[];
}

export interface ResolvedImage {
  readonly image: string;
  readonly entries: readonly ExportedImage[];
  /** By its folder. */
  readonly folderPart: SplitPart | undefined;
}

export function resolveImages(exported: readonly ExportedImage[], folder: DataFolder): Resolved {
  const { layout } = folder.placed();
  const parts = new Map([...layout.images, ...layout.masks].map(({ path, part }) => [path, part]));
  const likely = layout.images.map(({ path }) => path);
  const all = folder.settings.images === undefined ? folder.files : likely;
  const finder = new ImageFinder(likely, all, (image) => parts.get(image));
  const paths = new Set(all);
  const images = new Map<string, ResolvedImage & { readonly entries: ExportedImage[] }>();
  const missing: ExportedImage[] = [];
  const ambiguous = new Map<string, readonly string[]>();
  const assumed = new Map<string, string>();
  for (const entry of exported) {
    const isThere = entry.isPath === true && paths.has(entry.named);
    const found = isThere ? { images: [entry.named], isAssumed: false } : findImage(finder, entry);
    const [image] = found.images;
    if (image === undefined) missing.push(entry);
    else if (found.images.length > 1) ambiguous.set(entry.named, found.images);
    else {
      if (found.isAssumed) assumed.set(image, entry.named);
      const known = images.get(image);
      if (known !== undefined) known.entries.push(entry);
      else images.set(image, { image, entries: [entry], folderPart: parts.get(image) });
    }
  }
  const held = new Set(exported.flatMap(({ shapes }) => shapes.map(({ passage }) => passage.file)));
  const unnamed = (likely.length > 0 ? likely : all).filter((path) => !images.has(path) && !held.has(path));
  return { images, missing, ambiguous, assumed, unnamed };
}

function findImage(finder: ImageFinder, entry: ExportedImage): NamedImages {
  const part = partOfEntry(entry);
  const found = finder.find({ ...entry, part });
  if (found.images.length > 0 || entry.orNamed === undefined) return found;
  return { ...finder.find({ file: entry.file, named: entry.orNamed, part }), isAssumed: true };
}

export interface JoinedShapes {
  /** By image. */
  readonly shapes: ReadonlyMap<string, readonly ExportedShapes[]>;
  /** Images that several exports show different classes of. */
  readonly united: readonly ResolvedImage[];
  /** Images that are listed again with the same shapes. */
  readonly repeated: readonly ResolvedImage[];
  /** Images that two exports, or two entries of one, show differently. */
  readonly disagreeing: readonly (readonly [ExportedImage, ExportedImage])[];
}

/** Exports of the same images with classes of their own are put together; more than one of the same classes is a question. */
export function joinShapes(images: Iterable<ResolvedImage>): JoinedShapes {
  const shapes = new Map<string, readonly ExportedShapes[]>();
  const united: ResolvedImage[] = [];
  const repeated: ResolvedImage[] = [];
  const disagreeing: (readonly [ExportedImage, ExportedImage])[] = [];
  for (const resolved of images) {
    const kept: ExportedImage[] = [];
    for (const entry of resolved.entries) {
      const same = kept.find((other) => showsSame(entry, other));
      const other = kept.find((one) => one.shapes.length > 0 && !hasOtherClasses(entry, one));
      if (same !== undefined) repeated.push(resolved);
      else if (other !== undefined && entry.shapes.length > 0) disagreeing.push([other, entry]);
      else kept.push(entry);
    }
    const shown = kept.filter((entry) => entry.shapes.length > 0);
    if (shown.length > 1) united.push(resolved);
    shapes.set(
      resolved.image,
      shown.flatMap((entry) => entry.shapes),
    );
  }
  return { shapes, united, repeated: [...new Set(repeated)], disagreeing };
}

function showsSame(one: ExportedImage, other: ExportedImage): boolean {
  const keyOf = ({ classes, digest }: ExportedShapes) => JSON.stringify([classes, digest]);
  const keys = new Set(one.shapes.map(keyOf));
  return one.shapes.length === other.shapes.length && other.shapes.every((shapes) => keys.has(keyOf(shapes)));
}

/** Two entries of one file, and two of one class, were hardly made to be put together. */
function hasOtherClasses(one: ExportedImage, other: ExportedImage): boolean {
  if (one.file === other.file) return false;
  const classes = new Set(one.shapes.flatMap((shapes) => shapes.classes));
  return !other.shapes.some((shapes) => shapes.classes.some((name) => classes.has(name)));
}

export interface ChosenParts {
  readonly partOf: (image: string) => SplitPart | undefined;
  /** What gave them, for behind "by", where that's not the folders. */
  readonly by: string | undefined;
  /** Images that exports put into two parts. */
  readonly inTwoParts: readonly string[];
}

/** What exports say of an image goes before its folder; one part alone is no split. */
export function chooseParts(images: Iterable<ResolvedImage>): ChosenParts {
  const byExport = new Map<string, SplitPart>();
  const byFolder = new Map<string, SplitPart>();
  const inTwoParts: string[] = [];
  for (const { image, entries, folderPart } of images) {
    const said = [...new Set(entries.flatMap((entry) => partOfEntry(entry) ?? []))];
    if (said.length > 1) inTwoParts.push(image);
    if (said.length === 1) byExport.set(image, said[0]);
    if (folderPart !== undefined) byFolder.set(image, folderPart);
  }
  const given = [byExport, byFolder].find((parts) => new Set(parts.values()).size > 1);
  const isByExport =
    given === byExport && [...byExport].some(([image, part]) => byFolder.get(image) !== part);
  return {
    partOf: (image) => given?.get(image),
    by: isByExport ? 'the files of their annotations' : undefined,
    inTwoParts,
  };
}

function partOfEntry({ part, file, named }: ExportedImage): SplitPart | undefined {
  return part ?? partOfExport(file, stemOf(file) === stemOf(named.replaceAll('\\', '/')));
}

/** `instances_train2017.json`, else `train/_annotations.coco.json`. A file for one image has the name of that. */
function partOfExport(file: string, isPerImage: boolean): SplitPart | undefined {
  const word = isPerImage ? undefined : partWord(stemOf(file));
  const part = word?.kind === 'doubtful' ? undefined : word?.part;
  if (part === 'train' || part === 'validation' || part === 'test') return part;
  const folders = file.split('/').slice(0, -1).reverse();
  return folders.map((name) => saidBy(name).part).find((one) => one !== undefined);
}

function stemOf(path: string): string {
  return basename(path).replace(/\..*$/, '');
}
