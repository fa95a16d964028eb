// From the text of an annotation to the shape in it: polygons, or run lengths as numbers or as a text.
import { parseJson } from '../../../../shared/parse-json.ts';
import { fieldOf, listOf } from '../shapes/json-fields.ts';
import type { ReadPassage } from '../shapes/passage.ts';
import { parseCounts, runsOf } from '../shapes/runs.ts';
import { coordinate, type Geometry, type Shape, ShapeError, type Size } from '../shapes/shape.ts';
import type { ShapeOptions } from '../shapes/tool.ts';
import { ringsIn } from './file.ts';

/** @throws ShapeError */
export function cocoShapes(
  passages: readonly ReadPassage[],
  size: Size,
  { crowds }: ShapeOptions,
): readonly Shape[] {
  return passages.map(({ text, class: name = '' }) => {
    const given = parsed(text);
    const geometry = geometryOf(fieldOf(given, 'segmentation'), size);
    const isCrowd = Number(fieldOf(given, 'iscrowd')) === 1;
    return { class: name, geometry, isIgnored: isCrowd && crowds === 'ignored' };
  });
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    throw new ShapeError('is no JSON');
  }
}

function geometryOf(segmentation: unknown, size: Size): Geometry {
  const counts = fieldOf(segmentation, 'counts');
  if (counts !== undefined) return runsIn(counts, fieldOf(segmentation, 'size'), size);
  const rings = ringsIn(segmentation);
  if (rings.length > 2 && rings.every((ring) => listOf(ring).length === 2))
    throw new ShapeError('lists points in the place of polygons');
  // As pycocotools fills them: each by itself, and all united.
  return { kind: 'polygons', parts: rings.map((ring) => [ringOf(ring)]), rule: 'even-odd' };
}

function ringOf(given: unknown): Float64Array {
  const coordinates = listOf(given);
  if (!Array.isArray(given)) throw new ShapeError('has a polygon that is no list of numbers');
  if (coordinates.length % 2 === 1) throw new ShapeError('has a polygon with an x without its y');
  return Float64Array.from(coordinates, coordinate);
}

function runsIn(given: unknown, givenSize: unknown, size: Size): Geometry {
  const [height, width] = listOf(givenSize);
  if (height !== size.height || width !== size.width)
    throw new ShapeError(
      `has run lengths of ${String(width)}x${String(height)} pixels where its image has ${size.width}x${size.height}`,
    );
  const counts = typeof given === 'string' ? parseCounts(given) : listOf(given);
  return runsOf(counts, size);
}
