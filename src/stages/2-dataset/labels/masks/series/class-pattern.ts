// The pattern of files whose names differ in one place alone, where what stands there may be the class that each shows.
// Names only.
import { smallestOf } from '../../../../../shared/extremes.ts';
import { readPattern } from '../../../../1-config/pattern.ts';
import { layOutByPatterns } from '../../../patterns.ts';
import { pairFiles } from '../pair.ts';
import { saidBySeries } from './words.ts';

/** Whose the masks are, or how they were made. */
const OTHERWISE =
  /^(?:preds?|predicted|results?|old|new|corrected|fixed|final|auto|automatic|ai|model|index|indices|ids?|gr[ae]y|clean|refined|checked|copy)$/;
/** Shorter words are somebody's initials. */
const NAME = /^[^\d/{}*?]*\p{L}{3}[^\d/{}*?]*$/u;

/**
 * The pattern that joins masks of one image. It has been tried.
 * Undefined: they differ elsewhere, in what is no class, or wouldn't pair by it.
 * @param patterns of the masks, two or more
 * @param files all of the data folder
 */
export function classPattern(
  images: string,
  patterns: readonly string[],
  files: readonly string[],
): string | undefined {
  const [head, tail] = inCommon(patterns.map(tokensOf));
  const classes = patterns.map((pattern) => pattern.slice(head.length, pattern.length - tail.length));
  const masks = `${head}{class}${tail}`;
  if (!classes.every(mayBeClass) || 'reason' in readPattern(masks)) return undefined;
  const { layout, faults } = layOutByPatterns(files, { images, masks });
  return faults.length > 0 || pairFiles(layout).faults.length > 0 ? undefined : masks;
}

/** The pattern of images that says their class by their names, where no folder does; undefined: folders tell them apart. */
export function classesInNames(patterns: readonly string[]): string | undefined {
  const [head, tail] = inCommon(patterns.map(tokensOf));
  const classes = patterns.map((pattern) => pattern.slice(head.length, pattern.length - tail.length));
  const images = `${head}{class}${tail}`;
  const areNames = classes.every((name) => /\p{L}/u.test(name) && !/[/{}*?]/.test(name));
  const inOneFolder = !tail.includes('/') && tail.includes('{name}');
  return areNames && inOneFolder && !('reason' in readPattern(images)) ? images : undefined;
}

/** Neither whose the masks are, nor how they were made. */
export function mayBeClass(text: string): boolean {
  const { isHalf, isDerived } = saidBySeries({ folder: text, prefix: '', ending: '' });
  const words = text.toLowerCase().split(/[^\p{L}]+/u);
  return NAME.test(text) && !isHalf && !isDerived && !words.some((word) => OTHERWISE.test(word));
}

/** Words and signs; "leftMask" is two words. */
function tokensOf(pattern: string): readonly string[] {
  return pattern.split(/(?<![\p{L}\p{N}])|(?![\p{L}\p{N}])|(?<=\p{Ll})(?=\p{Lu})/u);
}

/** What all begin and end with. */
function inCommon(all: readonly (readonly string[])[]): readonly [head: string, tail: string] {
  const shortest = smallestOf(all.map(({ length }) => length));
  const alike = (at: (tokens: readonly string[], i: number) => string | undefined, most: number) => {
    let count = 0;
    while (count < most && all.every((tokens) => at(tokens, count) === at(all[0], count))) count++;
    return count;
  };
  const heads = alike((tokens, i) => tokens[i], shortest);
  const tails = alike((tokens, i) => tokens[tokens.length - 1 - i], shortest - heads);
  const [first] = all;
  return [first.slice(0, heads).join(''), first.slice(first.length - tails).join('')];
}
