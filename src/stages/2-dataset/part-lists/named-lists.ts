// Lists that are named after parts of a split, such as train.txt, testing_list.txt and meta/train.json, in groups of those
// that belong together. Names only; nothing is opened.
import { basename, dirname } from 'node:path/posix';
import { parseJson } from '../../../shared/parse-json.ts';
import { withoutExtension } from '../endings.ts';
import { type NamedPart, partWord } from '../folder-words.ts';
import type { SplitPart } from '../terms.ts';

/** Lists of one folder and one form. */
export interface NamedGroup {
  readonly lists: readonly NamedList[];
  readonly ending: string;
  /** VOC's folder for lists. */
  readonly isOfVoc: boolean;
}

export interface NamedList {
  /** Relative to the data folder. */
  readonly file: string;
  readonly part: SplitPart;
}

const OF_VOC = /(?:^|\/)ImageSets(?:\/|$)/i;
const READ = /\.(?:txt|lst|list|json|csv|tsv)$/i;
/** Forms of other programs. */
const NOT_READ = /\.(?:mat|npy|npz|pkl|pickle|h5|hdf5|parquet|feather|xlsx?)$/i;
/** Words that say "list" beside that of a part: "train_list.txt", "testing_names.txt". */
const OF_LISTS =
  /^(?:lists?|filelists?|names?|filenames?|ids?|idx|ind(?:ex|ices)|paths?|labels?|splits?|pairs?|partition)$/;
/** Flowers-102 has its parts in this. */
const SET_IDS = /^set_?ids?$/i;

/** VOC's lists for segmentation first, then in the order of folders; in one folder those without a number first. */
export function namedGroups(others: readonly string[]): readonly NamedGroup[] {
  const groups = new Map<string, { file: string; part: NamedPart; isWhole: boolean }[]>();
  for (const file of others) {
    const word = READ.test(file) ? wordOf(file) : undefined;
    if (word === undefined) continue;
    const key = JSON.stringify([dirname(file), endingOf(file), word.words, word.numbers]);
    const known = groups.get(key);
    const list = { file, part: word.part, isWhole: word.isWhole };
    if (known === undefined) groups.set(key, [list]);
    else known.push(list);
  }
  const found = [...groups].flatMap(([key, lists]) => {
    const [folder, ending, , numbers] = parseJson(key) as string[];
    const settled = settledLists(lists);
    const isOfVoc = OF_VOC.test(folder);
    const rank = isOfVoc ? (/segmentation$/i.test(folder) ? 0 : 1) : 2;
    return settled.length === 0 ? [] : [{ lists: settled, ending, isOfVoc, rank, folder, numbers }];
  });
  const form = ({ ending }: NamedGroup) => (ending === '.json' ? 1 : 0);
  return found.sort(
    (a, b) =>
      a.rank - b.rank ||
      (a.folder < b.folder ? -1 : a.folder > b.folder ? 1 : 0) ||
      form(a) - form(b) ||
      a.numbers.localeCompare(b.numbers, 'en', { numeric: true }),
  );
}

/** Named like lists of parts, in a form that isn't read. */
export function unreadLists(others: readonly string[]): readonly string[] {
  return others.filter(
    (file) =>
      NOT_READ.test(file) && (SET_IDS.test(basename(withoutExtension(file))) || wordOf(file) !== undefined),
  );
}

function endingOf(file: string): string {
  return /\.[^.]*$/.exec(file)![0].toLowerCase();
}

function wordOf(file: string) {
  const stem = basename(withoutExtension(file));
  const word = partWord(stem);
  if (word === undefined || word.part === 'unlabelled') return undefined;
  const words = word.rest.split(' ').filter((one) => one !== '');
  if (!words.every((one) => OF_LISTS.test(one))) return undefined;
  const numbers = (stem.match(/\d+/g) ?? []).join(' ');
  return { part: word.part, words: words.join(' '), numbers, isWhole: /train[\s_-]*val/i.test(stem) };
}

/**
 * `trainval` counts only where training and validation have no lists of their own, and "dev" or "eval" only beside others.
 */
function settledLists(
  lists: readonly { readonly file: string; readonly part: NamedPart; readonly isWhole: boolean }[],
): readonly NamedList[] {
  const apart = lists.filter(({ isWhole }) => !isWhole);
  const counted = apart.some(({ part }) => part !== 'test') ? apart : lists;
  const isDoubtful = ({ file, part }: { readonly file: string; readonly part: NamedPart }) =>
    part === 'evaluation' || partWord(basename(withoutExtension(file)))?.kind === 'doubtful';
  if (counted.every(isDoubtful)) return [];
  const validates = counted.some(({ part }) => part === 'validation');
  return counted.flatMap(({ file, part }) => {
    if (part === 'unlabelled') return [];
    return [{ file, part: part === 'evaluation' ? (validates ? 'test' : 'validation') : part }];
  });
}
