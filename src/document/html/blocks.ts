// Blocks of a document as parts of a page, and how they lie beside each other.
import type { Block, Curve, List } from '../document.ts';
import { formatCount } from '../numbers.ts';
import { courseHtml } from './course.ts';
import { barsHtml, curvesHtml, reliabilityHtml } from './figures.ts';
import { type Html, html } from './html.ts';
import { inlineHtml } from './inline.ts';
import { type PagePictures, shownHtml } from './page-pictures.ts';
import { matrixHtml, tableHtml } from './tables.ts';
import { tilesHtml } from './tiles.ts';

const MOST_ITEMS = 50;

/** What blocks need to know of the page that they stand in. */
export interface Surroundings {
  readonly pictures: PagePictures;
  /** The file that has every number. */
  readonly numbersFile: string;
}

/** A chart of bars or points has what follows beside it; curves and tables that follow each other share a row. */
export function blocksHtml(blocks: readonly Block[], page: Surroundings): Html {
  const [first, ...rest] = blocks.flatMap((block) =>
    block.kind === 'fold' && block.openOnPage ? block.blocks : [block],
  );
  if (first === undefined) return html``;
  if ((first.kind === 'bars' || first.kind === 'reliability') && rest.length > 0)
    return html`<div class="charts two">${blockHtml(first, page)}<div>${rest.map((block) => blockHtml(block, page))}</div></div>\n`;
  return html`${rows([first, ...rest]).map((row) => rowHtml(row, page))}`;
}

/** Blocks in the order in which they stand; those of a kind that may share a row, together. */
function rows(blocks: readonly Block[]): Block[][] {
  const all: Block[][] = [];
  for (const block of blocks) {
    const before = all.at(-1)?.[0];
    if (before?.kind === block.kind && (block.kind === 'curve' || block.kind === 'table'))
      all.at(-1)?.push(block);
    else all.push([block]);
  }
  return all;
}

function rowHtml(row: readonly Block[], page: Surroundings): Html {
  if (row[0]?.kind === 'curve') return curvesHtml(row as readonly Curve[]);
  const drawn = row.map((block) => blockHtml(block, page));
  return row.length > 1 ? html`<div class="flow">${drawn}</div>\n` : html`${drawn}`;
}

function blockHtml(block: Block, page: Surroundings): Html {
  switch (block.kind) {
    case 'paragraph':
      return block.faint
        ? html`<p class="faint">${inlineHtml(block.text)}</p>\n`
        : html`<p>${inlineHtml(block.text)}</p>\n`;
    case 'list':
      return listHtml(block, page.numbersFile);
    case 'table':
      return tableHtml(block, page.numbersFile);
    case 'matrix':
      return matrixHtml(block, page.numbersFile);
    case 'fold':
      return html`<details><summary>${block.title}</summary>\n${blocksHtml(block.blocks, page)}</details>\n`;
    case 'tiles':
      return tilesHtml(block.tiles) ?? html``;
    case 'curve':
      return curvesHtml([block]);
    case 'course':
      return courseHtml(block);
    case 'bars':
      return barsHtml(block);
    case 'reliability':
      return reliabilityHtml(block);
    case 'pictures':
    case 'sheet':
      return shownHtml(block, page.pictures);
  }
}

function listHtml({ items }: List, numbersFile: string): Html {
  const shown = items.slice(0, MOST_ITEMS).map((item) => html`<li>${inlineHtml(item)}</li>\n`);
  const rest = items.length - shown.length;
  return html`<ul class="findings">${shown}${rest > 0 ? html`<li>and ${formatCount(rest)} more in ${numbersFile}</li>\n` : undefined}</ul>\n`;
}
