// Lists of the parts of a split that lie in the data folder, such as VOC's ImageSets/Segmentation/train.txt, CUB's numbers or
// a column of a table: which of them counts. Which image has which label is settled elsewhere, and the parts of all images
// in given-parts.ts.
import { dirname } from 'node:path/posix';
import { withoutExtension } from './endings.ts';
import type { FoundFiles } from './files.ts';
import { findPartFolders } from './part-folders.ts';
import { readColumns } from './part-lists/columns.ts';
import { filesNamed, indexNames, type NameIndex } from './part-lists/image-names.ts';
import { namedGroups, unreadLists } from './part-lists/named-lists.ts';
import { readNumberedLists } from './part-lists/numbered.ts';
import { type PartList, partsIn } from './part-lists/part-list.ts';
import { readNamedLists } from './part-lists/read-names.ts';
import type { SplitPart } from './terms.ts';

/** A list, and what it says of the files that are there. */
export interface PlacedList {
  readonly list: PartList;
  /** By path, of images and of what is named like them, and the line that names it. */
  readonly parts: ReadonlyMap<string, { readonly part: SplitPart; readonly line: string }>;
  /** Lines that name no file. */
  readonly missing: readonly string[];
  /** Files in two parts. */
  readonly twice: readonly string[];
  /** It says what to train on: images that it doesn't name take no part. */
  readonly saysTraining: boolean;
  /** Files that it leaves out for this, known before labels are: it names others of their folders. */
  readonly leftOut: readonly string[];
}

export interface FoundLists {
  /** Those of the data folder that take part. */
  readonly files: readonly string[];
  /** The one that counts where nothing else says the parts. */
  readonly chosen: PlacedList | undefined;
  /** Others that name files. */
  readonly others: readonly PlacedList[];
  /** Surely a list, of files that aren't there. */
  readonly unfit: PlacedList | undefined;
  /** In a form that isn't read. */
  readonly unread: readonly string[];
}

/** More of them are read of no data set. */
const MOST_GROUPS = 24;

/** Where a folder says a part no list counts. Of several VOC's for segmentation does, else the first. */
export async function findPartLists(root: string, { files, others }: Listed): Promise<FoundLists> {
  const names = indexNames(files);
  const lists = await readLists(root, others, names);
  const placed = lists.map((list) => placeList(list, files, names));
  const fitting = placed.filter(({ parts }) => parts.size > 0);
  const chosen = saysParts(files) ? undefined : fitting[0];
  const isEarly = chosen?.list.isOfNames === true && chosen.twice.length === 0;
  const without = new Set(isEarly ? chosen.leftOut : []);
  return {
    files: files.filter((file) => !without.has(file)),
    chosen,
    others: fitting.filter((one) => one !== chosen),
    unfit: placed.find(({ list, parts }) => list.isCertain && parts.size === 0),
    unread: unreadLists(others),
  };
}

type Listed = Pick<FoundFiles, 'files' | 'others'>;

/** In the order in which they count. */
async function readLists(
  root: string,
  others: readonly string[],
  names: NameIndex,
): Promise<readonly PartList[]> {
  const lists: PartList[] = [];
  for (const group of namedGroups(others).slice(0, MOST_GROUPS))
    lists.push(...[await readNamedLists(root, group)].filter((list) => list !== undefined));
  const countNamed = (cells: readonly string[]) =>
    cells.filter((cell) => filesNamed(cell.trim(), names).length > 0).length;
  lists.push(...(await readNumberedLists(root, others)), ...(await readColumns(root, others, countNamed)));
  return lists;
}

function placeList(list: PartList, files: readonly string[], names: NameIndex): PlacedList {
  const parts = new Map<string, { readonly part: SplitPart; readonly line: string }>();
  const missing: string[] = [];
  const twice = new Set<string>();
  for (const { name, part } of list.entries) {
    const matched = filesNamed(name, names);
    if (matched.length === 0) missing.push(name);
    for (const file of matched) {
      const earlier = parts.get(file)?.part;
      if (earlier !== undefined && earlier !== part) twice.add(file);
      parts.set(file, { part, line: name });
    }
  }
  const folders = new Set([...parts.keys()].map(dirname));
  const beside = besideNamed([...parts.keys()], files);
  const isLeftOut = (file: string) => !parts.has(file) && !beside.has(file) && folders.has(dirname(file));
  const saysTraining = partsIn(list.entries).has('train');
  const leftOut = saysTraining ? files.filter(isLeftOut) : [];
  return { list, parts, missing, twice: [...twice], saysTraining, leftOut };
}

/** Of the files that a list names, as many have one beside them with the same ending: their masks, mostly. */
const USUAL = 0.5;

/** `1_m.png` where the list names `1`, which is `1.jpg`: whether it's the mask is settled when files pair. */
function besideNamed(named: readonly string[], files: readonly string[]): ReadonlySet<string> {
  const stems = new Set(named.map(withoutExtension));
  const byEnding = new Map<string, string[]>();
  for (const file of files) {
    const stem = withoutExtension(file);
    if (stems.has(stem)) continue;
    const cut = [...stem.matchAll(/[_\-. ]/g)].reverse().find(({ index }) => stems.has(stem.slice(0, index)));
    const ending = cut === undefined ? '' : stem.slice(cut.index);
    if (!/\p{L}/u.test(ending)) continue;
    const own = byEnding.get(ending);
    if (own === undefined) byEnding.set(ending, [file]);
    else own.push(file);
  }
  return new Set([...byEnding.values()].filter(({ length }) => length >= USUAL * stems.size).flat());
}

function saysParts(files: readonly string[]): boolean {
  const { partOf } = findPartFolders(files);
  return [...new Set(files.map(dirname))].some((folder) => {
    for (let path = folder; path !== '.'; path = dirname(path)) if (partOf(path) !== undefined) return true;
    return false;
  });
}
