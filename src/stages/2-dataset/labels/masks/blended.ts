// Masks whose values were blended, all of a set together: whether they are, and what their pixels gather at. Pure.
import type { NamedMask } from './found.ts';
import { type HistogramKind, kindOf, kindOfCounted } from './histogram.ts';
import type { MaskEncoding } from './label.ts';
import { type Counted, classPeaks, countedIn, radiiOf } from './peaks.ts';
import { channelsOf, distance } from './values.ts';

/** Of all pixels, fewer than this around the peaks, or more than that off every blend of two: a class may be missing. */
const LEAST_NEAR = 0.8;
const MOST_OFF = 0.01;
/** How far chroma that JPEG has halved lies from the line between two colours. */
const OFF = 32;

export interface Blend {
  /** What the pixels gather at, ascending. */
  readonly peaks: readonly number[];
  /** False where a class may be missing among them, too small or too thin to stand out. */
  readonly isClear: boolean;
}

export interface Look {
  readonly kind: HistogramKind;
  /** All masks added up. */
  readonly counted: Counted;
  /** Of blended masks. */
  readonly blend: Blend | undefined;
}

/** What all masks together are, and where their pixels gather if they are blended. */
export function lookAt(masks: readonly NamedMask[]): Look {
  const isColored = masks.some(
    ({ mask }) => mask.form === 'color' || (mask.form === 'palette' && kindOf(mask) === 'blended'),
  );
  const by: MaskEncoding['by'] = isColored ? 'color' : 'value';
  const counted = addUp(masks, by);
  const kind = kindOfCounted(counted);
  if (kind !== 'blended') return { kind, counted, blend: undefined };
  const peaks = classPeaks(counted).map(({ value }) => value);
  const blend = { peaks: peaks.sort((a, b) => a - b), isClear: isClear(peaks, counted) };
  return { kind, counted, blend };
}

function addUp(masks: readonly NamedMask[], by: MaskEncoding['by']): Counted {
  const counts = new Map<number, number>();
  const level = new Map<number, number>();
  let pixels = 0;
  for (const { mask } of masks) {
    const own = countedIn(by, mask);
    pixels += own.pixels;
    for (const [value, count] of own.counts) counts.set(value, (counts.get(value) ?? 0) + count);
    for (const [value, count] of own.level) level.set(value, (level.get(value) ?? 0) + count);
  }
  return { by, pixels, counts, level, lossy: masks.some(({ mask }) => mask.lossy) };
}

function isClear(peaks: readonly number[], counted: Counted): boolean {
  if (peaks.length < 2) return false;
  const { by, counts, pixels } = counted;
  const { near } = radiiOf(counted);
  let within = 0;
  let off = 0;
  for (const [value, count] of counts) {
    if (peaks.some((peak) => distance(by, peak, value) <= near)) within += count;
    else if (!isBetween(value, peaks, by)) off += count;
  }
  return (
    within >= LEAST_NEAR * pixels && off <= MOST_OFF * pixels && (by === 'color' || !bulges(peaks, counted))
  );
}

/** Whether a value is a blend of two peaks. */
function isBetween(value: number, peaks: readonly number[], by: MaskEncoding['by']): boolean {
  if (by === 'value') return value > peaks[0] && value < peaks[peaks.length - 1];
  return peaks.some((one, i) =>
    peaks.slice(i + 1).some((other) => {
      const line = channelsOf(other, one);
      const way = channelsOf(value, one);
      const along = sum(line.map((step, k) => step * way[k])) / sum(line.map((step) => step * step));
      const share = Math.max(0, Math.min(1, along));
      return line.every((step, k) => Math.abs(way[k] - share * step) <= OFF);
    }),
  );
}

/** Between two peaks blends get rarer and then more frequent; where it's otherwise, a thin class may lie there. */
function bulges(peaks: readonly number[], { counts, pixels, ...counted }: Counted): boolean {
  const { near } = radiiOf({ counts, pixels, ...counted });
  const ascending = [...peaks].sort((a, b) => a - b);
  const step = near / 12;
  const around = (center: number) => {
    let within = 0;
    for (const [value, count] of counts) if (Math.abs(value - center) <= near) within += count;
    return within / pixels;
  };
  return ascending.slice(1).some((high, i) => {
    const low = ascending[i] + 2 * near;
    const shares: number[] = [];
    for (let center = low; center <= high - 2 * near; center += step) shares.push(around(center));
    return shares.some((share, k) => {
      const before = Math.min(...shares.slice(0, k + 1));
      const after = Math.min(...shares.slice(k));
      return share - BULGE * Math.max(before, after) > LEAST_BULGE;
    });
  });
}

/** As many times the share of what lies to its sides, and as much of all pixels beyond it. */
const BULGE = 1.5;
const LEAST_BULGE = 0.003;

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
