// The quality picture: test macro F1 against minutes of training, a line for each training, as plain SVG.
import type { Curve } from './curve.ts';

const WIDTH = 800;
const HEIGHT = 420;
const PLOT = { left: 60, top: 50, right: 620, bottom: 370 };
/** Told apart by people with colour-blindness too (Okabe & Ito 2008); repeated beyond four. */
const COLORS = ['#0072b2', '#e69f00', '#009e73', '#cc79a7'];

const TITLE = 'Macro F1 by minutes of training (whole: test images; dashed: validation)';

/** Whole lines: the test images; dashed ones: validation. Undefined scores leave a gap. */
export function drawQuality(curves: readonly Curve[], minutes: number): string {
  const scores = curves.flatMap(({ epochs }) =>
    epochs.flatMap(({ test, validation }) => [test.macroF1, validation.macroF1]),
  );
  const defined = scores.filter((score) => score !== null);
  const low = Math.floor(Math.min(0.9, ...defined) * 10) / 10;
  // An epoch that began in time ends after it.
  const end = Math.max(minutes, ...curves.flatMap(({ epochs }) => epochs.map(({ seconds }) => seconds / 60)));
  const x = (seconds: number) => PLOT.left + (seconds / 60 / end) * (PLOT.right - PLOT.left);
  const y = (score: number) => PLOT.bottom - ((score - low) / (1 - low)) * (PLOT.bottom - PLOT.top);
  const lines = curves.flatMap(({ name, epochs }, i) => {
    const color = COLORS[i % COLORS.length];
    const path = (part: 'test' | 'validation') =>
      epochs
        .filter((epoch) => epoch[part].macroF1 !== null)
        .map((epoch) => `${x(epoch.seconds).toFixed(1)},${y(epoch[part].macroF1!).toFixed(1)}`);
    const test = path('test');
    return [
      `<polyline points="${path('validation').join(' ')}" fill="none" stroke="${color}" stroke-dasharray="3 4"/>`,
      `<polyline points="${test.join(' ')}" fill="none" stroke="${color}" stroke-width="2"/>`,
      ...test.map((point) => `<circle cx="${point.replace(',', '" cy="')}" r="2.5" fill="${color}"/>`),
      text(PLOT.right + 20, PLOT.top + 20 + 24 * i, name, `fill="${color}" font-weight="bold"`),
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="13">`,
    `<title>${TITLE}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    text(PLOT.left, 28, TITLE, 'font-size="15"'),
    ...ticks(0, minutes).map((minute) =>
      text(x(minute * 60), PLOT.bottom + 20, String(minute), 'text-anchor="middle"'),
    ),
    ...ticks(low, 1).flatMap((score) => [
      `<path d="M${PLOT.left} ${y(score).toFixed(1)}H${PLOT.right}" stroke="#dddddd"/>`,
      text(PLOT.left - 8, y(score) + 4, score.toFixed(2), 'text-anchor="end"'),
    ]),
    ...lines,
    '</svg>\n',
  ].join('\n');
}

/** Five steps from one end to the other. */
function ticks(from: number, to: number): number[] {
  return Array.from({ length: 6 }, (_, i) => Number((from + ((to - from) * i) / 5).toFixed(3)));
}

function text(x: number, y: number, content: string, attributes: string): string {
  const escaped = content.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${attributes}>${escaped}</text>`;
}
