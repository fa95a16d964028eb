// Turns a mask's raw values into class indices, once it's settled which value is which class (encoding.ts).
import { IGNORE } from '../../../../engine/engine.ts';
import type { RawMask } from '../../../../image/mask.ts';
import type { LabelMap } from '../../../../image/raster.ts';
import type { MaskEncoding } from './label.ts';

/** What a mask pixel may hold: the value of a grey or palette mask, or 0xRRGGBB. */
export type MaskForm = RawMask['form'];

/**
 * The class index of a raw value, 255 if it's ignored, `undefined` if it belongs to no class.
 * `paletteColor` is the colour that a palette mask gives to the value.
 */
export function classOf(
  encoding: MaskEncoding,
  form: MaskForm,
  value: number,
  paletteColor?: number,
): number | undefined {
  const own = ownValue(encoding.by, form, value, paletteColor);
  if (own === undefined) return undefined;
  const held = encoding.nearest ? nearestOf(valuesIn(encoding), own, encoding.by) : own;
  if (held === undefined) return undefined;
  if (encoding.ignored.includes(held)) return IGNORE;
  const index = encoding.classes.findIndex((values) => values.includes(held));
  return index < 0 ? undefined : index;
}

/** What a raw value is in the currency of the encoding; undefined: it has none. */
export function ownValue(
  by: MaskEncoding['by'],
  form: MaskForm,
  value: number,
  paletteColor: number | undefined,
): number | undefined {
  if (by === 'value') return form === 'color' ? undefined : value;
  return form === 'color' ? value : form === 'grey' ? greyColor(value) : paletteColor;
}

/** All values that mean something, those of the first class first. */
export function valuesIn({ classes, ignored }: Pick<MaskEncoding, 'classes' | 'ignored'>): readonly number[] {
  return [...classes.flat(), ...ignored];
}

/** Of several as near, the first. */
export function nearestOf(
  values: readonly number[],
  value: number,
  by: MaskEncoding['by'],
): number | undefined {
  let nearest: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const one of values) {
    const far = by === 'value' ? Math.abs(one - value) : squaredDistance(one, value);
    if (far < least) [nearest, least] = [one, far];
  }
  return nearest;
}

/** The label map, and the values that belong to no class with the number of their pixels (ignored in the map). */
export function toLabels(
  mask: RawMask,
  encoding: MaskEncoding,
): { labels: LabelMap; outside: ReadonlyMap<number, number> } {
  const { width, height, data } = mask;
  const palette = mask.form === 'palette' ? mask.palette : undefined;
  const outside = new Map<number, number>();
  const known = new Map<number, number>();
  const labels = new Uint8Array(data.length);
  // Neighbours mostly agree, so the class of the pixel before is tried first.
  let lastValue = -1;
  let lastClass = IGNORE;
  for (let i = 0; i < data.length; i++) {
    const value = data[i];
    if (value !== lastValue) {
      let found = known.get(value);
      if (found === undefined) {
        const index = classOf(encoding, mask.form, value, palette?.[value]);
        if (index === undefined) outside.set(value, 0);
        found = index ?? IGNORE;
        known.set(value, found);
      }
      lastValue = value;
      lastClass = found;
    }
    labels[i] = lastClass;
    if (lastClass === IGNORE && outside.size > 0 && outside.has(value))
      outside.set(value, outside.get(value)! + 1);
  }
  return { labels: { width, height, data: labels }, outside };
}

/** A grey value as a colour; 16-bit values beyond 255 have none. */
export function greyColor(value: number): number | undefined {
  return value > 255 ? undefined : value * 0x010101;
}

/** A raw value as a person would write it: `#ff0000` or `17`. */
export function nameValue(form: MaskForm, value: number): string {
  return form === 'color' ? nameColor(value) : String(value);
}

/** The same of what classes go by. */
export function nameRaw(by: MaskEncoding['by'], value: number): string {
  return by === 'color' ? nameColor(value) : String(value);
}

/** `#rrggbb` */
export function nameColor(color: number): string {
  return `#${color.toString(16).padStart(6, '0')}`;
}

/** The largest difference of a channel, or of two values. */
export function distance(by: MaskEncoding['by'], a: number, b: number): number {
  if (by === 'value') return Math.abs(a - b);
  return Math.max(...channelsOf(a, b).map(Math.abs));
}

function squaredDistance(a: number, b: number): number {
  return channelsOf(a, b).reduce((sum, difference) => sum + difference * difference, 0);
}

/** Differences in red, green and blue. */
export function channelsOf(a: number, b: number): readonly number[] {
  return [16, 8, 0].map((shift) => ((a >> shift) & 255) - ((b >> shift) & 255));
}

/** @param places by the new index of a class its old one; undefined: no mask shows it */
export function inOrder(encoding: MaskEncoding, places: readonly (number | undefined)[]): MaskEncoding {
  const classes = places.map((place) => (place === undefined ? [] : (encoding.classes[place] ?? [])));
  return { ...encoding, classes };
}
