// What someone typed with carets under the part at fault, as compilers show it.
import { escapeControls } from '../shared/quote.ts';

export interface Excerpt {
  /** One line. */
  readonly text: string;
  /** From where to where the fault is, in UTF-16 code units; equal where something is missing. */
  readonly start: number;
  readonly end: number;
}

const INDENT = '    ';

// Characters that a terminal gives two columns and, among the blanks, the one as wide as they are.
const WIDE = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\uff01-\uff60]|\p{Emoji_Presentation}/u;
const WIDE_BLANK = '\u3000';

/** Two indented lines, escaped. */
export function drawExcerpt({ text, start, end }: Excerpt): string[] {
  const shown = [text.slice(0, start), text.slice(start, end), text.slice(end)].map(escapeControls);
  const columns = (part: string) => [...part].filter((character) => !/\p{M}/u.test(character));
  const before = columns(shown[0]).map((character) => (WIDE.test(character) ? WIDE_BLANK : ' '));
  const carets = columns(shown[1]).map((character) => (WIDE.test(character) ? '^^' : '^'));
  return [`${INDENT}${shown.join('')}`, `${INDENT}${before.join('')}${carets.join('') || '^'}`];
}
