// Counts the values that a mask holds, as they are stored: which value is which class is decided elsewhere.
import type { RawMask } from '../../../../image/mask.ts';

/** More different values than any set of classes has: the rest is dropped, there may be many thousand such files. */
export const VALUE_LIMIT = 1024;
/** More different colours than a mask blends: a photograph of many megapixels is counted in little memory. */
const COLORS_COUNTED = 65_536;

/** Which raw values a mask holds and how often. */
export interface MaskValues {
  readonly form: RawMask['form'];
  readonly pixels: number;
  /** Pixels by raw value; where there are more than `VALUE_LIMIT` values, those that most pixels hold. */
  readonly counts: ReadonlyMap<number, number>;
  /** Of these pixels, those whose left and upper neighbours hold the same value: many where areas are filled. */
  readonly level: ReadonlyMap<number, number>;
  /** Of a palette mask: 0xRRGGBB by index, of the indices it uses. */
  readonly palette: ReadonlyMap<number, number> | undefined;
  readonly lossy: boolean;
}

type Counts = Pick<MaskValues, 'counts' | 'level'>;

/** Of any picture that is decoded as if it were a mask. */
export function valuesOf(mask: RawMask): MaskValues {
  const { form, lossy, data } = mask;
  const { counts, level } = mostFrequent(form === 'color' ? countColors(mask) : countNumbers(mask));
  const palette = mask.form === 'palette' ? usedOf(mask.palette, counts) : undefined;
  return { form, pixels: data.length, counts, level, palette, lossy };
}

function countNumbers(mask: RawMask): Counts {
  const { data } = mask;
  const all = new Uint32Array(data instanceof Uint16Array ? 65_536 : 256);
  const even = new Uint32Array(all.length);
  for (let i = 0; i < data.length; i++) {
    all[data[i]]++;
    if (isLevel(mask, i)) even[data[i]]++;
  }
  const counts = new Map<number, number>();
  const level = new Map<number, number>();
  for (const [value, pixels] of all.entries()) {
    if (pixels > 0) counts.set(value, pixels);
    if (even[value] > 0) level.set(value, even[value]);
  }
  return { counts, level };
}

/** Runs of one colour are counted at once. */
function countColors(mask: RawMask): Counts {
  const { data } = mask;
  const counts = new Map<number, number>();
  const level = new Map<number, number>();
  for (let start = 0, end = 0; start < data.length; start = end) {
    const color = data[start];
    let even = 0;
    while (end < data.length && data[end] === color) if (isLevel(mask, end++)) even++;
    const known = counts.get(color);
    if (known === undefined && counts.size === COLORS_COUNTED) continue;
    counts.set(color, (known ?? 0) + end - start);
    if (even > 0) level.set(color, (level.get(color) ?? 0) + even);
  }
  return { counts, level };
}

/** The last pixel of the row above passes for the left neighbour of a row's first: one pixel in a row, not worth a test. */
function isLevel({ data, width }: RawMask, i: number): boolean {
  return i >= width && data[i] === data[i - 1] && data[i] === data[i - width];
}

function mostFrequent({ counts, level }: Counts): Counts {
  if (counts.size <= VALUE_LIMIT) return { counts, level };
  const kept = new Map([...counts].sort(([, a], [, b]) => b - a).slice(0, VALUE_LIMIT));
  return { counts: kept, level: new Map([...level].filter(([value]) => kept.has(value))) };
}

/** A palette may have 256 entries where a mask uses three, and there may be many thousand masks. */
function usedOf(
  palette: readonly number[],
  counts: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> {
  return new Map(
    [...counts.keys()].filter((index) => index < palette.length).map((index) => [index, palette[index]]),
  );
}
