// Decides which mask value is which class, from what the masks hold and what the user says. Pure.
import {
  classColorsAssumed,
  classCountMismatch,
  classesAssumed,
  classValuesAssumed,
  type Fault,
  type HeldValue,
  tooManyMaskValues,
} from '../../../../errors.ts';
import { defaultColor, toRgb } from '../../class-colors.ts';
import type { ClassEntry, ClassesSpec, Ignored } from '../../classes-file.ts';
import type { ClassInfo } from '../../terms.ts';
import { nameOf, oneClassEach } from './classes-json.ts';
import { codedDifferently } from './codings.ts';
import { type Found, fullestOf, gather, type NamedMask } from './found.ts';
import { askOfBorder, heldValues, whetherIgnored } from './ignored.ts';
import type { MaskEncoding } from './label.ts';
import { numberObjects } from './numbered-objects.ts';
import { nameColor } from './values.ts';

/** Without a list of classes, values are taken for classes up to this number of them: photographs have more. */
const MOST_GUESSED_CLASSES = 64;
const MOST_CLASSES = 255;

export interface ChosenEncoding {
  readonly encoding: MaskEncoding;
  readonly classes: readonly ClassInfo[];
  readonly faults: readonly Fault[];
}

/** What is said about the classes beside what the masks hold. */
export interface Said {
  readonly spec: ClassesSpec | undefined;
  readonly ignored: Pick<Ignored, 'values' | 'colors'> | undefined;
  /** True where a model names the classes: their places are the values, unless the names say others. */
  readonly byModel: boolean;
}

/** Without faults of severity `error`, the encoding holds for the whole data set. `masks` isn't empty. */
export function chooseEncoding(masks: readonly NamedMask[], said: Said): ChosenEncoding {
  const found = gather(masks);
  if (goesByColor(found, said)) return byColor(found, said);
  if (said.spec?.classes[0].value !== undefined) return byGivenValue(found, said, said.spec);
  return said.spec === undefined ? byFoundValue(found, said) : byName(found, said, said.spec);
}

/**
 * Colours are the classes in colour masks, in palette masks whose indices mean nothing (two palettes disagree, as
 * after an optimiser), and where classes.json gives colours that the masks' values can't be read without.
 */
function goesByColor(found: Found, { spec, ignored }: Said): boolean {
  if (found.hasColorMasks) return true;
  if (spec?.classes[0].value !== undefined) return false;
  if (found.palette === undefined) return true;
  if (spec?.classes[0].color === undefined) return false;
  const given = new Set([...spec.classes.flatMap(colorsOf), ...(ignored?.colors ?? [])]);
  const allGiven = [...found.colors.keys()].every((color) => given.has(color));
  const readableAsIndices = [...found.values.keys()].every(
    (value) => value < spec.classes.length || value === 255,
  );
  return allGiven && (found.hasPaletteMasks || !readableAsIndices);
}

function colorsOf({ color, more }: ClassEntry): readonly number[] {
  return [color ?? [], more?.colors ?? []].flat();
}

function byColor(found: Found, { spec, ...said }: Said): ChosenEncoding {
  const ignored = said.ignored?.colors ?? [];
  const given = (spec?.classes ?? []).map(colorsOf).filter((colors) => colors.length > 0);
  const counted = [...found.colors.keys()].filter((color) => !ignored.includes(color));
  const colors = given.length > 0 ? given : counted.map((color) => [color]);
  const names = spec?.classes.map(({ name }) => name) ?? counted.map(nameColor);
  const encoding: MaskEncoding = { by: 'color', classes: colors, ignored, nearest: false };
  return {
    encoding,
    classes: colors.map(([color], index) => ({
      index,
      name: names[index] ?? nameColor(color),
      color: toRgb(color),
    })),
    faults:
      given.length > 0
        ? limit(found, colors.length, MOST_CLASSES)
        : colorFaults(found, counted, spec, said.ignored?.colors),
  };
}

/** Of colours that nobody has given to a class. */
function colorFaults(
  found: Found,
  colors: readonly number[],
  spec: ClassesSpec | undefined,
  ignored: readonly number[] | undefined,
): readonly Fault[] {
  const names = spec?.classes.map(({ name }) => name);
  const held = colors.map((color) => ({ value: nameColor(color), files: found.colors.get(color) ?? 0 }));
  const most = names === undefined ? MOST_GUESSED_CLASSES : MOST_CLASSES;
  if (colors.length > most) return limit(found, colors.length, most);
  const differently = codedDifferently(found, 'color', ignored ?? [], names);
  if (differently !== undefined) return [differently];
  const border = ignored === undefined ? askOfBorder(colors, held) : undefined;
  if (border !== undefined && names?.length !== colors.length) return [border];
  if (names === undefined) return [classesAssumed(held, oneClassEach(colors, 'color'))];
  if (names.length !== colors.length)
    return [
      classCountMismatch(names.length, describe('colours', held), oneClassEach(colors, 'color', names)),
    ];
  const pairs = colors.map((color, i) => `${names[i]} = ${nameColor(color)}`);
  return [classColorsAssumed(pairs, oneClassEach(colors, 'color', names))];
}

