// Reads the tables of the data folder, and finds in each the column that names images. What the others hold is settled
// over all tables with the same columns.
import { basename, join } from 'node:path/posix';
import type { Fault } from '../../../../errors.ts';
import { parseCsv } from '../../../../shared/csv.ts';
import { unlessOutOfMemory } from '../../../../shared/out-of-memory.ts';
import { readCsvList } from '../../class-lists/csv-lists.ts';
import { readEncodedText } from '../../text-in-data.ts';
import { type FindImages, isFileName } from './image-names.ts';

export interface Table {
  /** Relative to the data folder. */
  readonly file: string;
  /** Names of the columns; without a header "column 1" and so on. */
  readonly columns: readonly string[];
  readonly hasHeader: boolean;
  /** The column that names the images. */
  readonly images: number;
  readonly rows: readonly (readonly string[])[];
  /** It's not UTF-8, and no mark says what it is. */
  readonly isEncodingAssumed: boolean;
}

/** A table as it's written, whatever it's of. */
export interface Sheet extends Pick<Table, 'file' | 'isEncodingAssumed'> {
  readonly rows: readonly (readonly string[])[];
}

/** What a list in another form holds. */
export interface ListSheet extends Sheet {
  /** Of records the first row has the keys. */
  readonly form: 'lines' | 'records';
}

/** What lies beside the images. */
export interface Beside {
  readonly sheets: readonly Sheet[];
  /** Read once, and only when asked for. */
  readonly lists: () => Promise<readonly ListSheet[]>;
  /** Those of the sheets, else of the lists, that name images. */
  readonly tables: readonly Table[];
  readonly find: FindImages;
  /** Names in the tables that only look like the images that they're taken for. */
  readonly assumed: readonly (readonly [name: string, image: string])[];
  /** What is to be said of images that several people have labelled. */
  readonly annotated: readonly Fault[];
  readonly paths: readonly string[];
}

const TABLE = /\.(?:csv|tsv)$/i;
/** Kaggle's example of what to hand in: its labels are made up. */
const NO_LABELS = /submission/i;
const MOST_TABLES = 20;
const MOST_BYTES = 32 * 1024 * 1024;
const MOST_ROWS = 1_000_000;
const MOST_COLUMNS = 1000;
/** So many rows are looked at for the column of images. */
const LOOKED_AT = 1000;
/** As a column of images may be called; an image of that name would be taken for the first row. */
const HEADER = /^(?:images?|img|files?|file[\s_-]?names?|names?|ids?|image[\s_-]?(?:ids?|names?)|paths?)$/i;

/** Those of `others` that are tables. What can't be read is none, nor is a list of classes. */
export async function readSheets(root: string, others: readonly string[]): Promise<readonly Sheet[]> {
  const files = others.filter((file) => TABLE.test(file) && !NO_LABELS.test(basename(file)));
  const sheets: Sheet[] = [];
  for (const file of files.slice(0, MOST_TABLES)) {
    const read = await readEncodedText(join(root, file), MOST_BYTES).catch(unlessOutOfMemory(undefined));
    if (read === undefined) continue;
    const { text, encoding } = read;
    // Values of classes read like the names of numbered images.
    if (readCsvList(text) !== undefined) continue;
    const rows = rowsOfTable(text);
    if (rows !== undefined && !isOfRegions(rows))
      sheets.push({ file, rows, isEncodingAssumed: encoding === 'windows-1252' });
  }
  return sheets;
}

/** A line for each region that was drawn in VIA, of which the shapes are the labels. */
function isOfRegions([header]: Sheet['rows']): boolean {
  return header?.includes('region_shape_attributes') === true;
}

/** Of one column by the usual separators it's one of several by blanks, where each line has as many. */
function rowsOfTable(text: string): Sheet['rows'] | undefined {
  const rows = parseCsv(text, MOST_ROWS);
  if (rows?.some(({ length }) => length > 1) !== false) return rows;
  const parted = rows.map(([line]) => line.trim().split(/\s+/, MOST_COLUMNS));
  return parted.every(({ length }) => length > 1 && length === parted[0].length) ? parted : rows;
}

/** Undefined: no column names images that are there. */
export function tableOf({ file, rows, isEncodingAssumed }: Sheet, find: FindImages): Table | undefined {
  if (rows.length === 0) return undefined;
  const [first] = rows;
  const images = columnOfImages(file, rows, find);
  if (images === undefined) return undefined;
  const isRow = find(first[images] ?? '', file).length > 0 && !HEADER.test(first[images].trim());
  const columns = first.slice(0, MOST_COLUMNS).map((name, i) => (isRow ? `column ${i + 1}` : name.trim()));
  return { file, columns, hasHeader: !isRow, images, rows: isRow ? rows : rows.slice(1), isEncodingAssumed };
}

/** An age may be called like an image, too: file names go first, then the column that names the most images. */
function columnOfImages(
  file: string,
  rows: readonly (readonly string[])[],
  find: FindImages,
): number | undefined {
  const step = Math.ceil(rows.length / LOOKED_AT);
  const sample = rows.filter((_row, i) => i % step === 0);
  let best: { readonly column: number; readonly named: number; readonly byFile: boolean } | undefined;
  for (const column of rows[0].keys()) {
    if (column >= MOST_COLUMNS) break;
    const cells = sample.map((row) => row[column] ?? '');
    const found = cells.flatMap((cell) => {
      const images = find(cell, file);
      return images.length > 0 ? [images[0].path] : [];
    });
    const byFile = 2 * cells.filter(isFileName).length >= cells.length;
    const named = new Set(found).size;
    // The first row may be the header; where cells are file names, images may be missing.
    if (named === 0 || (!byFile && 2 * found.length < cells.length - 1)) continue;
    const isBetter = best === undefined || (byFile === best.byFile ? named > best.named : byFile);
    if (isBetter) best = { column, named, byFile };
  }
  return best?.column;
}
