// Finds the values that a picture's pixels gather at. Pure.
import type { MaskValues } from './count-values.ts';
import type { MaskEncoding } from './label.ts';
import { distance, greyColor } from './values.ts';

/** Values of one currency: numbers that are near to each other look alike. */
export interface Counted extends Pick<MaskValues, 'pixels' | 'counts' | 'level' | 'lossy'> {
  readonly by: MaskEncoding['by'];
}

export interface Peak {
  /** The one that most pixels hold here. */
  readonly value: number;
  /** Pixels with this value or the next ones. */
  readonly at: number;
  /** Pixels with this value or one near to it. */
  readonly around: number;
  /** Of the pixels at the peak, the share that has its value in common with two neighbours. */
  readonly filled: number;
}

/** Of the pixels around a peak, as many are at it. Around the maximum among the values of a photograph a fifth are. */
const SHARP = 0.4;
/** As many where no area is filled, so that nothing else speaks for the peak. */
const SHARPER = 0.6;
const FILLED = 0.2;

/** Of all pixels: a class may be small, but without a filled area it's taken for what lies between classes. */
const LEAST_CLASS = 0.0005;
const LEAST_UNFILLED = 0.02;

/** More values than any mask's peaks are looked for among: the rarest are no peaks. */
const MOST_VALUES = 4096;

/** Indices next to each other say nothing: those of a palette mask are counted by their colours. */
export function countedIn(by: MaskEncoding['by'], mask: MaskValues): Counted {
  const { form, palette, pixels, lossy } = mask;
  if (by === 'value' || form === 'color')
    return { by, pixels, lossy, counts: mask.counts, level: mask.level };
  const byColor = (numbers: ReadonlyMap<number, number>) => {
    const sums = new Map<number, number>();
    for (const [value, count] of numbers) {
      const color = form === 'grey' ? greyColor(value) : palette?.get(value);
      if (color !== undefined) sums.set(color, (sums.get(color) ?? 0) + count);
    }
    return sums;
  };
  return { by, pixels, lossy, counts: byColor(mask.counts), level: byColor(mask.level) };
}

/** All values by the most frequent one near to them, the most frequent first. */
export function gathered(counted: Counted): readonly Peak[] {
  const { by, counts, level } = counted;
  const left = new Map([...counts].sort(([, a], [, b]) => b - a).slice(0, MOST_VALUES));
  const { next, near } = radiiOf(counted);
  const peaks: Peak[] = [];
  for (const value of left.keys()) {
    let [at, around, even] = [0, 0, 0];
    for (const [other, pixels] of left) {
      const far = distance(by, value, other);
      if (far > near) continue;
      around += pixels;
      left.delete(other);
      if (far > next) continue;
      at += pixels;
      even += level.get(other) ?? 0;
    }
    peaks.push({ value, at, around, filled: even / at });
  }
  return peaks;
}

export function isSharp({ at, around }: Peak): boolean {
  return at >= SHARP * around;
}

/** The values that classes were drawn with, as far as they stand out. */
export function classPeaks(counted: Counted): readonly Peak[] {
  const { near } = radiiOf(counted);
  const found: Peak[] = [];
  for (const peak of gathered(counted)) {
    const { value, at, around, filled } = peak;
    if (!isSharp(peak) || at < LEAST_CLASS * counted.pixels) continue;
    const isBig = at >= LEAST_UNFILLED * counted.pixels && at >= SHARPER * around;
    // JPEG rings around a large peak: what stands out beside it is no other.
    const rings = found.some((other) => distance(counted.by, other.value, value) <= 2 * near);
    if (filled >= FILLED || (isBig && !rings)) found.push(peak);
  }
  return found;
}

/** How far saving throws a value in a filled area, and near an edge; in 16 bits by their range. */
export function radiiOf({ by, counts }: Counted): { readonly next: number; readonly near: number } {
  if (by === 'color') return { next: 4, near: 20 };
  const highest = [...counts.keys()].reduce((most, value) => Math.max(most, value), 255);
  return { next: (2 * highest) / 255, near: (12 * highest) / 255 };
}
