// Folders of copies, such as thumbnails and crops, inside class folders or beside them: by their names, which are those of
// the classes' images. Each copy would count as an image. Names only; nothing is opened.
import { basename, dirname } from 'node:path/posix';
import { copiesAsClass, copiesInClassFolders, documentsAsClass, type Fault } from '../../../../errors.ts';
import { withoutExtension } from '../../endings.ts';
import type { PlacedImage } from './folders.ts';

/** Fewer names are the same by chance. */
const LEAST = 3;
/** Of many: another file may lie among them. */
const NEARLY = 0.9;
/** `001_01` is cut out of `001`. */
const PIECE = /[_-]\d+$/;
const DOCUMENTS =
  /^(?:docs?|documents?|documentation|figures?|screenshots?|assets?|thumbs?|thumbnails?|previews?)$/i;

/** An error where copies would be a class of their own, else a warning. */
export function copiesAmong(images: readonly PlacedImage[]): Fault | undefined {
  const classes = byKey(images, ({ folder }) => folder);
  if (classes.size < 2) return undefined;
  return copiesBeside(classes) ?? copiesInside(images) ?? documentsBeside(classes);
}

type Classes = ReadonlyMap<string, readonly PlacedImage[]>;

/** `thumbs/cat_1.jpg`, or `thumbs/1.jpg` where only one class has a `1`; of two classes at least. */
function copiesBeside(classes: Classes): Fault | undefined {
  if (classes.size < 3) return undefined;
  const owners = new Map<string, PlacedImage | undefined>();
  for (const image of [...classes.values()].flat()) {
    const { folder } = image;
    const stem = stemOf(image);
    owners.set(`${folder}_${stem}`, image);
    owners.set(`${folder}-${stem}`, image);
  }
  const holders = byKey([...classes.values()].flat(), stemOf);
  for (const [folder, own] of classes) {
    const originals = own.flatMap((image) => {
      const others = (holders.get(stemOf(image)) ?? []).filter((other) => other.folder !== folder);
      const original = owners.get(stemOf(image)) ?? (others.length === 1 ? others[0] : undefined);
      return original === undefined || original.folder === folder ? [] : [{ image, original }];
    });
    const of = new Set(originals.map(({ original }) => original.folder));
    if (originals.length < LEAST || originals.length < NEARLY * own.length || of.size < 2) continue;
    const [{ image, original }] = originals;
    return copiesAsClass(
      { folder, files: own.length, example: [image.image, original.image] },
      kept(classes, folder),
    );
  }
  return undefined;
}

/** `cat/thumbnails/1.jpg` of `cat/1.jpg`, `cat/cropped/1_01.jpg` */
function copiesInside(images: readonly PlacedImage[]): Fault | undefined {
  const byPath = new Map(images.map((image) => [withoutExtension(image.image), image]));
  const inner = images.filter(({ image, at }) => dirname(image) !== at);
  for (const [name, own] of byKey(inner, ({ image }) => basename(dirname(image)))) {
    const pairs = own.flatMap((copy) => {
      const path = `${dirname(dirname(copy.image))}/${stemOf(copy)}`;
      const original = byPath.get(path) ?? byPath.get(path.replace(PIECE, ''));
      return original?.folder === copy.folder ? [{ copy, original }] : [];
    });
    if (pairs.length < LEAST || pairs.length < NEARLY * own.length) continue;
    const [{ copy, original }] = pairs;
    const arePieces = pairs.some((pair) => stemOf(pair.copy) !== stemOf(pair.original));
    return copiesInClassFolders({
      folder: name,
      files: own.length,
      example: [copy.image, original.image],
      pattern: patternOf(images.filter((image) => !own.includes(image))),
      groupBy: groupBy(
        pairs.map((pair) => stemOf(pair.original)),
        arePieces,
      ),
    });
  }
  return undefined;
}

/** `docs/` of a few pictures beside the classes. */
function documentsBeside(classes: Classes): Fault | undefined {
  for (const [folder, own] of classes) {
    const others = [...classes].filter(([name]) => name !== folder);
    if (!DOCUMENTS.test(folder) || others.length < 2) continue;
    if (
      others.every(([, images]) => images.length > own.length) &&
      others.every(([name]) => !DOCUMENTS.test(name))
    )
      return documentsAsClass({ folder, files: own.length }, kept(classes, folder));
  }
  return undefined;
}

/** The classes, and all but those of the folder with where they lie. */
function kept(classes: Classes, folder: string) {
  const others = [...classes].filter(([name]) => name !== folder).flatMap(([, images]) => images);
  return { classes: [...classes.keys()].sort(), folders: [...new Set(others.map(({ at }) => at))].sort() };
}

/** Undefined where the images lie at several depths. */
function patternOf(images: readonly PlacedImage[]): string | undefined {
  const depths = new Set(images.map(({ image }) => image.split('/').length));
  const [depth, ...more] = depths;
  return more.length > 0 ? undefined : Array.from({ length: depth }, () => '*').join('/');
}

/** As the setting has it: copy and image have the same group. Undefined where their names don't say it simply. */
function groupBy(originals: readonly string[], arePieces: boolean): string | undefined {
  if (!arePieces) return '([^/]+)\\.[^./]+$';
  return originals.some((stem) => PIECE.test(stem)) ? undefined : '([^/]+?)(?:[_-]\\d+)?\\.[^./]+$';
}

function stemOf({ image }: PlacedImage): string {
  return withoutExtension(basename(image)).normalize('NFC');
}

function byKey(images: readonly PlacedImage[], keyOf: (image: PlacedImage) => string) {
  const found = new Map<string, PlacedImage[]>();
  for (const image of images) {
    const known = found.get(keyOf(image));
    if (known === undefined) found.set(keyOf(image), [image]);
    else known.push(image);
  }
  return found;
}
