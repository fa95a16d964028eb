// The merged summary.md, as GitHub-flavoured Markdown, made from merged.json alone.

import { fit, type Section, SUMMARY_LIMIT_BYTES } from '../summary/fit.ts';
import { details, escapeText, table } from '../summary/markdown.ts';
import { formatBytes, formatCount, formatRatio, NONE, plural } from '../summary/numbers.ts';
import { forMasks, unitOf } from '../task-words.ts';
import type { Merged, MergedFolds, MergedSweep } from './merged.ts';
import { outOfFoldImages } from './out-of-fold.ts';
import { foldsTable, rankingTable, SETTINGS_CELL, spreadTable } from './tables.ts';
import { mergedHeadline, missingSentences, note, outOfFoldSentence, testSentence } from './words.ts';

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
    { name: 'folds', markdown: `${foldsPart(merged)}\n\n${note(merged)}`, dispensable: 1 },
    { name: 'held-out metrics by class', markdown: classesPart(merged), dispensable: 2 },
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

function foldsPart(merged: MergedFolds): string {
  const { header, rows } = foldsTable(merged);
  const mean = rows[rows.length - 1].map(strong);
  return table(header, [...rows.slice(0, -1), mean], `lrlll${'r'.repeat(header.length - 5)}`);
}

function classesPart(merged: MergedFolds): string {
  const { header, rows } = spreadTable(merged);
  const shown = rows.slice(0, MOST_ROWS).map(([name, ...cells]) => [escapeText(name), ...cells]);
  const lead = 'Held-out images by class, mean ± standard deviation over the folds:';
  const rest = rows.length - shown.length;
  const more = rest > 0 ? `\n\nand ${plural(rest, 'more class', 'more classes')} in merged.json` : '';
  return `${lead}\n\n${table(header, shown, `l${'r'.repeat(header.length - 1)}`)}${more}`;
}

function strong(cell: string): string {
  return cell === '' || cell === NONE ? cell : `**${cell}**`;
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

/** The best row stands out. */
function ranking(merged: MergedSweep): string {
  const { header, rows } = rankingTable(merged);
  const escaped = rows.map((cells, row) => {
    const shown = cells.map((cell, i) => (i === SETTINGS_CELL ? escapeText(cell, 200) : cell));
    return row === 0 ? shown.map(strong) : shown;
  });
  return table(header, escaped, ['rrlrl', ...forMasks(merged, 'r'), 'rlr'].join(''));
}
