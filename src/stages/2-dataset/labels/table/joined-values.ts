// Values of a column that join several labels: `cat|dog`, or `clear primary road` beside `clear primary`. Names of several
// words that share one, such as breeds, are none.
import type { ColumnValues } from './column-values.ts';

/** As columns are called that hold any number of words. */
const OF_TAGS = /^(?:image)?(?:tags?|keywords?|attributes?|multilabels?)(?:list)?$/;
/** As they are called where several labels may be meant. */
const OF_MANY =
  /^(?:image)?(?:labels|classes|categories|targets|diagnoses|findings?|findings?labels?|symptoms|diseases|objects|concepts|topics)$/;
/** Of several, as Python and JSON write one. */
const LIST = /^\[[^[\]]*,[^[\]]*\]$/;
/** More are no classes anyway. */
const MOST_COMPARED = 1000;
const SEPARATORS = [/\s*[|;]\s*/, /\s*,\s*/, /\s+/];

/** @param known the values that the user lists as classes: each is one */
export function joinedValues(
  { name, different }: ColumnValues,
  known: ReadonlySet<string> | undefined,
): readonly string[] {
  const values = [...different];
  if (known !== undefined && values.every((value) => known.has(value))) return [];
  const lists = values.filter((value) => LIST.test(value));
  if (lists.length > 0) return lists;
  const called = name.toLowerCase().replace(/[^\p{L}]/gu, '');
  for (const separator of SEPARATORS) {
    const words = new Map(values.map((value) => [value, wordsOf(value, separator)]));
    const ofKnown = values.filter((value) => isJoined(words.get(value)!, different));
    const joined = ofKnown.length > 0 ? ofKnown : sharing(words, called);
    if (joined.length > 0) return joined;
  }
  return [];
}

function wordsOf(value: string, separator: RegExp): ReadonlySet<string> {
  return new Set(value.split(separator).filter((word) => word !== ''));
}

/** Each stands alone, too. */
function isJoined(words: ReadonlySet<string>, different: ReadonlySet<string>): boolean {
  return words.size > 1 && [...words].every((word) => different.has(word));
}

/** Values of several words that are put together from the same ones. */
function sharing(words: ReadonlyMap<string, ReadonlySet<string>>, called: string): readonly string[] {
  const several = [...words].filter(([, own]) => own.size > 1);
  if (OF_TAGS.test(called)) {
    const counts = countsOf([...words.values()]);
    return several
      .filter(([, own]) => [...own].some((word) => counts.get(word)! > 1))
      .map(([value]) => value);
  }
  const nested = nestedIn(several.slice(0, MOST_COMPARED));
  // "brown bear" beside "Syrian brown bear" may be two classes; most are nested only where they are put together.
  const isMost = nested.length > 2 && 2 * nested.length >= several.length;
  return (OF_MANY.test(called) && nested.length > 1) || isMost ? nested : [];
}

function countsOf(all: readonly ReadonlySet<string>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of all.flatMap((own) => [...own])) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Those whose words are wholly in another's, and the others. */
function nestedIn(
  several: readonly (readonly [value: string, words: ReadonlySet<string>])[],
): readonly string[] {
  const nested = new Set<string>();
  for (const [value, own] of several) {
    for (const [other, more] of several) {
      if (own.size >= more.size || ![...own].every((word) => more.has(word))) continue;
      nested.add(value).add(other);
    }
  }
  return [...nested];
}
