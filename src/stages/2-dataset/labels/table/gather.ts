// Gathers the tables that name the images: CSV and TSV, by names as they're written. Where nothing else may label the images,
// also by names that are alike, else lists in lines or JSON. Of several annotations of an image one counts.
import type { DataFolder } from '../source.ts';
import { settleAnnotations } from './annotated-rows.ts';
import { foldersOf, namesIn } from './claim.ts';
import { type FindImages, imageFinder, looseFinder, type NamedImage } from './image-names.ts';
import { labellingLists, namesImages, readLists } from './lists.ts';
import { type Beside, type ListSheet, readSheets, type Sheet, type Table, tableOf } from './read.ts';

export async function gatherTables(folder: DataFolder, images: readonly NamedImage[]): Promise<Beside> {
  const found = await gather(folder, images);
  const { tables, faults } = settleAnnotations(found.tables, found.find, folder.settings.annotators);
  return { ...found, tables, annotated: faults };
}

async function gather(folder: DataFolder, images: readonly NamedImage[]): Promise<Beside> {
  const { settings, others } = folder;
  const paths = images.map(({ path }) => path);
  const sheets = await readSheets(settings.data, others);
  let read: Promise<readonly ListSheet[]> | undefined;
  const lists = () => (read ??= readLists(folder));
  const exact = imageFinder(images);
  const found: Beside = {
    sheets,
    lists,
    tables: tablesOf(sheets, exact),
    find: exact,
    assumed: [],
    annotated: [],
    paths,
  };
  if (found.tables.length > 0 || !isAlone(folder, paths)) return found;
  const loose = looseFinder(images, exact);
  const alike = tablesOf(sheets, loose);
  if (alike.length > 0)
    return { ...found, tables: alike, find: loose, assumed: onlyAlike(alike, exact, loose) };
  const given = await lists();
  const labelling = labellingLists(given, exact);
  const tables = given.flatMap((list) => {
    const table = tableOf(list, exact);
    const isOne = list.form === 'records' ? table && namesImages(table) : labelling.has(list);
    return table !== undefined && isOne ? [table] : [];
  });
  if (tables.length > 0) return { ...found, tables };
  const records = (await lists()).filter(({ form }) => form === 'records');
  const named = tablesOf(records, loose);
  return { ...found, tables: named, find: loose, assumed: onlyAlike(named, exact, loose) };
}

/** No masks and no folders may be the labels: elsewhere a number in any list would seem to name an image. */
function isAlone({ settings, placed }: DataFolder, paths: readonly string[]): boolean {
  if (settings.labels === 'table') return true;
  if (settings.task === 'auto' && placed().layout.masks.length > 0) return false;
  return namesIn(foldersOf(paths)).length < 2;
}

function tablesOf(sheets: readonly Sheet[], find: FindImages): readonly Table[] {
  return sheets.flatMap((sheet) => tableOf(sheet, find) ?? []);
}

function onlyAlike(tables: readonly Table[], exact: FindImages, loose: FindImages): Beside['assumed'] {
  const alike = new Map<string, string>();
  for (const { file, images, rows } of tables) {
    for (const row of rows) {
      const name = row[images] ?? '';
      const [image, another] = loose(name, file);
      if (image !== undefined && another === undefined && exact(name, file).length === 0)
        alike.set(name.trim(), image.path);
    }
  }
  return [...alike];
}
