// Parts of the split that lists of names give: VOC's ImageSets/Segmentation/train.txt and val.txt, or such lists beside the
// folders. It reads the lists; which label an image has is settled elsewhere.
import { basename, dirname, join } from 'node:path/posix';
import {
  type Fault,
  partListsAmbiguous,
  partListsAssumed,
  partListsOverlap,
  partListsUnfit,
} from '../../errors.ts';
import { withoutExtension } from './endings.ts';
import type { FoundFiles } from './files.ts';
import { findPartFolders } from './part-folders.ts';
import { readPlainText } from './plain-text.ts';
import type { SplitPart } from './terms.ts';

const MOST_BYTES = 16 * 1024 * 1024;
const MOST_FOLDERS = 32;
const MOST_WORDS = 8;
const OF_VOC = /(?:^|\/)ImageSets(?:\/|$)/i;
const LIST = /^(?<part>train|trainval|val|valid|validation|test)\.(?:txt|lst)$/i;

export interface ListedParts {
  /** Those of the data folder that take part: what no list names is left out where one says what to train on. */
  readonly files: readonly string[];
  /** By path, of images and of what is named like them, and the line that names it. */
  readonly parts: ReadonlyMap<string, { readonly part: SplitPart; readonly line: string }>;
  readonly faults: readonly Fault[];
}

/** Lists count where no folder says a part; of several folders of lists VOC's for segmentation, else the first. */
export async function readListedParts(root: string, { files, others }: Listed): Promise<ListedParts> {
  const nothing = { files, parts: new Map(), faults: [] };
  const named = others.filter((file) => LIST.test(basename(file)));
  if (named.length === 0 || saysParts(files)) return nothing;
  const folder = chosenFolder(named);
  const lists = await readLists(
    root,
    named.filter((file) => dirname(file) === folder),
  );
  const { parts, missing, twice } = placedBy(lists, files);
  const names = lists.map(({ file }) => file);
  if (parts.size === 0) {
    const isCertain = OF_VOC.test(folder) && missing.length > 0;
    return isCertain ? { ...nothing, faults: [partListsUnfit(names, missing)] } : nothing;
  }
  if (twice.length > 0) return { ...nothing, faults: [partListsOverlap(names, twice)] };
  const folders = new Set([...parts.keys()].map(dirname));
  const isLeftOut = (file: string) => !parts.has(file) && folders.has(dirname(file));
  const leftOut = lists.some(({ part }) => part === 'train') ? files.filter(isLeftOut) : [];
  const without = new Set(leftOut);
  return {
    files: files.filter((file) => !without.has(file)),
    parts,
    faults: [partListsAssumed(names, leftOut, missing)],
  };
}

/** The samples with the parts that lists give them; an error where a bare name means several of them. */
export function withListedParts<S extends { readonly image: string; readonly part: SplitPart | undefined }>(
  samples: readonly S[],
  { parts }: ListedParts,
): { readonly samples: readonly S[]; readonly faults: readonly Fault[] } {
  if (parts.size === 0 || samples.some(({ part }) => part !== undefined)) return { samples, faults: [] };
  const byLine = new Map<string, string>();
  for (const { image } of samples) {
    const line = parts.get(image)?.line;
    if (line === undefined) continue;
    const other = byLine.get(line);
    if (other !== undefined) return { samples, faults: [partListsAmbiguous(line, [other, image])] };
    byLine.set(line, image);
  }
  return {
    samples: samples.map((sample) => ({ ...sample, part: parts.get(sample.image)?.part })),
    faults: [],
  };
}

type Listed = Pick<FoundFiles, 'files' | 'others'>;

interface PartList {
  readonly file: string;
  readonly part: SplitPart;
  readonly lines: readonly string[];
}

function saysParts(files: readonly string[]): boolean {
  const { partOf } = findPartFolders(files);
  return [...new Set(files.map(dirname))].some((folder) => {
    for (let path = folder; path !== '.'; path = dirname(path)) if (partOf(path) !== undefined) return true;
    return false;
  });
}

function chosenFolder(lists: readonly string[]): string {
  const folders = [...new Set(lists.map(dirname))];
  const ofVoc = folders.filter((folder) => OF_VOC.test(folder));
  return ofVoc.find((folder) => /segmentation$/i.test(folder)) ?? ofVoc[0] ?? folders[0];
}

/** `trainval` counts only where training and validation have no lists of their own. */
async function readLists(root: string, files: readonly string[]): Promise<readonly PartList[]> {
  const lists: PartList[] = [];
  for (const file of files) {
    const word = LIST.exec(basename(file))!.groups!.part.toLowerCase();
    const text = await readPlainText(join(root, file), MOST_BYTES).catch(() => '');
    const lines = text.replace(/^\uFEFF/, '').split(/\r?\n|\r/);
    const part = word.startsWith('tr') ? 'train' : word === 'test' ? 'test' : 'validation';
    lists.push({ file, part, lines: lines.map((line) => line.trim()).filter((line) => line !== '') });
  }
  const isWhole = ({ file }: PartList) => /trainval/i.test(basename(file));
  const apart = lists.filter((list) => !isWhole(list));
  return apart.some(({ part }) => part !== 'test') ? apart : lists;
}

function placedBy(lists: readonly PartList[], files: readonly string[]) {
  const keys = keysOf(files);
  const parts = new Map<string, { readonly part: SplitPart; readonly line: string }>();
  const missing: string[] = [];
  const twice: string[] = [];
  for (const { part, lines } of lists) {
    for (const line of lines) {
      const matched = filesNamed(line, keys);
      if (matched.length === 0) missing.push(line);
      for (const file of matched) {
        const earlier = parts.get(file)?.part;
        if (earlier !== undefined && earlier !== part) twice.push(file);
        parts.set(file, { part, line });
      }
    }
  }
  return { parts, missing, twice };
}

/** Files by the ends of their paths, without what says how they're stored: `a/b/1`, `b/1` and `1`. */
function keysOf(files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const keys = new Map<string, string[]>();
  for (const file of files) {
    let key = withoutExtension(file).normalize('NFC');
    for (;;) {
      const known = keys.get(key);
      if (known === undefined) keys.set(key, [file]);
      else known.push(file);
      const slash = key.indexOf('/');
      if (slash < 0) break;
      key = key.slice(slash + 1);
    }
  }
  return keys;
}

/** A line is a name or a path, also one of another machine; behind an image its mask or a number may stand. */
function filesNamed(line: string, keys: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const whole = line.replaceAll('\\', '/').normalize('NFC');
  const exact = keys.get(whole) ?? keys.get(withoutExtension(whole));
  if (exact !== undefined) return exact;
  const [first, ...more] = whole.split(/[\s,]+/, MOST_WORDS);
  const words = [first, ...more.filter((word) => word.includes('/'))];
  const found = words.flatMap((word) => filesAt(word, keys));
  return found.length > 0 ? found : filesAt(whole, keys);
}

/** By the longest end of the path that is known. */
function filesAt(path: string, keys: ReadonlyMap<string, readonly string[]>): readonly string[] {
  for (const name of [path, withoutExtension(path)]) {
    // However long a line is, a path has few folders.
    const folders = name.split('/').slice(-MOST_FOLDERS);
    for (let from = 0; from < folders.length; from++) {
      const found = keys.get(folders.slice(from).join('/'));
      if (found !== undefined) return found;
    }
  }
  return [];
}
