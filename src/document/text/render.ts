// Blocks of a document as the lines of a log or a terminal: sentences and tables in columns. Charts and pictures have no
// lines. It escapes nothing: whoever prints the lines does.
import { displayWidth } from '../../shared/display-width.ts';
import { type Block, isFacts, type Table } from '../document.ts';
import { type Inline, plainText } from '../inline.ts';
import { formatCount } from '../numbers.ts';

const INDENT = '  ';
const GAP = '  ';
/** A table of more rows than this is no glance. */
const MOST_ROWS = 50;
/** What terminals have. */
const COLUMNS = 80;

/** Blocks are parted by an empty line. */
export function blocksText(blocks: readonly Block[]): string[] {
  return blocks
    .map(linesOf)
    .filter((lines) => lines.length > 0)
    .flatMap((lines, i) => (i === 0 ? lines : ['', ...lines]));
}

function linesOf(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
      return wrapped(plainText(block.text), COLUMNS);
    case 'list':
      return block.items.flatMap((item) =>
        indented(INDENT, wrapped(plainText(item), COLUMNS - INDENT.length)),
      );
    case 'table':
      return tableLines(block);
    case 'fold':
      return blocksText(block.blocks);
    case 'tiles':
    case 'curve':
    case 'course':
    case 'bars':
    case 'reliability':
    case 'matrix':
    case 'pictures':
    case 'sheet':
      return [];
  }
}

function tableLines(block: Table): string[] {
  const { caption, header, rows, text = [0] } = block;
  const shown = rows.slice(0, MOST_ROWS).map((row) => row.map(cellText));
  const all = isFacts(block) ? shown : [[...header], ...shown];
  const widths = header.map((_, i) => Math.max(0, ...all.map((row) => displayWidth(row[i] ?? ''))));
  const lines = all.flatMap((row) => rowLines(row, widths, text));
  const rest = rows.length - shown.length;
  return [caption, ...lines, ...(rest > 0 ? [`${INDENT}and ${formatCount(rest)} more`] : [])];
}

/** The last column, if it's text, goes on below itself where the line is full. */
function rowLines(row: readonly string[], widths: readonly number[], text: readonly number[]): string[] {
  const last = row.length - 1;
  const isText = (i: number) => text.includes(i);
  const before = row.slice(0, last).map((cell, i) => `${padded(cell, widths[i] ?? 0, isText(i))}${GAP}`);
  const start = `${INDENT}${before.join('')}`;
  const end = row[last] ?? '';
  if (!isText(last)) return [`${start}${padded(end, widths[last] ?? 0, false)}`];
  return indented(start, wrapped(end, COLUMNS - displayWidth(start))).map((line) => line.trimEnd());
}

function cellText(cell: Inline): string {
  return plainText(cell).trim();
}

/** Text stands to the left, numbers to the right. */
function padded(cell: string, width: number, isText: boolean): string {
  const blanks = ' '.repeat(Math.max(0, width - displayWidth(cell)));
  return isText ? `${cell}${blanks}` : `${blanks}${cell}`;
}

/** The first line behind `start`, the others below it. */
function indented(start: string, lines: readonly string[]): string[] {
  const blanks = ' '.repeat(displayWidth(start));
  return lines.map((line, i) => `${i === 0 ? start : blanks}${line}`);
}

/** Broken at blanks; a word that is longer than a line keeps its own. */
function wrapped(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || displayWidth(last) + 1 + displayWidth(word) > columns) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
