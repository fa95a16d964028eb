// From the polygons of a label to shapes. Masks lie at addresses, which are not fetched.
import { parseJson } from '../../../../shared/parse-json.ts';
import { fieldOf, listOf } from '../shapes/json-fields.ts';
import type { ReadPassage } from '../shapes/passage.ts';
import { coordinate, type Ring, type Shape, ShapeError } from '../shapes/shape.ts';
import { type LabelboxObject, rowOf } from './rows.ts';

export function isDrawn({ kind }: LabelboxObject): boolean {
  return kind === 'polygon';
}

/** @throws ShapeError */
export function labelboxShapes(passages: readonly ReadPassage[]): readonly Shape[] {
  return passages.flatMap(({ text, entry }) => {
    const label = rowOf(parsed(text))?.labels.find((one) => one.entry === entry);
    if (label === undefined) throw new ShapeError('is no longer there');
    return label.objects.filter(isDrawn).map(shapeOf);
  });
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    throw new ShapeError('is no JSON');
  }
}

function shapeOf({ name, place }: LabelboxObject): Shape {
  return { class: name, geometry: { kind: 'polygons', parts: [[ringOf(place)]], rule: 'even-odd' } };
}

function ringOf(place: unknown): Ring {
  if (!Array.isArray(place)) throw new ShapeError('has a polygon that is no list of points');
  return Float64Array.from(cornersOf(place), coordinate);
}

/** x0, y0, x1, y1, ... as they're written. */
export function cornersOf(place: unknown): readonly unknown[] {
  return listOf(place).flatMap((point) => [fieldOf(point, 'x'), fieldOf(point, 'y')]);
}
