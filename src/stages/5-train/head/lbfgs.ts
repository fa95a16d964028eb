// Minimises a smooth convex function of many numbers by limited-memory BFGS (Nocedal & Wright 2006, algorithms 7.4 and
// 7.5). It draws nothing, knows no bounds and doesn't know what it minimises.

/** Writes the gradient at `x` into `gradient` and gives the function's value there; it keeps neither of them. */
export type Objective = (x: Float64Array, gradient: Float64Array) => Promise<number>;

export interface MinimizeOptions {
  /** Ends where no number of the gradient is further from 0. */
  readonly gradientTolerance: number;
  readonly maxIterations: number;
  /** By how much of itself a value may be off, more than float64 rounds. The gradient is to be no worse than that. Absent: 0. */
  readonly valueError?: number;
}

export interface Minimum {
  readonly x: Float64Array;
  readonly value: number;
  /** The largest absolute number of the gradient at `x`. */
  readonly gradientSize: number;
  readonly iterations: number;
}

/** The last moves, from which the curvature is known. */
const MEMORY = 20;
/** Of the decrease that the slope promises, so much must come true (Armijo). */
const SUFFICIENT_DECREASE = 1e-4;
/** A step is shortened at most so often, to a millionth or less: then rounding is all that is left. */
const MAX_SHORTENINGS = 20;
/** So many moves in a row that lower neither the value nor the gradient by anything that shows are the end. */
const MAX_IDLE = 50;

/** A point with its value and gradient. */
interface Point {
  readonly x: Float64Array;
  readonly value: number;
  readonly gradient: Float64Array;
}

/** Whether a rise of a value is no more than its error may be. */
type IsHidden = (rise: number, value: number) => boolean;

/** A move, how the gradient changed by it, and 1 over their product. */
interface Pair {
  readonly move: Float64Array;
  readonly change: Float64Array;
  readonly inverse: number;
}

/**
 * @param start isn't changed; its value must be finite
 * @returns what is at most as large as the start's, but for errors of values: where the gradient is small enough, where
 * rounding lets nothing decrease any more, or after `maxIterations`
 */
export async function minimize(
  objective: Objective,
  start: Float64Array,
  { gradientTolerance, maxIterations, valueError = 0 }: MinimizeOptions,
): Promise<Minimum> {
  const isHidden: IsHidden = (rise, value) => Math.abs(rise) <= valueError * Math.abs(value);
  let point = await evaluate(objective, start.slice());
  const pairs: Pair[] = [];
  let [iterations, idle] = [0, 0];
  let smallest = largest(point.gradient);
  while (largest(point.gradient) > gradientTolerance && iterations < maxIterations && idle < MAX_IDLE) {
    const direction = directionOf(point.gradient, pairs);
    const next = await lower(objective, point, { direction, isFirst: pairs.length === 0, isHidden });
    if (next === undefined) break;
    remember(pairs, point, next);
    const size = largest(next.gradient);
    idle = size >= smallest && isHidden(next.value - point.value, point.value) ? idle + 1 : 0;
    smallest = Math.min(smallest, size);
    point = next;
    iterations++;
  }
  return { x: point.x, value: point.value, gradientSize: largest(point.gradient), iterations };
}

async function evaluate(objective: Objective, x: Float64Array): Promise<Point> {
  const gradient = new Float64Array(x.length);
  const value = await objective(x, gradient);
  return { x, value, gradient };
}

/** Minus the gradient times the inverse Hessian as the pairs have it: the recursion of two loops (algorithm 7.4). */
function directionOf(gradient: Float64Array, pairs: readonly Pair[]): Float64Array {
  const direction = gradient.map((value) => -value);
  const shares: number[] = [];
  for (let i = pairs.length - 1; i >= 0; i--) {
    const { move, change, inverse } = pairs[i];
    shares[i] = inverse * dot(move, direction);
    add(direction, -shares[i], change);
  }
  const last = pairs.at(-1);
  if (last !== undefined) {
    const scale = 1 / (last.inverse * dot(last.change, last.change));
    for (let i = 0; i < direction.length; i++) direction[i] *= scale;
  }
  for (const [i, { move, change, inverse }] of pairs.entries())
    add(direction, shares[i] - inverse * dot(change, direction), move);
  return direction;
}

/** A line to search along. */
interface Line {
  readonly direction: Float64Array;
  /** Nothing is known of the curvature yet. */
  readonly isFirst: boolean;
  readonly isHidden: IsHidden;
}

/**
 * Shortens the step until the value is lower by enough. That alone does, without Wolfe's condition on the curvature:
 * of a strictly convex function each step gives a pair that keeps the inverse Hessian positive.
 * @returns undefined where no step does
 */
async function lower(
  objective: Objective,
  { x, value, gradient }: Point,
  { direction, isFirst, isHidden }: Line,
): Promise<Point | undefined> {
  const slope = dot(gradient, direction);
  // Rounding alone can make it so.
  if (!(slope < 0)) return undefined;
  // Without a known curvature a move of length 1 at most.
  let step = isFirst ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
  for (let shortenings = 0; shortenings <= MAX_SHORTENINGS; shortenings++) {
    const moved = x.slice();
    add(moved, step, direction);
    const point = await evaluate(objective, moved);
    const rise = point.value - value;
    if (rise <= SUFFICIENT_DECREASE * step * slope) return point;
    if (isHidden(rise, value) && isFarDown(dot(point.gradient, direction), slope)) return point;
    // The lowest point of the parabola through both values and the slope, within a tenth and a half of the step.
    const lowest = (-slope * step) / (2 * (rise - slope * step));
    step *= Math.min(0.5, Math.max(0.1, Number.isFinite(lowest) ? lowest : 0));
  }
  return undefined;
}

/** Where values don't show it: a parabola of these slopes decreases by enough (Hager & Zhang 2005, equation 4.1). */
function isFarDown(slope: number, slopeBefore: number): boolean {
  return slope <= (2 * SUFFICIENT_DECREASE - 1) * slopeBefore;
}

function remember(pairs: Pair[], from: Point, to: Point): void {
  const move = to.x.map((value, i) => value - from.x[i]);
  const change = to.gradient.map((value, i) => value - from.gradient[i]);
  const product = dot(move, change);
  if (!(product > 0)) return;
  pairs.push({ move, change, inverse: 1 / product });
  if (pairs.length > MEMORY) pairs.shift();
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** a += factor * b. */
function add(a: Float64Array, factor: number, b: Float64Array): void {
  for (let i = 0; i < a.length; i++) a[i] += factor * b[i];
}

function largest(values: Float64Array): number {
  let size = 0;
  for (const value of values) size = Math.max(size, Math.abs(value));
  return size;
}
