// Parts that a column of a table says, such as `split` in split.csv, or `is_valid` of zeros and ones, and a JSON of lists by
// their parts. The table may hold labels as well: who reads those doesn't matter here.
import { basename, join } from 'node:path/posix';
import { parseCsv } from '../../../shared/csv.ts';
import { unlessOutOfMemory } from '../../../shared/out-of-memory.ts';
import { partWord } from '../folder-words.ts';
import type { SplitPart } from '../terms.ts';
import { readTextInData } from '../text-in-data.ts';
import { type Entry, MOST_BYTES, type PartList, partsIn } from './part-list.ts';
import { namesByKey } from './read-names.ts';

const TABLE = /\.(?:csv|tsv)$/i;
const OF_PARTS = /(?:split|fold|part|set)[^/]*\.json$/i;
const MOST_TABLES = 20;
const MOST_ROWS = 1_000_000;
const MOST_COLUMNS = 100;
const COLUMN = /^(?:data|image)?[\s_-]*(?:split|splits|part|set|subset|partition|phase|usage|fold)$/i;
const FLAG = /^is[\s_-]*(?<word>train(?:ing)?|val(?:id(?:ation)?)?|test(?:ing)?)$/i;
const TRUE = /^(?:1(?:\.0*)?|true|yes)$/i;
const FALSE = /^(?:0(?:\.0*)?|false|no)$/i;

/** @param names of how many images the cells are names */
export async function readColumns(
  root: string,
  others: readonly string[],
  names: (cells: readonly string[]) => number,
): Promise<readonly PartList[]> {
  const lists: PartList[] = [];
  for (const file of others.filter((other) => TABLE.test(other)).slice(0, MOST_TABLES)) {
    const text = await readTextInData(join(root, file), MOST_BYTES).catch(unlessOutOfMemory(''));
    const rows = parseCsv(text, MOST_ROWS);
    const list = rows === undefined ? undefined : listInTable(file, rows, names);
    if (list !== undefined) lists.push(list);
  }
  for (const file of others.filter((other) => OF_PARTS.test(basename(other))).slice(0, MOST_TABLES)) {
    const text = await readTextInData(join(root, file), MOST_BYTES).catch(unlessOutOfMemory(''));
    const list = listByKeys(file, namesByKey(text) ?? new Map());
    if (list !== undefined) lists.push(list);
  }
  return lists;
}

function listInTable(
  file: string,
  rows: readonly (readonly string[])[],
  names: (cells: readonly string[]) => number,
): PartList | undefined {
  const [header, ...body] = rows;
  if (header === undefined || body.length < 2) return undefined;
  const columns = header.slice(0, MOST_COLUMNS).map((name) => name.trim());
  for (const [at, name] of columns.entries()) {
    const cells = body.map((row) => (row[at] ?? '').trim());
    const partOf = FLAG.test(name) ? partByFlag(name) : COLUMN.test(name) ? partByWord : undefined;
    const parts = partOf === undefined ? [] : cells.map((cell) => (cell === '' ? 'none' : partOf(cell)));
    if (parts.length === 0 || parts.includes(undefined)) continue;
    const counts = columns.map((_, i) => (i === at ? 0 : names(body.map((row) => row[i] ?? ''))));
    const most = Math.max(...counts);
    if (most === 0) continue;
    const images = counts.indexOf(most);
    const entries = body.flatMap((row, i): Entry[] => {
      const part = parts[i];
      return part === undefined || part === 'none' ? [] : [{ name: (row[images] ?? '').trim(), part }];
    });
    if (partsIn(entries).size < 2) continue;
    return { files: [file], column: name, entries, isOfNames: false, isCertain: true };
  }
  return undefined;
}

/** `none`: to predict; undefined: no word for a part, so that the column says something else. */
function partByWord(cell: string): SplitPart | 'none' | undefined {
  const word = partWord(cell);
  if (word === undefined || word.rest !== '') return undefined;
  if (word.part === 'evaluation') return 'validation';
  return word.part === 'unlabelled' ? 'none' : word.part;
}

function partByFlag(column: string): typeof partByWord {
  const word = FLAG.exec(column)!.groups!.word.toLowerCase();
  const [yes, no] = word.startsWith('tr')
    ? (['train', 'test'] as const)
    : ([word.startsWith('v') ? 'validation' : 'test', 'train'] as const);
  return (cell) => (TRUE.test(cell) ? yes : FALSE.test(cell) ? no : undefined);
}

/** Our own split.json has a setting. */
function listByKeys(file: string, lists: ReadonlyMap<string, readonly string[]>): PartList | undefined {
  if (lists.has('schema-version')) return undefined;
  const entries = [...lists].flatMap(([key, names]) => {
    const part = partByWord(key);
    return part === undefined || part === 'none' ? [] : names.map((name) => ({ name, part }));
  });
  if (partsIn(entries).size < 2) return undefined;
  return { files: [file], entries, isOfNames: true, isCertain: true };
}
