// The sections of the test by class: bars and table of each class, confusion matrix, calibration.
import { largestMistakes } from '../mistakes.ts';
import type { Results } from '../results.ts';
import { formatCount, formatRatio, formatShare, NONE, plural } from '../summary/numbers.ts';
import { forMasks, unitOf } from '../task-words.ts';
import { drawBars } from './bars.ts';
import { labelled } from './curves-section.ts';
import { cut, type Html, html, type Part } from './html.ts';
import { drawReliability } from './reliability.ts';
import { figure, scrolling, table } from './table.ts';

/** More bars than this are no picture. */
const MOST_BARS = 30;
const MOST_COLUMNS = 40;
const MOST_MISTAKES = 5;
/** Shades of the confusion matrix, in the style as .shade-0 to .shade-10. */
const SHADES = 10;

/** What the sections need of a run. */
type Tested = Pick<Results, 'task' | 'test' | 'classes'>;

export function classesSection(run: Tested): Html {
  const { test, classes } = run;
  const scores = ['F1', ...forMasks(run, 'IoU')];
  if (test.images === 0) return html`<p>Not tested.</p>`;
  const all = test['per-class'];
  const lowest = all.toSorted((a, b) => (a.f1 ?? 2) - (b.f1 ?? 2)).slice(0, MOST_BARS);
  const shown = all.filter((metrics) => lowest.includes(metrics));
  const svg = drawBars(
    'classes',
    shown.map((metrics) => metrics.class),
    [
      { name: 'F1', color: 'train', values: shown.map(({ f1 }) => f1) },
      ...forMasks(run, { name: 'IoU', color: 'validation' as const, values: shown.map(({ iou }) => iou) }),
    ],
    (value) => formatRatio(value).slice(0, 5),
  );
  const which =
    shown.length < all.length ? ` The ${MOST_BARS} of ${all.length} classes with the lowest F1.` : '';
  const label = `${scores.join(' and ')} of each class on the test images.${which} The numbers are in the table.`;
  const caption = html`From 0 to 1, higher is better: <span class="key train">F1</span>${forMasks(run, html` <span class="key validation">IoU</span>`)}${which}`;
  const undefinedNote = all.some(({ precision, recall }) => precision === null || recall === null)
    ? html`<p>${NONE}: undefined, because the class was never predicted (precision), is not in the test set (recall) or neither (${scores.join(', ')}). What is undefined counts in no mean.</p>`
    : undefined;
  const rows = all.map((metrics, k) => [
    html`${swatch(classes[k]?.color)}${cut(metrics.class)}`,
    formatRatio(metrics.precision),
    formatRatio(metrics.recall),
    withInterval(metrics.f1, metrics['f1-interval']),
    ...forMasks(run, withInterval(metrics.iou, metrics['iou-interval'])),
    formatCount(metrics.support),
  ]);
  const header = ['class', 'precision', 'recall', ...scores, `${unitOf(run)}s`];
  const caption2 = 'Test metrics of each class, with 95 % intervals where there are enough test images';
  return html`<div class="charts two">${figure(labelled(svg, label), caption)}<div>${table({ caption: caption2, header, rows })}${undefinedNote}</div></div>`;
}

function withInterval(
  value: number | null,
  interval: { low: number; high: number } | null | undefined,
): Part {
  if (interval === null || interval === undefined) return formatRatio(value);
  return html`${formatRatio(value)} <small>${formatRatio(interval.low)} to ${formatRatio(interval.high)}</small>`;
}

/** A square in the class's colour; its name always stands beside it. */
export function swatch(color: readonly number[] | undefined): Html | undefined {
  if (color === undefined) return undefined;
  return html`<svg class="swatch" width="12" height="12" aria-hidden="true" focusable="false"><rect width="12" height="12" fill="rgb(${color.join(',')})"/></svg> `;
}

export function confusionSection(run: Tested): Html {
  const { test, classes } = run;
  const unit = unitOf(run);
  if (test.images === 0) return html`<p>Not tested.</p>`;
  if (classes.length > MOST_COLUMNS)
    return html`<p>A table of ${classes.length} classes is not shown: results.json has it, as test.confusion.</p>
${mistakesTable(run)}`;
  const caption = `Rows: the true class. Columns: the predicted class, as a share of the true class's ${unit}s.`;
  const rows = test.confusion.map((row, k) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    const cells = row.map((count, predicted) => {
      const share = total === 0 ? null : count / total;
      const shade = Math.ceil((share ?? 0) * SHADES);
      const side = predicted === k ? 'right' : 'wrong';
      return html`<td class="number shade ${side} shade-${shade}" title="${plural(count, unit)}">${formatShare(share)}</td>`;
    });
    return html`<tr><th scope="row" class="text">${swatch(classes[k].color)}${cut(classes[k].name, 40)}</th>${cells}</tr>\n`;
  });
  const matrix = scrolling(
    'Confusion matrix',
    html`<table class="confusion"><caption>${caption}</caption>
<thead><tr><td></td>${classes.map(({ name }) => html`<th scope="col" class="number">${cut(name, 24)}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table>`,
  );
  return html`<div class="flow">${matrix}${mistakesTable(run)}</div>`;
}

/** Undefined where nothing was mistaken. */
function mistakesTable(run: Tested): Html | undefined {
  const mistakes = largestMistakes(run, MOST_MISTAKES);
  if (mistakes.length === 0) return undefined;
  return table({
    caption: `The largest mistakes, by share of the true class's ${unitOf(run)}s`,
    header: ['true class', 'taken for', 'share', `${unitOf(run)}s`],
    rows: mistakes.map(({ truth, predicted, share, count }) => [
      cut(truth, 40),
      cut(predicted, 40),
      formatShare(share),
      formatCount(count),
    ]),
    text: [0, 1],
  });
}

export function calibrationSection(run: Tested): Html {
  const { calibration } = run.test;
  const units = `${unitOf(run)}s`;
  if (calibration === null) return html`<p>Not tested.</p>`;
  const { bins, 'expected-error': error } = calibration;
  const filled = bins.filter(({ pixels }) => pixels > 0);
  const svg = drawReliability(calibration);
  const label = `Share of ${units} that are right by how sure the model was, beside the diagonal of a perfectly calibrated one. Expected calibration error ${formatRatio(error)}.`;
  const surer = filled.reduce(
    (sum, bin) => sum + bin.pixels * ((bin.confidence ?? 0) - (bin.accuracy ?? 0)),
    0,
  );
  const leaning =
    error < 0.01
      ? 'On the whole its probabilities can be taken at their word.'
      : surer > 0
        ? 'On the whole it is surer than it is right.'
        : 'On the whole it is right more often than it is sure.';
  const numbers = table({
    caption:
      units === 'pixels'
        ? 'Pixels of the test set by the largest of their class probabilities'
        : 'Test images by the largest of their class probabilities',
    header: ['confidence', units, 'mean confidence', 'share that is right'],
    rows: filled.map(({ low, high, pixels, confidence, accuracy }) => [
      `${formatRatio(low)}\u00a0to\u00a0${formatRatio(high)}`,
      formatCount(pixels),
      formatRatio(confidence),
      formatRatio(accuracy),
    ]),
  });
  return html`<div class="charts two">${figure(labelled(svg, label), `A point for each bin of confidence, its area by the number of ${units}; dashed: perfect calibration.`)}
<div><p>Expected calibration error <strong>${formatRatio(error)}</strong>: by so much the model's confidence and the share of ${units} that are right differ on average. ${leaning}</p>${numbers}</div></div>`;
}
