// Decides what masks of one class or of one object become where an image has several. Names only.

import { IGNORE } from '../../../../engine/engine.ts';
import { type Fault, maskClassUnknown } from '../../../../errors.ts';
import { type ClassEntry, type ClassesSpec, foldersOfClass } from '../../classes-file.ts';
import type { MaskFile } from './label.ts';
import type { Pair } from './pair.ts';

export interface Joining {
  /** The classes of the joined masks, each with the value of its place. */
  readonly spec: ClassesSpec;
  /** Whether masks say of which class they are; else each shows an object. */
  readonly byClass: boolean;
  /** What the file shows becomes this value, 255 where it's ignored. */
  toValue(mask: Pick<MaskFile, 'of'>): number;
}

const BACKGROUND = /^_*(?:background|bg)_*$/i;
const OBJECT = 'foreground';

/** Undefined: each image has one mask, which shows all classes. */
export function joiningOf(pairs: readonly Pair[], spec: ClassesSpec | undefined): Joining | undefined {
  const byClass = pairs.some(({ masks }) => masks.some(({ of }) => of !== undefined));
  if (!byClass && pairs.every(({ masks }) => masks.length === 1)) return undefined;
  const ignored = new Set(spec?.ignored?.folders);
  const found = byClass ? namesIn(pairs).filter((name) => !ignored.has(name)) : [OBJECT];
  const listed = spec?.classes ?? found.map((name) => ({ name }));
  const entries = withBackground(listed, byClass ? new Set(found) : undefined);
  const values = new Map(entries.flatMap((entry, value) => foldersOfClass(entry).map((of) => [of, value])));
  return {
    spec: {
      classes: entries.map(({ name, color }, value) => ({ name, color, value })),
      ignored: { values: [IGNORE], colors: [], folders: [] },
    },
    byClass,
    toValue: ({ of }) => (of === undefined ? 1 : (values.get(of) ?? IGNORE)),
  };
}

/** Masks of classes that a list of classes doesn't know. */
export function unknownClasses(pairs: readonly Pair[], spec: ClassesSpec | undefined): readonly Fault[] {
  if (spec === undefined) return [];
  const known = new Set([...spec.classes.flatMap(foldersOfClass), ...(spec.ignored?.folders ?? [])]);
  const all = pairs.flatMap(({ masks }) => masks.flatMap(({ of }) => of ?? []));
  return namesIn(pairs)
    .filter((name) => !known.has(name) && !BACKGROUND.test(name))
    .map((name) => maskClassUnknown(name, all.filter((of) => of === name).length, [...known]));
}

function namesIn(pairs: readonly Pair[]): readonly string[] {
  return [...new Set(pairs.flatMap(({ masks }) => masks.flatMap(({ of }) => of ?? [])))].sort();
}

/**
 * What no mask shows is the first class: one that's called so, else one of the list that no mask is of, else one more.
 * @param found the classes that masks are of; undefined: they are of an object, the second of two classes
 */
function withBackground(
  listed: readonly ClassEntry[],
  found: ReadonlySet<string> | undefined,
): readonly ClassEntry[] {
  const background = listed.find((entry) => foldersOfClass(entry).some((of) => BACKGROUND.test(of)));
  if (background !== undefined) return [background, ...listed.filter((entry) => entry !== background)];
  const isShown =
    found === undefined ? listed.length === 1 : foldersOfClass(listed[0]).some((of) => found.has(of));
  return isShown ? [{ name: 'background' }, ...listed] : listed;
}
