// The sections of the merged page that only folds have: the folds beside each other, the classes with their spread,
// every image out of fold.
import { drawBars } from '../html/bars.ts';
import { labelled } from '../html/curves-section.ts';
import { cut, type Html, html } from '../html/html.ts';
import { figure, table } from '../html/table.ts';
import { swatch } from '../html/test-sections.ts';
import { formatRatio, plural } from '../summary/numbers.ts';
import { forMasks } from '../task-words.ts';
import type { MergedFolds, Spread } from './merged.ts';
import { outOfFoldImages } from './out-of-fold.ts';
import { foldsTable, spreadTable } from './tables.ts';

/** More bars than this are no picture. */
const MOST_BARS = 30;
/** A page of more rows is slow to open; out-of-fold.csv has all. */
const MOST_IMAGES = 1000;

export function foldsSection(merged: MergedFolds): Html {
  const { runs } = merged;
  const tested = runs.some(({ test }) => test.images > 0);
  const svg = drawBars(
    'folds',
    runs.slice(0, MOST_BARS).map(({ number }) => `fold ${number}`),
    [
      { name: 'held out', color: 'train', values: runs.map((run) => run['held-out']['macro-f1']) },
      ...(tested
        ? [{ name: 'test', color: 'test' as const, values: runs.map(({ test }) => test['macro-f1']) }]
        : []),
    ],
    (value) => formatRatio(value).slice(0, 5),
  );
  const caption = html`Macro F1, from 0 to 1, higher is better: <span class="key train">held-out images</span>${tested ? html` <span class="key test">test images</span>` : undefined}`;
  const label =
    'Macro F1 of each fold on its held-out images and on the test images. The numbers are in the table.';
  const numbers = table({
    caption: 'Each fold on its held-out images; sd: standard deviation over the folds',
    ...foldsTable(merged),
    text: [0, 3],
  });
  return html`${numbers}${figure(labelled(svg, label), caption)}`;
}

export function foldClassesSection(merged: MergedFolds): Html {
  const { spread, classes } = merged;
  const scores = ['F1', ...forMasks(merged, 'IoU')];
  const shown = spread['per-class'].slice(0, MOST_BARS);
  const mean = (of: Spread) => of.mean;
  const svg = drawBars(
    'fold-classes',
    shown.map((metrics) => metrics.class),
    [
      { name: 'F1', color: 'train', values: shown.map(({ f1 }) => mean(f1)) },
      ...forMasks(merged, {
        name: 'IoU',
        color: 'validation' as const,
        values: shown.map(({ iou }) => mean(iou)),
      }),
    ],
    (value) => formatRatio(value).slice(0, 5),
  );
  const caption = html`Mean over the folds, from 0 to 1, higher is better: <span class="key train">F1</span>${forMasks(merged, html` <span class="key validation">IoU</span>`)}${shown.length < spread['per-class'].length ? ` The first ${MOST_BARS} classes.` : ''}`;
  const label = `Mean ${scores.join(' and ')} of each class over the folds. The numbers are in the table.`;
  const { header, rows } = spreadTable(merged);
  const numbers = table({
    caption: 'Held-out images by class: mean ± standard deviation over the folds',
    header,
    rows: rows.map(([name, ...cells], k) => [html`${swatch(classes[k]?.color)}${cut(name)}`, ...cells]),
  });
  return html`${numbers}${figure(labelled(svg, label), caption)}`;
}

/** The worst first. */
export function imagesSection(merged: MergedFolds): Html {
  const { columns, images, order } = outOfFoldImages(merged);
  const rows = images
    .slice(0, MOST_IMAGES)
    .map(({ id, fold, cells }) => [cut(id), String(fold), ...cells.map((cell) => cut(cell, 40))]);
  const rest = images.length - rows.length;
  const more = rest > 0 ? html`<p>${plural(rest, 'more image')} in out-of-fold.csv.</p>` : undefined;
  const caption = `Every image by the model that did not train on it, ${order}`;
  const text = merged.task === 'segmentation' ? [0] : [0, 2, 3];
  return html`${table({ caption, header: ['image', 'fold', ...columns], rows, text })}${more}`;
}
