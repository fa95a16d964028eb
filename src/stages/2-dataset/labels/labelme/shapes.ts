// From the text of a file's shapes to the areas that labelme makes of them in its own masks.
import { BitmapReader } from '../shapes/bitmap.ts';
import { ringIn, shapesIn } from '../shapes/image-files.ts';
import { fieldOf } from '../shapes/json-fields.ts';
import type { ReadPassage } from '../shapes/passage.ts';
import { type Geometry, type Ring, type Shape, ShapeError, type Size } from '../shapes/shape.ts';
import { kindOf, labelOf } from './kinds.ts';

/** Pixels, whatever was drawn with. */
export const LINE_WIDTH = 10;

/** @throws ShapeError */
export async function labelmeShapes(passages: readonly ReadPassage[], size: Size): Promise<readonly Shape[]> {
  const bitmaps = new BitmapReader(size);
  const shapes: Shape[] = [];
  for (const given of shapesIn(passages)) {
    const geometry = await geometryOf(given, bitmaps);
    if (geometry !== undefined) shapes.push({ class: labelOf(given), geometry });
  }
  return shapes;
}

/** Undefined of what covers nothing. */
async function geometryOf(given: unknown, bitmaps: BitmapReader): Promise<Geometry | undefined> {
  const points = () => ringIn(fieldOf(given, 'points'));
  switch (kindOf(given)) {
    case 'polygon':
      return { kind: 'polygons', parts: [[points()]], rule: 'even-odd' };
    case 'line':
      return { kind: 'line', points: points(), width: LINE_WIDTH };
    case 'circle':
      return circleOf(points());
    case 'mask':
      return maskIn(fieldOf(given, 'mask'), points(), bitmaps);
    default:
      return undefined;
  }
}

/** Its middle, and a point on it. */
function circleOf(points: Ring): Geometry {
  if (points.length !== 4) throw new ShapeError('is a circle without a middle and a point on it');
  const [x, y, onX, onY] = points;
  const radius = Math.hypot(onX - x, onY - y);
  return { kind: 'ellipse', x, y, radiusX: radius, radiusY: radius, angle: 0 };
}

/** Pixels from the first corner of its box on; the other corner is the last pixel, and to some programs the one behind it. */
async function maskIn(given: unknown, points: Ring, bitmaps: BitmapReader): Promise<Geometry> {
  if (points.length !== 4) throw new ShapeError('has a mask without the two corners of its box');
  const [left, top, right, bottom] = points.map(Math.trunc);
  if (typeof given !== 'string') throw new ShapeError('has no mask where it says so');
  const bitmap = await bitmaps.read(Buffer.from(given, 'base64'), left, top);
  const [width, height] = [right - left + 1, bottom - top + 1];
  if (Math.abs(bitmap.given.width - width) > 1 || Math.abs(bitmap.given.height - height) > 1)
    throw new ShapeError(
      `has a mask of ${bitmap.given.width}x${bitmap.given.height} pixels in a box of ${width}x${height}`,
    );
  return bitmap.shown;
}
