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
  classes: number,
  form: MaskForm,
  value: number,
  paletteColor?: number,
): number | undefined {
  if (encoding.kind === 'palette') {
    const color = form === 'color' ? value : form === 'grey' ? greyColor(value) : paletteColor;
    if (color === undefined) return undefined;
    if (encoding.ignored.includes(color)) return IGNORE;
    const index = encoding.colors.indexOf(color);
    return index < 0 ? undefined : index;
  }
  if (form === 'color') return undefined;
  if (encoding.kind === 'binary') return value === 0 ? 0 : value === 255 ? 1 : undefined;
  if (encoding.ignored.includes(value)) return IGNORE;
  if (encoding.kind === 'index') return value < classes ? value : undefined;
  const index = encoding.values.indexOf(value);
  return index < 0 ? undefined : index;
}

/** The label map, and the values that belong to no class with the number of their pixels (ignored in the map). */
export function toLabels(
  mask: RawMask,
  encoding: MaskEncoding,
  classes: number,
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
        const index = classOf(encoding, classes, mask.form, value, palette?.[value]);
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

/** `#rrggbb` */
export function nameColor(color: number): string {
  return `#${color.toString(16).padStart(6, '0')}`;
}

/** Of no mask: the class isn't in this data set. */
const NO_VALUE = -1;

/** @param places by the new index of a class its old one; undefined: no mask shows it */
export function inOrder(encoding: MaskEncoding, places: readonly (number | undefined)[]): MaskEncoding {
  const pick = (rawValue: (place: number) => number | undefined) =>
    places.map((place) => (place === undefined ? NO_VALUE : (rawValue(place) ?? NO_VALUE)));
  switch (encoding.kind) {
    case 'palette':
      return { ...encoding, colors: pick((place) => encoding.colors[place]) };
    case 'values':
      return { ...encoding, values: pick((place) => encoding.values[place]) };
    case 'binary':
      return { kind: 'values', values: pick((place) => [0, 255][place]), ignored: [] };
    case 'index':
      return { kind: 'values', values: pick((place) => place), ignored: encoding.ignored };
  }
}
