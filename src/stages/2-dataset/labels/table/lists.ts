// Lists that say what shows on images in another form than a table: lines of text, JSON, and JSON a line. What they hold
// becomes rows.
import { join } from 'node:path/posix';
import { parseCsv } from '../../../../shared/csv.ts';
import { unlessOutOfMemory } from '../../../../shared/out-of-memory.ts';
import { parseJson } from '../../../../shared/parse-json.ts';
import { quote } from '../../../../shared/quote.ts';
import { readEncodedText } from '../../text-in-data.ts';
import type { DataFolder } from '../source.ts';
import { foldersOf, saySame } from './claim.ts';
import { repeats, valuesOf } from './column-values.ts';
import { type FindImages, isFileName } from './image-names.ts';
import { partInCell } from './parts.ts';
import type { ListSheet, Sheet, Table } from './read.ts';

const LINES = /\.(?:txt|lst|dat)$/i;
const JSONS = /\.(?:json|jsonl|ndjson)$/i;
const MOST_FILES = 20;
const MOST_BYTES = 32 * 1024 * 1024;
/** Of JSON, which is parsed whole. */
const MOST_JSON_BYTES = 8 * 1024 * 1024;
const MOST_ROWS = 1_000_000;
const MOST_FIELDS = 20;
/** With fewer images a name without an extension may be met by chance. */
const LEAST = 4;

type Rows = readonly (readonly string[])[];

/** What can't be read is none. */
export async function readLists({
  settings,
  others,
}: Pick<DataFolder, 'settings' | 'others'>): Promise<readonly ListSheet[]> {
  const all = others.filter((file) => LINES.test(file) || JSONS.test(file));
  // What lies in each of many folders says nothing of all images.
  const files = all.toSorted((a, b) => depthOf(a) - depthOf(b)).slice(0, MOST_FILES);
  const lists: ListSheet[] = [];
  for (const file of files) {
    const most = /\.json$/i.test(file) ? MOST_JSON_BYTES : MOST_BYTES;
    const read = await readEncodedText(join(settings.data, file), most).catch(unlessOutOfMemory(undefined));
    if (read === undefined) continue;
    const { text, encoding } = read;
    const list = LINES.test(file)
      ? { form: 'lines' as const, rows: rowsOfLines(text) }
      : listOfJson(text, /\.json$/i.test(file));
    lists.push({ file, ...list, isEncodingAssumed: encoding === 'windows-1252' });
  }
  return lists;
}

function depthOf(file: string): number {
  return file.split('/').length;
}

/** With a separator of tables as these, else by blanks; what stands behind `#` is a remark. */
function rowsOfLines(text: string): Rows {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (lines.length > MOST_ROWS) return [];
  return /[,\t;|]/.test(lines[0] ?? '')
    ? (parseCsv(lines.join('\n'), MOST_ROWS) ?? [])
    : lines.map((line) => line.split(/\s+/, MOST_FIELDS));
}

/** Of a map from images to labels, and of a list of objects, also of one object a line. */
function listOfJson(text: string, isWhole: boolean): Pick<ListSheet, 'form' | 'rows'> {
  const whole = parsed(text);
  const isOneLine = !isWhole && whole !== undefined && !Array.isArray(whole);
  const value = isOneLine ? [whole] : (whole ?? text.split('\n').flatMap((line) => parsed(line) ?? []));
  if (Array.isArray(value)) return { form: 'records', rows: rowsOfRecords(value.slice(0, MOST_ROWS)) };
  const fields = typeof value === 'object' ? Object.entries(value ?? {}) : [];
  const rows = fields.map(([name, label]) => [name, fieldOf(label)]);
  return { form: 'lines', rows: fields.some(([, label]) => isNested(label)) ? [] : rows };
}

