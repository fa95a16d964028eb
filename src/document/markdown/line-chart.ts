// A curve of two lines as a Mermaid `xychart-beta`, which GitHub draws. It has no legend, no logarithmic axis and no gaps,
// so a line of text below says what is what. No text from outside may stand in it: Mermaid has no escape for it.
import type { Curve, CurveSeries } from '../document.ts';

interface Point {
  readonly at: number;
  /** Of each line. */
  readonly values: readonly number[];
}

/** More points than this are thinned: the chart is 700 pixels wide. */
const LONGEST_LINE = 100;
/** Beyond this Mermaid's axis has no room for the digits, and its grammar knows no exponents. */
const LARGEST = 1e12;
/** Blue and orange: told apart by the colour-blind too, and legible on white and on black. */
const COLORS = [
  { code: '#2f81f7', name: '🟦 Blue' },
  { code: '#e69f00', name: '🟧 Orange' },
];
const HEIGHT = 320;
/** Of so few epochs each is named: over a short range of numbers Mermaid would name halves and tenths of an epoch. */
const PLACES_BY_NAME = 10;
/** The background is the page's own: Mermaid's would be a grey box on GitHub's dark pages. */
const LOOK = {
  xyChart: { height: HEIGHT },
  themeVariables: {
    xyChart: { plotColorPalette: COLORS.map(({ code }) => code).join(', '), backgroundColor: 'transparent' },
  },
};

/** The chart with its line of text; undefined with another number of lines, or fewer than two points to draw. */
export function lineChart(curve: Curve): string | undefined {
  const { title, x, series, ideal } = curve;
  if (series.length !== COLORS.length) return undefined;
  const drawable = drawablePrefix(x.values, series);
  if (drawable.length < 2) return undefined;
  const marked = markInWords(curve);
  const points = thin(drawable, marked?.at);
  const axis = axisRange(points, ideal);
  const digits = decimals(axis.high - axis.low);
  const lines = series.map(
    (_, i) => `    line [${points.map(({ values }) => clamp(values[i], axis).toFixed(digits)).join(', ')}]`,
  );
  const chart = [
    '```mermaid',
    `%%{init: ${JSON.stringify(LOOK)}}%%`,
    'xychart-beta',
    `    title "${title}${marked === undefined ? '' : `, ${marked.inWords?.title}`}"`,
    `    x-axis "${x.name}" ${places(points, x)}`,
    `    y-axis "${withinSentence(title)}" ${axis.low.toFixed(digits)} --> ${axis.high.toFixed(digits)}`,
    ...lines,
    '```',
  ].join('\n');
  return `${chart}\n\n${legend(curve, points, axis)}`;
}

function places(points: readonly Point[], { values, names = values.map(String) }: Curve['x']): string {
  if (points.length <= PLACES_BY_NAME)
    return `[${points.map(({ at }) => `"${names[values.indexOf(at)]}"`).join(', ')}]`;
  return `${points[0].at} --> ${points[points.length - 1].at}`;
}

function legend(curve: Curve, points: readonly Point[], axis: Axis): string {
  const { x, series } = curve;
  const what = withinSentence(curve.title);
  const sentences = [series.map(({ name }, i) => `${COLORS[i].name}: ${name} ${what}.`).join(' ')];
  const kept = markInWords(curve)?.inWords;
  if (kept !== undefined) sentences.push(kept.sentence);
  const rounding = (axis.high - axis.low) * 1e-9;
  const isOff = (value: number) => value < axis.low - rounding || value > axis.high + rounding;
  if (points.some(({ values }) => values.some(isOff)))
    sentences.push('Values beyond the axis are drawn at its edge.');
  const last = points[points.length - 1].at;
  if (last < x.values[x.values.length - 1]) {
    sentences.push(`The lines end at ${x.name} ${last}: after it the ${what} was not a finite number.`);
  }
  return sentences.join(' ');
}

function markInWords({ marks }: Curve) {
  return marks.find(({ inWords }) => inWords !== undefined);
}

/** A line can have no gap, so it ends before the first place that has no number. */
function drawablePrefix(places: readonly number[], series: readonly CurveSeries[]): Point[] {
  const points: Point[] = [];
  for (const [i, at] of places.entries()) {
    const values = series.map((one) => one.values[i]);
    if (!values.every(isDrawable)) break;
    points.push({ at, values });
  }
  return points;
}

function isDrawable(value: number | null | undefined): value is number {
  return value !== null && value !== undefined && Math.abs(value) <= LARGEST;
}

/**
 * At most `LONGEST_LINE` points, spread evenly because Mermaid draws them so; first and last stay, and the marked
 * one takes the place of the point nearest to it.
 */
function thin(points: readonly Point[], marked: number | undefined): Point[] {
  if (points.length <= LONGEST_LINE) return [...points];
  const scale = (points.length - 1) / (LONGEST_LINE - 1);
  const thinned = Array.from({ length: LONGEST_LINE }, (_, i) => points[Math.round(i * scale)]);
  const from = points.findIndex(({ at }) => at === marked);
  const place = Math.round(from / scale);
  if (from > 0 && place > 0 && place < LONGEST_LINE - 1) thinned[place] = points[from];
  return thinned;
}

interface Axis {
  readonly low: number;
  readonly high: number;
}

/**
 * From the ideal value to the worst; but where the first tenth of the points has far worse values than all the rest,
 * only to the rest's worst, so that the end of the lines can be seen. What goes wrong later is never cut off.
 */
function axisRange(points: readonly Point[], ideal: 0 | 1): Axis {
  const distances = points.map(({ values }) => values.map((value) => (ideal === 1 ? 1 - value : value)));
  const worst = Math.max(...distances.flat());
  const later = Math.max(...distances.slice(Math.floor(points.length / 10)).flat());
  const reach = roundUp(later > 0 && worst > 2 * later ? later : worst);
  const beyond = Math.min(0, ...distances.flat());
  return ideal === 1 ? { low: 1 - reach, high: 1 - beyond } : { low: beyond, high: reach };
}

/**
 * Up to the next of 1, 1.2, 1.5, 2, 2.4, 4, 5, 6, 8 times a power of ten; 1 for anything that isn't above 0. To these
 * Mermaid writes 13 numbers at most; to 2.5 or 3 they would run into each other.
 */
function roundUp(value: number): number {
  if (value <= 1e-12) return value > 0 ? 1e-12 : 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 1.2, 1.5, 2, 2.4, 4, 5, 6, 8, 10].find((factor) => factor * power >= value) ?? 10;
  return step * power;
}

/** Enough decimals to tell a thousandth of the axis apart. */
function decimals(range: number): number {
  return Math.min(15, Math.max(0, 3 - Math.floor(Math.log10(range))));
}

function clamp(value: number, { low, high }: Axis): number {
  return Math.min(high, Math.max(low, value));
}

/** "Mean IoU" as a sentence has it: "mean IoU". */
function withinSentence(title: string): string {
  return `${title.slice(0, 1).toLowerCase()}${title.slice(1)}`;
}
