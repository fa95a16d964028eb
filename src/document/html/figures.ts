// Charts with their captions, as parts of a page: curves with the slider that reads them, bars, the reliability diagram.
import type { Bars, Curve, Reliability } from '../document.ts';
import { drawBars, MOST_GROUPS } from './bars.ts';
import { drawSvg, PAGE_THEME } from './chart.ts';
import { type Box, curvePlot, isLogarithmic } from './curve-plot.ts';
import { type Html, html, type Part, trusted } from './html.ts';
import { drawReliability } from './reliability.ts';

const WIDTH = 380;
const HEIGHT = 264;
const BOX: Box = { left: 50, right: 12, top: 40, height: 180 };

/** Beside each other; of those with a table of epochs the page's script says the numbers and points at them. */
export function curvesHtml(curves: readonly Curve[]): Html {
  const reader = curves.some(({ x }) => x.table === 'epochs') ? READER : undefined;
  return html`<div class="charts">${curves.map(curveHtml)}</div>\n${reader}`;
}

const READER = html`<div class="reader" id="epoch-reader" hidden>
<label for="epoch">Epoch</label>
<input type="range" id="epoch" min="0" max="0" step="1" value="0">
<output for="epoch" id="epoch-values"></output>
</div>
`;

function curveHtml(curve: Curve): Html {
  const { id, title, label, series, x } = curve;
  const plot = curvePlot(curve, BOX, PAGE_THEME);
  const svg = drawSvg({ name: `curve-${id}`, width: WIDTH, height: HEIGHT, option: plot });
  const scale = isLogarithmic(curve) ? ' (log)' : '';
  const keys = series.map(
    ({ name, color, dashed }) => html` <span class="key ${color}${dashed ? ' dashed' : ''}">${name}</span>`,
  );
  const caption = html`<strong>${title}</strong>${scale}${series.length > 1 ? [':', keys] : undefined}`;
  const said = `${label}. The numbers are in the table below.`;
  const { min, max } = plot.xAxis;
  const place = html` data-first="${min}" data-last="${max}" data-left="${BOX.left}" data-right="${WIDTH - BOX.right}" data-top="${BOX.top}" data-bottom="${BOX.top + BOX.height}"`;
  return html`<div class="curve"${x.table === undefined ? undefined : place}><figure><figcaption>${caption}</figcaption>${labelled(svg, said)}</figure></div>\n`;
}

export function barsHtml(bars: Bars): Html {
  const { caption, label, series, groups } = bars;
  const keys = series.map(({ name, color }) => html` <span class="key ${color}">${name}</span>`);
  const which = groups.length > MOST_GROUPS ? ` The first ${MOST_GROUPS} of ${groups.length}.` : '';
  const said = `${label}.${which} The numbers are in the table.`;
  return figure(labelled(drawBars(bars), said), html`${caption}:${keys}${which}`);
}

export function reliabilityHtml({ bins, caption, label }: Reliability): Html {
  return figure(labelled(drawReliability(bins), label), caption);
}

function figure(svg: Html, caption: Part): Html {
  return html`<figure>${svg}<figcaption>${caption}</figcaption></figure>\n`;
}

/** A drawing that is read out as one picture. */
function labelled(svg: string, label: string): Html {
  return html`${trusted('<svg role="img" aria-label="')}${label}${trusted(`"${svg.slice('<svg'.length)}`)}`;
}
