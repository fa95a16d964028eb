// Two curves over the epochs as a Mermaid `xychart-beta`, which GitHub draws. It has no legend, no logarithmic axis
// and no gaps, so a line of text below says what is what. Nothing in it comes from outside but numbers.

export interface ChartInput {
  /** As in a sentence: "loss". */
  readonly what: string;
  readonly epochs: readonly ChartEpoch[];
  /** 0: none was kept. */
  readonly bestEpoch: number;
  /** The value a perfect model would have: the end of the axis that is always shown in full. */
  readonly ideal: 0 | 1;
}

export interface ChartEpoch {
  readonly epoch: number;
  readonly train: number | null;
  readonly validation: number | null;
}

interface Point {
  readonly epoch: number;
  readonly train: number;
  readonly validation: number;
}

/** More points than this are thinned: the chart is 700 pixels wide. */
const LONGEST_LINE = 100;
/** Beyond this Mermaid's axis has no room for the digits, and its grammar knows no exponents. */
const LARGEST = 1e12;
/** Blue and orange: told apart by the colour-blind too, and legible on white and on black. */
const COLORS = '#2f81f7, #e69f00';
const HEIGHT = 320;
/** Of so few epochs each is named: over a short range of numbers Mermaid would name halves and tenths of an epoch. */
const EPOCHS_BY_NAME = 10;
/** The background is the page's own: Mermaid's would be a grey box on GitHub's dark pages. */
const LOOK = {
  xyChart: { height: HEIGHT },
  themeVariables: { xyChart: { plotColorPalette: COLORS, backgroundColor: 'transparent' } },
};

/** The chart with its line of text; undefined with fewer than two epochs that can be drawn. */
export function lineChart({ what, epochs, bestEpoch, ideal }: ChartInput): string | undefined {
  const drawable = drawablePrefix(epochs);
  if (drawable.length < 2) return undefined;
  const points = thin(drawable, bestEpoch);
  const axis = axisRange(points, ideal);
  const digits = decimals(axis.high - axis.low);
  const line = (read: (point: Point) => number) =>
    `line [${points.map((p) => clamp(read(p), axis).toFixed(digits)).join(', ')}]`;
  const chart = [
    '```mermaid',
    `%%{init: ${JSON.stringify(LOOK)}}%%`,
    'xychart-beta',
    `    title "${what[0].toUpperCase()}${what.slice(1)}${bestEpoch > 0 ? `, best epoch ${bestEpoch}` : ''}"`,
    `    x-axis "epoch" ${epochAxis(points)}`,
    `    y-axis "${what}" ${axis.low.toFixed(digits)} --> ${axis.high.toFixed(digits)}`,
    `    ${line(({ train }) => train)}`,
    `    ${line(({ validation }) => validation)}`,
    '```',
  ].join('\n');
  return `${chart}\n\n${legend({ what, epochs, bestEpoch, ideal }, points, axis)}`;
}

function epochAxis(points: readonly Point[]): string {
  if (points.length <= EPOCHS_BY_NAME) return `[${points.map(({ epoch }) => `"${epoch}"`).join(', ')}]`;
  return `${points[0].epoch} --> ${points[points.length - 1].epoch}`;
}

function legend({ what, epochs, bestEpoch }: ChartInput, points: readonly Point[], axis: Axis): string {
  const sentences = [`🟦 Blue: training ${what}. 🟧 Orange: validation ${what}.`];
  if (bestEpoch > 0) sentences.push(`Best epoch (kept): ${bestEpoch}.`);
  const rounding = (axis.high - axis.low) * 1e-9;
  const isOff = (value: number) => value < axis.low - rounding || value > axis.high + rounding;
  if (points.some(({ train, validation }) => isOff(train) || isOff(validation)))
    sentences.push('Values beyond the axis are drawn at its edge.');
  const last = points[points.length - 1].epoch;
  if (last < epochs[epochs.length - 1].epoch) {
    sentences.push(`The lines end at epoch ${last}: after it the ${what} was not a finite number.`);
  }
  return sentences.join(' ');
}

/** A line can have no gap, so it ends before the first epoch that has no number. */
function drawablePrefix(epochs: readonly ChartEpoch[]): Point[] {
  const points: Point[] = [];
  for (const { epoch, train, validation } of epochs) {
    if (!isDrawable(train) || !isDrawable(validation)) break;
    points.push({ epoch, train, validation });
  }
  return points;
}

function isDrawable(value: number | null): value is number {
  return value !== null && Math.abs(value) <= LARGEST;
}

/**
 * At most `LONGEST_LINE` points, spread evenly because Mermaid draws them so; first and last stay, and the best
 * epoch takes the place of the point nearest to it.
 */
function thin(points: readonly Point[], bestEpoch: number): Point[] {
  if (points.length <= LONGEST_LINE) return [...points];
  const scale = (points.length - 1) / (LONGEST_LINE - 1);
  const thinned = Array.from({ length: LONGEST_LINE }, (_, i) => points[Math.round(i * scale)]);
  const best = points.findIndex(({ epoch }) => epoch === bestEpoch);
  const place = Math.round(best / scale);
  if (best > 0 && place > 0 && place < LONGEST_LINE - 1) thinned[place] = points[best];
  return thinned;
}

interface Axis {
  readonly low: number;
  readonly high: number;
}

/**
 * From the ideal value to the worst; but where the first tenth of the epochs has far worse values than all the rest,
 * only to the rest's worst, so that the end of training can be seen. What goes wrong later is never cut off.
 */
function axisRange(points: readonly Point[], ideal: 0 | 1): Axis {
  const distances = points.map((point) =>
    [point.train, point.validation].map((value) => (ideal === 1 ? 1 - value : value)),
  );
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
