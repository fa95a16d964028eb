// How sure it is that a table says the classes, where the folders of the images may say them, too. Names only.
import { type Fault, tableOrFolders } from '../../../../errors.ts';
import { type ClassesSpec, foldersOfClass } from '../../classes-file.ts';
import { saidBy } from '../../folder-words.ts';
import { findPartFolders } from '../../part-folders.ts';
import { arePortions } from '../../portions.ts';
import type { Found } from '../source.ts';
import type { ClassedImage } from '../whole-image/samples.ts';
import { byCodePoint } from '../whole-image/samples.ts';
import { cellOf } from './column-values.ts';

interface Said {
  /** The column is called like one of labels. */
  readonly isNamed: boolean;
  readonly spec: ClassesSpec | undefined;
  /** Column and table, for people. */
  readonly where: string;
  readonly files: readonly string[];
  /** The setting `images` says which files are meant, and no class by their folders. */
  readonly isFolderless: boolean;
}

type Claim = Pick<Found<unknown>, 'claim' | 'question'>;

/**
 * A table beside one folder of images has it; where folders say the same as the table, or nothing in the table is called a
 * label, they have it. Else the classes that the user lists decide, or it asks.
 */
export function claimOf(
  images: readonly ClassedImage[],
  { isNamed, spec, where, files, isFolderless }: Said,
): Claim {
  const folders = foldersOf(images.map(({ image }) => image));
  const names = namesIn(folders);
  const marks = [...new Set(images.map(({ mark }) => mark))].sort(byCodePoint);
  if (names.length < 2 || (spec === undefined && arePortions(names))) return { claim: 'possible' };
  if (spec !== undefined) {
    if (areListed(names, spec)) return { claim: 'unlikely' };
    if (areListed(marks, spec)) return { claim: 'certain' };
  }
  const inFolders = images.flatMap(({ mark }, i) => (folders[i] === '' ? [] : [[mark, folders[i]]]));
  const isSame = saySame(
    { column: 0 },
    inFolders,
    inFolders.map(([, folder]) => folder),
  );
  // It says the classes of images that lie in none of these folders, too, as a test part of its own.
  if (isSame && isNamed && inFolders.length < images.length) return { claim: 'certain' };
  if (isSame || !isNamed) return { claim: 'unlikely' };
  if (isFolderless) return { claim: 'certain' };
  const question: Fault = tableOrFolders(where, { labels: marks, folders: names, files });
  return { claim: 'likely', question };
}

/** Whether all of them stand in the list of classes. */
export function areListed(names: readonly string[], spec: ClassesSpec | undefined): boolean {
  if (spec === undefined || names.length === 0) return false;
  const listed = labelsIn(spec);
  return names.every((name) => listed.has(name));
}

/** Each value of the column stands beside images of one folder alone, and the other way round. */
export function saySame(
  { column }: { readonly column: number },
  rows: readonly (readonly string[])[],
  folders: readonly string[],
): boolean {
  const values = rows.map((row) => cellOf(row, column));
  const pairs = new Set(values.map((value, i) => JSON.stringify([value, folders[i]])));
  return pairs.size > 1 && pairs.size === new Set(values).size && pairs.size === new Set(folders).size;
}

/** What a table asks is asked where no folders may be the classes instead. */
export function claimInDoubt(images: readonly string[]): Claim['claim'] {
  const names = namesIn(foldersOf(images));
  return names.length < 2 || arePortions(names) ? 'possible' : 'unlikely';
}

/** Numbers in a column of labels: folders may be the classes, but then the user is to say so. */
export function claimOfRegression(
  images: readonly string[],
  { spec, fault }: { readonly spec: ClassesSpec | undefined; readonly fault: Fault },
): Claim {
  if (claimInDoubt(images) === 'possible') return { claim: 'possible' };
  const names = namesIn(foldersOf(images));
  return areListed(names, spec) ? { claim: 'unlikely' } : { claim: 'likely', question: fault };
}

/** What stands for classes in folders and tables, as the user lists it. */
export function labelsIn({ classes, ignored }: ClassesSpec): ReadonlySet<string> {
  return new Set([...classes.flatMap(foldersOfClass), ...(ignored?.folders ?? [])]);
}

export function namesIn(folders: readonly string[]): readonly string[] {
  return [...new Set(folders)].filter((name) => name !== '').sort(byCodePoint);
}

/** Of each image the first folder that says neither "images" nor a part; empty: there is none. */
export function foldersOf(images: readonly string[]): readonly string[] {
  const { partOf } = findPartFolders(images);
  return images.map((image) => {
    const names = image.split('/').slice(0, -1);
    const isName = (name: string, depth: number) =>
      saidBy(name).role !== 'image' && partOf(names.slice(0, depth + 1).join('/')) === undefined;
    return names.find(isName)?.normalize('NFC') ?? '';
  });
}
