// Tables for the page: a caption, headed columns and rows, in a frame that scrolls where the screen is narrow; and the
// confusion matrix, whose cells are shaded.
import type { Matrix, Table } from '../document.ts';
import { cut, swatch } from '../inline.ts';
import { formatCount, formatShare, plural } from '../numbers.ts';
import { type Html, html, trusted } from './html.ts';
import { inlineHtml } from './inline.ts';

/** A page of more rows is slow to open. */
const MOST_ROWS = 1000;
const MOST_COLUMNS = 40;
/** Of the confusion matrix, in the style as .shade-0 to .shade-10. */
const SHADES = 10;

/** @param numbersFile that has every number */
export function tableHtml({ file, ...block }: Table, numbersFile: string): Html {
  const { header, rows, text = [0], strong, id } = block;
  const side = (column: number) => (text.includes(column) ? 'text' : 'number');
  const shown = rows.slice(0, MOST_ROWS);
  const rest =
    shown.length < rows.length
      ? `. The first ${formatCount(MOST_ROWS)} of ${formatCount(rows.length)}: ${file ?? numbersFile} has all`
      : '';
  const caption = `${block.caption}${rest}`;
  const named = id === undefined ? undefined : trusted(` id="${id}"`);
  return scrolling(
    caption,
    html`<table${named}><caption>${caption}</caption>
<thead><tr>${header.map((title, i) => html`<th scope="col" class="${side(i)}">${title}</th>`)}</tr></thead>
<tbody>${shown.map(
      ([first = '', ...others], row) =>
        html`<tr${row === strong ? trusted(' class="strong"') : undefined}><th scope="row" class="${side(0)}">${inlineHtml(first)}</th>${others.map((cell, i) => html`<td class="${side(i + 1)}">${inlineHtml(cell)}</td>`)}</tr>\n`,
    )}</tbody></table>`,
  );
}

export function matrixHtml({ caption, classes, counts, unit }: Matrix, numbersFile: string): Html {
  if (classes.length > MOST_COLUMNS)
    return html`<p>A table of ${classes.length} classes is not shown: ${numbersFile} has it.</p>`;
  const rows = counts.map((row, k) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    const cells = row.map((count, predicted) => {
      const share = total === 0 ? null : count / total;
      const shade = Math.ceil((share ?? 0) * SHADES);
      const side = predicted === k ? 'right' : 'wrong';
      return html`<td class="number shade ${side} shade-${shade}" title="${plural(count, unit)}">${formatShare(share)}</td>`;
    });
    const { color, name } = classes[k]!;
    return html`<tr><th scope="row" class="text">${inlineHtml(swatch(color, cut(name, 40)))}</th>${cells}</tr>\n`;
  });
  return scrolling(
    'Confusion matrix',
    html`<table class="confusion"><caption>${caption}</caption>
<thead><tr><td></td>${classes.map(({ name }) => html`<th scope="col" class="number">${cut(name, 24)}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table>`,
  );
}

/** It takes the keyboard's focus, so that its arrow keys scroll. */
function scrolling(label: string, content: Html): Html {
  return html`<div class="scroll" role="group" tabindex="0" aria-label="${label}">${content}</div>\n`;
}
