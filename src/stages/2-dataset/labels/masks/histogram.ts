// Says by the values that a file holds what kind of picture it is: a label, a label whose values were blended by saving or
// scaling, or a photograph. Pure; it doesn't decide what the values mean.
import type { MaskValues } from './count-values.ts';

export type HistogramKind =
  /** Values as they were drawn: classes, or the numbers of instances, of which there may be thousands. */
  | 'flat'
  /** Values as they were drawn, and others between them: soft edges, a resized mask, JPEG. */
  | 'blended'
  /** Values without such peaks: a photograph, a depth map, probabilities. */
  | 'continuous';

export type Counted = Omit<MaskValues, 'palette'> & { readonly palette?: MaskValues['palette'] };

/** Up to so many values a lossless file is a label: what blends or photographs makes more. */
const FEW = 8;

/** Of the pixels that hold no peak, as many have the neighbours' value where areas were filled; noise and edges have fewer. */
const FILLED = 0.25;

/** Of the pixels around a peak, as many are at it. Around the maximum among the values of a photograph a fifth are. */
const SHARPNESS = 0.4;

/** Of all pixels, as many lie around peaks in a blended mask, thin as what it shows may be; around one alone, as many. */
const NEAR_PEAKS = 0.7;
const NEAR_ONE_PEAK = 0.85;

/** A peak holds as many of all pixels: fewer are taken for what lies between peaks. */
const LEAST_PEAK = 0.005;

/** Of one file, or of all files of a kind added up. Of two kinds the flatter is the likelier label. */
export function kindOf(values: Counted): HistogramKind {
  const counted = inColors(values);
  const { pixels, counts, lossy } = counted;
  if (counts.size <= (lossy ? 2 : FEW)) return 'flat';
  const peaks = peaksOf(counted);
  if (!lossy && filledBeside(peaks, counted) >= FILLED) return 'flat';
  const near = peaks.reduce((sum, { around }) => sum + around, 0);
  const enough = peaks.length > 1 ? NEAR_PEAKS : NEAR_ONE_PEAK;
  const isBlended = near >= enough * pixels && isFilled(peaks[0].value, counted);
  return isBlended ? 'blended' : 'continuous';
}

/** Indices next to each other say nothing; their colours do. */
function inColors(counted: Counted): Counted {
  const { form, palette, counts, level } = counted;
  if (form !== 'palette') return counted;
  const byColor = (pixels: ReadonlyMap<number, number>) => {
    const sums = new Map<number, number>();
    for (const [index, count] of pixels) {
      const color = palette?.get(index) ?? 0;
      sums.set(color, (sums.get(color) ?? 0) + count);
    }
    return sums;
  };
  return { ...counted, form: 'color', counts: byColor(counts), level: byColor(level) };
}

export interface Peak {
  /** The raw value that most pixels hold here. */
  readonly value: number;
  /** Pixels with this value or the next ones. */
  readonly at: number;
  /** Pixels with this value or one near to it. */
  readonly around: number;
}

/** The values that stand out from all others near to them, the most frequent first. */
export function peaksOf(counted: Counted): readonly Peak[] {
  const { form, pixels, counts } = counted;
  const left = new Map([...counts].sort(([, a], [, b]) => b - a));
  const { next, near } = radiiOf(counted);
  const least = LEAST_PEAK * pixels;
  const peaks: Peak[] = [];
  for (const value of left.keys()) {
    let at = 0;
    let around = 0;
    for (const [other, count] of left) {
      const far = distance(form, value, other);
      if (far > near) continue;
      if (far <= next) at += count;
      around += count;
      left.delete(other);
    }
    if (at >= least && at >= SHARPNESS * around) peaks.push({ value, at, around });
  }
  return peaks;
}

function isFilled(value: number, { counts, level }: Counted): boolean {
  return (level.get(value) ?? 0) >= FILLED * counts.get(value)!;
}

/** Of the pixels that hold no peak's value, how many have it in common with their neighbours. */
function filledBeside(peaks: readonly Peak[], { counts, level }: Counted): number {
  const values = new Set(peaks.map(({ value }) => value));
  let beside = 0;
  let filled = 0;
  for (const [value, pixels] of counts) {
    if (values.has(value)) continue;
    beside += pixels;
    filled += level.get(value) ?? 0;
  }
  return beside === 0 ? 1 : filled / beside;
}

/** How far saving throws a value in a filled area, and near an edge; in 16 bits by their range. */
function radiiOf({ form, counts }: Counted): { readonly next: number; readonly near: number } {
  if (form === 'color') return { next: 4, near: 20 };
  const scale = Math.max(255, ...counts.keys()) / 255;
  return { next: 2 * scale, near: 12 * scale };
}

/** The largest difference of a channel. */
function distance(form: Counted['form'], a: number, b: number): number {
  if (form !== 'color') return Math.abs(a - b);
  return Math.max(
    Math.abs((a >> 16) - (b >> 16)),
    Math.abs(((a >> 8) & 255) - ((b >> 8) & 255)),
    Math.abs((a & 255) - (b & 255)),
  );
}
