// The section of the curves: loss, accuracy and learning rate over the epochs, with every number in a table. The
// page's script reads the table to say an epoch's numbers and to point at them in the charts.
import { type Box, CURVES, curvePlot, isLogarithmic } from '../curves.ts';
import type { Results } from '../results.ts';
import { thinEpochs } from '../summary/epochs.ts';
import { formatMeasured, formatRate, formatRatio, formatSeconds } from '../summary/numbers.ts';
import { drawSvg, PAGE_THEME } from './chart.ts';
import { type Html, html, trusted } from './html.ts';
import { fold, scrolling } from './table.ts';

const WIDTH = 380;
const HEIGHT = 264;
const BOX: Box = { left: 50, right: 12, top: 40, height: 180 };

export function curvesSection(results: Results): Html {
  if (results.history.length === 0) return html`<p>No epoch was finished, so there are no curves.</p>`;
  return html`<div class="charts">${CURVES.map((curve) => chart(curve, results))}</div>
<div class="reader" id="epoch-reader" hidden>
<label for="epoch">Epoch</label>
<input type="range" id="epoch" min="0" max="0" step="1" value="0">
<output for="epoch" id="epoch-values"></output>
</div>
${fold('Numbers of every epoch', epochs(results))}`;
}

function chart(curve: (typeof CURVES)[number], results: Results): Html {
  const { history, 'best-epoch': best, 'stopped-epoch': stopped } = results;
  const plot = curvePlot(curve, results, BOX, PAGE_THEME);
  const svg = drawSvg({ name: `curve-${curve.name}`, width: WIDTH, height: HEIGHT, option: plot });
  const scale = isLogarithmic(curve, history) ? ' (log)' : '';
  const label = `${curve.title} over ${history.length} epochs; best epoch ${best}, stopped after epoch ${stopped}. The numbers are in the table below.`;
  const last = Math.max(history[history.length - 1].epoch, history[0].epoch + 1);
  const caption =
    curve.lines.length > 1
      ? html`<strong>${curve.title}</strong>${scale}: <span class="key train dashed">training</span> <span class="key validation">validation</span>`
      : html`<strong>${curve.title}</strong>${scale}`;
  return html`<div class="curve" data-first="${history[0].epoch}" data-last="${last}" data-left="${BOX.left}" data-right="${WIDTH - BOX.right}" data-top="${BOX.top}" data-bottom="${BOX.top + BOX.height}"><figure><figcaption>${caption}</figcaption>${labelled(svg, label)}</figure></div>\n`;
}

/** A drawing that is read out as one picture. */
export function labelled(svg: string, label: string): Html {
  return html`${trusted('<svg role="img" aria-label="')}${label}${trusted(`"${svg.slice('<svg'.length)}`)}`;
}

const COLUMNS = [
  'learning rate',
  'train loss',
  'val loss',
  'train accuracy',
  'val accuracy',
  'train mean IoU',
  'val mean IoU',
  'train macro F1',
  'val macro F1',
  'time',
];

function epochs({ history, 'best-epoch': best }: Results): Html {
  const shown = thinEpochs(history, best).map((index) => history[index]);
  const rest =
    shown.length < history.length ? ` ${shown.length} of ${history.length} epochs; history.csv has all.` : '';
  const caption = `Epochs. The kept one is marked.${rest}`;
  const rows = shown.map((row) => {
    const kept = row.epoch === best;
    const cells = [
      formatRate(row['learning-rate']),
      formatMeasured(row['train-loss']),
      formatMeasured(row['val-loss']),
      formatRatio(row['train-accuracy']),
      formatRatio(row['val-accuracy']),
      formatRatio(row['train-mean-iou']),
      formatRatio(row['val-mean-iou']),
      formatRatio(row['train-macro-f1']),
      formatRatio(row['val-macro-f1']),
      formatSeconds(row.seconds),
    ];
    return html`<tr data-epoch="${row.epoch}"${kept ? trusted(' class="kept"') : undefined}><th scope="row" class="number">${row.epoch}${kept ? ' (kept)' : ''}</th>${cells.map((cell) => html`<td class="number">${cell}</td>`)}</tr>\n`;
  });
  return scrolling(
    caption,
    html`<table id="epochs"><caption>${caption}</caption>
<thead><tr><th scope="col" class="number">epoch</th>${COLUMNS.map((title) => html`<th scope="col" class="number">${title}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table>`,
  );
}
