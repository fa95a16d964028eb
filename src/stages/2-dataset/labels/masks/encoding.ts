// Decides which mask value is which class, from what the masks hold and what the user says. Pure.
import {
  classColorsAssumed,
  classCountMismatch,
  classesAssumed,
  type Fault,
  masksBlended,
  maskValuesDistorted,
  tooManyMaskValues,
} from '../../../../errors.ts';
import { defaultColor, toRgb } from '../../class-colors.ts';
import type { ClassesSpec } from '../../classes-file.ts';
import type { ClassInfo } from '../../terms.ts';
import { type MaskValues, VALUE_LIMIT } from './count-values.ts';
import { kindOf } from './histogram.ts';
import type { MaskEncoding } from './label.ts';
import { greyColor, nameColor } from './values.ts';

/** Without a list of classes, values are taken for classes up to this number of them: photographs have more. */
const MOST_GUESSED_CLASSES = 64;
const MOST_CLASSES = 255;

export interface ChosenEncoding {
  readonly encoding: MaskEncoding;
  readonly classes: readonly ClassInfo[];
  readonly faults: readonly Fault[];
}

interface NamedMask {
  readonly file: string;
  readonly mask: MaskValues;
}

/** What all masks hold together. */
interface Found {
  /** Values of grey and palette masks, ascending. */
  readonly values: readonly number[];
  /** Colours of colour masks and of palettes, ascending. */
  readonly colors: readonly number[];
  readonly hasColorMasks: boolean;
  readonly hasPaletteMasks: boolean;
  /** The colour that every palette mask gives to an index; `undefined` when two disagree. */
  readonly palette: ReadonlyMap<number, number> | undefined;
  /** The mask with the most values, to name when they are too many. */
  readonly fullest: NamedMask;
  /** The first mask in a format that changes values. */
  readonly lossy: NamedMask | undefined;
}

/** Without faults of severity `error`, the encoding holds for the whole data set. `masks` isn't empty. */
export function chooseEncoding(masks: readonly NamedMask[], spec: ClassesSpec | undefined): ChosenEncoding {
  const found = gather(masks);
  if (goesByColor(found, spec)) return byColor(found, spec);
  if (spec?.classes[0].value !== undefined) return byGivenValue(found, spec);
  return byIndex(found, spec);
}

function gather(masks: readonly NamedMask[]): Found {
  const values = new Set<number>();
  const colors = new Set<number>();
  let palette: Map<number, number> | undefined = new Map();
  let fullest = masks[0];
  for (const named of masks) {
    const { form, counts, palette: own } = named.mask;
    if (counts.size > fullest.mask.counts.size) fullest = named;
    for (const value of counts.keys()) {
      if (form === 'color') colors.add(value);
      else values.add(value);
      const color = form === 'palette' ? own?.get(value) : greyColor(value);
      if (form !== 'color' && color !== undefined) colors.add(color);
      if (form !== 'palette' || color === undefined) continue;
      const known: number | undefined = palette?.get(value);
      if (known !== undefined && known !== color) palette = undefined;
      palette?.set(value, color);
    }
  }
  return {
    values: [...values].sort((a, b) => a - b),
    colors: [...colors].sort((a, b) => a - b),
    hasColorMasks: masks.some(({ mask }) => mask.form === 'color'),
    hasPaletteMasks: masks.some(({ mask }) => mask.form === 'palette'),
    palette,
    fullest,
    lossy: masks.find(({ mask }) => mask.lossy),
  };
}

/**
 * Colours are the classes in colour masks, in palette masks whose indices mean nothing (two palettes disagree, as
 * after an optimiser), and where classes.json gives colours that the masks' values can't be read without.
 */
function goesByColor(found: Found, spec: ClassesSpec | undefined): boolean {
  if (found.hasColorMasks) return true;
  if (spec?.classes[0].value !== undefined) return false;
  if (found.palette === undefined) return true;
  if (spec?.classes[0].color === undefined) return false;
  const given = new Set([...spec.classes.map(({ color }) => color), ...(spec.ignored?.colors ?? [])]);
  const allGiven = found.colors.every((color) => given.has(color));
  const readableAsIndices = found.values.every((value) => value < spec.classes.length || value === 255);
  return allGiven && (found.hasPaletteMasks || !readableAsIndices);
}

