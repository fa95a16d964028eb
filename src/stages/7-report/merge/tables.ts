// The tables that the merged summary and the merged page share, as plain text: each escapes and marks it in its own way.
import { formatCount, formatMeasured, formatRatio, formatSeconds } from '../summary/numbers.ts';
import { forMasks, scoresOf, unitOf } from '../task-words.ts';
import type { MergedFolds, MergedSweep } from './merged.ts';
import { behindText, formatSpread, HELD_OUT_SCORES, rowText } from './words.ts';

export interface MergedTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Which cell of a ranked row holds what users wrote: the settings. */
export const SETTINGS_CELL = 2;

/** Best first. */
export function rankingTable(merged: MergedSweep): MergedTable {
  const rows = merged.runs.map((run) => [
    String(run.rank),
    String(run.number),
    rowText(run.settings),
    formatRatio(run['held-out']['macro-f1']),
    behindText(run),
    ...forMasks(merged, formatRatio(run['held-out']['mean-iou'])),
    formatMeasured(run['validation-loss']),
    `${run['best-epoch']} of ${run['stopped-epoch']}`,
    formatSeconds(run.seconds),
  ]);
  const header = [
    ...['rank', 'row', 'settings', 'val macro F1', 'behind the best'],
    ...forMasks(merged, 'val mean IoU'),
    ...['val loss', 'kept epoch', 'time'],
  ];
  return { header, rows };
}

/** A row a fold, and in the last one mean and spread. */
export function foldsTable(merged: MergedFolds): MergedTable {
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
    ...['', '', '', ''],
    ...scores.map(([key]) => formatSpread(spread['held-out'][key])),
    ...(tested ? [formatSpread(spread.test['macro-f1'])] : []),
    '',
  ];
  const header = [
    ...['fold', 'held out', 'kept epoch', 'stopped by', 'val loss'],
    ...scores.map(([, title]) => title),
    ...(tested ? ['test macro F1'] : []),
    'time',
  ];
  return { header, rows: [...rows, mean] };
}

/** By class, its name first: mean and spread over the folds, then the images of all folds counted together. */
export function spreadTable(merged: MergedFolds): MergedTable {
  const { spread, 'out-of-fold': all } = merged;
  const rows = spread['per-class'].map((metrics, k) => [
    metrics.class,
    ...[metrics.precision, metrics.recall, metrics.f1, ...forMasks(merged, metrics.iou)].map(formatSpread),
    formatRatio(all['per-class'][k]?.f1),
    formatCount(all['per-class'][k]?.support ?? 0),
  ]);
  const header = [
    ...['class', 'precision', 'recall', 'F1'],
    ...forMasks(merged, 'IoU'),
    ...['F1, counted together', `${unitOf(merged)}s`],
  ];
  return { header, rows };
}
