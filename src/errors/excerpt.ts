// What someone typed with carets under the part at fault, as compilers show it.
import { isWide, takesColumn } from '../shared/display-width.ts';
import { escapeControls } from '../shared/quote.ts';

export interface Excerpt {
  /** One line. */
  readonly text: string;
  /** From where to where the fault is, in UTF-16 code units; equal where something is missing. */
  readonly start: number;
  readonly end: number;
}

const INDENT = '    ';

/** The blank that is as wide as a character of two columns. */
const WIDE_BLANK = '\u3000';

/** Two indented lines, escaped. */
export function drawExcerpt({ text, start, end }: Excerpt): string[] {
  const shown = [text.slice(0, start), text.slice(start, end), text.slice(end)].map(escapeControls);
  const columns = (part: string) => [...part].filter(takesColumn);
  const before = columns(shown[0]).map((character) => (isWide(character) ? WIDE_BLANK : ' '));
  const carets = columns(shown[1]).map((character) => (isWide(character) ? '^^' : '^'));
  return [`${INDENT}${shown.join('')}`, `${INDENT}${before.join('')}${carets.join('') || '^'}`];
}
