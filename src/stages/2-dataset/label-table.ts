// Whether a table in the data folder names the images and a label for each, so that people are told what it is: tables are
// no label source yet.
import { basename, join } from 'node:path/posix';
import { parseCsv } from '../../shared/csv.ts';
import { withoutExtension } from './endings.ts';
import { readPlainText } from './plain-text.ts';

export interface LabelTable {
  readonly file: string;
  /** The name of the column that names the images. */
  readonly images: string;
  /** The name of the column of the labels; undefined: the label is one of several columns, as in a table of zeros and ones. */
  readonly labels: string | undefined;
  readonly examples: readonly string[];
}

const MOST_BYTES = 32 * 1024 * 1024;
const MOST_ROWS = 1_000_000;
const MOST_COLUMNS = 1000;
const MOST_TABLES = 20;
const LABEL = /label|class|categor|species|diagnosis|target|breed|^y$/i;
const IMAGE_ENDING = /\.(?:png|jpe?g|tiff?|webp|gif|bmp)$/i;

/** The first table of which half of the rows name an image that is there. */
export async function findLabelTable(
  root: string,
  { files, others }: { readonly files: readonly string[]; readonly others: readonly string[] },
): Promise<LabelTable | undefined> {
  const stems = new Set(files.map(stemOf));
  for (const file of others.filter((name) => /\.(?:csv|tsv)$/i.test(name)).slice(0, MOST_TABLES)) {
    const text = await readPlainText(join(root, file), MOST_BYTES).catch(() => '');
    const rows = parseCsv(text, MOST_ROWS);
    const table = rows === undefined ? undefined : tableIn(file, rows, stems);
    if (table !== undefined) return table;
  }
  return undefined;
}

function tableIn(
  file: string,
  [header = [], ...rows]: readonly (readonly string[])[],
  stems: ReadonlySet<string>,
): LabelTable | undefined {
  const valuesOf = (column: number) => rows.map((row) => row[column]?.trim() ?? '');
  // An age may be called like an image, too: it's the column that names the most.
  const namedBy = (column: number) => {
    const values = valuesOf(column).filter((value) => stems.has(stemOf(value)));
    return 2 * values.length > rows.length ? new Set(values).size : 0;
  };
  const columns = [...header.keys()].slice(0, MOST_COLUMNS);
  const counts = columns.map(namedBy);
  const most = Math.max(0, ...counts);
  if (most === 0) return undefined;
  const images = counts.indexOf(most);
  // A label stands in several rows, else it would name a row.
  const isLabels = (column: number) => {
    const different = new Set(valuesOf(column));
    return column !== images && different.size > 1 && 2 * different.size <= rows.length;
  };
  const candidates = columns.filter(isLabels);
  const labels = candidates.find((column) => LABEL.test(header[column])) ?? candidates[0];
  if (labels === undefined) return undefined;
  const different = [...new Set(valuesOf(labels))].sort();
  const areFlags = candidates.length > 1 && different.every((value) => /^[01](?:\.0+)?$/.test(value));
  return {
    file,
    images: header[images].trim(),
    labels: areFlags ? undefined : header[labels].trim(),
    examples: areFlags ? candidates.map((column) => header[column].trim()) : different,
  };
}

/** Names in tables have an ending or not, and folders in front or not. */
function stemOf(name: string): string {
  const last = basename(name.replaceAll('\\', '/')).normalize('NFC');
  return IMAGE_ENDING.test(last) ? withoutExtension(last) : last;
}
