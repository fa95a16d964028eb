// The word that someone may have meant, for "did you mean". Silent where none is near: a far guess would mislead.
import { closest, distance } from 'fastest-levenshtein';

/** @param known must not be empty */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  const wanted = word
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase();
  if (wanted === '') return undefined;
  // `mean-iou` leaves out of which part: the test's is what a gate is mostly about, whatever is fewer letters away.
  const same = [wanted, `test-${wanted}`].find((one) => known.includes(one));
  if (same !== undefined) return same;
  const nearest = closest(wanted, known);
  if (distance(wanted, nearest) <= Math.max(1, Math.floor(wanted.length / 3))) return nearest;
  return known.find((one) => wanted.startsWith(one));
}