function byColor(found: Found, spec: ClassesSpec | undefined): ChosenEncoding {
  const ignored = spec?.ignored?.colors ?? [];
  const given = spec?.classes.flatMap(({ color }) => color ?? []) ?? [];
  const counted = found.colors.filter((color) => !ignored.includes(color));
  const colors = given.length > 0 ? given : counted;
  const names = spec?.classes.map(({ name }) => name) ?? colors.map(nameColor);
  const faults: Fault[] = [];
  if (colors.length > (spec === undefined ? MOST_GUESSED_CLASSES : MOST_CLASSES)) faults.push(tooMany(found));
  else if (names.length !== colors.length) {
    faults.push(
      classCountMismatch(names.length, `${colors.length} colours (${listOf(colors.map(nameColor))})`),
    );
  } else if (spec === undefined) {
    faults.push(guessed(found, colors.map(nameColor)));
  } else if (given.length === 0) {
    faults.push(classColorsAssumed(colors.map((color, i) => `${names[i]} = ${nameColor(color)}`)));
  }
  return {
    encoding: { kind: 'palette', colors, ignored },
    classes: colors.map((color, index) => ({
      index,
      name: names[index] ?? nameColor(color),
      color: toRgb(color),
    })),
    faults,
  };
}

function byGivenValue(found: Found, spec: ClassesSpec): ChosenEncoding {
  const values = spec.classes.map(({ value }, index) => value ?? index);
  const ignored = spec.ignored?.values ?? (values.includes(255) ? [] : [255]);
  const encoding: MaskEncoding = isCounting(values)
    ? { kind: 'index', ignored }
    : { kind: 'values', values, ignored };
  return { encoding, classes: nameClasses(values, found, spec), faults: [] };
}

function byIndex(found: Found, spec: ClassesSpec | undefined): ChosenEncoding {
  const count = spec?.classes.length;
  const explicit = spec?.ignored?.values;
  const pairOf = (high: number) =>
    found.values.includes(high) &&
    found.values.every((value) => value === 0 || value === high) &&
    !explicit?.includes(high) &&
    (count ?? 2) === 2;
  if (!found.hasPaletteMasks && pairOf(255)) {
    const classes = nameClasses([0, 255], found, spec, ['background', 'foreground']);
    return { encoding: { kind: 'binary' }, classes, faults: [] };
  }
  const ignored = explicit ?? [255];
  if (pairOf(65_535)) {
    const classes = nameClasses([0, 65_535], found, spec, ['background', 'foreground']);
    return { encoding: { kind: 'values', values: [0, 65_535], ignored }, classes, faults: [] };
  }
  if (count !== undefined) {
    const values = Array.from({ length: count }, (_, index) => index);
    return { encoding: { kind: 'index', ignored }, classes: nameClasses(values, found, spec), faults: [] };
  }
  const values = found.values.filter((value) => !ignored.includes(value));
  const counting = isCounting(values);
  const faults: Fault[] = [];
  if (values.length > MOST_GUESSED_CLASSES) faults.push(tooMany(found));
  else if (!counting) faults.push(guessed(found, values.map(String)));
  const encoding: MaskEncoding = counting ? { kind: 'index', ignored } : { kind: 'values', values, ignored };
  return { encoding, classes: nameClasses(values, found, spec), faults };
}

/** Colours come from classes.json, else from the masks' common palette, else from the default ones. */
function nameClasses(
  values: readonly number[],
  found: Found,
  spec: ClassesSpec | undefined,
  defaultNames?: readonly string[],
): readonly ClassInfo[] {
  const own = values.map((value, index) => spec?.classes[index].color ?? found.palette?.get(value));
  // One missing colour, and the others might collide with the default: then all are default.
  const usable = own.every((color) => color !== undefined) && new Set(own).size === own.length;
  return values.map((value, index) => ({
    index,
    name: spec?.classes[index].name ?? defaultNames?.[index] ?? `class ${value}`,
    color: usable ? toRgb(own[index]!) : defaultColor(index),
  }));
}

function tooMany({ fullest: { file, mask } }: Found): Fault {
  const { size } = mask.counts;
  const values = size >= VALUE_LIMIT ? `more than ${VALUE_LIMIT}` : String(size);
  return kindOf(mask) === 'blended'
    ? masksBlended(file, values)
    : tooManyMaskValues(file, values, mask.lossy);
}

/** Odd values may be classes, but not where saving has made some of them. */
function guessed({ lossy }: Found, values: readonly string[]): Fault {
  return lossy === undefined ? classesAssumed(values) : maskValuesDistorted(lossy.file, values);
}

function isCounting(values: readonly number[]): boolean {
  return values.every((value, index) => value === index);
}

function listOf(names: readonly string[]): string {
  return names.length <= 10 ? names.join(', ') : `${names.slice(0, 10).join(', ')}, ...`;
}
