// Text as a tree: strings as they are, and parts with a mark. Whoever makes it escapes nothing; each output has one
// serialiser, which escapes all of it.
import { escapeControls } from '../shared/quote.ts';

export type Inline = string | Marked | readonly Inline[];

export type Marked =
  | { readonly mark: 'strong' | 'code' | 'interval' | 'note'; readonly text: Inline }
  | { readonly mark: 'link'; readonly text: Inline; readonly to: string }
  | { readonly mark: 'swatch'; readonly color: readonly number[]; readonly text: Inline };

export const strong = (text: Inline): Inline => ({ mark: 'strong', text });
export const code = (text: string): Inline => ({ mark: 'code', text });
/** Stands smaller or in brackets beside the number that it's about. */
export const interval = (text: Inline): Inline => ({ mark: 'interval', text });
/** Small, on a line of its own. */
export const note = (text: Inline): Inline => ({ mark: 'note', text });
/** @param to an address that is ours, never a name from outside */
export const link = (text: Inline, to: string): Inline => ({ mark: 'link', text, to });
/** A class by name, behind a square in its colour where the output has colours: no line ends between the two. */
export const swatch = (color: readonly number[] | undefined, text: Inline): Inline =>
  color === undefined ? text : { mark: 'swatch', color, text };

/** Names from outside are cut to this many characters, so that one of them can't make a table unreadable. */
export const LONGEST_NAME = 80;
/** A message or a reason is a sentence, and may be longer. */
export const LONGEST_SENTENCE = 400;

/** A text of at most `longest` characters, the last of them an ellipsis if it was longer; control characters show. */
export function cut(text: string, longest = LONGEST_NAME): string {
  const characters = [...escapeControls(text)];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : characters.join('');
}

/** `parts` with `separator` between them. */
export function joined(parts: readonly Inline[], separator = ', '): Inline {
  return parts.flatMap((part, i) => (i === 0 ? [part] : [separator, part]));
}

/** A message, in which what stands between backticks is code; in quotation marks they belong to a name. */
export function withCode(message: string): Inline {
  const parts = message.split(/(?<!["`])`([^`]+)`(?!["`])/);
  return parts.map((part, i) => (i % 2 === 1 ? code(part) : part)).filter((part) => part !== '');
}

/** For a log, a title or a label that is read out. */
export function plainText(inline: Inline): string {
  if (typeof inline === 'string') return inline;
  if (!('mark' in inline)) return inline.map(plainText).join('');
  const text = plainText(inline.text);
  if (inline.mark === 'code') return `\`${text}\``;
  if (inline.mark === 'interval') return ` (${text})`;
  return inline.mark === 'note' ? ` ${text}` : text;
}
