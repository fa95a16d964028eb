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

/** A command to be copied: a line that goes on ends with a backslash, and no argument in quotes is broken. */
export function wrapCommand(command: string, columns: number, indent: number): string[] {
  const width = Math.max(NARROWEST, Math.min(columns, WIDEST)) - indent - ' \\'.length;
  const lines: string[] = [];
  for (const word of command.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? []) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width - (lines.length > 1 ? 2 : 0))
      lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.map((line, i) => `${i === 0 ? '' : '  '}${line}${i < lines.length - 1 ? ' \\' : ''}`);
}