function byGivenValue(found: Found, said: Said, spec: ClassesSpec): ChosenEncoding {
  const classes = spec.classes.map(({ value, more }) => [value ?? [], more?.values ?? []].flat());
  const explicit = said.ignored?.values;
  const counting = isCounting(classes.flat());
  const decided =
    explicit === undefined && counting ? whetherIgnored(found, classes.length, true) : { ignored: explicit };
  return {
    encoding: { by: 'value', classes, ignored: decided.ignored ?? [], nearest: false },
    classes: nameClasses(
      classes.map(([value]) => value),
      found,
      spec,
    ),
    faults: decided.fault === undefined ? [] : [decided.fault],
  };
}

/** Exactly two values, the lowest and the highest there is, are two classes in masks that are no palette of others. */
function isPair(found: Found, high: number, { ignored }: Said): boolean {
  const values = [...found.values.keys()];
  return (
    values.includes(high) &&
    values.every((value) => value === 0 || value === high) &&
    !ignored?.values.includes(high)
  );
}

function isBinary(found: Found, said: Said): boolean {
  return (!found.hasPaletteMasks && isPair(found, 255, said)) || isPair(found, 65_535, said);
}

function byName(found: Found, said: Said, spec: ClassesSpec): ChosenEncoding {
  const names = spec.classes.map(({ name }) => name);
  if (names.length === 2 && isBinary(found, said))
    return valuesAsClasses([0, Math.max(...found.values.keys())], found, spec, []);
  const explicit = said.ignored?.values;
  const differently = codedDifferently(found, 'value', explicit ?? [], names);
  const decided =
    explicit === undefined ? whetherIgnored(found, names.length, said.byModel) : { ignored: explicit };
  const ignored = decided.ignored ?? [];
  const values = [...found.values.keys()].filter((value) => !ignored.includes(value));
  const places = names.map((_, i) => i);
  const known = values.filter((value) => value < names.length);
  const chosen = (classes: readonly number[], fault?: Fault): ChosenEncoding => {
    const faults = [differently ?? decided.fault ?? fault ?? []].flat();
    return { ...valuesAsClasses(classes, found, spec, ignored), faults };
  };
  // With two values in their places, one that isn't is a mistake of its mask.
  if (known.length === values.length || known.length > 1) return chosen(places);
  const json = oneClassEach(values, 'value', names);
  if (values.length === names.length) {
    const pairs = values.map((value, i) => `${names[i]} = ${value}`);
    return chosen(values, classValuesAssumed(pairs, json));
  }
  if (said.byModel) return chosen(places);
  const held = heldValues(found).filter(({ value }) => values.includes(Number(value)));
  return chosen(places, classCountMismatch(names.length, describe('values', held), json));
}

function byFoundValue(found: Found, said: Said): ChosenEncoding {
  if (isBinary(found, said))
    return valuesAsClasses(
      [0, Math.max(...found.values.keys())],
      found,
      undefined,
      [],
      ['background', 'foreground'],
    );
  const explicit = said.ignored?.values;
  const objects = numberObjects(found, explicit ?? []);
  const differently = codedDifferently(found, 'value', explicit ?? [], undefined);
  const decided = explicit === undefined ? whetherIgnored(found, undefined, false) : { ignored: explicit };
  const ignored = decided.ignored ?? [];
  const values = [...found.values.keys()].filter((value) => !ignored.includes(value));
  const held = heldValues(found).filter(({ value }) => values.includes(Number(value)));
  const guessed = isCounting(values) ? undefined : classesAssumed(held, oneClassEach(values, 'value'));
  const tooMany = limit(found, values.length, MOST_GUESSED_CLASSES);
  const doubts = tooMany.length > 0 ? tooMany : [differently ?? decided.fault ?? guessed ?? []].flat();
  const faults = objects === undefined ? doubts : [objects];
  return { ...valuesAsClasses(values, found, undefined, ignored), faults };
}

function valuesAsClasses(
  values: readonly number[],
  found: Found,
  spec: ClassesSpec | undefined,
  ignored: readonly number[],
  defaultNames?: readonly string[],
): ChosenEncoding {
  const classes = values.map((value) => [value]);
  return {
    encoding: { by: 'value', classes, ignored, nearest: false },
    classes: nameClasses(values, found, spec, defaultNames),
    faults: [],
  };
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
    name: spec?.classes[index].name ?? defaultNames?.[index] ?? nameOf(value, 'value'),
    color: usable ? toRgb(own[index]!) : defaultColor(index),
  }));
}

function limit({ masks }: Found, classes: number, most: number): readonly Fault[] {
  if (classes <= most) return [];
  const { file, values, lossy } = fullestOf(masks);
  return [tooManyMaskValues(file, values, lossy)];
}

function describe(what: string, held: readonly HeldValue[]): string {
  const shown = held
    .slice(0, 10)
    .map(({ value, files }) => `${value} in ${files} file${files === 1 ? '' : 's'}`);
  return `${held.length} ${what} (${shown.join(', ')}${held.length > shown.length ? ', ...' : ''})`;
}

function isCounting(values: readonly number[]): boolean {
  return values.every((value, index) => value === index);
}
