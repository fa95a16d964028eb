// Tables that can't be taken as they are, beside folders that would be the classes: what is asked or told then, so that no
// portion of an archive and no patient becomes a class in silence.
import { type Fault, foldersAreKeys, foldersBesideTable, tableNotTaken } from '../../../../errors.ts';
import { arePortions } from '../../portions.ts';
import { isError } from '../../samples.ts';
import type { DataFolder, Found } from '../source.ts';
import { areListed, foldersOf, namesIn, saySame } from './claim.ts';
import { areNumbers, type ColumnValues, repeats, valuesOf } from './column-values.ts';
import type { FindImages } from './image-names.ts';
import { keyedFolders } from './keyed-folders.ts';
import type { Beside, Table } from './read.ts';
import { unreadLabels } from './unread.ts';

/** As columns are called that describe the file, in small letters alone. */
const OF_FILES =
  /^(?:image|img|file)?(?:|width|height|w|h|size|filesize|bytes|format|channels|mode|depth|dpi|index|idx|date|time|timestamp|url|source|license|md5|hash)$/;

/** Numbers of the images, and no column called a label: the classes are the folders, and the table is told. */
const MEASURED: ReadonlySet<string> = new Set([
  'table-without-labels',
  'table-labels-differ',
  'table-labels-measured',
  'table-of-probabilities',
]);

/** @param found what the tables say by themselves */
export async function besideFolders<Item>(
  found: Found<Item>,
  folder: DataFolder,
  beside: Beside,
): Promise<Found<Item>> {
  const { settings, spec } = folder;
  // Masks label the images, whatever is told of these in a table.
  if (found.items.length > 0 || (settings.task === 'auto' && folder.placed().layout.masks.length > 0))
    return found;
  const names = namesIn(foldersOf(beside.paths));
  if (areListed(names, spec) || found.question !== undefined) return found;
  const keyed = keyedFolders(beside);
  if (keyed !== undefined && !areListed(keyed.folders, spec))
    return asked(found, foldersAreKeys(keyed.file, keyed.columns, keyed.folders, keyed.groupBy));
  const doubt = found.faults.find(isError);
  if (doubt === undefined || beside.tables.length === 0)
    return told(found, await unreadLabels(folder, beside));
  if (names.length < 2 || arePortions(names) || !mayLabel(beside.tables, beside)) return found;
  const files = beside.tables.map(({ file }) => file);
  return MEASURED.has(doubt.code)
    ? told(found, tableNotTaken(files))
    : asked(found, foldersBesideTable(files, names, doubt.message));
}

function asked<Item>(found: Found<Item>, question: Fault): Found<Item> {
  return { ...found, claim: 'likely', items: [], faults: [question], question };
}

function told<Item>(found: Found<Item>, passedOver: Fault | undefined): Found<Item> {
  return passedOver === undefined ? found : { ...found, passedOver };
}

interface NamedRows {
  readonly rows: readonly (readonly string[])[];
  /** Of each row the folder of its image. */
  readonly folders: readonly string[];
  readonly images: ReadonlySet<string>;
}

/** Of the rows that name an image. */
function namedRows({ rows, images, file }: Table, find: FindImages): NamedRows {
  const found = rows.flatMap((row) => {
    const all = find(row[images] ?? '', file).map(({ path }) => path);
    return all.length === 0 ? [] : [{ row, all }];
  });
  return {
    rows: found.map(({ row }) => row),
    folders: foldersOf(found.map(({ all: [first] }) => first)),
    images: new Set(found.flatMap(({ all }) => all)),
  };
}

/** Together they name most images, beside what may be labels or measurements; and no column says the same as the folders. */
export function mayLabel(tables: readonly Table[], { find, paths }: Pick<Beside, 'find' | 'paths'>): boolean {
  const named = tables.map((table) => ({ table, ...namedRows(table, find) }));
  if (2 * new Set(named.flatMap(({ images }) => [...images])).size < paths.length) return false;
  const columns = named.flatMap(({ table, rows, folders }) =>
    table.columns.flatMap((name, column) =>
      column === table.images ? [] : [{ values: valuesOf(column, name, rows), rows, folders }],
    ),
  );
  return (
    columns.some(({ values }) => isTelling(values)) &&
    !columns.some(({ values, rows, folders }) => saySame(values, rows, folders))
  );
}

function isTelling(values: ColumnValues): boolean {
  const { name, different } = values;
  if (different.size < 2 || OF_FILES.test(name.toLowerCase().replace(/[^\p{L}\d]/gu, ''))) return false;
  return repeats(values) || areNumbers(different);
}
