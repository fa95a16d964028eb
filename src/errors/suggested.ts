// How a message names the word that someone may have meant.
import type { Suggestion } from '../shared/nearest-word.ts';
import { quote } from '../shared/quote.ts';
import type { Wording } from './define-fault.ts';

/** Nothing where nothing is near. */
export function suggested(suggestion: Suggestion | undefined): Pick<Wording, 'expected'> {
  if (suggestion === undefined) return {};
  const { word, because } = suggestion;
  const says = because === 'spelling' ? 'the nearest known one is' : 'here it is called';
  return { expected: `${says} ${quote(word)}` };
}
