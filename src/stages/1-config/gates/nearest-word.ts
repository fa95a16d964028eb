// The word of a gate that someone may have meant: the nearest, and what gates in particular leave out.
import { nearestWord } from '../../../shared/nearest-word.ts';

/** @param known must not be empty */
export function nearestGateWord(word: string, known: readonly string[]): string | undefined {
  const wanted = word
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase();
  // `mean-iou` leaves out of which part: the test's is what a gate is mostly about, whatever is fewer letters away.
  const same = [wanted, `test-${wanted}`].find((one) => known.includes(one));
  if (same !== undefined) return same;
  return nearestWord(wanted, known) ?? known.find((one) => wanted !== '' && wanted.startsWith(one));
}
