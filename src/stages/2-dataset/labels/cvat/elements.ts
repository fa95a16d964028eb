// What CVAT's elements within an image are: areas that are drawn, boxes, and marks that cover no pixels.
import { UNNAMED } from '../../ground-names.ts';

/** `area`: polygons, ellipses and masks. */
export type Kind = 'area' | 'box' | 'mark';

const KINDS: ReadonlyMap<string, Kind> = new Map([
  ...['polygon', 'ellipse', 'mask'].map((name) => [name, 'area'] as const),
  ['box', 'box'],
  ...['polyline', 'points', 'cuboid', 'skeleton', 'tag'].map((name) => [name, 'mark'] as const),
]);

/** Undefined: it says something of the image and shows nothing. */
export function kindOf(name: string): Kind | undefined {
  return KINDS.get(name);
}

export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

export function labelOf({ attributes }: Element): string {
  return attributes.get('label')?.trim() || UNNAMED;
}

/** `1.5,2;3,4`; undefined where it isn't of that form. */
export function pointsIn(given: string | undefined): readonly number[] | undefined {
  const pairs = (given ?? '').split(';').map((pair) => pair.split(','));
  if (pairs.some((pair) => pair.length !== 2 || pair.some((word) => word.trim() === ''))) return undefined;
  return pairs.flat().map(Number);
}
