// Text as GitHub-flavoured Markdown: marks as markup, everything else escaped.
import { escapeControls } from '../../shared/quote.ts';
import { cut, type Inline, LONGEST_NAME } from '../inline.ts';

// Entities can't take part in Markdown's structure (CommonMark 0.31, 2.5), so what they stand for is only ever text;
// `|` as an entity ends no table cell. `$` would begin mathematics on GitHub, which knows no entity for it.
const REPLACEMENTS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '|': '&#124;',
  '\\': '&#92;',
  '`': '&#96;',
  '*': '&#42;',
  _: '\\_',
  '[': '&#91;',
  ']': '&#93;',
  '~': '&#126;',
  '!': '&#33;',
  $: '<span>$</span>',
  // An empty comment parts the sign from its word: no @mention, #reference, :emoji: or http:// link comes of it.
  '@': '@<!-- -->',
  '#': '#<!-- -->',
  ':': ':<!-- -->',
};

/**
 * Stands as it is in a line or a table cell: no Markdown, HTML, mention or link comes of its text, line breaks and
 * control characters show as escapes.
 */
export function inlineMarkdown(inline: Inline): string {
  return keepSpaces(markup(inline));
}

/** Text alone, cut with an ellipsis where it is longer than `longest` characters. */
export function escapeText(text: string, longest = LONGEST_NAME): string {
  return inlineMarkdown(cut(text, longest));
}

function markup(inline: Inline): string {
  if (typeof inline === 'string') return escaped(inline);
  if (!('mark' in inline)) return inline.map(markup).join('');
  const text = inlineMarkdown(inline.text);
  switch (inline.mark) {
    case 'strong':
      return text === '' ? '' : `**${text}**`;
    // Entities mean nothing between backticks, so that code stands in an element.
    case 'code':
      return `<code>${text}</code>`;
    case 'interval':
      return ` (${text})`;
    case 'note':
      return `<br><sub>${text}</sub>`;
    case 'swatch':
      return text;
    case 'link':
      return `[${text}](${inline.to})`;
  }
}

function escaped(text: string): string {
  const characters = [...escapeControls(text)];
  return characters
    .map((character, i) => {
      const isText = character === ':' && beginsNothing(characters, i);
      return isText ? character : (REPLACEMENTS[character] ?? character);
    })
    .join('')
    .replace(/www\./gi, (www) => `${www.slice(0, 3)}&#46;`);
}

/** Of a colon: a space follows, or it parts hours, minutes and seconds. No emoji has two digits for a name. */
function beginsNothing(characters: readonly string[], colon: number): boolean {
  const after = characters.slice(colon + 1, colon + 4).join('');
  return /^(?:\s|$)/.test(after) || (/\d/.test(characters[colon - 1] ?? '') && /^\d\d[^\w+-]/.test(after));
}

/** Spaces at the edges would be dropped, several in a row become one. */
function keepSpaces(text: string): string {
  return text
    .replace(/^ | $/g, '&#32;')
    .replace(/ {2,}/g, (spaces) => ' &#32;'.repeat(spaces.length / 2) + ' '.repeat(spaces.length % 2));
}
