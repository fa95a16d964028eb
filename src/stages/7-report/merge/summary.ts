// The merged summary.md, as GitHub-flavoured Markdown, made from merged.json alone.

import { fit, type Section, SUMMARY_LIMIT_BYTES } from '../summary/fit.ts';
import { details, escapeText, table } from '../summary/markdown.ts';
import {
  formatBytes,
  formatCount,
  formatMeasured,
  formatRatio,
  formatSeconds,
  NONE,
  plural,
} from '../summary/numbers.ts';
import { forMasks, scoresOf, unitOf } from '../task-words.ts';
import type { Merged, MergedFolds, MergedSweep } from './merged.ts';
import { outOfFoldImages } from './out-of-fold.ts';
import {
  behindText,
  formatSpread,
  HELD_OUT_SCORES,
  mergedHeadline,
  missingSentences,
  note,
  outOfFoldSentence,
  rowText,
  testSentence,
} from './words.ts';

const LONGEST_SENTENCE = 400;
const MOST_ROWS = 100;
const MOST_IMAGES = 20;
const LONGEST_CELL = 40;

/**
 * At most `limitBytes` of UTF-8; what had to go for that is named at the end.
 * @param links to the report and the model, Markdown; may be empty
 */
export function renderMergedSummary(merged: Merged, limitBytes = SUMMARY_LIMIT_BYTES, links = ''): string {
  const linked = links === '' ? [] : [{ name: 'links', markdown: links, dispensable: 0 }];
  return fit([opening(merged), ...linked, ...sections(merged), ...closing(merged)], limitBytes);
}

function opening(merged: Merged): Section {
  const outOfFold = outOfFoldSentence(merged);
  const text = [
    `### ${merged.missing.length === 0 ? '🔵' : '🟡'} ${mergedHeadline(merged)}`,
    ...missingSentences(merged).map((sentence) => `**${escapeText(sentence, LONGEST_SENTENCE)}**`),
    ...(outOfFold === undefined ? [] : [outOfFold]),
    escapeText(testSentence(merged), LONGEST_SENTENCE),
  ];
  return { name: 'result', markdown: text.join('\n\n'), dispensable: 0 };
}

function sections(merged: Merged): Section[] {
  if (merged.kind === 'sweep')
    return [
      { name: 'ranking', markdown: `${ranking(merged)}\n\n${note(merged)}`, dispensable: 1 },
      ...testedClasses(merged, 'Test metrics of the best row by class'),
    ];
  return [
    { name: 'folds', markdown: `${foldsTable(merged)}\n\n${note(merged)}`, dispensable: 1 },
    { name: 'held-out metrics by class', markdown: classesTable(merged), dispensable: 2 },
    ...testedClasses(merged, 'Test metrics of the ensemble by class'),
    {
      name: 'worst images',
      markdown: details(`The ${MOST_IMAGES} images predicted worst out of fold`, worstImages(merged)),
      dispensable: 4,
    },
  ];
}

function closing({ model, data, classes, tool }: Merged): Section[] {
  const file = `Model: ${escapeText(model.path, 200)}, ${formatBytes(model.bytes)}, sha256 ${model.sha256}`;
  const facts = `${plural(data.images, 'image')}, ${plural(classes.length, 'class', 'classes')}, data hash ${data.hash}, best-epoch ${escapeText(tool.version)}`;
  return [
    { name: 'model file', markdown: file, dispensable: 1 },
    { name: 'data', markdown: details('Data', facts), dispensable: 5 },
  ];
}

/** A row a fold, then mean and spread. */
function foldsTable(merged: MergedFolds): string {
  const { runs, spread } = merged;
  const tested = runs.some(({ test }) => test.images > 0);
  const scores = scoresOf(merged, HELD_OUT_SCORES);
  const rows = runs.map((run) => [
    String(run.number),
    formatCount(run['held-out'].images),
    `${run['best-epoch']} of ${run['stopped-epoch']}`,
    run['stop-reason'],
    formatMeasured(run['validation-loss']),
    ...scores.map(([key]) => formatRatio(run['held-out'][key])),
    ...(tested ? [formatRatio(run.test['macro-f1'])] : []),
    formatSeconds(run.seconds),
  ]);
  const mean = [
    'mean ± sd',
    '',
    '',
    '',
    '',
    ...scores.map(([key]) => formatSpread(spread['held-out'][key])),
    ...(tested ? [formatSpread(spread.test['macro-f1'])] : []),
    '',
  ].map((cell) => (cell === '' ? cell : `**${cell}**`));
  const header = [
    ...['fold', 'held out', 'kept epoch', 'stopped by', 'val loss'],
    ...scores.map(([, title]) => title),
    ...(tested ? ['test macro F1'] : []),
    'time',
  ];
  return table(header, [...rows, mean], `lrlll${'r'.repeat(header.length - 5)}`);
}

