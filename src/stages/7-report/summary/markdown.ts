// GitHub-flavoured Markdown from plain text: escaping, tables, folds. It knows nothing of a run.
import { markdownTable } from 'markdown-table';
import { escapeControls } from '../../../shared/quote.ts';

/** Names from outside are cut to this many characters, so that one of them can't make a table unreadable. */
export const LONGEST_NAME = 80;

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
 * Text that stands as it is in a line or a table cell: no Markdown, HTML, mention or link comes of it, line breaks
 * and control characters show as escapes, and what is longer than `longest` characters is cut with an ellipsis.
 */
export function escapeText(text: string, longest = LONGEST_NAME): string {
  const characters = [...escapeControls(text)];
  const cut = characters.length > longest ? [...characters.slice(0, longest - 1), '…'] : characters;
  const shown = cut.map((character, i) => {
    const harmless = character === ':' && !/\S/.test(cut[i + 1] ?? ' ');
    return harmless ? character : (REPLACEMENTS[character] ?? character);
  });
  return (
    shown
      .join('')
      .replace(/www\./gi, (www) => `${www.slice(0, 3)}&#46;`)
      // Spaces at the edges would be dropped, several in a row become one.
      .replace(/^ | $/g, '&#32;')
      .replace(/ {2,}/g, (spaces) => ' &#32;'.repeat(spaces.length / 2) + ' '.repeat(spaces.length % 2))
  );
}

/** Cells as Markdown, the first row the header; `align` one letter a column: l, r or c. */
export function table(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  align: string,
): string {
  return markdownTable([[...header], ...rows.map((row) => [...row])], { align: [...align] });
}

/** A section that is folded until clicked. GitHub needs the blank lines to read Markdown inside. */
export function details(title: string, body: string): string {
  return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}
