// From the text of an image's regions to the areas that they enclose.
import { UNNAMED } from '../../ground-names.ts';
import { fieldOf, listOf } from '../shapes/json-fields.ts';
import type { ReadPassage } from '../shapes/passage.ts';
import { coordinate, type Geometry, type Shape, ShapeError } from '../shapes/shape.ts';
import { isArea } from './image.ts';
import { entryInCsv, entryInJson, kindOf, type Region } from './regions.ts';

/** @throws ShapeError */
export function viaShapes(passages: readonly ReadPassage[]): readonly Shape[] {
  return passages.flatMap(({ text, classes }) => {
    const entry = text.startsWith('{') ? entryInJson(text) : entryInCsv(text);
    if (entry === undefined) throw new ShapeError("can't be read");
    return entry.regions.filter(isArea).map((region, i) => {
      return { class: classes?.[i] ?? UNNAMED, geometry: geometryOf(region) };
    });
  });
}

function geometryOf(region: Region): Geometry {
  const number = (key: string) => coordinate(fieldOf(region.shape, key));
  switch (kindOf(region)) {
    case 'circle': {
      const radius = number('r');
      return {
        kind: 'ellipse',
        x: number('cx'),
        y: number('cy'),
        radiusX: radius,
        radiusY: radius,
        angle: 0,
      };
    }
    case 'ellipse':
      return {
        kind: 'ellipse',
        x: number('cx'),
        y: number('cy'),
        radiusX: number('rx'),
        radiusY: number('ry'),
        // Version 1 doesn't turn them.
        angle: coordinate(fieldOf(region.shape, 'theta') ?? 0),
      };
    default:
      return polygonOf(region.shape);
  }
}

function polygonOf(shape: unknown): Geometry {
  const [x, y] = ['all_points_x', 'all_points_y'].map((key) => listOf(fieldOf(shape, key)));
  if (x.length !== y.length) throw new ShapeError('has a polygon with an x without its y');
  const ring = Float64Array.from(
    x.flatMap((one, i) => [one, y[i]]),
    coordinate,
  );
  return { kind: 'polygons', parts: [[ring]], rule: 'even-odd' };
}
