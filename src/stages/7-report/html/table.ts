// Tables for the page: a caption, headed columns and rows, in a frame that scrolls where the screen is narrow.
import { type Html, html, type Part } from './html.ts';

export interface TableInput {
  /** Says what the table is; it's read out where the table begins. */
  readonly caption: string;
  readonly header: readonly string[];
  /** The first cell of each row heads it. */
  readonly rows: readonly (readonly Part[])[];
  /** Columns that hold text; numbers stand to the right. */
  readonly text?: readonly number[];
}

export function table({ caption, header, rows, text = [0] }: TableInput): Html {
  const side = (column: number) => (text.includes(column) ? 'text' : 'number');
  return scrolling(
    caption,
    html`<table><caption>${caption}</caption>
<thead><tr>${header.map((title, i) => html`<th scope="col" class="${side(i)}">${title}</th>`)}</tr></thead>
<tbody>${rows.map(
      ([first, ...rest]) =>
        html`<tr><th scope="row" class="${side(0)}">${first}</th>${rest.map((cell, i) => html`<td class="${side(i + 1)}">${cell}</td>`)}</tr>\n`,
    )}</tbody></table>`,
  );
}

/** It takes the keyboard's focus, so that its arrow keys scroll. */
export function scrolling(label: string, content: Html): Html {
  return html`<div class="scroll" role="group" tabindex="0" aria-label="${label}">${content}</div>\n`;
}

export function fold(title: string, content: Part): Html {
  return html`<details><summary>${title}</summary>\n${content}</details>\n`;
}

/** A chart with its caption. */
export function figure(svg: Html, caption: Part): Html {
  return html`<figure>${svg}<figcaption>${caption}</figcaption></figure>\n`;
}
