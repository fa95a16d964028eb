// Files beside the images that seem to label them in a form that isn't read: spreadsheets by their names, lines of text and
// JSON by the images that they name beside something else, and tables that name images by a part of their names only.
import { basename } from 'node:path/posix';
import { type Fault, labelFileUnread } from '../../../../errors.ts';
import { quote } from '../../../../shared/quote.ts';
import { withoutExtension } from '../../endings.ts';
import type { DataFolder } from '../source.ts';
import type { FindImages } from './image-names.ts';
import { labelling } from './lists.ts';
import type { Beside, Sheet } from './read.ts';

const SPREADSHEET = /\.(?:xlsx?|ods|parquet)$/i;
const MOST_FIELDS = 20;
/** With fewer images a name may be met by chance. */
const LEAST = 4;

export async function unreadLabels(
  { others }: DataFolder,
  { sheets, lists, tables, find, paths }: Beside,
): Promise<Fault | undefined> {
  const found: { file: string; such: string | undefined }[] = [];
  const read = new Set(tables.map(({ file }) => file));
  for (const list of await lists()) {
    const such = read.has(list.file) ? undefined : labelling([list], find)?.such;
    if (such !== undefined) found.push({ file: list.file, such });
  }
  const parts = partsOfNames(paths);
  for (const sheet of sheets) {
    const such = read.has(sheet.file) ? undefined : byPartOfName(sheet, parts, find);
    if (such !== undefined) found.push({ file: sheet.file, such });
  }
  for (const file of others.filter((one) => SPREADSHEET.test(one))) found.push({ file, such: undefined });
  if (found.length === 0) return undefined;
  const such = found.find((one) => one.such !== undefined)?.such;
  return labelFileUnread(
    found.map(({ file }) => file),
    such,
  );
}

/** "ab1" of "ab1_red.png", as a table names images whose channels are files of their own; with one image of each. */
function partsOfNames(paths: readonly string[]): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  for (const path of paths) {
    const name = withoutExtension(basename(path)).normalize('NFC');
    for (const { index } of name.matchAll(/[_. -]/g)) parts.set(name.slice(0, index), path);
  }
  return parts;
}

/** `1.jpg_cat`, or "ab1" for "ab1_red.png". */
function byPartOfName(
  { file, rows }: Sheet,
  parts: ReadonlyMap<string, string>,
  find: FindImages,
): string | undefined {
  const [header, ...below] = rows;
  for (const [column, name] of (header ?? []).slice(0, MOST_FIELDS).entries()) {
    const matches = below.flatMap((row) => {
      const cell = (row[column] ?? '').trim().normalize('NFC');
      const whole = /^(.+\.(?:png|jpe?g|tiff?|bmp|gif|webp))[_:-]./i.exec(cell)?.[1];
      const image = whole === undefined ? parts.get(cell) : find(whole, file)[0]?.path;
      return image === undefined ? [] : [{ cell, image }];
    });
    const images = new Set(matches.map(({ image }) => image));
    if (images.size >= LEAST && 2 * matches.length >= below.length && rows[0].length > 1)
      return `such as ${quote(matches[0].cell)} in column ${quote(name.trim())} for ${quote(matches[0].image)}`;
  }
  return undefined;
}
