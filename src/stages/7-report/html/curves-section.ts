// The section of the curves: loss, accuracy and learning rate over the epochs, with every number in a table. The
// page's script reads the table to say an epoch's numbers and to point at them in the charts.
import { type Box, CURVES, curvePlot, isLogarithmic } from '../curves.ts';
import type { Results } from '../results.ts';
import { thinEpochs } from '../summary/epochs.ts';
import { formatMeasured, formatRate, formatRatio, formatSeconds } from '../summary/numbers.ts';
import { scoresOf } from '../task-words.ts';
import { drawSvg, PAGE_THEME } from './chart.ts';
import { type Html, html, trusted } from './html.ts';
import { fold, scrolling } from './table.ts';

type Epoch = Results['history'][number];
type Format = (value: number | null) => string;

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

const COLUMNS: readonly (readonly [key: Exclude<keyof Epoch, 'epoch'>, title: string, format: Format])[] = [
  ['learning-rate', 'learning rate', formatRate],
  ['train-loss', 'train loss', formatMeasured],
  ['val-loss', 'val loss', formatMeasured],
  ['train-accuracy', 'train accuracy', formatRatio],
  ['val-accuracy', 'val accuracy', formatRatio],
  ['train-mean-iou', 'train mean IoU', formatRatio],
  ['val-mean-iou', 'val mean IoU', formatRatio],
  ['train-macro-f1', 'train macro F1', formatRatio],
  ['val-macro-f1', 'val macro F1', formatRatio],
  ['seconds', 'time', (seconds) => formatSeconds(seconds ?? 0)],
];

function epochs(results: Results): Html {
  const { history, 'best-epoch': best } = results;
  const columns = scoresOf(results, COLUMNS);
  const shown = thinEpochs(history, best).map((index) => history[index]);
  const rest =
    shown.length < history.length ? ` ${shown.length} of ${history.length} epochs; history.csv has all.` : '';
  const caption = `Epochs. The kept one is marked.${rest}`;
  const rows = shown.map((row) => {
    const kept = row.epoch === best;
    const cells = columns.map(([key, , format]) => format(row[key]));
    return html`<tr data-epoch="${row.epoch}"${kept ? trusted(' class="kept"') : undefined}><th scope="row" class="number">${row.epoch}${kept ? ' (kept)' : ''}</th>${cells.map((cell) => html`<td class="number">${cell}</td>`)}</tr>\n`;
  });
  return scrolling(
    caption,
    html`<table id="epochs"><caption>${caption}</caption>
<thead><tr><th scope="col" class="number">epoch</th>${columns.map(([, title]) => html`<th scope="col" class="number">${title}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table>`,
  );
}
