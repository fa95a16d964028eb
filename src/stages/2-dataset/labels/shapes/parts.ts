// Which part of the split each image of an export is in: as the tool says it, else the name of the export, else the folders.
// Names only.
import { basename, dirname } from 'node:path/posix';
import { annotationPartsAssumed, type Fault, imagesInNoPart, partUnknown } from '../../../../errors.ts';
import { findPartFolders, type PartFolders, saidAssumed } from '../../part-folders.ts';
import { isSurePart, partsAmong } from '../../part-names.ts';
import type { SplitPart } from '../../terms.ts';
import type { ExportedImage } from './tool.ts';

/** CVAT's word for what is in no subset. */
const NO_SUBSET = /^(?:default)?$/i;
const NAMED_DEFAULT = /(?:^|[\s_-])default\b/i;

/** What all exports say together: some words are parts only beside others. */
export class ExportParts {
  readonly #subsets: ReadonlyMap<string, SplitPart>;
  readonly #files: ReadonlyMap<string, SplitPart>;
  readonly #folders: PartFolders;

  constructor(exported: readonly ExportedImage[]) {
    this.#subsets = partsAmong(exported.map(subsetOf));
    this.#files = partsAmong(exported.flatMap((entry) => (isPerImage(entry) ? [] : [stemOf(entry.file)])));
    this.#folders = findPartFolders([...new Set(exported.map(({ file }) => file))]);
  }

  of(entry: ExportedImage): SplitPart | undefined {
    const bySubset = entry.part ?? this.#subsets.get(subsetOf(entry));
    if (bySubset !== undefined) return bySubset;
    const byFile = isPerImage(entry) ? undefined : this.#files.get(stemOf(entry.file));
    return byFile ?? this.#ofFolders(entry.file);
  }

  /** Names that say a part only beside others, with the part. */
  assumed(): readonly (readonly [name: string, part: SplitPart])[] {
    return [...this.#subsets, ...this.#files].filter(([name]) => !isSurePart(name));
  }

  #ofFolders(file: string): SplitPart | undefined {
    for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) {
      const part = this.#folders.partOf(folder);
      if (part !== undefined && part !== 'unlabelled') return part;
    }
    return undefined;
  }
}

/** An image of the data folder, as exports name it. */
interface NamedImage {
  readonly image: string;
  readonly entries: readonly ExportedImage[];
  /** By its folder. */
  readonly folderPart: SplitPart | undefined;
}

export interface ChosenParts {
  readonly partOf: (image: string) => SplitPart | undefined;
  /** What gave them, for behind "by", where that's not the folders. */
  readonly by: string | undefined;
  /** Images that exports put into two parts. */
  readonly inTwoParts: readonly string[];
  readonly faults: readonly Fault[];
}

/** What exports say of an image goes before its folder; one part alone is no split. */
export function chooseParts(images: readonly NamedImage[], parts: ExportParts): ChosenParts {
  const byExport = new Map<string, SplitPart>();
  const byFolder = new Map<string, SplitPart>();
  const inTwoParts: string[] = [];
  for (const { image, entries, folderPart } of images) {
    const said = [...new Set(entries.flatMap((entry) => parts.of(entry) ?? []))];
    if (said.length > 1) inTwoParts.push(image);
    if (said.length === 1) byExport.set(image, said[0]);
    if (folderPart !== undefined) byFolder.set(image, folderPart);
  }
  const isSplit = (given: ReadonlyMap<string, SplitPart>) => new Set(given.values()).size > 1;
  const both = new Map([...byFolder, ...byExport]);
  const given = isSplit(byExport) ? both : isSplit(byFolder) ? byFolder : undefined;
  const isByExport = given === both && [...byExport].some(([image, part]) => byFolder.get(image) !== part);
  const assumed = isByExport ? parts.assumed() : [];
  const paths = images.map(({ image }) => image);
  return {
    partOf: (image) => given?.get(image),
    by: isByExport ? 'the parts in the annotations' : undefined,
    inTwoParts,
    faults: [
      ...(assumed.length > 0 ? [annotationPartsAssumed(assumed)] : []),
      ...(given === byFolder ? saidAssumed(findPartFolders(paths), paths) : []),
      ...saidOfOthers(images, given ?? both),
    ],
  };
}

/** Where some images are in a part and others in none, these may be the part that is lacking. */
function saidOfOthers(
  images: readonly NamedImage[],
  placed: ReadonlyMap<string, SplitPart>,
): readonly Fault[] {
  const others = images.filter(({ image }) => !placed.has(image));
  if (placed.size === 0 || others.length === 0) return [];
  const known = (['train', 'validation', 'test'] as const).filter((part) =>
    [...placed.values()].includes(part),
  );
  const place = placesOf(images, placed);
  const places = others.flatMap((one) => place(one) ?? []);
  const isUnclear = places.length > 0 ? !known.includes('test') : !known.includes('train');
  const named = [...new Map(places.map((one) => [JSON.stringify(one), one])).values()];
  const said = { images: others.map(({ image }) => image), places: named, known };
  return [isUnclear ? partUnknown(said) : imagesInNoPart(said)];
}

/** What calls an image's part by a word that says none; undefined: nothing does. */
export interface NamedPlace {
  readonly kind: 'subset' | 'file' | 'folder';
  readonly name: string;
  /** The export. */
  readonly file: string;
}

function placesOf(images: readonly NamedImage[], placed: ReadonlyMap<string, SplitPart>) {
  const inParts = images.filter(({ image }) => placed.has(image));
  const files = new Set(inParts.flatMap(({ entries }) => entries.map(({ file }) => file)));
  const folders = new Set(inParts.flatMap(({ image }) => foldersAround(image)));
  return ({ image, entries: [entry] }: NamedImage): NamedPlace | undefined => {
    const { file } = entry;
    const [subset, folder] = [subsetOf(entry), dirname(image)];
    if (subset !== '') return { kind: 'subset', name: subset, file };
    if (!isPerImage(entry) && !files.has(file))
      return NAMED_DEFAULT.test(stemOf(file)) ? undefined : { kind: 'file', name: file, file };
    return folder === '.' || folders.has(folder) ? undefined : { kind: 'folder', name: folder, file };
  };
}

function foldersAround(image: string): readonly string[] {
  const folder = dirname(image);
  return folder === '.' ? [] : [folder, ...foldersAround(folder)];
}

function subsetOf({ subset = '' }: ExportedImage): string {
  return NO_SUBSET.test(subset.trim()) ? '' : subset.trim();
}

/** A file for one image has the name of that. */
function isPerImage({ isPath, orNamed, file, named }: ExportedImage): boolean {
  const names = [named.replaceAll('\\', '/'), ...(orNamed === undefined ? [] : [orNamed])];
  return isPath !== undefined || names.some((name) => stemOf(name) === stemOf(file));
}

function stemOf(path: string): string {
  return basename(path).replace(/\..*$/, '');
}
