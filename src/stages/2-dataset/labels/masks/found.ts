// What all masks of a set hold together, before anyone decides what it means. Pure.
import { type MaskValues, VALUE_LIMIT } from './count-values.ts';
import type { MaskEncoding } from './label.ts';
import { ownValue } from './values.ts';

export interface NamedMask {
  readonly file: string;
  readonly mask: MaskValues;
}

export interface Found {
  readonly masks: readonly NamedMask[];
  /** Of grey and palette masks, ascending: how many masks hold each value. */
  readonly values: ReadonlyMap<number, number>;
  /** Of colour masks, of palettes and of grey as a colour, ascending. */
  readonly colors: ReadonlyMap<number, number>;
  readonly hasColorMasks: boolean;
  readonly hasPaletteMasks: boolean;
  /** The colour that every palette mask gives to an index; `undefined` when two disagree. */
  readonly palette: ReadonlyMap<number, number> | undefined;
}

/** @param masks isn't empty */
export function gather(masks: readonly NamedMask[]): Found {
  return {
    masks,
    values: filesByValue(masks, 'value'),
    colors: filesByValue(masks, 'color'),
    hasColorMasks: masks.some(({ mask }) => mask.form === 'color'),
    hasPaletteMasks: masks.some(({ mask }) => mask.form === 'palette'),
    palette: commonPalette(masks),
  };
}

/** The values or colours of one mask. */
export function heldBy(mask: MaskValues, by: MaskEncoding['by']): ReadonlySet<number> {
  const held = new Set<number>();
  for (const value of mask.counts.keys()) {
    const own = ownValue(by, mask.form, value, mask.palette?.get(value));
    if (own !== undefined) held.add(own);
  }
  return held;
}

function filesByValue(masks: readonly NamedMask[], by: MaskEncoding['by']): ReadonlyMap<number, number> {
  const files = new Map<number, number>();
  for (const { mask } of masks)
    for (const value of heldBy(mask, by)) files.set(value, (files.get(value) ?? 0) + 1);
  return new Map([...files].sort(([a], [b]) => a - b));
}

function commonPalette(masks: readonly NamedMask[]): ReadonlyMap<number, number> | undefined {
  const common = new Map<number, number>();
  for (const { mask } of masks) {
    for (const [index, color] of mask.palette ?? []) {
      if ((common.get(index) ?? color) !== color) return undefined;
      common.set(index, color);
    }
  }
  return common;
}

/** The mask with the most values, to name where they are too many. */
export function fullestOf(masks: readonly NamedMask[]) {
  const { file, mask } = masks.reduce((a, b) => (b.mask.counts.size > a.mask.counts.size ? b : a));
  const { size } = mask.counts;
  return { file, values: size >= VALUE_LIMIT ? `more than ${VALUE_LIMIT}` : String(size), lossy: mask.lossy };
}
