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
import type { Merged, MergedFolds, MergedSweep } from './merged.ts';
import {
  behindText,
  formatSpread,
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
function foldsTable({ runs, spread }: MergedFolds): string {
  const tested = runs.some(({ test }) => test.images > 0);
  const scores = ['accuracy', 'mean-iou', 'macro-f1'] as const;
  const rows = runs.map((run) => [
    String(run.number),
    formatCount(run['held-out'].images),
    `${run['best-epoch']} of ${run['stopped-epoch']}`,
    run['stop-reason'],
    formatMeasured(run['validation-loss']),
    ...scores.map((key) => formatRatio(run['held-out'][key])),
    ...(tested ? [formatRatio(run.test['macro-f1'])] : []),
    formatSeconds(run.seconds),
  ]);
  const mean = [
    'mean ± sd',
    '',
    '',
    '',
    '',
    ...scores.map((key) => formatSpread(spread['held-out'][key])),
    ...(tested ? [formatSpread(spread.test['macro-f1'])] : []),
    '',
  ].map((cell) => (cell === '' ? cell : `**${cell}**`));
  const header = [
    ...['fold', 'held out', 'kept epoch', 'stopped by', 'val loss', 'accuracy', 'mean IoU', 'macro F1'],
    ...(tested ? ['test macro F1'] : []),
    'time',
  ];
  return table(header, [...rows, mean], `lrlll${'r'.repeat(header.length - 5)}`);
}

/** Mean and spread over the folds, then the images of all folds counted together. */
function classesTable({ spread, 'out-of-fold': all }: MergedFolds): string {
  const rows = spread['per-class']
    .slice(0, MOST_ROWS)
    .map((metrics, k) => [
      escapeText(metrics.class),
      ...(['precision', 'recall', 'f1', 'iou'] as const).map((key) => formatSpread(metrics[key])),
      formatRatio(all['per-class'][k]?.f1),
      formatCount(all['per-class'][k]?.support ?? 0),
    ]);
  const header = ['class', 'precision', 'recall', 'F1', 'IoU', 'F1, counted together', 'pixels'];
  const lead = 'Held-out images by class, mean ± standard deviation over the folds:';
  const rest = spread['per-class'].length - rows.length;
  const more = rest > 0 ? `\n\nand ${plural(rest, 'more class', 'more classes')} in merged.json` : '';
  return `${lead}\n\n${table(header, rows, 'lrrrrrr')}${more}`;
}

function testedClasses({ test }: Merged, title: string): Section[] {
  if (test === null) return [];
  const rows = test['per-class']
    .slice(0, MOST_ROWS)
    .map(({ class: name, precision, recall, f1, iou, support, 'f1-interval': interval }) => [
      escapeText(name),
      ...[precision, recall, f1].map(formatRatio),
      interval === null ? NONE : `${formatRatio(interval.low)} to ${formatRatio(interval.high)}`,
      formatRatio(iou),
      formatCount(support),
    ]);
  const header = ['class', 'precision', 'recall', 'F1', '95 % interval', 'IoU', 'pixels'];
  return [
    {
      name: 'test metrics by class',
      markdown: details(title, table(header, rows, 'lrrrrrr')),
      dispensable: 3,
    },
  ];
}

function worstImages({ 'out-of-fold': all }: MergedFolds): string {
  const worst = all['per-image']
    .toSorted((a, b) => (a['mean-iou'] ?? 2) - (b['mean-iou'] ?? 2))
    .slice(0, MOST_IMAGES)
    .map((image) => [
      escapeText(image.id),
      String(image.fold),
      ...[image['mean-iou'], image['macro-f1'], image.accuracy].map(formatRatio),
    ]);
  const rest = 'out-of-fold.csv has every image.';
  return `${table(['image', 'fold', 'mean IoU', 'macro F1', 'accuracy'], worst, 'lrrrr')}\n\n${rest}`;
}

/** Best first. */
function ranking({ runs }: MergedSweep): string {
  const rows = runs.map((run, i) => {
    const cells = [
      String(run.rank),
      String(run.number),
      escapeText(rowText(run.settings), 200),
      formatRatio(run['held-out']['macro-f1']),
      behindText(run),
      formatRatio(run['held-out']['mean-iou']),
      formatMeasured(run['validation-loss']),
      `${run['best-epoch']} of ${run['stopped-epoch']}`,
      formatSeconds(run.seconds),
    ];
    return i === 0 ? cells.map((cell) => (cell === NONE ? cell : `**${cell}**`)) : cells;
  });
  const header = [
    ...['rank', 'row', 'settings', 'val macro F1', 'behind the best', 'val mean IoU', 'val loss'],
    ...['kept epoch', 'time'],
  ];
  return table(header, rows, 'rrlrlrrlr');
}
