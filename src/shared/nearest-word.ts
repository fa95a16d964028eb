// The word that someone may have meant, for "did you mean". Silent where none is near: a far guess would mislead.
import { closest, distance } from 'fastest-levenshtein';

/** A word in place of one that isn't known: it's spelt nearly the same, or means what another tool calls so. */
export interface Suggestion {
  readonly word: string;
  readonly because: 'spelling' | 'meaning';
}

/** Nothing that anybody mistypes; comparing takes the product of both lengths. */
const LONGEST = 200;

/** Case, blanks and the way of joining words don't count: `imageSize` is near to `image-size`. */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  if (word.length > LONGEST) return undefined;
  const wanted = folded(word);
  if (wanted === '' || known.length === 0) return undefined;
  const words = known.map(folded);
  const nearest = closest(wanted, words);
  const place = words.indexOf(nearest);
  return distance(wanted, nearest) <= mostEdits(wanted) ? known[place] : undefined;
}

/** Two letters that changed places are two edits. */
function mostEdits({ length }: string): number {
  return length < 4 ? 1 : Math.max(2, Math.floor(length / 3));
}

/** @param elsewhere by what other tools call it, what it's called here */
export function suggestionFor(
  word: string,
  known: readonly string[],
  elsewhere: ReadonlyMap<string, string> = new Map(),
): Suggestion | undefined {
  const same = known.find((one) => one === folded(word));
  if (same !== undefined) return { word: same, because: 'spelling' };
  const meant = elsewhere.get(folded(word));
  if (meant !== undefined) return { word: meant, because: 'meaning' };
  const nearest = nearestWord(word, known);
  return nearest === undefined ? undefined : { word: nearest, because: 'spelling' };
}

function folded(word: string): string {
  return word
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replace(/[\s_]+/g, '-')
    .toLowerCase();
}
