// From the images that exports name to those of the data folder, each with what all exports show of it. Names only.
import type { SplitPart } from '../../terms.ts';
import type { DataFolder } from '../source.ts';
import { ImageFinder, type NamedImages } from './image-of.ts';
import { ExportParts } from './parts.ts';
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
  /** Of these, those that lie in a folder of images to train on. */
  readonly unnamedToTrain: readonly string[];
  readonly parts: ExportParts;
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
  const ofExports = new ExportParts(exported);
  for (const entry of exported) {
    const isThere = entry.isPath === true && paths.has(entry.named);
    const found = isThere
      ? { images: [entry.named], isAssumed: false }
      : findImage(finder, entry, ofExports.of(entry));
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
  const unnamedToTrain = unnamed.filter((path) => parts.get(path) === 'train');
  return { images, missing, ambiguous, assumed, unnamed, unnamedToTrain, parts: ofExports };
}

function findImage(finder: ImageFinder, entry: ExportedImage, part: SplitPart | undefined): NamedImages {
  const found = finder.find({ ...entry, part });
  if (found.images.length > 0 || entry.orNamed === undefined) return found;
  return { ...finder.find({ file: entry.file, named: entry.orNamed, part }), isAssumed: true };
}

export interface JoinedShapes {
  /** By image. */
  readonly shapes: ReadonlyMap<string, readonly ExportedShapes[]>;
  /** By image, those that several exports show different classes of, with what each shows. */
  readonly united: ReadonlyMap<string, readonly ExportedImage[]>;
  /** Images that are listed again with the same shapes. */
  readonly repeated: readonly ResolvedImage[];
  /** Images that two exports, or two entries of one, show differently. */
  readonly disagreeing: readonly (readonly [ExportedImage, ExportedImage])[];
}

/** Exports of the same images with classes of their own are put together; more than one of the same classes is a question. */
export function joinShapes(images: Iterable<ResolvedImage>): JoinedShapes {
  const shapes = new Map<string, readonly ExportedShapes[]>();
  const united = new Map<string, readonly ExportedImage[]>();
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
    if (shown.length > 1) united.set(resolved.image, shown);
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
