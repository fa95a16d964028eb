// Class folders whose images are called the same: classes by chance, or halves of pairs and views of the same things.
// Names only; nothing is opened.
import { basename, dirname, extname } from 'node:path/posix';
import { type Fault, type NamedSeries, sameNamesAssumed, sidesInDoubt } from '../../../../errors.ts';
import { withoutExtension } from '../../endings.ts';
import type { PlacedImage } from './folders.ts';

/** Fewer names are the same by chance. */
const LEAST = 4;
/** Of many: a file may be missing here and there. */
const NEARLY = 0.9;

/** What pictures of the same things are called by, each of which may be a class as well. */
const VIEW =
  /^(?:left|right|l|r|rgb|colou?r|gr[ae]y|thermal|infrared|ir|nir|vis|visible|depth|disparity|before|after|pre|post|t1|t2|sat|satellite|map|input|target|output|source|x|y|raw|clean|noisy|blur(?:red)?|sharp|low|high|lr|hr|cam\d*|camera\d*|view\d*|image\d+)$/i;

interface Folder {
  readonly name: string;
  readonly images: readonly PlacedImage[];
  /** What its images are called, with where the class folder lies. */
  readonly names: ReadonlySet<string>;
}

/** An error; a warning where the names are numbers alone, which say nothing and by which classes are often exported. */
export function sameNamesIn(images: readonly PlacedImage[]): Fault | undefined {
  const folders = foldersOf(images);
  const { alike, names } = alikeIn(folders);
  const sizes = alike.map((folder) => folder.names.size);
  if (alike.length < 2 || names.size < Math.max(LEAST, nearly(Math.min(...sizes)))) return undefined;
  const [first] = names;
  const named = alike.map((folder) => namedFolder(folder, first));
  const areCounted = isCounted(names) || alike.every((folder) => isCounted(folder.names));
  // `left/1_left` beside `right/1_right` is one thing twice, be it a number.
  const sayTheirFolder = alike.every(({ images: own }) =>
    own.every((image) => keyOf(image) !== nameBelow(image)),
  );
  const sayViews = alike.filter(({ name }) => isView(name)).length > 1;
  const isBalanced = names.size >= nearly(Math.max(...sizes));
  if (!areCounted || sayTheirFolder || (sayViews && isBalanced))
    return sidesInDoubt(named, 'images of two classes are seldom called the same');
  return sayViews || (isBalanced && folders.length === 2) ? sameNamesAssumed(named) : undefined;
}

function foldersOf(images: readonly PlacedImage[]): readonly Folder[] {
  const byFolder = new Map<string, PlacedImage[]>();
  for (const image of images) {
    const own = byFolder.get(image.folder);
    if (own === undefined) byFolder.set(image.folder, [image]);
    else own.push(image);
  }
  return [...byFolder].map(([name, own]) => ({ name, images: own, names: new Set(own.map(nameOf)) }));
}

/** The names that half of the folders have, and the folders that have nearly all of them. */
function alikeIn(folders: readonly Folder[]) {
  const counts = new Map<string, number>();
  for (const folder of folders)
    for (const name of folder.names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const most = Math.max(2, folders.length / 2);
  const names = new Set([...counts].flatMap(([name, count]) => (count >= most ? [name] : [])));
  const shared = (folder: Folder) => [...folder.names].filter((name) => names.has(name)).length;
  return { names, alike: folders.filter((folder) => shared(folder) >= nearly(names.size)) };
}

function nameOf(image: PlacedImage): string {
  return `${dirname(image.at)}\0${keyOf(image)}`;
}

/** "1" of `left/1_left.png`: the word of a view is no part of what the picture is called. */
function keyOf(image: PlacedImage): string {
  const name = nameBelow(image);
  const folder = basename(image.at);
  if (!VIEW.test(folder)) return name;
  const words = name.split(/([\s_.-]+)/);
  if (words.length < 3 || words[words.length - 1].toLowerCase() !== folder.toLowerCase()) return name;
  return words.slice(0, -2).join('');
}

function nameBelow({ image, at }: PlacedImage): string {
  return withoutExtension(image.slice(at.length + 1)).normalize('NFC');
}

const LAST_DIGITS = /\d+(?=\D*$)/;

/** Nearly all are the same words with numbers from 0 or 1 on. Parts of a split share the numbers out. */
function isCounted(names: Iterable<string>): boolean {
  const byWords = new Map<string, Set<number>>();
  for (const name of names) {
    const below = name.slice(name.indexOf('\0') + 1);
    const digits = LAST_DIGITS.exec(below)?.[0] ?? '';
    const words = below.replace(LAST_DIGITS, '\0');
    byWords.set(words, (byWords.get(words) ?? new Set()).add(Number(digits)));
  }
  const total = [...byWords.values()].reduce((sum, { size }) => sum + size, 0);
  return [...byWords].some(
    ([words, numbers]) => words.includes('\0') && numbers.size >= nearly(total) && isGapless(numbers),
  );
}

function isGapless(numbers: ReadonlySet<number>): boolean {
  const ordered = [...numbers].sort((a, b) => a - b).slice(0, nearly(numbers.size));
  const [first, last] = [ordered[0], ordered[ordered.length - 1]];
  return first <= 1 && ordered.length >= nearly(last - first + 1);
}

/** As many, but for a few; of few, but for one. */
function nearly(count: number): number {
  return Math.min(count - 1, Math.ceil(NEARLY * count));
}

function isView(folder: string): boolean {
  return folder.split(/[\s_.-]+/).some((word) => VIEW.test(word));
}

/** As a pattern of the settings `images` and `masks`. */
function namedFolder({ name, images }: Folder, shared: string): NamedSeries {
  const example = images.find((image) => nameOf(image) === shared) ?? images[0];
  const above = new Set(images.map(({ at }) => dirname(at)));
  const extensions = new Set(images.map(({ image }) => extname(image)));
  const isFlat = images.every((image) => !nameBelow(image).includes('/'));
  const ending = literal(nameBelow(example).slice(keyOf(example).length));
  const file = isFlat ? `{name}${ending}${extensions.size === 1 ? [...extensions][0] : '.*'}` : '**';
  const pattern = `${placeOf([...above], images)}${literal(name)}/${file}`;
  return { pattern, files: images.length, example: example.image };
}

function placeOf(above: readonly string[], images: readonly PlacedImage[]): string {
  if (above.length === 1) return above[0] === '.' ? '' : `${literal(above[0])}/`;
  if (above.some((folder) => folder.includes('/') || folder === '.')) return '**/';
  return images.every(({ inPart }) => inPart) ? '{part}/' : '{folder}/';
}

/** What a pattern reads as a sign stands as "any character". */
function literal(text: string): string {
  return text.replace(/[[\](){}!+@*?\\|^$,]/g, '?');
}
