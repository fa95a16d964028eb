// What the names of folders say of whole images: the class of each, and the part of the split it's in. Names only;
// nothing is opened.
import { saidBy } from '../../folder-words.ts';
import type { IsNamed } from '../../layout.ts';
import { type FolderPart, findPartFolders, PARTS_BY_NAME, type PartFolders } from '../../part-folders.ts';
import type { SplitPart } from '../../terms.ts';

/** An image in a class folder. */
export interface ClassedImage {
  /** Relative to the data folder, `/` separated. */
  readonly image: string;
  /** Name of its class folder, wherever that lies. */
  readonly folder: string;
  readonly part: SplitPart | undefined;
}

/** With where its class folder lies. */
export interface PlacedImage extends ClassedImage {
  /** Path of the class folder from the data folder. */
  readonly at: string;
  /** The class folder lies in a part of the split. */
  readonly inPart: boolean;
}

export interface ClassFolders {
  readonly images: readonly PlacedImage[];
  /** Images in no class folder, and those beside a folder of images. */
  readonly strays: readonly string[];
  /** Of the strays, those that would be in class folders but for a folder of images beside these. */
  readonly hidden: readonly PlacedImage[];
}

export interface ClassFolderOptions {
  /** Whether a pattern names the folder: then it's neither a class nor a part. */
  readonly isNamed?: IsNamed;
  /** Folders that are classes whatever their name says, such as "valid". */
  readonly known?: ReadonlySet<string>;
  readonly parts?: PartFolders;
}

/**
 * The class is the first folder behind those that only say "images" or a part of the split, in either order; what lies
 * deeper belongs to it. Where none of these is known, the first known one deeper is the class. A part may be said right
 * below the class as well (`cat/train/1.png`). As for masks, where a part has a folder of images, what lies beside it is
 * no image of the data set.
 */
export function layOutClassFolders(
  files: readonly string[],
  { isNamed = () => false, known = new Set(), parts = findPartFolders(files) }: ClassFolderOptions = {},
): ClassFolders {
  const placeAll = (options: Omit<PlaceOptions, 'isNamed' | 'parts'>) =>
    files.map((path) => ({ path, ...place(path.split('/').slice(0, -1), { isNamed, parts, ...options }) }));
  const first = placeAll({ known });
  const deeper = known.size > 0 && !first.some(({ folder }) => folder !== undefined && known.has(folder));
  const placed = deeper ? placeAll({ known, onlyKnown: true }) : first;
  const isClassed = (file: (typeof placed)[number]) =>
    file.folder !== undefined && (known.size === 0 || known.has(file.folder));
  const named = placed.filter(isClassed);
  // Classes that are listed lie where they lie, be there a folder of images beside them.
  const inImages = known.size === 0 || named.some((file) => file.inImages);
  const partsWithImages = new Set(
    inImages ? placed.filter((file) => file.inImages).map(({ part }) => part) : [],
  );
  const belongs = (file: (typeof placed)[number]) => file.inImages || !partsWithImages.has(file.part);
  const images: PlacedImage[] = [];
  const hidden: PlacedImage[] = [];
  const strays: string[] = [];
  for (const file of placed) {
    const { path, folder, part, at, inPart } = file;
    const isIn = folder !== undefined && belongs(file);
    if (!isIn) strays.push(path);
    if (folder !== undefined) (isIn ? images : hidden).push({ image: path, folder, part, at, inPart });
  }
  return { images, strays, hidden };
}

/** Whether images right in `folder` would have it for their class. */
export function isClassFolder(
  folder: string,
  known: ReadonlySet<string>,
  parts: PartFolders = PARTS_BY_NAME,
): boolean {
  const folders = folder.split('/');
  const options = { isNamed: () => false, known, parts };
  const of = (names: readonly string[]) => place(names, options).folder;
  return of(folders) !== undefined && of(folders.slice(0, -1)) === undefined;
}

interface PlaceOptions {
  readonly isNamed: IsNamed;
  readonly known: ReadonlySet<string>;
  readonly parts: PartFolders;
  /** The first known folder is the class, however deep it lies. */
  readonly onlyKnown?: boolean;
}

interface Place {
  readonly folder: string | undefined;
  readonly at: string;
  readonly part: SplitPart | undefined;
  readonly inPart: boolean;
  /** In a folder that says "images", above the class. */
  readonly inImages: boolean;
}

/** @param folders from the data folder down to where the image lies */
function place(folders: readonly string[], options: PlaceOptions): Place {
  const { isNamed, known, parts, onlyKnown = false } = options;
  let part: FolderPart | undefined;
  let inImages = false;
  let at = '';
  for (const [depth, name] of folders.entries()) {
    at = depth === 0 ? name : `${at}/${name}`;
    const folder = name.normalize('NFC');
    const said = saidBy(folder);
    const saysImages = !inImages && said.role === 'image';
    const named = isNamed(folder, depth);
    const saysPart = named || said.role === 'mask' ? undefined : parts.partOf(at);
    if (saysPart === 'unlabelled' && !known.has(folder)) break;
    const isWord = (saysImages || saysPart !== undefined) && !known.has(folder);
    const isPassed = onlyKnown && !known.has(folder) && hasKnown(folders, depth, known);
    if (!named && !isWord && !isPassed) {
      const below = folders[depth + 1];
      const partBelow = below === undefined ? undefined : parts.partOf(`${at}/${below}`);
      return { folder, at, part: splitPart(part ?? partBelow), inPart: part !== undefined, inImages };
    }
    part ??= saysPart;
    if (saysImages) inImages = true;
  }
  return { folder: undefined, at, part: splitPart(part), inPart: false, inImages };
}

function hasKnown(folders: readonly string[], depth: number, known: ReadonlySet<string>): boolean {
  return folders.slice(depth + 1).some((name) => known.has(name.normalize('NFC')));
}

function splitPart(part: FolderPart | undefined): SplitPart | undefined {
  return part === 'unlabelled' ? undefined : part;
}
