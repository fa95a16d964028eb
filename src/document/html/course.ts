// A score over runs as a chart that is as wide as the screen: its lines are stretched, not its strokes, and its numbers stand
// beside it as text. One that points at a run, or moves the slider, is told what it was.
import type { Course, CoursePoint } from '../document.ts';
import { type Html, html } from './html.ts';
import { inlineHtml } from './inline.ts';

/** Of the drawing, in its own units: whole numbers are fine enough. */
const WIDTH = 1000;
const HEIGHT = 400;
/** More points than this stand so close that dots would hide the line, and a thick line itself. */
const MOST_DOTS = 60;

export function courseHtml(course: Course): Html {
  const { id, label, points, best } = course;
  const axis = axisOf(course);
  const place = placing(points.length, axis);
  const isFine = points.length > MOST_DOTS;
  const last = points.length - 1;
  const parts = [
    ['grid', axis.ticks.map((value) => `M0 ${place.y(value)}H${WIDTH}`).join('')],
    [
      'parting',
      partings(points)
        .map((i) => `M${place.x(i)} 0V${HEIGHT}`)
        .join(''),
    ],
    ['band', bandPath(points, place)],
    ['best', best === undefined ? '' : `M0 ${place.y(best.value)}H${WIDTH}`],
    [isFine ? 'line fine' : 'line', linePath(points, place)],
    ['dots', isFine ? '' : dotsPath(points, place)],
    ['mark best', best?.at === undefined ? '' : dotPath(best.at, best.value, place)],
    ['mark last', dotPath(last, points[last]?.value ?? null, place)],
  ] as const;
  const paths = parts.filter(([, d]) => d !== '').map(([name, d]) => html`<path class="${name}" d="${d}"/>`);
  const ends = points.length === 1 ? points : [points[0], points[last]];
  return html`<figure class="course" id="${id}">
<figcaption>${captionHtml(course)}</figcaption>
<div class="plot"><ul class="scale" aria-hidden="true">${axis.ticks.toReversed().map((value) => html`<li>${axis.format(value)}</li>`)}</ul>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${label}">${paths}</svg>
<ul class="ends" aria-hidden="true">${ends.map((point) => html`<li>${point?.date ?? ''}</li>`)}</ul></div>
${readerHtml(course)}</figure>
`;
}

/** What the lines and marks are, with the numbers that count. */
function captionHtml({ title, of, points, last, best, format }: Course): Html {
  const newest = points.at(-1)?.value ?? null;
  const hasBand = points.some(({ interval }) => interval !== null);
  const older = best?.at === undefined ? ', before the first that is shown' : '';
  const keys = [
    html`<span class="key dot last">${last}${newest === null ? undefined : ` ${format(newest)}`}</span>`,
    best && html` <span class="key dot best">best ${format(best.value)} (${best.name}${older})</span>`,
    hasBand ? html` <span class="key band">95 % interval</span>` : undefined,
    partings(points).length > 0
      ? html` <span class="key parting">other classes from here on</span>`
      : undefined,
  ];
  return html`<strong>${title}${of === undefined ? undefined : ` ${of}`}</strong>: ${keys}`;
}

/** The slider for who has no pointer; what is said of each run stands in the page, and the script only shows it. */
function readerHtml({ id, points }: Course): Html | undefined {
  if (points.length < 2) return undefined;
  const last = points.length - 1;
  return html`<div class="reader" hidden><label for="${id}-run">Run</label> <input type="range" id="${id}-run" min="0" max="${last}" step="1" value="${last}"> <output for="${id}-run"></output></div>
<ol class="notes" hidden>${points.map(({ note }) => html`<li>${inlineHtml(note)}</li>`)}</ol>
`;
}

interface Axis {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
  readonly format: (value: number) => string;
}

/** Finer ones would make mountains of chance. */
const STEPS = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2];

/** All values and intervals, between round numbers within 0 and 1: what lies outside is drawn at the edge. */
function axisOf({ points, best }: Course): Axis {
  const values = points.flatMap(({ value, interval }) => [value, interval?.low, interval?.high]);
  const numbers = [...values, best?.value]
    .filter((value) => value !== undefined && value !== null)
    .filter((value) => !Number.isNaN(value))
    .map((value) => Math.min(Math.max(value, 0), 1));
  const [lowest, highest] = numbers.length === 0 ? [0, 1] : [Math.min(...numbers), Math.max(...numbers)];
  const step = STEPS.find((one) => (highest - lowest) / one <= 4) ?? 0.25;
  const below = Math.min(Math.floor(lowest / step + 1e-9), Math.round(1 / step) - 1);
  const above = Math.max(below + 1, Math.ceil(highest / step - 1e-9));
  const count = above - below + 1;
  const decimals = step < 0.01 ? 3 : 2;
  return {
    low: below * step,
    high: above * step,
    ticks: Array.from({ length: count }, (_, i) => (below + i) * step),
    format: (value) => value.toFixed(decimals),
  };
}

interface Placing {
  x(point: number): number;
  y(value: number): number;
}

function placing(points: number, { low, high }: Axis): Placing {
  return {
    x: (point) => (points === 1 ? WIDTH / 2 : Math.round((point / (points - 1)) * WIDTH)),
    y: (value) => Math.round(Math.min(Math.max((high - value) / (high - low), 0), 1) * HEIGHT),
  };
}

/** Places at which the line begins anew, but for the first. */
function partings(points: readonly CoursePoint[]): number[] {
  return points.flatMap(({ isParted }, i) => (isParted && i > 0 ? [i] : []));
}

/** Runs of points that belong together and have what `read` asks for. */
function stretches<T>(
  points: readonly CoursePoint[],
  read: (point: CoursePoint) => T | null,
): (readonly (readonly [place: number, found: T])[])[] {
  const all: (readonly [number, T])[][] = [[]];
  for (const [i, point] of points.entries()) {
    const found = read(point);
    if (found === null || point.isParted) all.push([]);
    if (found !== null) all.at(-1)?.push([i, found]);
  }
  return all.filter((stretch) => stretch.length > 0);
}

function linePath(points: readonly CoursePoint[], { x, y }: Placing): string {
  return stretches(points, ({ value }) => value)
    .map((stretch) => `M${stretch.map(([i, value]) => `${x(i)} ${y(value)}`).join('L')}`)
    .join('');
}

function isDrawn({ low, high }: { readonly low: number; readonly high: number }): boolean {
  return !Number.isNaN(low) && !Number.isNaN(high);
}

/** Of one point alone a band has no width, but its edge does. */
function bandPath(points: readonly CoursePoint[], { x, y }: Placing): string {
  return stretches(points, ({ interval }) => (interval && isDrawn(interval) ? interval : null))
    .map((stretch) => {
      const above = stretch.map(([i, { high }]) => `${x(i)} ${y(high)}`);
      const below = stretch.toReversed().map(([i, { low }]) => `${x(i)} ${y(low)}`);
      return `M${[...above, ...below].join('L')}Z`;
    })
    .join('');
}

function dotsPath(points: readonly CoursePoint[], place: Placing): string {
  return points.map(({ value }, i) => dotPath(i, value, place)).join('');
}

/** A line of no length with round ends: a dot that isn't stretched. */
function dotPath(point: number, value: number | null, { x, y }: Placing): string {
  return value === null ? '' : `M${x(point)} ${y(value)}h0`;
}