function rowsOfRecords(records: readonly unknown[]): Rows {
  const columns = new Map<string, number>();
  const rows: string[][] = [];
  for (const record of records) {
    const fields = fieldsOf(record);
    // Shapes drawn on images, each an object, are other tools' exports.
    if (fields === undefined) return [];
    const row: string[] = [];
    for (const [key, value] of fields) {
      const column = columns.get(key) ?? columns.size;
      if (column >= MOST_FIELDS) continue;
      columns.set(key, column);
      row[column] = fieldOf(value);
    }
    rows.push(Array.from(row, (cell) => cell ?? ''));
  }
  return rows.length === 0 ? [] : [[...columns.keys()], ...rows];
}

/** An object within is taken apart: `objects.bbox`. Undefined: it nests deeper than that. */
function fieldsOf(record: unknown): readonly (readonly [key: string, value: unknown])[] | undefined {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return undefined;
  const fields = Object.entries(record).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).map(([inner, one]) => [`${key}.${inner}`, one] as const)
      : [[key, value] as const],
  );
  return fields.some(([, value]) => isNested(value)) ? undefined : fields;
}

/** Other than a value, or a list of them or of lists. */
function isNested(value: unknown): boolean {
  return Array.isArray(value) ? value.some(isNested) : typeof value === 'object' && value !== null;
}

/** A list of one value is that value. */
function fieldOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value) && value.length <= 1) return fieldOf(value[0]);
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/** As many rows that a few of them mean these images, or file names, which nothing else is called. */
export function namesImages({ rows, images }: Pick<Table, 'rows' | 'images'>): boolean {
  return rows.length >= LEAST || rows.every((row) => isFileName(row[images] ?? ''));
}

/** Those lists of lines that label images, of which those with as many fields say it together: one may be of a part with few images. */
export function labellingLists(lists: readonly ListSheet[], find: FindImages): ReadonlySet<Sheet> {
  const byWidth = new Map<number, ListSheet[]>();
  for (const list of lists) {
    const width = list.rows[0]?.length ?? 0;
    if (list.form === 'lines' && width > 1) byWidth.set(width, [...(byWidth.get(width) ?? []), list]);
  }
  return new Set([...byWidth.values()].flatMap((group) => labelling(group, find)?.sheets ?? []));
}

interface Labelling {
  readonly sheets: readonly Sheet[];
  /** A row that names an image and something else. */
  readonly such: string;
}

/** Undefined: they say nothing of images but names or folders. */
export function labelling(sheets: readonly Sheet[], find: FindImages): Labelling | undefined {
  const first = sheets.flatMap(({ rows }) => rows.slice(0, LEAST));
  const width = Math.min(MOST_FIELDS, Math.max(0, ...first.map(({ length }) => length)));
  for (let column = 0; column < width; column++) {
    const members = sheets.flatMap((sheet) => {
      const named = namedIn(sheet, column, find);
      return named.length > 0 && 2 * named.length >= sheet.rows.length ? [{ sheet, named }] : [];
    });
    const named = members.flatMap((member) => member.named);
    if (new Set(named.map(({ image }) => image)).size < LEAST) continue;
    const own = named.map(({ row }) => row);
    const folders = foldersOf(named.map(({ image }) => image));
    const others = Array.from({ length: width }, (_, i) => valuesOf(i, '', own)).filter(
      (values) => values.column !== column && values.different.size > 1,
    );
    const isPart = (values: (typeof others)[number]) => [...values.different].every((one) => partInCell(one));
    if (others.some((values) => saySame(values, own, folders) || [...values.different].some(isFileName)))
      return undefined;
    const such = `such as ${quote(own[0].join(' ').slice(0, 80))}`;
    return others.some((values) => repeats(values) && !isPart(values))
      ? { sheets: members.map(({ sheet }) => sheet), such }
      : undefined;
  }
  return undefined;
}

function namedIn({ file, rows }: Sheet, column: number, find: FindImages) {
  return rows.flatMap((row) => {
    const [image] = isFileName(row[column] ?? '') ? find(row[column], file) : [];
    return image === undefined ? [] : [{ row, image: image.path }];
  });
}
