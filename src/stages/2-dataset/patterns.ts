// Which files are images and which masks where the settings `images` and `masks` say it, and what their patterns capture.
// Names only; nothing is opened.
import { basename } from 'node:path/posix';
import picomatch from 'picomatch';
import { capturedPartUnknown, type Fault, patternMatchesNothing, patternTooSlow } from '../../errors.ts';
import { CLASS, MARKS, PART, type Pattern, pairingWords, readPattern } from '../1-config/pattern.ts';
import { type Match, matchBounded } from './bounded-match.ts';
import { maskBase, withoutExtension, withoutMaskNumber } from './endings.ts';
import { saidBy } from './folder-words.ts';
import { type IsNamed, type Layout, layOut, layOutBySuffix, type PlacedFile, placedBelow } from './layout.ts';
import type { SplitPart } from './terms.ts';

export interface PatternLayout {
  readonly layout: Layout;
  readonly faults: readonly Fault[];
}

type Given = { readonly images: string | undefined; readonly masks: string | undefined };

/**
 * Places files by patterns where given: a file that both match is a mask. What no pattern says goes by names, and what a
 * pattern has matched is no longer of the other kind.
 */
export function layOutByPatterns(files: readonly string[], given: Given): PatternLayout {
  if (given.images === undefined && given.masks === undefined) return { layout: layOut(files), faults: [] };
  const images = given.images === undefined ? undefined : matchPattern('images', given.images, files);
  const masks = given.masks === undefined ? undefined : matchPattern('masks', given.masks, files);
  const faults = [...(images?.faults ?? []), ...(masks?.faults ?? [])];
  const words = [
    pairingWords('images', images?.pattern.words ?? [], masks?.pattern.words),
    pairingWords('masks', masks?.pattern.words ?? [], images?.pattern.words),
  ];
  const order = words[0].length > 0 ? words[0] : words[1];
  const byNames = images === undefined || masks === undefined ? layOut(files) : undefined;
  const placedImages = images?.files.map((file) => place(file, images, order)) ?? [];
  const placedMasks = masks === undefined ? [] : placeMasks(masks, order, placedImages);
  const ofMasks = byNames && masks === undefined ? masksBeside(placedImages, byNames) : placedMasks;
  const ofImages = byNames && images === undefined ? byNames.images : placedImages;
  const others = without(ofImages, ofMasks);
  const leftOut = [
    ...(endLikeMasks(masks?.files) ? masksAmong(others) : []),
    ...(images === undefined ? [] : besidePairs(others, ofMasks)),
  ];
  const layout: Layout = {
    images: without(others, leftOut),
    masks: ofMasks,
    ...(leftOut.length === 0 ? {} : { leftOut: leftOut.map(({ path }) => path) }),
  };
  const exact = words.every(({ length }) => length > 0);
  return { layout: exact ? { ...layout, exact, joins: true } : layout, faults };
}

/** What is named like masks; where a pattern leaves none of them over, it matched images with masks beside them. */
function masksBeside(images: readonly PlacedFile[], byNames: Layout): readonly PlacedFile[] {
  const masks = without(byNames.masks, images);
  return masks.length > 0 ? masks : layOutBySuffix(images).masks;
}

function endLikeMasks(masks: readonly MatchedFile[] = []): boolean {
  return masks.some(({ path }) => maskBase(withoutExtension(path)) !== withoutExtension(path));
}

/** A pattern for masks that leaves some over means only the others: these are no images. */
function masksAmong(images: readonly PlacedFile[]): readonly PlacedFile[] {
  const known = new Set(images.map(({ path }) => withoutExtension(path)));
  return images.filter(({ path }) => {
    const stem = withoutExtension(path);
    return [stem, withoutMaskNumber(stem) ?? stem].some(
      (one) => maskBase(one) !== one && known.has(maskBase(one)),
    );
  });
}

/** As many of the images with a mask have it. */
const USUAL = 0.5;

