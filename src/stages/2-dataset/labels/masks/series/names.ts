// How a path can be taken apart into what a file is called and what all files of its kind are called: a folder, an
// ending or a beginning of the name. Names only; nothing is opened.
import { basename, dirname } from 'node:path/posix';
import { withoutExtension } from '../../../endings.ts';
import { type NamedPart, partWord, saidBy } from '../../../folder-words.ts';
import { findPartFolders, type PartFolders } from '../../../part-folders.ts';
import type { SplitPart } from '../../../terms.ts';

/** What the names of one kind of file have in common. */
export interface Naming {
  /** The folders that tell it from other kinds, `/` separated, without the part of the split. */
  readonly folder: string;
  readonly prefix: string;
  readonly ending: string;
}

/** A path by its pieces. */
export interface Pieces {
  readonly path: string;
  readonly folders: readonly { readonly rest: string; readonly part: SplitPart | undefined }[];
  readonly stem: string;
  readonly part: SplitPart | undefined;
  /** All the ways to take its name apart, the whole name first. */
  readonly affixes: readonly Affixes[];
}

interface Affixes extends Omit<Naming, 'folder'> {
  readonly key: string;
}

/** One way to take a path apart: files of different namings belong together by their key. */
export interface Reading {
  readonly naming: Naming;
  /** The folders in common, the part of the split in front. */
  readonly keyFolder: string;
  /** What the picture is called. */
  readonly key: string;
  /** Which of the path's folders are the naming's, by their depth. */
  readonly own: { readonly from: number; readonly to: number };
}

/** A picture's name is what is left of so many words at its end or beginning. */
const MOST_WORDS = 3;
const PART_WORD = '(?:training|train|validation|valid|val|testing|test|eval)(?:set)?';
const LEADING = new RegExp(`^${PART_WORD}(?:[\\s_.-]+|(?=[A-Z0-9]|$))`, 'i');
const TRAILING = new RegExp(`[\\s_.-]+${PART_WORD}$`, 'i');
/** `imagesTr` is nnU-Net's; in small letters it would be the end of a word. */
const GLUED = /(?<=\p{Ll})(?:Tr|Ts|Train(?:ing)?|Test(?:ing)?|Val)$/u;
const IN_ENDING = new RegExp(`(?<=[_\\-. ])${PART_WORD}(?![a-z])`, 'i');

/** Says of a folder, by its path, its part of the split and what is left of its name then. */
export type PartsOfFolders = (path: string) => Pieces['folders'][number];

export function piecesOf(path: string, partOf: PartsOfFolders): Pieces {
  // macOS writes "é" as two characters, others as one: the same name all the same.
  const segments = path.normalize('NFC').split('/').slice(0, -1);
  const folders = segments.map((_, depth) => partOf(segments.slice(0, depth + 1).join('/')));
  const file = basename(path).normalize('NFC');
  const stem = withoutExtension(file);
  const part = folders.find((folder) => folder.part !== undefined)?.part;
  return { path, folders, stem, part, affixes: affixesOf(stem, part) };
}

/** Where two files of one folder differ in nothing else, the end of the name is the extension. */
export function withExtension(pieces: Pieces): Pieces {
  const extension = pieces.path.slice(pieces.path.lastIndexOf('.')).toLowerCase();
  return { ...pieces, affixes: pieces.affixes.map((one) => ({ ...one, ending: one.ending + extension })) };
}

/** No word is taken for a part of the split. */
export function withoutParts(path: string): Pieces['folders'][number] {
  return { rest: basename(path), part: undefined };
}

/** As the folders beside it have it; where none of all says a part so, by the edges of its own name. */
export function partsIn(files: readonly string[]): PartsOfFolders {
  const paths = files.map((file) => file.normalize('NFC'));
  const parts = findPartFolders(paths);
  const isSaid = foldersAround(paths).some((folder) => parts.partOf(folder) !== undefined);
  const known = new Map<string, Pieces['folders'][number]>();
  const folderAt = (path: string): Pieces['folders'][number] => {
    const part = parts.partOf(path);
    const name = basename(path);
    if (part === undefined && !isSaid) return byItsEdges(name);
    if (part === 'unlabelled') return withoutParts(path);
    if (part !== undefined) return { rest: restOf(name), part };
    return { rest: isWithin(path, partWord(name)?.part, parts) ? restOf(name) : name, part };
  };
  return (path) => {
    const folder = known.get(path) ?? folderAt(path);
    known.set(path, folder);
    return folder;
  };
}

