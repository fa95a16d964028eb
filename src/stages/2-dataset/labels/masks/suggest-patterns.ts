// Finds patterns by which images and masks would pair whose names differ in more than known endings: what all names of a
// side begin or end with is taken off until most of the rest agree. Names only; what it gives has been tried.
import { basename } from 'node:path/posix';
import { patternConflicts } from '../../../1-config/pattern.ts';
import { unpadded, withoutExtension } from '../../endings.ts';
import { layOutByPatterns } from '../../patterns.ts';
import type { Pair } from './pair.ts';
import { escaped, extensionPattern, folderPattern, sampled } from './pattern-pieces.ts';
import { pairAll } from './several.ts';

export interface Suggestion {
  readonly images: string;
  readonly masks: string;
  /** How many files pair by them. */
  readonly paired: { readonly images: number; readonly masks: number };
}

/** Paths. */
export interface Sides {
  readonly images: readonly string[];
  readonly masks: readonly string[];
}

/** Of the images; the work grows with it times the number of endings, not with the number of files times itself. */
const SAMPLED = 200;
/** As many of the names on a side share what is taken off. */
const SHARED = 0.4;
const MOST_CUTS = 24;
/** From each end of a name, at the borders of its words and numbers. */
const BORDERS = 8;

/** Whether folders that differ are captured, and whether numbers in what is taken off stand for any. */
const WAYS = [
  [true, false],
  [true, true],
  [false, false],
  [false, true],
] as const;

/**
 * @param files all of the data folder, since a pattern is compared with all
 * @param known what pairs by names as they are, and must pair by patterns as well
 */
export function suggestPatterns(
  { images, masks }: Sides,
  files: readonly string[],
  known: readonly Pair[],
): Suggestion | undefined {
  const cuts = bestCuts(images, masks);
  if (cuts === undefined) return undefined;
  let best: Suggestion | undefined;
  for (const [captured, numbered] of WAYS) {
    const given = {
      images: folderPattern(images, captured) + namePattern(cuts.image, images, false),
      masks: folderPattern(masks, captured) + namePattern(cuts.mask, masks, numbered),
    };
    const tried = tryPatterns(given, files, known);
    if (tried === undefined) continue;
    if (best === undefined || tried.masks > best.paired.masks) best = { ...given, paired: tried };
    if (best.paired.masks === masks.length) break;
  }
  return best !== undefined && 2 * best.paired.images > images.length ? best : undefined;
}

/** Undefined: the patterns give an image's mask to another. */
function tryPatterns(
  given: Pick<Suggestion, 'images' | 'masks'>,
  files: readonly string[],
  known: readonly Pair[],
): Suggestion['paired'] | undefined {
  if (patternConflicts(given).length > 0) return undefined;
  const { layout, faults } = layOutByPatterns(files, given);
  const pairs = faults.length > 0 ? [] : pairAll(layout).pairs;
  const imageOf = new Map(pairs.flatMap(({ image, masks }) => masks.map(({ file }) => [file, image])));
  if (known.some(({ image, masks }) => masks.some(({ file }) => imageOf.get(file) !== image)))
    return undefined;
  return { images: pairs.length, masks: pairs.reduce((sum, pair) => sum + pair.masks.length, 0) };
}

/** What is taken off a name: all that lies outside `{name}`. */
interface Cut {
  readonly head: string;
  readonly tail: string;
}

function bestCuts(images: readonly string[], masks: readonly string[]) {
  const ofMasks = namesOf(masks);
  const sample = sampled(namesOf(images), SAMPLED);
  const imageCuts = cutsOf(sample);
  const least = new Set(sample).size / 2;
  const keys = imageCuts.map((cut) => new Set(sample.flatMap((name) => keyOf(name, cut) ?? [])));
  let best: { image: Cut; mask: Cut; score: number } | undefined;
  for (const mask of cutsOf(sampled(ofMasks, SAMPLED))) {
    const known = new Set(ofMasks.flatMap((name) => keyOf(name, mask) ?? []));
    for (const [i, image] of imageCuts.entries()) {
      let shared = 0;
      for (const key of keys[i]) if (known.has(key)) shared++;
      // Of cuts that pair as many the shortest: what is left of the names tells most.
      const score = shared - (lengthOf(image) + lengthOf(mask)) / 1000;
      if (shared > least && score > (best?.score ?? 0)) best = { image, mask, score };
    }
  }
  return best;
}

function lengthOf({ head, tail }: Cut): number {
  return head.length + tail.length;
}

/** The heads and tails that many names have, in all combinations, those without any first. */
function cutsOf(names: readonly string[]): readonly Cut[] {
  const heads = frequent(names, (name) =>
    bordersOf(name)
      .slice(0, BORDERS)
      .map((at) => name.slice(0, at)),
  );
  const tails = frequent(names, (name) =>
    bordersOf(name)
      .slice(-BORDERS)
      .map((at) => name.slice(at)),
  );
  const cuts = heads.flatMap((head) => tails.map((tail) => ({ head, tail })));
  return cuts.sort((a, b) => lengthOf(a) - lengthOf(b)).slice(0, MOST_CUTS * BORDERS);
}

function frequent(
  names: readonly string[],
  piecesOf: (name: string) => readonly string[],
): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of names)
    for (const piece of piecesOf(name)) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  const shared = [...counts].filter(([, count]) => count > 1 && count >= SHARED * names.length);
  const longest = shared.sort(([a, m], [b, n]) => n - m || b.length - a.length).map(([piece]) => piece);
  return ['', ...longest.slice(0, MOST_CUTS)];
}

/** Between a word and a number, and around every sign. */
function bordersOf(name: string): readonly number[] {
  return [...name.matchAll(/\p{L}+|\p{N}+|[^\p{L}\p{N}]/gu)].slice(1).map(({ index }) => index);
}

function keyOf(name: string, { head, tail }: Cut): string | undefined {
  const fits = name.length > head.length + tail.length && name.startsWith(head) && name.endsWith(tail);
  return fits ? unpadded(name.slice(head.length, name.length - tail.length)) : undefined;
}

function namesOf(paths: readonly string[]): readonly string[] {
  return paths.map((path) => withoutExtension(basename(path)).normalize('NFC'));
}

/** @param numbered a number in what is taken off counts the masks of an image */
function namePattern({ head, tail }: Cut, paths: readonly string[], numbered: boolean): string {
  const literal = (text: string) => (numbered ? text.split(/\d+/).map(escaped).join('*') : escaped(text));
  return `${literal(head)}{name}${literal(tail)}${extensionPattern(paths)}`;
}
