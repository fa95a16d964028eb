// The contact sheet on the page: image and image with its label side by side, so that no script is needed to see both.
import type { PictureText, Sheet } from '../document.ts';
import { cut, swatch } from '../inline.ts';
import { type Html, html, type Part, trusted } from './html.ts';
import { inlineHtml } from './inline.ts';
import { viewHtml } from './view.ts';

export interface SheetPicture {
  /** Of its text in the block, and a word. */
  readonly key: string;
  readonly width: number;
  readonly height: number;
  /** Address of a picture, `data:image/...;base64,...`, as all of these are. */
  readonly image: string;
  /** Undefined where the label is of the whole image. */
  readonly label: DrawnLabel | undefined;
}

export interface DrawnLabel {
  /** Areas of the classes, drawn so that the image shines through. */
  readonly fill: string;
  /** Around them, drawn as it is. */
  readonly outline: string;
}

const FILL_OPACITY = 0.45;

export function sheetHtml({ note, legend, pictures }: Sheet, given: readonly SheetPicture[]): Html {
  if (given.length === 0) return html`<p>The pictures are too large for this page.</p>\n`;
  const shown = given.flatMap((picture) => {
    const text = pictures.find(({ key }) => key === picture.key);
    if (text === undefined) return [];
    const { label: drawn, ...rest } = picture;
    return [{ ...rest, drawn, ...text }];
  });
  const paired = shown.some(({ drawn }) => drawn !== undefined);
  const colors = legend.map(
    ({ name, color }) => html`<li>${inlineHtml(swatch(color))}${cut(name, 40)}</li>\n`,
  );
  return html`<p>${inlineHtml(note)}</p>
${legend.length === 0 ? undefined : html`<ul class="legend">${colors}</ul>\n`}<div class="sheet ${paired ? 'paired' : 'single'}">${shown.map(tileHtml)}</div>\n`;
}

type Shown = Omit<SheetPicture, 'label'> & { readonly drawn: DrawnLabel | undefined } & PictureText;

function tileHtml({ key, width, height, image, drawn, label, lines }: Shown): Html {
  const source = `${key}-image`;
  const view = (name: string, content: Part) =>
    viewHtml({ id: `${key}-${name}-view`, width, height, label: `${label}, ${name}` }, content);
  const layer = (address: string, opacity = 1) =>
    html`<image width="${width}" height="${height}" opacity="${opacity}" href="${address}"/>`;
  const over = drawn && [
    html`<use href="#${source}"/>`,
    layer(drawn.fill, FILL_OPACITY),
    layer(drawn.outline),
  ];
  return html`<figure><div class="pair">${view('image', html`<image id="${source}" width="${width}" height="${height}" href="${image}"/>`)}${over && view('label', over)}</div>
<figcaption>${lines.map((line, i) => html`${i > 0 ? trusted('<br>') : undefined}${inlineHtml(line)}`)}</figcaption></figure>\n`;
}