/** `1_pred.png` where `1.png` has the mask `1_mask.png`: named after an image, with an ending that most have, and no image. */
function besidePairs(images: readonly PlacedFile[], masks: readonly PlacedFile[]): readonly PlacedFile[] {
  const named = new Set(
    masks.flatMap(({ folder, stem }) => [stem, maskBase(stem)].map((one) => `${folder}/${one}`)),
  );
  const paired = new Set(images.map(nameOf).filter((name) => named.has(name)));
  const byEnding = new Map<string, PlacedFile[]>();
  for (const image of images) {
    const name = nameOf(image);
    if (paired.has(name)) continue;
    const cut = [...name.matchAll(/[_\-. ]/g)]
      .reverse()
      .find(({ index }) => paired.has(name.slice(0, index)));
    const ending = cut === undefined ? '' : name.slice(cut.index);
    if (/\p{L}/u.test(ending)) byEnding.set(ending, [...(byEnding.get(ending) ?? []), image]);
  }
  return [...byEnding.values()].filter(({ length }) => length > 1 && length >= USUAL * paired.size).flat();
}

function nameOf({ folder, stem }: PlacedFile): string {
  return `${folder}/${stem}`;
}

function without(files: readonly PlacedFile[], others: readonly PlacedFile[]): readonly PlacedFile[] {
  const paths = new Set(others.map(({ path }) => path));
  return files.filter(({ path }) => !paths.has(path));
}

export interface MatchedFile {
  /** Relative to the data folder, `/` separated. */
  readonly path: string;
  /** By the word of the capture. */
  readonly captured: ReadonlyMap<string, string>;
  /** What is captured as the part. */
  readonly part: SplitPart | undefined;
}

export interface Matched {
  readonly files: readonly MatchedFile[];
  readonly pattern: Pattern;
  readonly faults: readonly Fault[];
}

/** The files that the pattern of the setting `name` matches, and what it captures in their paths. */
export function matchPattern(name: 'images' | 'masks', text: string, files: readonly string[]): Matched {
  const read = readPattern(text);
  if ('reason' in read) throw new Error(`the setting was read: ${read.reason}`);
  const { pattern } = read;
  // macOS writes "é" as two characters, others as one: the same name all the same.
  const names = files.map((file) => file.normalize('NFC'));
  const matches = matchBounded(expressionOf(pattern), names);
  if (matches === 'too-slow') return { files: [], pattern, faults: [patternTooSlow(name, text)] };
  const matched = files.flatMap((path, i): MatchedFile[] => {
    const match = matches[i];
    return match === undefined ? [] : [capturedBy(pattern, match, path)];
  });
  const unknown = matched.find(({ captured, part }) => captured.has(PART) && part === undefined);
  const faults = unknown && [capturedPartUnknown(name, unknown.captured.get(PART)!, unknown.path)];
  if (matched.length === 0) return { files: [], pattern, faults: [patternMatchesNothing(name, text, files)] };
  return { files: matched, pattern, faults: faults ?? [] };
}

function capturedBy(pattern: Pattern, { named }: Match, path: string): MatchedFile {
  const captured = new Map(pattern.words.map((word) => [word, named.get(groupOf(pattern, word))!]));
  return { path, captured, part: partOf(captured.get(PART)) };
}

/** `imagesTr` is nnU-Net's: "Tr" says a part only behind a role. */
function partOf(word: string | undefined): SplitPart | undefined {
  return word === undefined ? undefined : (saidBy(word).part ?? saidBy(`images${word}`).part);
}

/** By path, what `word` captures where it takes as much as fits; none for a file that isn't matched. */
export function longestCaptured(
  pattern: Pattern,
  word: string,
  files: readonly string[],
): ReadonlyMap<string, string> {
  const names = files.map((file) => file.normalize('NFC'));
  const matches = matchBounded(expressionOf(pattern, { word, times: '+' }), names);
  if (matches === 'too-slow') return new Map();
  return new Map(
    files.flatMap((file, i) => {
      const match = matches[i];
      return match === undefined ? [] : [[file, match.named.get(groupOf(pattern, word))!] as const];
    }),
  );
}

