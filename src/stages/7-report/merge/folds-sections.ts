// The sections that only folds have: the folds beside each other, the classes with their spread, every image by the
// model that did not train on it.
import { type Bars, fold, type Section, type Table, table } from '../../../document/document.ts';
import { cut, swatch } from '../../../document/inline.ts';
import { formatCount, formatMeasured, formatRatio, formatSeconds } from '../../../document/numbers.ts';
import { DECIDING } from '../../../metrics/scores.ts';
import type { MergedFolds } from '../../../results/merged.ts';
import { confusionSection } from '../sections/confusion.ts';
import { classSeries, scoreBars } from '../sections/score-bars.ts';
import { imageColumns, imageScores } from '../sections/score-text.ts';
import { capital, forMasks, shownScores, unitOf } from '../task-words.ts';
import { STOP_REASONS } from '../words/stop-reasons.ts';
import { formatSpread } from './words.ts';

const ENOUGH_IMAGES = 20;

export function foldsSections(merged: MergedFolds): Section[] {
  const outOfFold = { ...merged, test: merged['out-of-fold'] };
  return [
    { id: 'folds', title: 'Folds', leaveOut: 1, blocks: [foldsTable(merged), foldsBars(merged)] },
    {
      id: 'fold-classes',
      title: 'Held-out classes',
      leaveOut: 2,
      blocks: [spreadTable(merged), spreadBars(merged)],
    },
    {
      id: 'out-of-fold',
      title: 'Out-of-fold images',
      leaveOut: 4,
      blocks: [fold('Images predicted worst out of fold', [imagesTable(merged)])],
    },
    confusionSection(outOfFold, 'fold-confusion', 'Out-of-fold confusion'),
  ];
}

/** A row a fold, and in the last one mean and spread. */
function foldsTable(merged: MergedFolds): Table {
  const { runs, spread } = merged;
  const tested = isTested(merged);
  const scores = shownScores(merged);
  const rows = runs.map((run) => [
    String(run.number),
    formatCount(run['held-out'].images),
    `${run['best-epoch']} of ${run['stopped-epoch']}`,
    STOP_REASONS[run['stop-reason']],
    formatMeasured(run['validation-loss']),
    ...scores.map(({ key }) => formatRatio(run['held-out'][key])),
    ...(tested ? [formatRatio(run.test[DECIDING.key])] : []),
    formatSeconds(run.seconds),
  ]);
  const mean = [
    'mean ± sd',
    ...['', '', '', ''],
    ...scores.map(({ key }) => formatSpread(spread['held-out'][key])),
    ...(tested ? [formatSpread(spread.test[DECIDING.key])] : []),
    '',
  ];
  const header = [
    ...['fold', 'held out', 'kept epoch', 'stopped by', 'val loss'],
    ...scores.map(({ title }) => title),
    ...(tested ? [`test ${DECIDING.title}`] : []),
    'time',
  ];
  const caption = 'Each fold on its held-out images; sd: standard deviation over the folds';
  return table(caption, header, [...rows, mean], { text: [0, 3], strong: rows.length });
}

function isTested({ runs }: MergedFolds): boolean {
  return runs.some(({ test }) => test.images > 0);
}

function foldsBars(merged: MergedFolds): Bars {
  const { runs } = merged;
  const of = (part: 'held-out' | 'test') => runs.map((run) => run[part][DECIDING.key]);
  const test = { name: 'test images', color: 'test', values: of('test') } as const;
  return scoreBars({
    id: 'fold-bars',
    caption: `${capital(DECIDING.title)}, from 0 to 1, higher is better`,
    label: `${capital(DECIDING.title)} of each fold on its held-out images${isTested(merged) ? ' and on the test images' : ''}`,
    groups: runs.map(({ number }) => `fold ${number}`),
    series: [
      { name: 'held-out images', color: 'train', values: of('held-out') },
      ...(isTested(merged) ? [test] : []),
    ],
  });
}

/** By class: mean and spread over the folds, then the images of all folds counted together. */
function spreadTable(merged: MergedFolds): Table {
  const { spread, classes, 'out-of-fold': all } = merged;
  const header = [
    ...['class', 'precision', 'recall', 'F1'],
    ...forMasks(merged, 'IoU'),
    ...['F1, counted together', `${unitOf(merged)}s`],
  ];
  const rows = spread['per-class'].map((metrics, k) => [
    swatch(classes[k]?.color, cut(metrics.class, 40)),
    ...[metrics.precision, metrics.recall, metrics.f1, ...forMasks(merged, metrics.iou)].map(formatSpread),
    formatRatio(all['per-class'][k]?.f1),
    formatCount(all['per-class'][k]?.support ?? 0),
  ]);
  return table('Held-out images by class: mean ± standard deviation over the folds', header, rows);
}

function spreadBars(merged: MergedFolds): Bars {
  const all = merged.spread['per-class'];
  const series = classSeries(
    merged,
    all.map(({ f1, iou }) => ({ f1: f1.mean, iou: iou.mean })),
  );
  return scoreBars({
    id: 'fold-class-bars',
    caption: 'Mean over the folds, from 0 to 1, higher is better',
    label: `Mean ${series.map(({ name }) => name).join(' and ')} of each class over the folds`,
    groups: all.map((metrics) => metrics.class),
    series,
  });
}

/** The worst first. */
function imagesTable(merged: MergedFolds): Table {
  const more = { enough: ENOUGH_IMAGES, file: 'out-of-fold.csv' };
  const caption = 'Every image by the model that did not train on it';
  const { classes, 'out-of-fold': all } = merged;
  const by = (key: 'mean-iou' | 'true-probability') =>
    all['per-image'].toSorted((a, b) => (a[key] ?? 2) - (b[key] ?? 2));
  if (merged.task === 'segmentation')
    return table(
      `${caption}, the lowest mean IoU first`,
      ['image', 'fold', ...imageColumns(merged)],
      by('mean-iou').map((image) => [cut(image.id), String(image.fold), ...imageScores(merged, image)]),
      more,
    );
  return table(
    `${caption}, the lowest probability of the true class first`,
    ['image', 'fold', 'true class', 'predicted', 'probability', 'of the true class'],
    by('true-probability').map(({ id, fold, cells, ...image }) => [
      cut(id),
      String(fold),
      ...(cells[0]?.slice(0, 2) ?? []).map((label) => cut(classes[label]?.name ?? '', 40)),
      ...[image.confidence, image['true-probability']].map(formatRatio),
    ]),
    { text: [0, 2, 3], ...more },
  );
}