/** `train/train-img/` says its part again. */
function isWithin(path: string, part: NamedPart | undefined, parts: PartFolders): boolean {
  if (part === undefined) return false;
  for (let at = dirname(path); at !== '.'; at = dirname(at)) if (parts.partOf(at) === part) return true;
  return false;
}

/** Each once. */
function foldersAround(paths: readonly string[]): readonly string[] {
  const folders = new Set<string>();
  for (const path of paths)
    for (let at = dirname(path); at !== '.' && !folders.has(at); at = dirname(at)) folders.add(at);
  return [...folders];
}

function byItsEdges(name: string): Pieces['folders'][number] {
  for (const edge of [LEADING, TRAILING, GLUED]) {
    const word = edge.exec(name)?.[0];
    const part = word === undefined ? undefined : partOf(word);
    if (part !== undefined) return { rest: name.replace(edge, ''), part };
  }
  return { rest: name, part: undefined };
}

/** A part's name without the word that says it: "ISIC_Input" of "ISIC_Training_Input". */
function restOf(name: string): string {
  const said = saidBy(name);
  if (said.part !== undefined && said.role === undefined) return '';
  const { rest, part } = byItsEdges(name);
  if (part !== undefined) return rest;
  const words = name.split(/([\s_.-]+)/);
  const at = words.findIndex((word) => partWord(word) !== undefined);
  return (at < 0 ? '' : words.toSpliced(at, 2).join('')) || name;
}

/** `Tr` and `Ts` are nnU-Net's. */
function partOf(word: string): SplitPart | undefined {
  const bare = word.replace(/[\s_.-]/g, '').toLowerCase();
  if (/^t(?:r|rain.*)$/.test(bare)) return 'train';
  if (/^(?:ts|test.*)$/.test(bare)) return 'test';
  return /^(?:val|eval)/.test(bare) ? 'validation' : undefined;
}

/**
 * All the ways along one axis: the folder at that depth, or that and the next ones, tells the kinds apart; undefined: none does.
 * Folders that only say a part of the split don't count.
 */
export function readingsOf(pieces: Pieces, axis: number | undefined): readonly Reading[] {
  const named = pieces.folders.flatMap(({ rest }, depth) => (rest === '' ? [] : [{ rest, depth }]));
  const at = axis ?? named.length;
  const readings: Reading[] = [];
  for (const length of axis === undefined ? [0] : [1, 2, 3]) {
    if (named.length < at + length - 1 || (length > 1 && named.length < at + length)) continue;
    const mine = named.slice(at, at + length);
    const folder = mine.map(({ rest }) => rest).join('/');
    const others = [...named.slice(0, at), ...named.slice(at + length)].map(({ rest }) => rest);
    const keyFolder = [pieces.part ?? '', ...others].join('/');
    const own =
      mine.length === 0 ? { from: 0, to: 0 } : { from: mine[0].depth, to: mine[mine.length - 1].depth + 1 };
    for (const { key, ...affixes } of pieces.affixes)
      readings.push({ naming: { folder, ...affixes }, keyFolder, key, own });
  }
  return readings;
}

function affixesOf(stem: string, part: SplitPart | undefined): readonly Affixes[] {
  const found: Affixes[] = [{ prefix: '', ending: '', key: stem }];
  const breaks = [...stem.matchAll(/[_\-. ]+/g)].map(({ index, 0: { length } }) => ({ index, length }));
  for (const { index } of breaks.slice(-MOST_WORDS).reverse()) {
    const ending = stem.slice(index);
    // A number alone is what the picture is called.
    if (index === 0 || !/\p{L}/u.test(ending)) continue;
    found.push({ prefix: '', ending: endingOf(ending, part), key: stem.slice(0, index) });
  }
  for (const { index, length } of breaks.slice(0, MOST_WORDS - 1)) {
    const prefix = stem.slice(0, index + length);
    if (index + length === stem.length || !/\p{L}/u.test(prefix)) continue;
    found.push({ prefix, ending: '', key: stem.slice(index + length) });
  }
  return found;
}

/** `_training_mask` and `_test_mask` are one ending, and so are `_mask` and `_mask_1`, the second mask of an image. */
function endingOf(ending: string, part: SplitPart | undefined): string {
  const word = part === undefined ? undefined : IN_ENDING.exec(ending)?.[0];
  const own = word !== undefined && partOf(word) === part ? ending.replace(IN_ENDING, '{part}') : ending;
  return withoutNumber(own);
}

/** `_mask_1` is another mask of the same image; `_manual1` is another person's. */
function withoutNumber(ending: string): string {
  return ending.replace(/(?<=[_\-. ](?:masks?|labels?|gt|seg|segmentation))[_\-. ]\d{1,3}$/i, '');
}