/**
 * A capture holds at least one character of a single folder or name, as few as fit; the same word holds the same again.
 * @param sized how many characters a word holds instead, as an expression says it
 */
function expressionOf(pattern: Pattern, sized?: { readonly word: string; readonly times: string }): string {
  const defined = new Set<string>();
  return picomatch.makeRe(pattern.glob).source.replace(MARKS, (_, index) => {
    const word = pattern.words[Number(index)];
    const group = groupOf(pattern, word);
    if (defined.has(group)) return `\\k<${group}>`;
    defined.add(group);
    return `(?<${group}>[^/]${sized?.word === word ? sized.times : '+?'})`;
  });
}

/**
 * Where a mask's name leaves open what is the image's and what is the class, as "01_left_wing" of "{name}_{class}" does, the
 * name ends where that of an image does.
 */
function placeMasks(masks: Matched, order: readonly string[], images: readonly PlacedFile[]): PlacedFile[] {
  const placed = masks.files.map((file) => place(file, masks, order));
  const word = order[order.length - 1];
  if (word === undefined || images.length === 0 || !isClassAlone(masks.pattern, order)) return placed;
  const known = new Set(images.map(nameOf));
  const left = new Set(placed.flatMap((file, i) => (known.has(nameOf(file)) ? [] : [i])));
  const lengths = new Set(images.map(({ stem }) => stem.length));
  for (const length of [...lengths].sort((a, b) => b - a)) {
    const open = [...left];
    if (open.length === 0) break;
    const names = open.map((i) => masks.files[i].path.normalize('NFC'));
    const matches = matchBounded(expressionOf(masks.pattern, { word, times: `{${length}}` }), names);
    for (const [at, i] of open.entries()) {
      const match = matches === 'too-slow' ? undefined : matches[at];
      if (match === undefined) continue;
      const file = place(capturedBy(masks.pattern, match, masks.files[i].path), masks, order);
      if (!known.has(nameOf(file))) continue;
      placed[i] = file;
      left.delete(i);
    }
  }
  return placed;
}

function isClassAlone({ words }: Pattern, order: readonly string[]): boolean {
  return words.includes(CLASS) && !order.includes(CLASS);
}

/** A word may hold what the name of a group may not. */
function groupOf({ words }: Pattern, word: string): string {
  return `c${words.indexOf(word)}`;
}

/**
 * Under what the file pairs: what the words of `order` have captured, or what the pattern leaves open of its folders and
 * its name.
 */
function place(
  { path, captured, part }: MatchedFile,
  { pattern }: Matched,
  order: readonly string[],
): PlacedFile {
  if (pattern.words.length === 0) return placedBelow(path, namedIn(pattern));
  const held = order.flatMap((word) => captured.get(word) ?? []);
  const stem = held.pop() ?? withoutExtension(basename(path)).normalize('NFC');
  const of = order.includes(CLASS) ? undefined : captured.get(CLASS);
  return { path, folder: [part ?? '', ...held].join('/'), stem, part, ...(of === undefined ? {} : { of }) };
}

/** What a pattern names are the folders before its first wildcard by their place, and those behind it by their names. */
export function namedIn({ glob }: Pattern): IsNamed {
  const folders = glob.split('/').slice(0, -1);
  const wild = folders.findIndex(isWild);
  const depthOfWild = wild < 0 ? folders.length : wild;
  const named = new Set(folders.slice(depthOfWild).filter((folder) => !isWild(folder)));
  return (folder, depth) => depth < depthOfWild || named.has(folder.normalize('NFC'));
}

function isWild(folder: string): boolean {
  return /[*?[\]{}()!+@\uFDD0]/.test(folder);
}
