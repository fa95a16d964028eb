// Charts with their captions, as parts of a page: curves over the epochs with the slider that reads them, bars, the
// reliability diagram.
import { type Box, curvePlot, isLogarithmic } from '../curves.ts';
import type { Bars, CurveChart, Reliability } from '../document.ts';
import { drawBars, MOST_GROUPS } from './bars.ts';
import { drawSvg, PAGE_THEME } from './chart.ts';
import { type Html, html, type Part, trusted } from './html.ts';
import { drawReliability } from './reliability.ts';

const WIDTH = 380;
const HEIGHT = 264;
const BOX: Box = { left: 50, right: 12, top: 40, height: 180 };

/** Beside each other; the page's script says the numbers of an epoch and points at them. */
export function curvesHtml(charts: readonly CurveChart[]): Html {
  return html`<div class="charts">${charts.map(curveHtml)}</div>
<div class="reader" id="epoch-reader" hidden>
<label for="epoch">Epoch</label>
<input type="range" id="epoch" min="0" max="0" step="1" value="0">
<output for="epoch" id="epoch-values"></output>
</div>
`;
}

function curveHtml({ curve, run }: CurveChart): Html {
  const { history, 'best-epoch': best, 'stopped-epoch': stopped } = run;
  const plot = curvePlot(curve, run, BOX, PAGE_THEME);
  const svg = drawSvg({ name: `curve-${curve.name}`, width: WIDTH, height: HEIGHT, option: plot });
  const scale = isLogarithmic(curve, history) ? ' (log)' : '';
  const label = `${curve.title} over ${history.length} epochs; best epoch ${best}, stopped after epoch ${stopped}. The numbers are in the table below.`;
  const [first, end] = [history[0]!.epoch, history[history.length - 1]!.epoch];
  const last = Math.max(end, first + 1);
  const caption =
    curve.lines.length > 1
      ? html`<strong>${curve.title}</strong>${scale}: <span class="key train dashed">training</span> <span class="key validation">validation</span>`
      : html`<strong>${curve.title}</strong>${scale}`;
  return html`<div class="curve" data-first="${first}" data-last="${last}" data-left="${BOX.left}" data-right="${WIDTH - BOX.right}" data-top="${BOX.top}" data-bottom="${BOX.top + BOX.height}"><figure><figcaption>${caption}</figcaption>${labelled(svg, label)}</figure></div>\n`;
}

export function barsHtml(bars: Bars): Html {
  const { caption, label, series, groups } = bars;
  const keys = series.map(({ name, color }) => html` <span class="key ${color}">${name}</span>`);
  const which = groups.length > MOST_GROUPS ? ` The first ${MOST_GROUPS} of ${groups.length}.` : '';
  const said = `${label}.${which} The numbers are in the table.`;
  return figure(labelled(drawBars(bars), said), html`${caption}:${keys}${which}`);
}

export function reliabilityHtml({ calibration, caption, label }: Reliability): Html {
  return figure(labelled(drawReliability(calibration), label), caption);
}

function figure(svg: Html, caption: Part): Html {
  return html`<figure>${svg}<figcaption>${caption}</figcaption></figure>\n`;
}

/** A drawing that is read out as one picture. */
function labelled(svg: string, label: string): Html {
  return html`${trusted('<svg role="img" aria-label="')}${label}${trusted(`"${svg.slice('<svg'.length)}`)}`;
}
