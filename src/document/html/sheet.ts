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
  /** Where in the picture a class is named, by its place in the legend. */
  readonly names: readonly { readonly class: number; readonly x: number; readonly y: number }[];
}

const FILL_OPACITY = 0.5;

/**
 * Under its label the image is grey, and neither black nor white: there every colour of a class is seen, on an
 * exposure that is dark as on one that is bright.
 */
const MUTED = html`<svg class="store" width="0" height="0" aria-hidden="true" focusable="false"><filter id="muted" color-interpolation-filters="sRGB"><feColorMatrix values="${muting()}"/></filter></svg>
`;

/** Brightness (ITU-R BT.709) from 0 to 1 becomes 0.15 to 0.75, in each of red, green and blue. */
function muting(): string {
  const row = [...[0.2126, 0.7152, 0.0722].map((weight) => (0.6 * weight).toFixed(3)), '0', '0.15'].join(' ');
  return `${row} ${row} ${row} 0 0 0 1 0`;
}

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
    ({ name, color }) => html`<li>${inlineHtml(swatch(color, cut(name, 48)))}</li>\n`,
  );
  return html`<p>${inlineHtml(note)}</p>
${legend.length === 0 ? undefined : html`<ul class="legend">${colors}</ul>\n`}${paired ? MUTED : undefined}<div class="sheet ${paired ? 'paired' : 'single'}">${shown.map((one) => tileHtml(one, legend))}</div>\n`;
}

type Shown = Omit<SheetPicture, 'label'> & { readonly drawn: DrawnLabel | undefined } & PictureText;

function tileHtml({ key, width, height, image, drawn, label, lines }: Shown, legend: Sheet['legend']): Html {
  const source = `${key}-image`;
  const view = (name: string, content: Part) =>
    viewHtml({ id: `${key}-${name}-view`, width, height, label: `${label}, ${name}` }, content);
  const layer = (address: string, opacity = 1) =>
    html`<image width="${width}" height="${height}" opacity="${opacity}" href="${address}"/>`;
  const over = drawn && [
    html`<use href="#${source}" filter="url(#muted)"/>`,
    layer(drawn.fill, FILL_OPACITY),
    layer(drawn.outline),
    namesHtml(drawn.names, legend, width, height),
  ];
  return html`<figure><div class="pair">${view('image', html`<image id="${source}" width="${width}" height="${height}" href="${image}"/>`)}${over && view('label', over)}</div>
<figcaption>${lines.map((line, i) => html`${i > 0 ? trusted('<br>') : undefined}${inlineHtml(line)}`)}</figcaption></figure>\n`;
}

/** Of the picture's longer edge; in a tile it is as large as the text below it. */
const TEXT_SHARE = 1 / 17;
const LONGEST_NAME = 14;
/** Of a character, as a share of the text's size: half of a wide one. */
const HALF_WIDTH = 0.33;

/**
 * Names of classes in their areas, each whole inside the picture and none over another: what it stands on strikes the
 * eye. The caption has them for ears.
 */
function namesHtml(names: DrawnLabel['names'], legend: Sheet['legend'], width: number, height: number): Html {
  const size = TEXT_SHARE * Math.max(width, height);
  const placed: { readonly text: string; readonly x: number; readonly y: number; readonly half: number }[] =
    [];
  for (const one of names) {
    const text = cut(legend[one.class]?.name ?? '', LONGEST_NAME);
    const half = Math.min(width / 2, HALF_WIDTH * size * text.length);
    const x = Math.min(Math.max(one.x, half), width - half);
    const y = Math.min(Math.max(one.y, size), height - size);
    const isFree = placed.every(
      (other) => Math.abs(other.y - y) > size || Math.abs(other.x - x) > other.half + half,
    );
    if (isFree) placed.push({ text, x, y, half });
  }
  return html`<g aria-hidden="true" font-size="${size.toFixed(1)}" stroke-width="${(size / 5).toFixed(1)}">${placed.map(({ text, x, y }) => html`<text x="${x.toFixed(1)}" y="${y.toFixed(1)}">${text}</text>`)}</g>`;
}
