// Several data sets beside each other in one folder: each is whole by itself, and together they aren't one. Asked where the
// folder as a whole is at fault. Names only; nothing is opened.
import { basename, dirname } from 'node:path/posix';
import { type Fault, severalDataSets } from '../../errors.ts';
import type { Settings } from '../1-config/settings.ts';
import { withoutExtension } from './endings.ts';
import { isFold } from './fold-folders.ts';
import { partWord, saidBy } from './folder-words.ts';
import { type Layout, layOut } from './layout.ts';
import { arePortions } from './portions.ts';

const LEAST_FILES = 4;
/** As many of the images have a mask, or lie in folders of classes. */
const WHOLE = 0.8;

/** Undefined also where the user says which files are meant. */
export function severalSets(
  { data, images, masks, classes }: Pick<Settings, 'data' | 'images' | 'masks' | 'classes'>,
  files: readonly string[],
): Fault | undefined {
  if (images !== undefined || masks !== undefined || classes !== undefined) return undefined;
  const byFolder = new Map<string, string[]>();
  for (const file of files) {
    const [folder, ...rest] = file.split('/');
    if (rest.length === 0) return undefined;
    const known = byFolder.get(folder);
    if (known === undefined) byFolder.set(folder, [rest.join('/')]);
    else known.push(rest.join('/'));
  }
  const folders = [...byFolder.keys()];
  if (folders.length < 2 || arePortions(folders) || folders.some(isOfOneSet)) return undefined;
  const sets = [...byFolder].filter(([, own]) => isPairs(own));
  const forms = new Set(sets.map(([, own]) => formOf(own)));
  const isMost = 2 * sets.reduce((sum, [, own]) => sum + own.length, 0) > files.length;
  if (sets.length < 2 || forms.size < 2 || !isMost) return undefined;
  return severalDataSets(
    data,
    sets.map(([folder, own]) => ({ folder, images: own.length })),
  );
}

/** Parts, roles and folds are of one data set. */
function isOfOneSet(folder: string): boolean {
  const { role, part } = saidBy(folder);
  return role !== undefined || part !== undefined || partWord(folder) !== undefined || isFold(folder);
}

/** Images that have masks by the words in their names. */
function isPairs(files: readonly string[]): boolean {
  const { images, masks }: Layout = layOut(files);
  return (
    files.length >= LEAST_FILES &&
    masks.length > 0 &&
    images.length > 0 &&
    masks.length >= WHOLE * images.length
  );
}

/** The folders in it, and whether masks are told by their folders or by the ends of their names. */
function formOf(files: readonly string[]): string {
  const folders = [...new Set(files.map(dirname))].sort();
  const stems = new Set(files.map((file) => basename(withoutExtension(file))));
  return JSON.stringify([folders, 2 * stems.size > files.length]);
}
