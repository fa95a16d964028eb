// The section of the merged page that only a sweep has: its rows, ranked.
import { drawBars } from '../html/bars.ts';
import { labelled } from '../html/curves-section.ts';
import { cut, type Html, html } from '../html/html.ts';
import { figure, table } from '../html/table.ts';
import { formatRatio } from '../summary/numbers.ts';
import type { MergedSweep } from './merged.ts';
import { rankingTable, SETTINGS_CELL } from './tables.ts';

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
  const { header, rows } = rankingTable(merged);
  const numbers = table({
    caption:
      'Rows of the sweep by macro F1 on the validation images, best first, with 95 % intervals of the difference',
    header,
    rows: rows.map((cells) => cells.map((cell, i) => (i === SETTINGS_CELL ? cut(cell, 300) : cell))),
    text: [SETTINGS_CELL],
  });
  return html`${numbers}${figure(labelled(svg, label), caption)}`;
}
