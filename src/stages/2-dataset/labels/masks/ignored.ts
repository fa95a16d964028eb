// Decides whether 255 is ignored or a class where nobody has said it. Pure.
import {
  type Fault,
  type HeldValue,
  ignoredAbsent,
  ignoredAssumed,
  ignoredUnclear,
} from '../../../../errors.ts';
import { toRgb } from '../../class-colors.ts';
import { apartFrom255 } from './codings.ts';
import { type Found, heldBy, type NamedMask } from './found.ts';
import { percent } from './percent.ts';
import { nameColor } from './values.ts';

const USUAL = 255;

/** What Pascal VOC draws around objects, to be ignored: its 255 once a palette has become colours. */
const VOC_BORDER = 0xe0e0c0;

/** More than this no list of classes by index has a gap in; painted values are larger. */
const LARGEST_INDEX = 63;

export interface Decided {
  /** `undefined`: nothing speaks of 255, it's a value like any other. */
  readonly ignored: readonly number[] | undefined;
  readonly fault?: Fault;
}

/**
 * What masks of values make of 255. It's ignored beside indices that begin with 0 and have no gap, of which most masks show
 * two, or as many as classes are named; where it may as well be a class, the fault asks.
 * @param classes how many are named
 * @param isSure the names' places are known to be the values
 */
export function whetherIgnored(found: Found, classes: number | undefined, isSure: boolean): Decided {
  const others = [...found.values.keys()].filter((value) => value !== USUAL);
  if (others.length === found.values.size) return { ignored: undefined };
  const held = heldValues(found);
  const unclear = { ignored: [USUAL], fault: ignoredUnclear(held) };
  const counted =
    classes === undefined
      ? others.length > 1 && others.every((value, i) => value === i)
      : others.every((value) => value < classes);
  // Painted values, as 0, 128, 255 are: all of them are classes.
  if (!counted) return Math.max(0, ...others) > LARGEST_INDEX ? { ignored: undefined } : unclear;
  const apart = apartFrom255(found, others);
  if (apart !== undefined) return { ignored: [USUAL], fault: apart };
  const values = found.masks.map(({ mask }) => [...heldBy(mask, 'value')]);
  const with255 = values.filter((one) => one.includes(USUAL));
  const beside = with255.filter((one) => one.some((value) => value > 0 && value !== USUAL)).length;
  const several = values.filter((one) => one.length > 1);
  const showTwo = several.filter((one) => one.filter((value) => value !== USUAL).length > 1).length;
  const isUsual = isSure || (classes === undefined ? 2 * showTwo > several.length : classes !== held.length);
  if (!isUsual || 2 * beside < with255.length) return unclear;
  return { ignored: [USUAL], fault: ignoredAssumed(held, shareOf(found)) };
}

/** Asks about the border in masks of Pascal VOC saved as colours, which are all black or of its palette. */
export function askOfBorder(colors: readonly number[], held: readonly HeldValue[]): Fault | undefined {
  const others = colors.filter((color) => color !== VOC_BORDER);
  const isVoc = others.length < colors.length && others.length > 1 && others.every(isOfVoc);
  return isVoc ? ignoredUnclear(held, nameColor(VOC_BORDER)) : undefined;
}

/** The channels of its classes are 0, 64, 128 or 192. */
function isOfVoc(color: number): boolean {
  return toRgb(color).every((channel) => channel % 64 === 0);
}

/** What the user says is ignored and no mask holds: another value may have been meant. */
export function tellAbsent(
  masks: readonly NamedMask[],
  { values, colors }: { readonly values: readonly number[]; readonly colors: readonly number[] },
): readonly Fault[] {
  const areHeld = (by: 'value' | 'color') => new Set(masks.flatMap(({ mask }) => [...heldBy(mask, by)]));
  const [heldAsValue, heldAsColor] = [areHeld('value'), areHeld('color')];
  const absent = [
    ...values.filter((value) => !heldAsValue.has(value)).map(String),
    ...colors.filter((color) => !heldAsColor.has(color)).map(nameColor),
  ];
  return absent.length === 0 ? [] : [ignoredAbsent(absent)];
}

export function heldValues({ values }: Found): readonly { readonly value: string; readonly files: number }[] {
  return [...values].map(([value, files]) => ({ value: String(value), files }));
}

function shareOf({ masks }: Found): string {
  const all = masks.reduce((sum, { mask }) => sum + mask.pixels, 0);
  const ignored = masks.reduce((sum, { mask }) => sum + (mask.counts.get(USUAL) ?? 0), 0);
  return percent(ignored / all);
}
