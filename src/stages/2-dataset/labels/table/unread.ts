// Files beside the images that seem to label them in a form that isn't read: spreadsheets by their names, lines of text and
// JSON by the images that they name beside something else, and tables that name images by a part of their names only.
import { basename, join } from 'node:path/posix';
import { type Fault, labelFileUnread } from '../../../../errors.ts';
import { unlessOutOfMemory } from '../../../../shared/out-of-memory.ts';
import { parseJson } from '../../../../shared/parse-json.ts';
import { quote } from '../../../../shared/quote.ts';
import { withoutExtension } from '../../endings.ts';
import { readTextInData } from '../../text-in-data.ts';
import type { DataFolder } from '../source.ts';
import { foldersOf, saySame } from './claim.ts';
import { repeats, valuesOf } from './column-values.ts';
import { type FindImages, isFileName } from './image-names.ts';
import { partInCell } from './parts.ts';
import type { Beside, Sheet } from './read.ts';

const SPREADSHEET = /\.(?:xlsx?|ods|parquet)$/i;
const LINES = /\.(?:txt|lst|dat)$/i;
const JSONS = /\.(?:json|jsonl|ndjson)$/i;
const MOST_FILES = 20;
const MOST_BYTES = 8 * 1024 * 1024;
const MOST_FIELDS = 20;
/** With fewer images a name may be met by chance. */
const LEAST = 4;

type Rows = readonly (readonly string[])[];

export async function unreadLabels(
  { settings, others }: DataFolder,
  { sheets, tables, find, paths }: Beside,
): Promise<Fault | undefined> {
  const files = others.filter((file) => LINES.test(file) || JSONS.test(file)).slice(0, MOST_FILES);
  const found: { file: string; such: string | undefined }[] = [];
  for (const file of files) {
    const text = await readTextInData(join(settings.data, file), MOST_BYTES).catch(unlessOutOfMemory(''));
    const such = labelling(LINES.test(file) ? rowsOfLines(text) : rowsOfJson(text), file, find);
    if (such !== undefined) found.push({ file, such });
  }
  const read = new Set(tables.map(({ file }) => file));
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

function rowsOfLines(text: string): Rows {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(/[\s,;|]+/, MOST_FIELDS));
}

/** Of a map from images to labels, and of a list of objects; one object a line is a list, too. */
function rowsOfJson(text: string): Rows {
  const value = parsed(text) ?? text.split('\n').flatMap((line) => parsed(line) ?? []);
  if (Array.isArray(value))
    return value.flatMap((one) =>
      typeof one === 'object' && one !== null ? [Object.values(one).slice(0, MOST_FIELDS).map(fieldOf)] : [],
    );
  return typeof value === 'object' && value !== null
    ? Object.entries(value).map(([name, label]) => [name, fieldOf(label)])
    : [];
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

function fieldOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** An example of a row that names an image and something else; undefined: the file says nothing of them but names or folders. */
function labelling(rows: Rows, file: string, find: FindImages): string | undefined {
  const width = Math.min(MOST_FIELDS, Math.max(0, ...rows.slice(0, LEAST).map(({ length }) => length)));
  for (let column = 0; column < width; column++) {
    const named = rows.flatMap((row) => {
      const [image] = isFileName(row[column] ?? '') ? find(row[column], file) : [];
      return image === undefined ? [] : [{ row, image: image.path }];
    });
    if (new Set(named.map(({ image }) => image)).size < LEAST || 2 * named.length < rows.length) continue;
    const own = named.map(({ row }) => row);
    const folders = foldersOf(named.map(({ image }) => image));
    const others = Array.from({ length: width }, (_, i) => valuesOf(i, '', own)).filter(
      (values) => values.column !== column && values.different.size > 1,
    );
    const isPart = (values: (typeof others)[number]) => [...values.different].every((one) => partInCell(one));
    if (others.some((values) => saySame(values, own, folders) || [...values.different].some(isFileName)))
      return undefined;
    return others.some((values) => repeats(values) && !isPart(values))
      ? `such as ${quote(own[0].join(' ').slice(0, 80))}`
      : undefined;
  }
  return undefined;
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
