// Finds the image that a cell of a table names: by its path from the table's folder or the data folder, by the end of its
// path (also of another machine's), or by its name, with an ending or without. Names only; nothing is opened.
import { basename, dirname, join } from 'node:path/posix';
import { withoutExtension } from '../../endings.ts';
import { IMAGE_FILE } from '../../image-file.ts';
import type { SplitPart } from '../../terms.ts';
import { partOfTable } from './parts.ts';

export interface NamedImage {
  /** Relative to the data folder. */
  readonly path: string;
  readonly part: SplitPart | undefined;
}

/** However long a cell is, a path has few folders. */
const MOST_FOLDERS = 32;
const LONGEST = 4096;

type Index = ReadonlyMap<string, readonly NamedImage[]>;

/** The images that a cell of the table may mean: none, one, or several where the name is ambiguous. */
export type FindImages = (cell: string, table: string) => readonly NamedImage[];

export function imageFinder(images: readonly NamedImage[]): FindImages {
  const whole = indexBy(images, (path) => [path]);
  const ends = indexBy(images, endsOf);
  return (cell, table) => {
    const name = cell.trim().replaceAll('\\', '/').normalize('NFC');
    if (name === '' || name.length > LONGEST) return [];
    for (const folder of [dirname(table).normalize('NFC'), '.']) {
      const exact = lookUp(join(folder, name), whole);
      if (exact.length > 0) return exact;
    }
    return nearest(byEnd(name, ends), table);
  };
}

/** Label Studio puts eight digits of hex before the name that a file had. */
const UPLOADED = /^[0-9a-f]{8}-(?=.)/i;

/**
 * Finds as well what a name only looks like: in other capitals, with other zeros in front of numbers (which a spreadsheet takes
 * away), as an address, or as a tool renamed it.
 */
export function looseFinder(images: readonly NamedImage[], exact: FindImages): FindImages {
  const index = new Map<string, NamedImage[]>();
  for (const image of images) {
    const key = likeness(withoutExtension(basename(image.path)));
    const known = index.get(key);
    if (known === undefined) index.set(key, [image]);
    else known.push(image);
  }
  return (cell, table) => {
    const found = exact(cell, table);
    if (found.length > 0 || cell.length > LONGEST) return found;
    const name = basename(
      cell
        .trim()
        .replaceAll('\\', '/')
        .replace(/(?<=\.\w{3,4})[?#].*$/, ''),
    );
    const stem = isFileName(name) ? withoutExtension(name) : name;
    const decoded = decodedName(stem);
    const ways = [decoded, decoded.replace(UPLOADED, '')].map((way) => index.get(likeness(way)));
    return nearest(ways.find((way) => way !== undefined) ?? [], table);
  };
}

function likeness(stem: string): string {
  return stem
    .normalize('NFC')
    .toLowerCase()
    .replace(/(?<!\d)0+(?=\d)/g, '');
}

function decodedName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Whether the text has the ending of an image. */
export function isFileName(cell: string): boolean {
  return IMAGE_FILE.test(cell.trim());
}

/** Each name with what says how it's stored and without. */
function indexBy(images: readonly NamedImage[], keysOf: (path: string) => readonly string[]): Index {
  const index = new Map<string, NamedImage[]>();
  for (const image of images) {
    const path = image.path.normalize('NFC');
    for (const key of [path, withoutExtension(path)].flatMap(keysOf)) {
      const known = index.get(key);
      if (known === undefined) index.set(key, [image]);
      else known.push(image);
    }
  }
  return index;
}

/** `a/b/1`, `b/1` and `1`. */
function endsOf(path: string): readonly string[] {
  const names = path.split('/').slice(-MOST_FOLDERS);
  return names.map((_name, from) => names.slice(from).join('/'));
}

/** Ids have no ending, and images may have been stored in another format since. */
function lookUp(name: string, index: Index): readonly NamedImage[] {
  return index.get(name) ?? (isFileName(name) ? index.get(withoutExtension(name)) : undefined) ?? [];
}

/** By the longest end of the path that is known. */
function byEnd(name: string, index: Index): readonly NamedImage[] {
  const names = name.split('/').filter((one) => one !== '' && one !== '.' && one !== '..');
  for (const end of endsOf(names.join('/'))) {
    const found = lookUp(end, index);
    if (found.length > 0) return found;
  }
  return [];
}

/** Of several images of one name those beside or below the table, else those in the part that it's named after. */
function nearest(found: readonly NamedImage[], table: string): readonly NamedImage[] {
  if (found.length < 2) return found;
  const folder = dirname(table);
  const below = folder === '.' ? [] : found.filter(({ path }) => path.startsWith(`${folder}/`));
  if (below.length > 0) return below;
  const part = partOfTable(basename(table));
  const inPart = part === undefined ? [] : found.filter((image) => image.part === part);
  return inPart.length > 0 ? inPart : found;
}
