// Tables with a row for each folder of images, as one by patient: then the folders are what was examined, and no classes.
import { dirname } from 'node:path/posix';
import { saidBy } from '../../folder-words.ts';
import { byCodePoint } from '../whole-image/samples.ts';
import { repeats, valuesOf } from './column-values.ts';
import type { Beside, Sheet } from './read.ts';

interface KeyedFolders {
  readonly file: string;
  readonly columns: { readonly key: string; readonly label: string };
  readonly folders: readonly string[];
  readonly groupBy: string;
}

const MOST_FOLDERS = 32;
const MOST_COLUMNS = 100;
/** A table of classes has a row for each, too. */
const OF_CLASSES = /class|label|categor|species|breed|diagnos|disease|^name$|^dx$|^folder$/i;
/** Films and slides are named in tables by what their frames and tiles were cut from. */
const ENDING = /\.[a-z]\w{1,4}$/i;

/** The first such table. */
export function keyedFolders({ sheets, paths }: Pick<Beside, 'sheets' | 'paths'>): KeyedFolders | undefined {
  const levels = levelsOf(paths);
  for (const sheet of sheets) {
    for (const [depth, level] of levels.entries()) {
      const keyed = keyedBy(sheet, level);
      if (keyed === undefined) continue;
      const before = '[^/]+/'.repeat(depth);
      return { ...keyed, groupBy: `^${before}([^/]+)/` };
    }
  }
  return undefined;
}

/** By depth the names of folders, with their images. */
function levelsOf(paths: readonly string[]): readonly ReadonlyMap<string, number>[] {
  const levels: Map<string, number>[] = [];
  for (const path of paths) {
    const folder = dirname(path);
    const names = folder === '.' ? [] : folder.split('/').slice(0, MOST_FOLDERS);
    for (const [depth, name] of names.entries()) {
      levels[depth] ??= new Map();
      const { role, part } = saidBy(name);
      if (role !== undefined || part !== undefined) continue;
      const composed = name.normalize('NFC');
      levels[depth].set(composed, (levels[depth].get(composed) ?? 0) + 1);
    }
  }
  return levels;
}

function keyedBy(
  { file, rows: [header, ...rows] }: Sheet,
  level: ReadonlyMap<string, number>,
): Omit<KeyedFolders, 'groupBy'> | undefined {
  if (level.size < 2 || header === undefined) return undefined;
  for (const [column, key] of header.slice(0, MOST_COLUMNS).entries()) {
    if (OF_CLASSES.test(key.trim())) continue;
    const own = rows.flatMap((row) => {
      const folder = folderNamed(row[column] ?? '', level);
      return folder === undefined ? [] : [{ row, folder }];
    });
    const folders = new Set(own.map(({ folder }) => folder));
    // Each folder in one row, and most folders in the table.
    if (folders.size < 2 || folders.size < own.length || 2 * folders.size < level.size) continue;
    const label = labelBeside(
      header,
      column,
      own.map(({ row }) => row),
    );
    if (label === undefined) continue;
    return { file, columns: { key: key.trim(), label }, folders: [...level.keys()].sort(byCodePoint) };
  }
  return undefined;
}

function folderNamed(cell: string, level: ReadonlyMap<string, number>): string | undefined {
  const name = cell.trim().normalize('NFC');
  return [name, name.replace(ENDING, '')].find((one) => level.has(one));
}

/** A column that puts several folders together: the last, as tables are written, but for one that says it is a class. */
function labelBeside(
  header: readonly string[],
  key: number,
  rows: readonly (readonly string[])[],
): string | undefined {
  const others = [...header.keys()].filter((column) => column !== key && column < MOST_COLUMNS);
  const names = others
    .filter((column) => repeats(valuesOf(column, header[column], rows)))
    .map((column) => header[column].trim());
  return names.find((name) => OF_CLASSES.test(name)) ?? names.at(-1);
}
