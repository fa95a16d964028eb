// What the names of folders and files say: which file is an image and which a mask, which part of the split it's
// in, and under what key the two belong together. Names only; nothing is opened.
import { imageBase, maskBase, withoutExtension } from './endings.ts';
import { saidBy } from './folder-words.ts';
import { findPartFolders, PARTS_BY_NAME, type PartFolders } from './part-folders.ts';
import type { SplitPart } from './terms.ts';

/** A file with its role. Images and masks with the same folder belong together by their stems (pair.ts). */
export interface PlacedFile {
  /** Relative to the data folder, `/` separated. */
  readonly path: string;
  /** The path's folders without those that only say role or part, with the part in front. */
  readonly folder: string;
  /** File name without its extension. */
  readonly stem: string;
  readonly part: SplitPart | undefined;
  /** Of a mask that shows one class: what it's called. */
  readonly of?: string;
}

export interface Layout {
  readonly images: readonly PlacedFile[];
  readonly masks: readonly PlacedFile[];
  /** Stems pair as they are, whatever they end in. */
  readonly exact?: true;
  /** Masks of the same image belong together; absent: which of them is meant is in doubt. */
  readonly joins?: true;
  /** Named like masks of images, but not by the pattern for masks. */
  readonly leftOut?: readonly string[];
}

/** Places files by the names of their folders, or by suffix where images and masks share a folder. */
export function layOut(files: readonly string[]): Layout {
  const parts = findPartFolders(files);
  const described = files.map((path) => describe(path, { parts }));
  if (!described.some(({ role }) => role === 'mask'))
    return layOutBySuffix(described.map(({ file }) => file));
  const masks = described.filter(({ role }) => role === 'mask').map(({ file }) => file);
  const images = described.filter(({ role }) => role === 'image').map(({ file }) => file);
  // CamVid has its images in `train/` itself; where a part (or the whole) has a folder of images, others are strays.
  const partsWithImages = new Set(images.map(({ part }) => part));
  const unplaced = described.filter(({ role }) => role === undefined).map(({ file }) => file);
  return { images: [...images, ...unplaced.filter(({ part }) => !partsWithImages.has(part))], masks };
}

/** A file by its path alone. */
export function placedIn(path: string): PlacedFile {
  return describe(path, {}).file;
}

/** A file by its path without the folders that a pattern names: they say at most a role, and it's known. */
export function placedBelow(path: string, isNamed: IsNamed): PlacedFile {
  return describe(path, { isNamed }).file;
}

/** Whether a pattern names the folder; `depth` counts from the data folder. */
export type IsNamed = (folder: string, depth: number) => boolean;

/** All in one folder: a file is a mask if its name ends like one's and the name without the ending is there too. */
export function layOutBySuffix(files: readonly PlacedFile[]): Layout {
  const stems = new Set(
    files.flatMap(({ folder, stem }) => [`${folder}/${stem}`, `${folder}/${imageBase(stem)}`]),
  );
  const isMask = ({ folder, stem }: PlacedFile) =>
    maskBase(stem) !== stem && stems.has(`${folder}/${maskBase(stem)}`);
  return { images: files.filter((file) => !isMask(file)), masks: files.filter(isMask) };
}

/** The outermost folder that names a role or a part decides. */
function describe(
  path: string,
  {
    isNamed = () => false,
    parts = PARTS_BY_NAME,
  }: { readonly isNamed?: IsNamed; readonly parts?: PartFolders },
): { file: PlacedFile; role: 'image' | 'mask' | undefined } {
  const segments = path.split('/');
  const name = segments.pop()!;
  let role: 'image' | 'mask' | undefined;
  let part: SplitPart | undefined;
  const rest: string[] = [];
  let at = '';
  for (const [depth, segment] of segments.entries()) {
    at = depth === 0 ? segment : `${at}/${segment}`;
    const { role: saidRole } = saidBy(segment);
    const folderPart = parts.partOf(at);
    const saidPart = folderPart === 'unlabelled' ? undefined : folderPart;
    const named = isNamed(segment, depth);
    const tells =
      (role === undefined && saidRole !== undefined) || (part === undefined && saidPart !== undefined);
    role ??= saidRole;
    if (!named) part ??= saidPart;
    if (!tells && !named) rest.push(segment);
  }
  // macOS writes "é" as two characters, others as one: the same name all the same.
  const stem = withoutExtension(name).normalize('NFC');
  const folder = [part ?? '', ...rest].join('/').normalize('NFC');
  return { file: { path, folder, stem, part }, role };
}
