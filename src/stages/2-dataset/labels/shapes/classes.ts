// Settles which class a shape is of: as the tool lists them behind the background, or as the user does. Pure.
import { IGNORE } from '../../../../engine/engine.ts';
import {
  type Fault,
  shapeClassesAlike,
  shapeClassesUnknown,
  tooManyShapeClasses,
} from '../../../../errors.ts';
import { defaultColor, toRgb } from '../../class-colors.ts';
import { type ClassEntry, foldersOfClass } from '../../classes-file.ts';
import { BACKGROUND, IGNORED } from '../../ground-names.ts';
import { specOfModel } from '../../spec-of-model.ts';
import type { ClassInfo } from '../../terms.ts';
import { alikeIn } from '../alike-names.ts';
import type { MeasureOptions } from '../source.ts';
import { type Naming, type Shown, settleNameless } from './no-class.ts';

export interface SettledClasses {
  readonly classes: readonly ClassInfo[];
  /** Of each class of the tool its index, 255 where it's ignored. */
  readonly places: readonly (readonly [name: string, index: number])[];
  /** What no shape shows. */
  readonly background: number;
  readonly faults: readonly Fault[];
}

const MOST_CLASSES = 255;

/** @param listed as the tool lists them */
export function settleClasses(
  listed: readonly string[],
  shown: ReadonlyMap<string, Shown>,
  { spec, model }: Pick<MeasureOptions, 'spec' | 'model'>,
): SettledClasses {
  const all = [...new Set([...listed, ...shown.keys()])];
  const ignored = new Set(spec?.ignored?.folders);
  const isIgnored = (name: string) =>
    ignored.has(name.normalize('NFC')) || (spec === undefined && IGNORED.test(name));
  const known = spec?.classes ?? (model && specOfModel(model).classes);
  const { nameless, one, faults } = settleNameless(all, { shown, isIgnored, known });
  const names = [...all.filter((name) => !nameless.has(name)), ...(one === undefined ? [] : [one])];
  const shapesOf = (name: string) =>
    (name === one ? [...nameless] : [name]).reduce((sum, of) => sum + (shown.get(of)?.shapes ?? 0), 0);
  const naming = { names: [...new Set(names)], shapesOf, isIgnored, known };
  const settled = settleNamed(naming, spec !== undefined);
  const placeOfOne = settled.places.find(([name]) => name === one)?.[1] ?? IGNORE;
  return {
    ...settled,
    places: [...settled.places, ...[...nameless].map((name) => [name, placeOfOne] as const)],
    faults: [...faults, ...settled.faults],
  };
}

interface Names extends Omit<Naming, 'shown'> {
  readonly names: readonly string[];
  readonly shapesOf: (name: string) => number;
}

/** @param isSaid the user says which classes there are; else a class that a model doesn't have is told as such */
function settleNamed(naming: Names, isSaid: boolean): SettledClasses {
  const { names, shapesOf, isIgnored, known } = naming;
  const counted = names.filter((name) => !isIgnored(name));
  const entries = withBackground(known ?? counted.map((name) => ({ name })), new Set(counted.map(folded)));
  const places = new Map(entries.flatMap((entry, index) => foldersOfClass(entry).map((of) => [of, index])));
  const placeOf = (name: string) => (BACKGROUND.test(name) ? 0 : places.get(folded(name)));
  const unknown = counted.filter((name) => placeOf(name) === undefined && shapesOf(name) > 0);
  const all: readonly ClassEntry[] = isSaid ? entries : [...entries, ...unknown.map((name) => ({ name }))];
  for (const [i, name] of (isSaid ? [] : unknown).entries()) places.set(folded(name), entries.length + i);
  const lacking = unknown.map((name) => ({ name, shapes: shapesOf(name) }));
  return {
    classes: all.map(({ name, color }, index) => ({
      index,
      name,
      color: color === undefined ? defaultColor(index) : toRgb(color),
    })),
    places: names.flatMap((name) => {
      const place = isIgnored(name) ? IGNORE : placeOf(name);
      return place === undefined ? [] : [[name, place] as const];
    }),
    background: 0,
    faults: [
      ...(isSaid && unknown.length > 0 ? [shapeClassesUnknown(lacking, [...places.keys()])] : []),
      ...(isSaid ? [] : saidOfAlike(naming)),
      ...(all.length > MOST_CLASSES ? [tooManyShapeClasses(all.length, MOST_CLASSES)] : []),
    ],
  };
}

/** One class that is written in two ways would be learned as two. */
function saidOfAlike({ names, shapesOf, isIgnored, known = [] }: Names): readonly Fault[] {
  // A model that is to be tested tells apart what it has learned.
  const learned = new Set(known.flatMap(foldersOfClass));
  const drawn = names.filter((name) => isClass(name) && shapesOf(name) > 0);
  const groups = alikeIn(drawn).filter((group) => group.some((name) => !learned.has(folded(name))));
  if (groups.length === 0) return [];
  const joined = new Map(groups.flatMap((group) => group.map((name) => [name, group] as const)));
  const entries = names.filter(isClass).flatMap((name) => {
    const group = joined.get(name) ?? [name];
    return name === group[0] ? [group.length > 1 ? { name, folder: group } : { name }] : [];
  });
  const ignored = names.filter(isIgnored).map((name) => ({ name, ignore: true }));
  const background = names.find((name) => BACKGROUND.test(name)) ?? 'background';
  return [shapeClassesAlike(groups, [{ name: background }, ...entries, ...ignored])];

  function isClass(name: string): boolean {
    return !isIgnored(name) && !BACKGROUND.test(name);
  }
}

/** The first class is what no shape shows: one that's called so, else one of the list that no shape may be of, else one more. */
function withBackground(listed: readonly ClassEntry[], drawn: ReadonlySet<string>): readonly ClassEntry[] {
  const background = listed.find((entry) => foldersOfClass(entry).some((of) => BACKGROUND.test(of)));
  if (background !== undefined) return [background, ...listed.filter((entry) => entry !== background)];
  const [first] = listed;
  return first !== undefined && !foldersOfClass(first).some((of) => drawn.has(of))
    ? listed
    : [{ name: 'background' }, ...listed];
}

/** As foldersOfClass() gives the names of the list. */
function folded(name: string): string {
  return name.normalize('NFC');
}
