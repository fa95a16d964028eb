// Breaks a text into the lines of a terminal.

/** Nothing is wider than this: longer lines are hard to read. */
const WIDEST = 110;
/** Not narrower either, on whatever terminal. */
const NARROWEST = 30;

/**
 * @param columns of the terminal
 * @param indent blanks that will stand before each line
 */
export function wrap(text: string, columns: number, indent = 0): string[] {
  const width = Math.max(NARROWEST, Math.min(columns, WIDEST) - indent);
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1)!;
    if (last !== '' && last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}
