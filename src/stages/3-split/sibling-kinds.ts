// What names say of images that show one thing: copies, tiles, both sides of a patient, slices, frames. Names only. Plain
// numbering of one folder says nothing: each kind has a word or a form of its own, the weaker ones ask what else is there.

import { basename } from 'node:path/posix';
import { largestOf, smallestOf } from '../../shared/extremes.ts';

export interface SiblingKind {
  readonly what: string;
  /** As a user would write it. */
  readonly groupBy: string;
  /** Of a form that other names may have, too: whether the images by key look like this kind. */
  readonly isMeant?: (groups: ReadonlyMap<string, readonly string[]>, classes: number) => boolean;
}

/** As file managers and downloads name what's there already. */
const COPY = '(?: ?\\(\\d+\\)|[ _-]+\\(?[Cc]opy[ _\\d()]*)';
/** As what makes more pictures of one names them. */
const MADE = 'aug(?:mented)?[_-]?\\d*[_-]+';
const COPIES = 'copies of one picture';
const TILES = 'tiles of one picture';
const SIDES = 'both sides of one patient';
const SERIES = 'slices or frames of one folder';

export const SIBLING_KINDS: readonly SiblingKind[] = [
  { what: COPIES, groupBy: '([^/]+)\\.rf\\.[0-9A-Za-z]{16,}' },
  { what: COPIES, groupBy: '([^/]+?)[_-](?:aug|augmented)[_-]?\\d*\\.[^/.]+$' },
  { what: COPIES, groupBy: `(?:^|/)(?:${MADE})?([^/]+?)\\.[^/.]+$`, isMeant: haveMadeCopies },
  // In any folder, where names are told apart without it.
  { what: COPIES, groupBy: `([^/]+?)${COPY}?\\.[^/.]+$`, isMeant: haveOriginals },
  { what: COPIES, groupBy: `^(.+?)${COPY}?\\.[^/.]+$`, isMeant: haveOriginals },
  { what: TILES, groupBy: '([^/]+?)[_-]x\\d+[_-]y\\d+' },
  { what: TILES, groupBy: '([^/]+?)[_-]r(?:ow)?\\d+[_-]c(?:ol)?\\d+' },
  { what: TILES, groupBy: '([^/]+?)[_-]\\d+[_-]\\d+\\.[^/.]+$', isMeant: areGrids },
  { what: SIDES, groupBy: '([^/]+?)[_-](?:left|right|Left|Right)\\.[^/.]+$' },
  { what: SIDES, groupBy: '([^/]*?\\d)[_-]?(?:[LR]|O[DS])\\.[^/.]+$', isMeant: arePairs },
  { what: 'slices of one volume', groupBy: '([^/]+?)[_-]slice[_-]?\\d+' },
  { what: 'frames of one video', groupBy: '([^/]+?)[_-]frame[_-]?\\d+' },
  { what: SERIES, groupBy: '([^/]+)/\\1[_-]?\\d+\\.[^/.]+$', isMeant: areMany },
  { what: SERIES, groupBy: '([^/]+)/\\d{4,}\\.[^/.]+$', isMeant: areSequences },
];

/** More "copies" of one name are numbered: "benign (1)" to "benign (437)". */
const MOST_COPIES = 5;

/** Each group is a picture and its copies; two that aren't copies have only their name in common. */
function haveOriginals(groups: ReadonlyMap<string, readonly string[]>): boolean {
  return [...groups].every(([key, images]) => {
    if (images.length === 1) return true;
    const originals = images.filter((image) => stemOf(image) === basename(key));
    return originals.length === 1 && images.length <= MOST_COPIES + 1;
  });
}

/** Some pictures are there as they were and changed, and no name is that of two pictures. */
function haveMadeCopies(groups: ReadonlyMap<string, readonly string[]>): boolean {
  const made = new RegExp(`^${MADE}`);
  const originals = [...groups.values()].map((images) =>
    images.filter((image) => !made.test(basename(image))),
  );
  const areTold = originals.every(({ length }) => length <= 1);
  return areTold && [...groups.values()].some((images, i) => originals[i].length === 1 && images.length > 1);
}

/** Most stems are there with both letters, and with nothing else. */
function arePairs(groups: ReadonlyMap<string, readonly string[]>): boolean {
  return most([...groups.values()], (images) => {
    const sides = new Set(images.map((image) => /(?:[LR]|O[DS])$/.exec(stemOf(image))?.[0]));
    return sides.size === 2 && images.length === 2;
  });
}

/** Fewer make no grid, larger ones are numbers of something else. */
const LEAST_TILES = 4;
const LONGEST_EDGE = 64;
/** Tiles that show nothing are often left out. */
const FILLED = 0.5;
/** Twelve months by 31 days are a grid, too. */
const YEAR = /(?:^|\D)(?:19|20)\d\d$/;

/** The two numbers of most names are rows and columns, each of several; and the names are no classes. */
function areGrids(groups: ReadonlyMap<string, readonly string[]>, classes: number): boolean {
  if (groups.size <= classes) return false;
  return most([...groups], ([key, images]) => {
    if (images.length < LEAST_TILES || YEAR.test(key)) return false;
    const places = images.map((image) => stemOf(image).split(/[_-]/).slice(-2));
    const [rows, columns] = [0, 1].map((axis) => new Set(places.map((place) => place[axis])).size);
    const isSmall = Math.min(rows, columns) > 1 && Math.max(rows, columns) <= LONGEST_EDGE;
    return isSmall && images.length >= FILLED * rows * columns;
  });
}

/** Of patients or videos there are several, and they are no classes. */
const FEWEST_FOLDERS = 5;

function areMany(groups: ReadonlyMap<string, readonly string[]>, classes: number): boolean {
  const isLarge = groups.size >= FEWEST_FOLDERS && groups.size > classes;
  return isLarge && most([...groups.values()], ({ length }) => length > 1);
}

/** Each folder counts through from its first image, as what takes a video apart writes them. */
function areSequences(groups: ReadonlyMap<string, readonly string[]>, classes: number): boolean {
  if (!areMany(groups, classes)) return false;
  return most([...groups.values()], (images) => {
    const numbers = images.map((image) => Number(stemOf(image)));
    const [first, last] = [smallestOf(numbers), largestOf(numbers)];
    return first <= 1 && last - first + 1 === new Set(numbers).size;
  });
}

function most<T>(all: readonly T[], test: (one: T) => boolean): boolean {
  return 2 * all.filter(test).length > all.length;
}

function stemOf(image: string): string {
  return basename(image).replace(/\.[^.]+$/, '');
}
