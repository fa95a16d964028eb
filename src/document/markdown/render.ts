// A document as GitHub-flavoured Markdown, for a job's summary and a pull request's comment. What stands open comes
// first, what is folded after it. Charts are drawn where GitHub can draw them; bars, pictures and contact sheets are not.
import type { Block, Document, Matrix, Section, Table, Tone } from '../document.ts';
import { cut, type Inline, strong } from '../inline.ts';
import { formatCount, formatShare } from '../numbers.ts';
import { details, table } from './blocks.ts';
import { courseChart } from './course-chart.ts';
import { fit, type Piece, SUMMARY_LIMIT_BYTES } from './fit.ts';
import { inlineMarkdown } from './inline.ts';
import { lineChart } from './line-chart.ts';

const MOST_ROWS = 100;
/** A wider confusion table can't be read. */
const MOST_COLUMNS = 12;
const MOST_ITEMS = 50;

const ICONS: Readonly<Record<Tone, string>> = { good: '🟢', bad: '🔴', warn: '🟡', plain: '⚪', info: '🔵' };

/**
 * At most `limitBytes` of UTF-8; what had to go for that is named at the end.
 * @param links to what was published; they stand where they are seen first, below the result
 */
export function renderMarkdown(
  document: Document,
  limitBytes: number = SUMMARY_LIMIT_BYTES,
  links: Inline = '',
): string {
  const { tone, heading, opening, sections, numbersFile } = document;
  const pieces = sections
    .filter(({ pageOnly }) => !pageOnly)
    .flatMap((section) => piecesOf(section, numbersFile))
    .filter(({ markdown }) => markdown !== '');
  const head = [`### ${ICONS[tone]} ${inlineMarkdown(heading)}`, blocksMarkdown(opening, numbersFile)].join(
    '\n\n',
  );
  const linked = inlineMarkdown(links);
  const all = [
    { name: 'result', markdown: head, leaveOut: 0 },
    ...(linked === '' ? [] : [{ name: 'links', markdown: linked, leaveOut: 0 }]),
    ...pieces.filter(({ folded }) => !folded),
    ...pieces.filter(({ folded }) => folded),
  ];
  return fit(all, limitBytes, numbersFile);
}

/** What stands open in the section, then each of its folds: they are left out one by one. */
function piecesOf(section: Section, file: string): (Piece & { readonly folded: boolean })[] {
  const { leaveOut } = section;
  const name = section.title.toLowerCase();
  const open = section.blocks.filter(({ kind }) => kind !== 'fold');
  return [
    { name, leaveOut, folded: false, markdown: blocksMarkdown(open, file) },
    ...section.blocks.flatMap((block) =>
      block.kind === 'fold' ? [{ name, leaveOut, ...block, folded: true, markdown: drawn(block, file) }] : [],
    ),
  ];
}

/** @param file that has every number */
export function blocksMarkdown(all: readonly Block[], file: string): string {
  return all
    .map((block) => drawn(block, file))
    .filter((markdown) => markdown !== '')
    .join('\n\n');
}

/** Empty where Markdown can't show the block. */
function drawn(block: Block, file: string): string {
  switch (block.kind) {
    case 'paragraph':
      return `${block.tone === undefined ? '' : `${ICONS[block.tone]} `}${inlineMarkdown(block.text)}`;
    case 'list': {
      const items = block.items.slice(0, MOST_ITEMS).map((item) => `- ${inlineMarkdown(item)}`);
      const rest = block.items.length - items.length;
      return [...items, ...(rest > 0 ? [`- and ${formatCount(rest)} more in ${file}`] : [])].join('\n');
    }
    case 'table':
      return tableOf(block, file);
    case 'matrix':
      return matrix(block);
    case 'curve':
      return lineChart(block) ?? '';
    case 'course':
      return courseChart(block) ?? '';
    case 'fold': {
      const body = blocksMarkdown(block.blocks, file);
      return body === '' ? '' : details(inlineMarkdown(block.title), body);
    }
    case 'tiles':
    case 'bars':
    case 'reliability':
    case 'pictures':
    case 'sheet':
      return '';
  }
}

function tableOf(block: Table, numbersFile: string): string {
  const { caption, header, rows, text = [0], enough = MOST_ROWS, file = numbersFile } = block;
  const shown = rows.slice(0, enough).map((row, i) => (i === block.strong ? row.map(standOut) : row));
  const rest =
    shown.length < rows.length
      ? ` The first ${shown.length} of ${formatCount(rows.length)}: ${file} has all.`
      : '';
  const align = header.map((_, i) => (text.includes(i) ? 'l' : 'r')).join('');
  const cells = shown.map((row) => row.map(inlineMarkdown));
  return `${inlineMarkdown(`${caption}.${rest}`)}\n\n${table(header.map(inlineMarkdown), cells, align)}`;
}

function standOut(cell: Inline): Inline {
  return cell === '' ? cell : strong(cell);
}

function matrix({ caption, classes, counts }: Matrix): string {
  if (classes.length > MOST_COLUMNS) return '';
  const names = classes.map(({ name }) => inlineMarkdown(cut(name, 24)));
  const rows = counts.map((row, k) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    return [
      names[k]!,
      ...row.map((count) => inlineMarkdown(formatShare(total === 0 ? null : count / total))),
    ];
  });
  return `${inlineMarkdown(caption)}\n\n${table(['', ...names], rows, `l${'r'.repeat(names.length)}`)}`;
}
