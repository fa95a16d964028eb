// How sure it is that a table says the classes, where the folders of the images may say them, too. Names only.
import { type Fault, tableOrFolders } from '../../../../errors.ts';
import { type ClassesSpec, folderOf } from '../../classes-file.ts';
import { saidBy } from '../../folder-words.ts';
import { findPartFolders } from '../../part-folders.ts';
import { arePortions } from '../../portions.ts';
import type { Found } from '../source.ts';
import type { ClassedImage } from '../whole-image/samples.ts';
import { byCodePoint } from '../whole-image/samples.ts';

interface Said {
  /** The column is called like one of labels. */
  readonly isNamed: boolean;
  readonly spec: ClassesSpec | undefined;
  /** Column and table, for people. */
  readonly where: string;
}

type Claim = Pick<Found<unknown>, 'claim' | 'question'>;

/**
 * A table beside one folder of images has it; where folders say the same as the table, or nothing in the table is called a
 * label, they have it. Else the classes that the user lists decide, or it asks.
 */
export function claimOf(images: readonly ClassedImage[], { isNamed, spec, where }: Said): Claim {
  const folders = foldersOf(images.map(({ image }) => image));
  const names = namesIn(folders);
  const marks = [...new Set(images.map(({ mark }) => mark))].sort(byCodePoint);
  if (names.length < 2 || (spec === undefined && arePortions(names))) return { claim: 'possible' };
  if (spec !== undefined) {
    const listed = labelsIn(spec);
    const areListed = (all: readonly string[]) => all.every((name) => listed.has(name));
    if (areListed(names)) return { claim: 'unlikely' };
    if (areListed(marks)) return { claim: 'certain' };
  }
  const pairs = new Set(images.map(({ mark }, i) => JSON.stringify([mark, folders[i]])));
  const isSame = pairs.size === marks.length && pairs.size === names.length;
  if (isSame || !isNamed) return { claim: 'unlikely' };
  const question: Fault = tableOrFolders(where, marks, names);
  return { claim: 'likely', question };
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
  const listed = spec === undefined ? undefined : labelsIn(spec);
  if (names.every((name) => listed?.has(name))) return { claim: 'unlikely' };
  return { claim: 'likely', question: fault };
}

/** What stands for classes in folders and tables, as the user lists it. */
export function labelsIn({ classes, ignored }: ClassesSpec): ReadonlySet<string> {
  return new Set([...classes.map(folderOf), ...(ignored?.folders ?? [])]);
}

function namesIn(folders: readonly string[]): readonly string[] {
  return [...new Set(folders)].filter((name) => name !== '').sort(byCodePoint);
}

/** Of each image the first folder that says neither "images" nor a part; empty: there is none. */
function foldersOf(images: readonly string[]): readonly string[] {
  const { partOf } = findPartFolders(images);
  return images.map((image) => {
    const names = image.split('/').slice(0, -1);
    const isName = (name: string, depth: number) =>
      saidBy(name).role !== 'image' && partOf(names.slice(0, depth + 1).join('/')) === undefined;
    return names.find(isName)?.normalize('NFC') ?? '';
  });
}
