// What the numbers in YOLO's labels are called: in data.yaml, else in a list with a name a line. Of several such files the nearest
// above the labels counts.
import { basename, dirname, join } from 'node:path/posix';
import { MIB } from '../../../../shared/plain-file.ts';
import { readLines } from '../../class-lists/text-lists.ts';
import { readTextInData } from '../../text-in-data.ts';

export interface NameList {
  /** Relative to the data folder. */
  readonly file: string;
  /** By the number in the labels. */
  readonly names: ReadonlyMap<number, string>;
}

/** `obj.names` is Darknet's and CVAT's, `_darknet.labels` Roboflow's, `classes.txt` Label Studio's and LabelImg's. */
const NAMED = /^(?:classes|class[_-]?names|names|obj)\.txt$|\.names$|^_darknet\.labels$/i;

export async function readNameLists(root: string, others: readonly string[]): Promise<readonly NameList[]> {
  const lists: NameList[] = [];
  for (const file of others.filter((path) => NAMED.test(basename(path)))) {
    const text = await readTextInData(join(root, file), MIB).catch(() => '');
    const classes = readLines(text)?.classes ?? [];
    const names = new Map(classes.map(({ name, value }, i) => [value ?? i, name]));
    if (names.size > 0) lists.push({ file, names });
  }
  return lists;
}

/** Those in the nearest folder around the file; where none is around it, the only one there is. */
export function nearestTo<T extends { readonly file: string }>(
  lists: readonly T[],
  file: string,
): readonly T[] {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const own = lists.filter((list) => dirname(list.file) === folder);
    if (own.length > 0) return own;
    if (folder === '.') return lists.length === 1 ? lists : [];
  }
}

function disagree(one: NameList, other: NameList): boolean {
  return [...one.names].some(([number, name]) => (other.names.get(number) ?? name) !== name);
}

/** What the numbers are called, by the folder of the labels. */
export class Names {
  readonly #known = new Map<string, NameList | undefined>();
  readonly #yamls: readonly NameList[];
  readonly #lists: readonly NameList[];
  /** Two lists that give a number different names. */
  conflict: readonly [NameList, NameList] | undefined;

  /** @param yamls go before the lists */
  constructor(yamls: readonly NameList[], lists: readonly NameList[]) {
    this.#yamls = yamls.filter(({ names }) => names.size > 0);
    this.#lists = lists;
  }

  of(label: string): NameList | undefined {
    const folder = dirname(label);
    if (!this.#known.has(folder)) this.#known.set(folder, this.#settle(label));
    return this.#known.get(folder);
  }

  used(): readonly NameList[] {
    return [...new Set([...this.#known.values()].filter((list) => list !== undefined))];
  }

  #settle(label: string): NameList | undefined {
    const [first, ...more] = [...nearestTo(this.#yamls, label), ...nearestTo(this.#lists, label)];
    const other = more.find((list) => disagree(first, list));
    if (other !== undefined) this.conflict ??= [first, other];
    return first;
  }
}
