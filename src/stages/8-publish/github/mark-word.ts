// Names as words of a hidden mark: HTML comments that tell what is this action's, and whose. Not for people.
import { createHash } from 'node:crypto';

const LONGEST_WORD = 200;

/** A long one would leave no room for the text; no name has a percent sign with an `s` behind it by itself. */
export function markWord(name: string): string {
  const word = wholeMarkWord(name);
  if (word.length <= LONGEST_WORD) return word;
  return `${word.slice(0, LONGEST_WORD / 2)}%sha256;${createHash('sha256').update(name).digest('hex')}`;
}

/** Percent signs keep a name from ending the HTML comment that it stands in, and from being taken for two. */
export function wholeMarkWord(name: string): string {
  return name.replace(
    /[^\w. -]|-(?=-)/gu,
    (character) => `%${character.codePointAt(0)?.toString(16).toUpperCase()};`,
  );
}
