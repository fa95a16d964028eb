// The colours in which the contact sheet draws classes: their own, but where two of them could be taken for one. Pure.
import { largestOf } from '../../../shared/extremes.ts';
import { defaultColor } from '../../2-dataset/class-colors.ts';
import type { ClassInfo } from '../../2-dataset/dataset.ts';

type Color = ClassInfo['color'];
type Colored = Pick<ClassInfo, 'index'> & { readonly color: readonly number[] };

/** Half drawn over an image, colours that are nearer to each other as red, green and blue look alike. */
const ALIKE = 48;
/** As many as a sheet can show; farther apart than these no colours are looked for. */
const CANDIDATES = Array.from({ length: 48 }, (_, i) => defaultColor(i + 1));

/** By the same classes: each picture asks, and of hundreds of classes the answer takes a second. */
const known = new WeakMap<readonly Colored[], readonly Color[]>();

/** By index: of each class its own, or where an earlier class has nearly the same, the one farthest from all others. */
export function sheetColors(classes: readonly Colored[]): readonly Color[] {
  const drawn = known.get(classes) ?? chooseColors(classes);
  known.set(classes, drawn);
  return drawn;
}

function chooseColors(classes: readonly Colored[]): readonly Color[] {
  const drawn: Color[] = [];
  for (const [k, { color }] of classes.entries()) {
    const own = rgb(color);
    const others = [...drawn, ...classes.slice(k + 1).map((info) => rgb(info.color))];
    drawn.push(nearest(own, drawn) < ALIKE ** 2 ? farthestFrom(others) : own);
  }
  return drawn;
}

/** The classes that are not drawn in their own colour. */
export function recolored<T extends Colored>(classes: readonly T[]): readonly T[] {
  const drawn = sheetColors(classes);
  return classes.filter(({ color }, k) => distance(rgb(color), drawn[k]) > 0);
}

function farthestFrom(others: readonly Color[]): Color {
  const far = CANDIDATES.map((one) => nearest(one, others));
  return CANDIDATES[far.indexOf(largestOf(far))];
}

/** The distance to the nearest of them. */
function nearest(color: Color, others: readonly Color[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const other of others) least = Math.min(least, distance(color, other));
  return least;
}

/** Squared: there are many to compare. */
function distance(one: Color, other: Color): number {
  return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 + (one[2] - other[2]) ** 2;
}

function rgb([red = 0, green = 0, blue = 0]: readonly number[]): Color {
  return [red, green, blue];
}
