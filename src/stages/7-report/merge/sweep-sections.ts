// The section of the merged page that only a sweep has: its rows, ranked.
import { drawBars } from '../html/bars.ts';
import { labelled } from '../html/curves-section.ts';
import { cut, type Html, html } from '../html/html.ts';
import { figure, table } from '../html/table.ts';
import { formatMeasured, formatRatio, formatSeconds } from '../summary/numbers.ts';
import { forMasks } from '../task-words.ts';
import type { MergedSweep } from './merged.ts';
import { behindText, rowText } from './words.ts';

/** More bars than this are no picture. */
const MOST_BARS = 30;

export function rankingSection(merged: MergedSweep): Html {
  const { runs } = merged;
  const shown = runs.slice(0, MOST_BARS);
  const values = shown.map((run) => run['held-out']['macro-f1']);
  const svg = drawBars(
    'ranking',
    shown.map(({ number }) => `row ${number}`),
    [{ name: 'macro F1', color: 'validation', values }],
    (value) => formatRatio(value).slice(0, 5),
  );
  const caption = html`From 0 to 1, higher is better: <span class="key validation">macro F1 on the validation images</span>${shown.length < runs.length ? `The best ${MOST_BARS} of ${runs.length}.` : ''}`;
  const label = 'Macro F1 of each row on the validation images. The numbers are in the table.';
  const rows = runs.map((run) => [
    String(run.rank),
    String(run.number),
    cut(rowText(run.settings), 300),
    formatRatio(run['held-out']['macro-f1']),
    behindText(run),
    ...forMasks(merged, formatRatio(run['held-out']['mean-iou'])),
    formatMeasured(run['validation-loss']),
    `${run['best-epoch']} of ${run['stopped-epoch']}`,
    formatSeconds(run.seconds),
  ]);
  const numbers = table({
    caption:
      'Rows of the sweep by macro F1 on the validation images, best first, with 95 % intervals of the difference',
    header: [
      ...['rank', 'row', 'settings', 'val macro F1', 'behind the best'],
      ...forMasks(merged, 'val mean IoU'),
      ...['val loss', 'kept epoch', 'time'],
    ],
    rows,
    text: [2],
  });
  return html`${numbers}${figure(labelled(svg, label), caption)}`;
}
