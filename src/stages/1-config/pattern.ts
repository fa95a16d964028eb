// The patterns of the settings `images` and `masks`: globs in which a word in braces captures what stands there. It reads
// how they are written; names are compared with them in stage 2.
import { capturesDiffer, type Fault } from '../../errors.ts';

export interface Pattern {
  /** The glob for picomatch, with composed characters, in which `markOf(i)` stands for capture i. */
  readonly glob: string;
  /** The words of the captures in their order, in lower case; a word that stands there again is to hold the same. */
  readonly words: readonly string[];
}

/** The capture that says which part of a split a file is in. */
export const PART = 'part';
/** The capture that says which class a mask is of, where the images' pattern doesn't hold it. */
export const CLASS = 'class';

/** Unicode has this character for use inside a program: no name holds it, and to picomatch it's a letter. */
const MARK = '\uFDD0';
/** Where a capture stands in the source of the regular expression, which may escape the mark. */
export const MARKS = new RegExp(`\\\\?${MARK}(\\d+)\\\\?${MARK}`, 'g');

const WORD = /^[a-z][\w-]*$/i;

/** A path has no more on any system. */
export const LONGEST_PATTERN = 4096;

type Read = { readonly pattern: Pattern } | { readonly reason: string };

/** The pattern, or why it's none. Braces with a comma or `..` are picomatch's alternatives, with one word a capture. */
export function readPattern(text: string): Read {
  if (text.length > LONGEST_PATTERN)
    return { reason: `it has ${text.length} characters, more than ${LONGEST_PATTERN}` };
  const bare = text.normalize('NFC').replace(/^(?:\.\/)+/, '');
  if (bare === '') return { reason: 'it names nothing' };
  const words: string[] = [];
  let glob = '';
  let inParentheses = 0;
  for (let at = 0; at < bare.length; ) {
    const piece = pieceAt(bare, at);
    if (piece === undefined) return { reason: `"${bare.slice(at)}" opens a brace that is never closed` };
    at += piece.length;
    if (piece === '(') inParentheses++;
    if (piece === ')') inParentheses--;
    if (!piece.startsWith('{')) {
      glob += piece;
      continue;
    }
    if (isAlternatives(piece)) {
      const inside = /\{[a-z][\w-]*\}/i.exec(piece.slice(1))?.[0];
      if (inside !== undefined) return { reason: `${inside} can't capture inside "${piece}"` };
      glob += piece;
      continue;
    }
    const word = piece.slice(1, -1);
    if (!WORD.test(word)) return { reason: `${piece} is no capture: write a word such as {name}` };
    if (inParentheses > 0) return { reason: `${piece} can't capture inside parentheses` };
    if (glob.endsWith(MARK))
      return { reason: `nothing tells where the capture before ${piece} ends: put a character between` };
    glob += `${MARK}${words.length}${MARK}`;
    words.push(word.toLowerCase());
  }
  if (words.length > 0 && /^!(?!\()/.test(glob)) return { reason: 'what "!" excludes captures nothing' };
  return { pattern: { glob, words } };
}

/** A character, an escaped one, a class in brackets, or braces with what they hold; undefined: never closed. */
function pieceAt(text: string, at: number): string | undefined {
  const rest = text.slice(at);
  if (text[at] === '\\') return rest.slice(0, 2);
  if (text[at] === '[') return /^\[[!^]?\]?(?:\\.|[^\]\\])*\]/.exec(rest)?.[0] ?? '[';
  if (text[at] !== '{') return text[at];
  let depth = 0;
  for (let end = 0; end < rest.length; end++) {
    if (rest[end] === '\\') end++;
    else if (rest[end] === '{') depth++;
    else if (rest[end] === '}' && --depth === 0) return rest.slice(0, end + 1);
  }
  return undefined;
}

function isAlternatives(braces: string): boolean {
  return braces.replace(/\\./g, '').includes(',') || /^\{[^{}]*\.\.[^{}]*\}$/.test(braces);
}

/** The words that pair an image with its mask: those of one pattern, given those of the other where that's given. */
export function pairingWords(
  name: 'images' | 'masks',
  words: readonly string[],
  others: readonly string[] | undefined,
): readonly string[] {
  const alone = (word: string) => word === CLASS && name === 'masks' && others?.includes(CLASS) !== true;
  return [...new Set(words)].filter((word) => word !== PART && !alone(word));
}

/** Both patterns pair by the same words, or both by what they leave open. */
export function patternConflicts(given: {
  readonly images: string | undefined;
  readonly masks: string | undefined;
}): readonly Fault[] {
  if (given.images === undefined || given.masks === undefined) return [];
  const [images, masks] = [readPattern(given.images), readPattern(given.masks)];
  if ('reason' in images || 'reason' in masks) return [];
  const ofImages = pairingWords('images', images.pattern.words, masks.pattern.words);
  const ofMasks = pairingWords('masks', masks.pattern.words, images.pattern.words);
  const equal = ofImages.length === ofMasks.length && ofImages.every((word) => ofMasks.includes(word));
  return equal ? [] : [capturesDiffer(ofImages, ofMasks)];
}
