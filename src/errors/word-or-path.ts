// A path that isn't there where a setting takes a path or one of a few words: the word may have been mistyped.
import { basename } from 'node:path';
import { nearestWord } from '../shared/nearest-word.ts';
import { quote } from '../shared/quote.ts';
import type { Wording } from './define-fault.ts';

/** Nothing where no word is near. */
export function wordMeant(path: string, words: readonly string[]): Pick<Wording, 'expected'> {
  const word = nearestWord(basename(path), words);
  return word === undefined ? {} : { expected: `the nearest word is ${quote(word)}` };
}