/** Mean and spread over the folds, then the images of all folds counted together. */
function classesTable(merged: MergedFolds): string {
  const { spread, 'out-of-fold': all } = merged;
  const rows = spread['per-class']
    .slice(0, MOST_ROWS)
    .map((metrics, k) => [
      escapeText(metrics.class),
      ...(['precision', 'recall', 'f1'] as const).map((key) => formatSpread(metrics[key])),
      ...forMasks(merged, formatSpread(metrics.iou)),
      formatRatio(all['per-class'][k]?.f1),
      formatCount(all['per-class'][k]?.support ?? 0),
    ]);
  const header = [
    ...['class', 'precision', 'recall', 'F1'],
    ...forMasks(merged, 'IoU'),
    ...['F1, counted together', `${unitOf(merged)}s`],
  ];
  const lead = 'Held-out images by class, mean ± standard deviation over the folds:';
  const rest = spread['per-class'].length - rows.length;
  const more = rest > 0 ? `\n\nand ${plural(rest, 'more class', 'more classes')} in merged.json` : '';
  return `${lead}\n\n${table(header, rows, `l${'r'.repeat(header.length - 1)}`)}${more}`;
}

function testedClasses(merged: Merged, title: string): Section[] {
  const { test } = merged;
  if (test === null) return [];
  const rows = test['per-class']
    .slice(0, MOST_ROWS)
    .map(({ class: name, precision, recall, f1, iou, support, 'f1-interval': interval }) => [
      escapeText(name),
      ...[precision, recall, f1].map(formatRatio),
      interval === null ? NONE : `${formatRatio(interval.low)} to ${formatRatio(interval.high)}`,
      ...forMasks(merged, formatRatio(iou)),
      formatCount(support),
    ]);
  const header = [
    ...['class', 'precision', 'recall', 'F1', '95 % interval'],
    ...forMasks(merged, 'IoU'),
    `${unitOf(merged)}s`,
  ];
  return [
    {
      name: 'test metrics by class',
      markdown: details(title, table(header, rows, `l${'r'.repeat(header.length - 1)}`)),
      dispensable: 3,
    },
  ];
}

function worstImages(merged: MergedFolds): string {
  const { columns, images } = outOfFoldImages(merged);
  const rows = images
    .slice(0, MOST_IMAGES)
    .map(({ id, fold, cells }) => [
      escapeText(id),
      String(fold),
      ...cells.map((cell) => escapeText(cell, LONGEST_CELL)),
    ]);
  const align = `lr${merged.task === 'segmentation' ? 'rrr' : 'llrr'}`;
  const header = ['image', 'fold', ...columns];
  return `${table(header, rows, align)}\n\nout-of-fold.csv has every image.`;
}

/** Best first. */
function ranking(merged: MergedSweep): string {
  const { runs } = merged;
  const rows = runs.map((run, i) => {
    const cells = [
      String(run.rank),
      String(run.number),
      escapeText(rowText(run.settings), 200),
      formatRatio(run['held-out']['macro-f1']),
      behindText(run),
      ...forMasks(merged, formatRatio(run['held-out']['mean-iou'])),
      formatMeasured(run['validation-loss']),
      `${run['best-epoch']} of ${run['stopped-epoch']}`,
      formatSeconds(run.seconds),
    ];
    return i === 0 ? cells.map((cell) => (cell === NONE ? cell : `**${cell}**`)) : cells;
  });
  const header = [
    ...['rank', 'row', 'settings', 'val macro F1', 'behind the best'],
    ...forMasks(merged, 'val mean IoU'),
    ...['val loss', 'kept epoch', 'time'],
  ];
  return table(header, rows, ['rrlrl', ...forMasks(merged, 'r'), 'rlr'].join(''));
}
