// One picture of a page, and the same as large as the window where somebody follows it: by the address's fragment and
// the style sheet alone, so that it works without a script and the browser's way back closes it.
import { type Html, html, type Part } from './html.ts';

export interface View {
  /** Unique on the page, of letters, digits and dashes. */
  readonly id: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Read out in place of the picture. */
  readonly label: string;
}

/** Where the link leads that closes a picture: a place in the window instead of the page, so that nothing scrolls. */
export const CLOSED = html`<span id="closed"></span>`;

/** @param content of the SVG, in the picture's pixels */
export function viewHtml({ id, width, height, label }: View, content: Part): Html {
  return html`<span class="enlarge" id="${id}"><a href="#${id}"><svg class="view" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">${content}</svg></a><a class="shut" href="#closed">Close</a></span>`;
}
