// The pictures of a page: of a segmentation image, label, prediction and errors of each test image that is shown; of
// whole images with a class each, those that were mistaken. With the page's script the layers of the classes can be
// faded and switched off; without it they cover the image.
import type { Pictures, PictureText } from '../document.ts';
import { cut, swatch } from '../inline.ts';
import { type Html, html, type Part, trusted } from './html.ts';
import { inlineHtml } from './inline.ts';
import { viewHtml } from './view.ts';

export interface PagePicture {
  /** Of its text in the block. */
  readonly key: string;
  readonly width: number;
  readonly height: number;
  /** Address of a PNG, `data:image/png;base64,...`, as all of these are. */
  readonly image: string;
  /** Undefined where nothing lies over the picture. */
  readonly masks: MaskPictures | undefined;
}

export interface MaskPictures {
  readonly truth: readonly MaskLayer[];
  readonly prediction: readonly MaskLayer[];
  /** Where the two differ. */
  readonly errors: string;
}

export interface MaskLayer {
  /** Of a layer of the block. */
  readonly key: string;
  readonly png: string;
}

export function picturesHtml(block: Pictures, given: readonly PagePicture[]): Html {
  if (given.length === 0)
    return html`<p>The pictures are too large for this page: they lie in predictions/.</p>`;
  const shown = given.flatMap((picture) => {
    const text = block.pictures.find(({ key }) => key === picture.key);
    return text === undefined ? [] : [{ ...picture, ...text }];
  });
  if (shown.every(({ masks }) => masks === undefined))
    return html`<p>${inlineHtml(block.note)}</p>
<div class="mistaken">${shown.map(imageHtml)}</div>`;
  return html`<p>${inlineHtml(block.note)}</p>
${controls(block, shown)}
${shown.map(exampleHtml)}`;
}

type Shown = PagePicture & PictureText;

function imageHtml({ width, height, image, label, lines }: Shown, index: number): Html {
  const view = { id: `mistake-${index + 1}`, width, height, label };
  return html`<figure>${viewHtml(view, html`<image width="${width}" height="${height}" href="${image}"/>`)}
<figcaption>${lines.map((line, i) => html`${i > 0 ? trusted('<br>') : undefined}${inlineHtml(line)}`)}</figcaption></figure>\n`;
}

/** The legend of colours; the script turns it into switches. */
function controls({ layers }: Pictures, shown: readonly Shown[]): Html {
  const all = shown.flatMap(({ masks }) =>
    masks === undefined ? [] : [...masks.truth, ...masks.prediction],
  );
  const present = layers.filter(({ key }) => all.some((one) => one.key === key));
  const entries = present.map(
    ({ key, name, color }) =>
      html`<li><label><input type="checkbox" class="scripted" hidden checked data-layer="class-${key}">${inlineHtml(swatch(color, cut(name, 40)))}</label></li>\n`,
  );
  return html`<div class="controls">
<fieldset><legend>Classes</legend><ul class="legend">${entries}</ul></fieldset>
<p class="scripted" hidden><label for="opacity">Opacity of label and prediction</label> <input type="range" id="opacity" min="0" max="100" step="5" value="60"> <output for="opacity" id="opacity-value">60 %</output></p>
</div>\n`;
}

function exampleHtml({ key, width, height, image, masks, label, lines }: Shown): Html {
  const source = `${key}-image`;
  const view = (name: string, content: Part) =>
    html`<figure>${viewHtml({ id: `${key}-${name}-view`, width, height, label: `${label}, ${name}` }, content)}<figcaption>${name}</figcaption></figure>\n`;
  const shown = html`<use href="#${source}"/>`;
  const overlays = (of: MaskPictures) => [
    view('label', [shown, layerGroup(of.truth, width, height)]),
    view('prediction', [shown, layerGroup(of.prediction, width, height)]),
    view(
      'errors',
      html`<rect width="${width}" height="${height}" fill="#000"/><use href="#${source}" opacity="0.33"/><image width="${width}" height="${height}" href="${of.errors}"/>`,
    ),
  ];
  return html`<section class="example" aria-labelledby="${key}-title"><h3 id="${key}-title">${label}</h3>
${lines.map((line) => html`<p>${inlineHtml(line)}</p>\n`)}<svg class="store" width="0" height="0" aria-hidden="true" focusable="false"><defs><image id="${source}" width="${width}" height="${height}" href="${image}"/></defs></svg>
<div class="views">${view('image', shown)}${masks && overlays(masks)}</div>
</section>\n`;
}

function layerGroup(layers: readonly MaskLayer[], width: number, height: number): Html {
  return html`<g class="layers">${layers.map(({ key, png }) => html`<image class="class-${key}" width="${width}" height="${height}" href="${png}"/>`)}</g>`;
}
