// From what CVAT writes of an image to the areas in it, in the order in which CVAT draws them: by their layer, then as they stand
// in the file.
import type { ReadPassage } from '../shapes/passage.ts';
import { coordinate, type Geometry, type Shape, ShapeError, type Size } from '../shapes/shape.ts';
import { parseXml } from '../shapes/xml.ts';
import { type Element, kindOf, labelOf, pointsIn } from './elements.ts';

/** @throws ShapeError */
export function cvatShapes(passages: readonly ReadPassage[], size: Size): readonly Shape[] {
  const areas = passages.flatMap(({ text }) => areasIn(text));
  const layers = new Map(areas.map((area) => [area, numberOf(area, 'z_order', 0)]));
  return areas
    .toSorted((a, b) => layers.get(a)! - layers.get(b)!)
    .map((area) => ({ class: labelOf(area), geometry: geometryOf(area, size) }));
}

/** Skeletons hold points of their own. */
function areasIn(text: string): readonly Element[] {
  const areas: Element[] = [];
  let depth = 0;
  try {
    parseXml(`<image>${text}`, {
      open: (name, attributes) => {
        if (++depth === 2 && kindOf(name) === 'area') areas.push({ name, attributes });
      },
      close: () => {
        depth--;
      },
    });
  } catch (error) {
    if (error instanceof SyntaxError) throw new ShapeError('is no XML');
    throw error;
  }
  return areas;
}

function geometryOf(area: Element, size: Size): Geometry {
  if (area.name === 'ellipse') return ellipseOf(area);
  return area.name === 'mask' ? maskOf(area, size) : polygonOf(area);
}

function polygonOf({ attributes }: Element): Geometry {
  const points = pointsIn(attributes.get('points'));
  if (points === undefined) throw new ShapeError('has a polygon that is no list of points');
  return { kind: 'polygons', parts: [[Float64Array.from(points, coordinate)]], rule: 'even-odd' };
}

function ellipseOf(area: Element): Geometry {
  const [x, y, radiusX, radiusY] = ['cx', 'cy', 'rx', 'ry'].map((key) => coordinate(numberOf(area, key)));
  if (radiusX < 0 || radiusY < 0) throw new ShapeError('has an ellipse with a radius below 0');
  return { kind: 'ellipse', x, y, radiusX, radiusY, angle: (numberOf(area, 'rotation', 0) * Math.PI) / 180 };
}

/** Runs row by row in its box: outside, inside, outside, ... */
function maskOf(area: Element, size: Size): Geometry {
  const [left, top, width, height] = ['left', 'top', 'width', 'height'].map((key) => numberOf(area, key));
  if (![left, top, width, height].every(Number.isInteger) || left < 0 || top < 0 || width < 1 || height < 1)
    throw new ShapeError('has a mask without a place in whole pixels');
  if (left + width > size.width || top + height > size.height)
    throw new ShapeError('has a mask that reaches out of its image');
  const bits = new Uint8Array(width * height);
  let at = 0;
  for (const [i, word] of (area.attributes.get('rle') ?? '').split(',').entries()) {
    const count = Number(word);
    if (word.trim() === '' || !Number.isInteger(count) || count < 0 || at + count > bits.length)
      throw new ShapeError('has a mask whose runs are not those of its box');
    if (i % 2 === 1) bits.fill(1, at, at + count);
    at += count;
  }
  if (at !== bits.length) throw new ShapeError('has a mask whose runs are not those of its box');
  return { kind: 'bitmap', left, top, width, height, bits };
}

/** @param otherwise where it isn't given */
function numberOf({ attributes }: Element, key: string, otherwise = Number.NaN): number {
  const given = attributes.get(key);
  const number = given === undefined || given.trim() === '' ? otherwise : Number(given);
  if (!Number.isFinite(number)) throw new ShapeError(`has no number for "${key}"`);
  return number;
}
