// Which folders are parts of the split, by their names and by what lies beside and in them: "seg_train" is one beside
// "seg_test", "dev" beside "train", and neither is one alone. Names only; nothing is opened.
import { basename } from 'node:path/posix';
import { type Fault, partsAssumed } from '../../errors.ts';
import { type Folder, folderTree } from './folder-tree.ts';
import { maskWord, type PartWord, partWord, saidBy } from './folder-words.ts';
import type { SplitPart } from './terms.ts';

/** `unlabelled`: to predict, such as "seg_pred" beside "seg_train"; it belongs to no part. */
export type FolderPart = SplitPart | 'unlabelled';

export interface PartFolders {
  /** By the folder's path from the data folder. A folder in a part is one only where it repeats it. */
  readonly partOf: (path: string) => FolderPart | undefined;
  /** Those whose name alone doesn't say it, by path. */
  readonly assumed: ReadonlyMap<string, FolderPart>;
}

/** Each folder by its own name. */
export const PARTS_BY_NAME: PartFolders = {
  partOf: (path) => saidBy(basename(path)).part,
  assumed: new Map(),
};

export function findPartFolders(files: readonly string[]): PartFolders {
  const parts = new Map<string, FolderPart | undefined>();
  const assumed = new Map<string, FolderPart>();
  const waiting: { parent: Folder; within: FolderPart | undefined }[] = [
    { parent: folderTree(files), within: undefined },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { parent, within } = next;
    const words = wordsOf([...parent.folders.values()]);
    for (const folder of parent.folders.values()) {
      const said = saidBy(folder.name).part;
      const part =
        within === undefined
          ? isSplit(folder)
            ? undefined
            : (said ?? assumedPart(folder, words, parent))
          : saysAgain(folder, parent)
            ? within
            : undefined;
      parts.set(folder.path, part);
      if (part !== undefined && said === undefined) assumed.set(folder.path, part);
      waiting.push({ parent: folder, within: part ?? within });
    }
  }
  return {
    partOf: (path) => (parts.has(path) ? parts.get(path) : PARTS_BY_NAME.partOf(path)),
    assumed: new Map([...assumed].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

type Words = ReadonlyMap<Folder, PartWord>;

function wordsOf(folders: readonly Folder[]): Words {
  const words = new Map<Folder, PartWord>();
  for (const folder of folders) {
    const word = partWord(folder.name);
    if (word !== undefined) words.set(folder, word);
  }
  return namesClasses([...words.values()]) ? new Map() : words;
}

/** `train_cats`, `train_dogs`, `test_cats`, ...: each names a part and a class. */
function namesClasses(words: readonly PartWord[]): boolean {
  const byRest = new Map<string, Set<string>>();
  for (const { rest, part } of words) byRest.set(rest, (byRest.get(rest) ?? new Set()).add(part));
  const rests = [...byRest].flatMap(([rest, parts]) => (rest !== '' && parts.size > 1 ? [rest] : []));
  return rests.length > 1 && !areImagesAndMasks(rests);
}

/** "train_input", "train_ground_truth", "test_input", ...; "mask" and "no mask" are two classes. */
function areImagesAndMasks([one, other, ...more]: readonly string[]): boolean {
  const isOf = (masks: string, images: string) => {
    const word = maskWord(masks);
    return word !== undefined && maskWord(images) === undefined && !images.includes(word);
  };
  return more.length === 0 && (isOf(one, other) || isOf(other, one));
}

/** Whole splits lie in folders such as `test_data/`, which are no part then. */
function isSplit({ folders }: Folder): boolean {
  return new Set([...folders.keys()].flatMap((name) => saidBy(name).part ?? [])).size > 1;
}

function assumedPart(folder: Folder, words: Words, parent: Folder): FolderPart | undefined {
  const own = words.get(folder);
  if (own === undefined || !isConfirmed(folder, own, words, parent)) return undefined;
  if (own.part !== 'evaluation') return own.part;
  return [...words.values()].some(({ part }) => part === 'validation') ? 'test' : 'validation';
}

/** Another part of the same split lies beside it, or the classes in it lie there, too. */
function isConfirmed(folder: Folder, own: PartWord, words: Words, parent: Folder): boolean {
  const partners = [...words].filter(([other, { rest }]) => other !== folder && rest === own.rest);
  const labelled = partners.filter(([, { part }]) => part !== 'unlabelled');
  const others = labelled.filter(([, { part }]) => part !== own.part);
  if (own.kind === 'likely' && (own.rest === '' ? labelled : others).length > 0) return true;
  const isNested = (one: Folder) => one.folders.size > 0;
  // "seg_train" with classes beside "seg_pred" with images alone, which nothing else has to be beside.
  const isPredicted = partners.some(([other, { part }]) => part === 'unlabelled' && !isNested(other));
  if (own.kind === 'likely' && own.rest !== '' && isNested(folder) && isPredicted) return true;
  if (others.some(([other, { kind }]) => kind === 'sure' || isNested(other) || isNested(folder))) return true;
  const beside = [parent, ...partners.map(([other]) => other)];
  return [...folder.folders.keys()].some((name) => beside.some(({ folders }) => folders.has(name)));
}

/** `seg_train/seg_train/`: archives are often unpacked into a folder of their own name. */
function saysAgain(folder: Folder, parent: Folder): boolean {
  if (parent.own > 0 || parent.folders.size > 1) return false;
  const [own, outer] = [partWord(folder.name), partWord(parent.name)];
  return own !== undefined && own.part === outer?.part && own.rest === outer.rest;
}

/** Says which folders around the files were taken for parts; where a part is repeated in itself, the outer one. */
export function saidAssumed(
  { assumed }: PartFolders,
  files: readonly string[],
  known: ReadonlySet<string> = new Set(),
): readonly Fault[] {
  const outer = [...assumed].filter(
    ([path]) =>
      !known.has(basename(path)) && ![...assumed.keys()].some((other) => path.startsWith(`${other}/`)),
  );
  const used = outer.filter(([path]) => files.some((file) => file.startsWith(`${path}/`)));
  if (used.length === 0) return [];
  return [
    partsAssumed(used.map(([folder, part]) => ({ folder, part: part === 'train' ? 'training' : part }))),
  ];
}
