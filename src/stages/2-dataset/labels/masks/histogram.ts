// Says by the values that a file holds what kind of picture it is: a label, a label whose values were blended by saving or
// scaling, or a photograph. Pure; it doesn't decide what the values mean.
import type { MaskValues } from './count-values.ts';
import { type Counted, countedIn, gathered, isSharp, type Peak } from './peaks.ts';

export type HistogramKind =
  /** Values as they were drawn: classes, or the numbers of instances, of which there may be thousands. */
  | 'flat'
  /** Values as they were drawn, and others between them: soft edges, a resized mask, JPEG. */
  | 'blended'
  /** Values without such peaks: a photograph, a depth map, probabilities. */
  | 'continuous';

/** Up to so many values a lossless file is a label, unless they lie evenly between others. */
const FEW = 8;

/** Of the pixels that hold no peak, as many have their neighbours' value where areas were filled; noise and edges have fewer. */
const FILLED = 0.25;

/** Of all pixels, as many lie around peaks in a blended mask, thin as what it shows may be; around one alone, as many. */
const NEAR_PEAKS = 0.7;
const NEAR_ONE_PEAK = 0.85;

/** A peak holds as many of all pixels: fewer are taken for what lies between peaks. */
const LEAST_PEAK = 0.005;

/** Values that interpolation has made lie as far from the next ones; indices don't. */
const STEP = 8;

/** Of one file, or of all files of a kind added up. Of two kinds the flatter is the likelier label. */
export function kindOf(values: MaskValues): HistogramKind {
  return kindOfCounted(countedIn(values.form === 'grey' ? 'value' : 'color', values));
}

export function kindOfCounted(counted: Counted): HistogramKind {
  const { pixels, counts, lossy } = counted;
  if (counts.size <= 2) return 'flat';
  if (!lossy && counts.size <= FEW) return isInterpolated(counted) ? 'blended' : 'flat';
  const peaks = gathered(counted).filter((peak) => isSharp(peak) && peak.at >= LEAST_PEAK * pixels);
  if (!lossy && filledBeside(peaks, counted) >= FILLED) return 'flat';
  const near = peaks.reduce((sum, { around }) => sum + around, 0);
  const enough = peaks.length > 1 ? NEAR_PEAKS : NEAR_ONE_PEAK;
  const isBlended = near >= enough * pixels && filledAt(peaks[0].value, counted) >= FILLED;
  return isBlended ? 'blended' : 'continuous';
}

/** Two values that fill areas and three or more between them that fill none, as halving a mask's size makes. */
function isInterpolated(counted: Counted): boolean {
  if (counted.by === 'color') return false;
  const values = [...counted.counts.keys()].sort((a, b) => a - b);
  const filled = values.filter((value) => filledAt(value, counted) >= FILLED);
  const between = values.filter((value) => value > filled[0] && value < filled[filled.length - 1]);
  const empty = between.filter((value) => filledAt(value, counted) < FILLED / 5);
  const isWide = values.every((value, i) => i === 0 || value - values[i - 1] >= STEP);
  return filled.length > 1 && empty.length > 2 && isWide;
}

function filledAt(value: number, { counts, level }: Counted): number {
  return (level.get(value) ?? 0) / (counts.get(value) ?? 1);
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
