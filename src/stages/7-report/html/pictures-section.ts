// The section of the test images: image, label, prediction and errors of the worst, the median and the best one; of whole
// images with a class each, those that were mistaken. With the page's script the layers of the classes can be faded and switched off; without it they cover the image.
import { mistakenImages } from '../mistakes.ts';
import { ERROR_COLOR, IGNORED_COLOR } from '../predictions.ts';
import type { Results } from '../results.ts';
import { formatRatio, plural } from '../summary/numbers.ts';
import { cut, type Html, html, type Part } from './html.ts';
import type { Layer, PagePicture } from './pictures.ts';
import { swatch } from './test-sections.ts';

const TITLES = { worst: 'Worst', median: 'Median', best: 'Best', mistake: 'Mistaken' } as const;

/** What the section needs of a run. */
type Pictured = Pick<Results, 'task' | 'test' | 'classes' | 'predictions'>;

export function picturesSection(results: Pictured, pictures: readonly PagePicture[]): Html {
  if (pictures.length === 0) return html`<p>${whyNone(results)}</p>`;
  if (results.task === 'classification') return mistakenSection(results, pictures);
  return html`<p>The test images with the lowest, the middle and the highest mean IoU. ${swatch(ERROR_COLOR)}In the last picture: prediction and label differ. ${swatch(IGNORED_COLOR)}Ignored.</p>
${controls(results, pictures)}
${pictures.map((picture) => example(results, picture))}`;
}

function whyNone({ task, test, predictions }: Pictured): string {
  if (predictions.length > 0) return 'The pictures are too large for this page: they lie in predictions/.';
  return task === 'classification' && test.images > 0
    ? 'There is no picture: no test image was mistaken.'
    : 'There is no picture: no test image was predicted.';
}

/** Each mistaken image with the two classes and how sure the model was of both. */
function mistakenSection(results: Pictured, pictures: readonly PagePicture[]): Html {
  const mistaken = mistakenImages(results);
  const { images } = results.test;
  const count = `${mistaken.length} of ${plural(images, 'test image')}`;
  const which =
    pictures.length < mistaken.length
      ? ` Here are the ${pictures.length} that the model was surest of.`
      : ' Those that the model was surest of come first.';
  const colorOf = (name: string) => swatch(results.classes.find((info) => info.name === name)?.color);
  const figures = pictures.map(({ id, width, height, image }) => {
    const mistake = mistaken.find((one) => one.id === id);
    if (mistake === undefined) return undefined;
    const { truth, predicted, confidence, trueProbability } = mistake;
    const label = `${cut(id)}: ${cut(truth, 40)} taken for ${cut(predicted, 40)}`;
    return html`<figure><svg class="view" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}"><image width="${width}" height="${height}" href="${image}"/></svg>
<figcaption>${colorOf(truth)}<strong>${cut(truth, 40)}</strong> (${formatRatio(trueProbability)})<br>taken for ${colorOf(predicted)}<strong>${cut(predicted, 40)}</strong> (${formatRatio(confidence)})<br><small>${cut(id)}</small></figcaption></figure>\n`;
  });
  return html`<p>Mistaken: ${count}.${which} In brackets: the probability that the model gave to the class.</p>
<div class="mistaken">${figures.filter((one) => one !== undefined)}</div>`;
}

/** The legend of colours; the script turns it into switches. */
function controls({ classes }: Pictured, pictures: readonly PagePicture[]): Html {
  const all = pictures.flatMap(({ masks }) =>
    masks === undefined ? [] : [...masks.truth, ...masks.prediction],
  );
  const shown = classes.filter(({ index }) => all.some(({ classIndex }) => classIndex === index));
  const hasOthers = all.some(({ classIndex }) => classIndex === undefined);
  const entry = (key: string, name: string, color: readonly number[]) =>
    html`<li><label><input type="checkbox" class="scripted" hidden checked data-layer="${key}">${swatch(color)}${cut(name, 40)}</label></li>\n`;
  return html`<div class="controls">
<fieldset><legend>Classes</legend><ul class="legend">${shown.map(({ index, name, color }) => entry(`class-${index}`, name, color))}${hasOthers ? entry('class-other', 'ignored and others', IGNORED_COLOR) : undefined}</ul></fieldset>
<p class="scripted" hidden><label for="opacity">Opacity of label and prediction</label> <input type="range" id="opacity" min="0" max="100" step="5" value="60"> <output for="opacity" id="opacity-value">60 %</output></p>
</div>\n`;
}

function example({ test }: Pictured, picture: PagePicture): Html {
  const { rank, id, width, height, masks } = picture;
  const scores = test['per-image'].find((image) => image.id === id);
  const title = `${TITLES[rank]} test image`;
  const source = `${rank}-image`;
  const view = (name: string, content: Part) =>
    html`<figure><svg class="view" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}, ${cut(id)}: ${name}">${content}</svg><figcaption>${name}</figcaption></figure>\n`;
  const image = html`<use href="#${source}"/>`;
  return html`<section class="example" aria-labelledby="${rank}-title"><h3 id="${rank}-title">${title}: ${cut(id)}</h3>
<p>Mean IoU ${formatRatio(scores?.['mean-iou'])}, accuracy ${formatRatio(scores?.accuracy)}, macro F1 ${formatRatio(scores?.['macro-f1'])}</p>
<svg class="store" width="0" height="0" aria-hidden="true" focusable="false"><defs><image id="${source}" width="${width}" height="${height}" href="${picture.image}"/></defs></svg>
<div class="views">${view('image', image)}${masks && [view('label', [image, layerGroup(masks.truth, width, height)]), view('prediction', [image, layerGroup(masks.prediction, width, height)]), view('errors', html`<rect width="${width}" height="${height}" fill="#000"/><use href="#${source}" opacity="0.33"/><image width="${width}" height="${height}" href="${masks.errors}"/>`)]}</div>
</section>\n`;
}

function layerGroup(layers: readonly Layer[], width: number, height: number): Html {
  return html`<g class="layers">${layers.map(({ classIndex, png }) => html`<image class="class-${classIndex ?? 'other'}" width="${width}" height="${height}" href="${png}"/>`)}</g>`;
}
