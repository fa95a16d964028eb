// What the names of folders say of whole images: the class of each, and the part of the split it's in. Names only;
// nothing is opened.
import { saidBy } from '../../folder-words.ts';
import { type IsNamed, layOutBySuffix, type PlacedFile, placedIn } from '../../layout.ts';
import type { SplitPart } from '../../terms.ts';

/** An image in a class folder. */
export interface ClassedImage {
  /** Relative to the data folder, `/` separated. */
  readonly image: string;
  /** Name of its class folder, wherever that lies. */
  readonly folder: string;
  readonly part: SplitPart | undefined;
}

export interface ClassFolders {
  readonly images: readonly ClassedImage[];
  /** Images in no class folder, and those beside a folder of images. */
  readonly strays: readonly string[];
}

export interface ClassFolderOptions {
  /** Whether a pattern names the folder: then it's neither a class nor a part. */
  readonly isNamed?: IsNamed;
  /** Folders that are classes whatever their name says, such as "valid". */
  readonly known?: ReadonlySet<string>;
}

/**
 * The class is the first folder behind those that only say "images" or a part of the split, in either order; what lies
 * deeper belongs to it. A part may be said right below the class as well (`cat/train/1.png`). As for masks, where a part
 * has a folder of images, what lies beside it is no image of the data set.
 */
export function layOutClassFolders(
  files: readonly string[],
  { isNamed = () => false, known = new Set() }: ClassFolderOptions = {},
): ClassFolders {
  const placed = files.map((path) => ({ path, ...place(path.split('/').slice(0, -1), isNamed, known) }));
  const partsWithImages = new Set(placed.filter(({ inImages }) => inImages).map(({ part }) => part));
  const belongs = ({ inImages, part }: (typeof placed)[number]) => inImages || !partsWithImages.has(part);
  return {
    images: placed.flatMap((file) => {
      const { path, folder, part } = file;
      return folder !== undefined && belongs(file) ? [{ image: path, folder, part }] : [];
    }),
    strays: placed.filter((file) => file.folder === undefined || !belongs(file)).map(({ path }) => path),
  };
}

/** The files without those that are named as the mask of another beside them, and those. */
export function withoutMasks(files: readonly string[]): {
  readonly images: readonly string[];
  readonly masks: readonly string[];
} {
  const { images, masks } = layOutBySuffix(files.map((file) => placedIn(file)));
  const paths = (placed: readonly PlacedFile[]) => placed.map(({ path }) => path);
  return { images: paths(images), masks: paths(masks) };
}

/** Whether images right in `folder` would have it for their class. */
export function isClassFolder(folder: string, known: ReadonlySet<string>): boolean {
  const folders = folder.split('/');
  const of = (names: readonly string[]) => place(names, () => false, known).folder;
  return of(folders) !== undefined && of(folders.slice(0, -1)) === undefined;
}

interface Place {
  readonly folder: string | undefined;
  readonly part: SplitPart | undefined;
  /** In a folder that says "images", above the class. */
  readonly inImages: boolean;
}

/** @param folders from the data folder down to where the image lies */
function place(folders: readonly string[], isNamed: IsNamed, known: ReadonlySet<string>): Place {
  let part: SplitPart | undefined;
  let inImages = false;
  for (const [depth, name] of folders.entries()) {
    const folder = name.normalize('NFC');
    const said = saidBy(folder);
    const saysImages = !inImages && said.role === 'image';
    const named = isNamed(folder, depth);
    const saysPart = !named && part === undefined && said.part !== undefined && said.role !== 'mask';
    const isWord = (saysImages || saysPart) && !known.has(folder);
    if (!named && !isWord) {
      const below = folders[depth + 1];
      const partBelow = below === undefined ? undefined : saidBy(below).part;
      return { folder, part: part ?? partBelow, inImages };
    }
    if (saysPart) part = said.part;
    if (saysImages) inImages = true;
  }
  return { folder: undefined, part, inImages };
}
