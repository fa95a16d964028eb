// The sections of the merged page that only folds have: the folds beside each other, the classes with their spread,
// every image out of fold.
import { drawBars } from '../html/bars.ts';
import { labelled } from '../html/curves-section.ts';
import { cut, type Html, html, type Part } from '../html/html.ts';
import { figure, table } from '../html/table.ts';
import { swatch } from '../html/test-sections.ts';
import { formatCount, formatMeasured, formatRatio, plural } from '../summary/numbers.ts';
import type { MergedFolds, Spread } from './merged.ts';
import { formatSpread } from './words.ts';

/** More bars than this are no picture. */
const MOST_BARS = 30;
/** A page of more rows is slow to open; out-of-fold.csv has all. */
const MOST_IMAGES = 1000;

export function foldsSection({ runs, spread }: MergedFolds): Html {
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
  const scores = ['accuracy', 'mean-iou', 'macro-f1'] as const;
  const rows: Part[][] = runs.map((run) => [
    `Fold ${run.number}`,
    formatCount(run['held-out'].images),
    `${run['best-epoch']} of ${run['stopped-epoch']}`,
    run['stop-reason'],
    formatMeasured(run['validation-loss']),
    ...scores.map((key) => formatRatio(run['held-out'][key])),
    ...(tested ? [formatRatio(run.test['macro-f1'])] : []),
  ]);
  const mean: Part[] = [
    'Mean ± sd',
    ...['', '', '', ''],
    ...scores.map((key) => formatSpread(spread['held-out'][key])),
    ...(tested ? [formatSpread(spread.test['macro-f1'])] : []),
  ];
  const header = [
    ...['fold', 'held out', 'kept epoch', 'stopped by', 'val loss', 'accuracy', 'mean IoU', 'macro F1'],
    ...(tested ? ['test macro F1'] : []),
  ];
  const numbers = table({
    caption: 'Each fold on its held-out images; sd: standard deviation over the folds',
    header,
    rows: [...rows, mean],
    text: [0, 3],
  });
  return html`${numbers}${figure(labelled(svg, label), caption)}`;
}

export function foldClassesSection({ spread, classes, 'out-of-fold': all }: MergedFolds): Html {
  const shown = spread['per-class'].slice(0, MOST_BARS);
  const mean = (of: Spread) => of.mean;
  const svg = drawBars(
    'fold-classes',
    shown.map((metrics) => metrics.class),
    [
      { name: 'F1', color: 'train', values: shown.map(({ f1 }) => mean(f1)) },
      { name: 'IoU', color: 'validation', values: shown.map(({ iou }) => mean(iou)) },
    ],
    (value) => formatRatio(value).slice(0, 5),
  );
  const caption = html`Mean over the folds, from 0 to 1, higher is better: <span class="key train">F1</span> <span class="key validation">IoU</span>${shown.length < spread['per-class'].length ? ` The first ${MOST_BARS} classes.` : ''}`;
  const label = 'Mean F1 and IoU of each class over the folds. The numbers are in the table.';
  const rows = spread['per-class'].map((metrics, k) => [
    html`${swatch(classes[k]?.color)}${cut(metrics.class)}`,
    ...[metrics.precision, metrics.recall, metrics.f1, metrics.iou].map(formatSpread),
    formatRatio(all['per-class'][k]?.f1),
    formatCount(all['per-class'][k]?.support ?? 0),
  ]);
  const numbers = table({
    caption: 'Held-out images by class: mean ± standard deviation over the folds',
    header: ['class', 'precision', 'recall', 'F1', 'IoU', 'F1, counted together', 'pixels'],
    rows,
  });
  return html`${numbers}${figure(labelled(svg, label), caption)}`;
}

/** The worst first. */
export function imagesSection({ 'out-of-fold': all }: MergedFolds): Html {
  const order = all['per-image'].toSorted((a, b) => (a['mean-iou'] ?? 2) - (b['mean-iou'] ?? 2));
  const rows = order
    .slice(0, MOST_IMAGES)
    .map((image) => [
      cut(image.id),
      String(image.fold),
      ...[image['mean-iou'], image['macro-f1'], image.accuracy].map(formatRatio),
    ]);
  const rest = order.length - rows.length;
  const more = rest > 0 ? html`<p>${plural(rest, 'more image')} in out-of-fold.csv.</p>` : undefined;
  const caption = 'Every image by the model that did not train on it, the lowest mean IoU first';
  return html`${table({ caption, header: ['image', 'fold', 'mean IoU', 'macro F1', 'accuracy'], rows })}${more}`;
}
