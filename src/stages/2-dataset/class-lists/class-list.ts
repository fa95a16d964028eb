// A list of class names that lies in the data folder and isn't our classes.json: what other tools write beside masks.
import type { ClassEntry } from '../classes-file.ts';

export interface ClassList {
  /** Relative to the data folder. */
  readonly file: string;
  readonly classes: readonly ClassEntry[];
  /** Mask values that count for nothing. */
  readonly ignored: readonly number[];
  /** What tells which class is which: the order alone is the weakest. */
  readonly by: 'value' | 'color' | 'order';
}

/** What a reader takes from a file; undefined: it's no list of classes. */
export type ListContent = Omit<ClassList, 'file'> | undefined;

const MOST_CLASSES = 255;
const LONGEST_NAME = 200;
/** Of a mask. */
const HIGHEST_VALUE = 65_535;

/** A list of classes whose names, values and colours are all different, or undefined. */
export function listOf(classes: readonly ClassEntry[], ignored: readonly number[] = []): ListContent {
  if (classes.length === 0 || classes.length > MOST_CLASSES) return undefined;
  const names = classes.map(({ name }) => name);
  if (names.some((name) => name === '' || name.length > LONGEST_NAME)) return undefined;
  const values = classes.flatMap(({ value }) => value ?? []);
  const colors = classes.flatMap(({ color }) => color ?? []);
  if (values.some((value) => value > HIGHEST_VALUE)) return undefined;
  if ([names, values, colors].some((all) => new Set<unknown>(all).size < all.length)) return undefined;
  const isWhole = (given: readonly number[]) => given.length === classes.length;
  if (isWhole(values)) return { classes, ignored, by: 'value' };
  if (isWhole(colors)) return { classes, ignored, by: 'color' };
  return values.length + colors.length === 0 ? { classes, ignored, by: 'order' } : undefined;
}
