// From the text of an image's objects to the areas that they cover.
import { inflateSync } from 'node:zlib';
import { BitmapReader } from '../shapes/bitmap.ts';
import { ringIn, shapesIn } from '../shapes/image-files.ts';
import { fieldOf, listOf } from '../shapes/json-fields.ts';
import type { ReadPassage } from '../shapes/passage.ts';
import { coordinate, type Geometry, type Shape, ShapeError, type Size } from '../shapes/shape.ts';
import { classOf, kindOf } from './kinds.ts';

/** A PNG is smaller than its pixels: this is one of 4096 by 4096 with four bytes for each. */
const MOST_BYTES = 64 * 1024 * 1024;
const PNG = [0x89, 0x50, 0x4e, 0x47];

/** @throws ShapeError */
export async function superviselyShapes(
  passages: readonly ReadPassage[],
  size: Size,
): Promise<readonly Shape[]> {
  const bitmaps = new BitmapReader(size);
  const shapes: Shape[] = [];
  for (const object of shapesIn(passages)) {
    const kind = kindOf(object);
    if (kind === 'polygon')
      shapes.push({ class: classOf(object), geometry: polygonOf(fieldOf(object, 'points')) });
    if (kind === 'bitmap')
      shapes.push({ class: classOf(object), geometry: await bitmapOf(fieldOf(object, 'bitmap'), bitmaps) });
  }
  return shapes;
}

function polygonOf(points: unknown): Geometry {
  const rings = [fieldOf(points, 'exterior'), ...listOf(fieldOf(points, 'interior'))];
  return { kind: 'polygons', parts: [rings.map(ringIn)], rule: 'even-odd' };
}

/** A PNG, packed once more and as text, and where its first pixel lies. */
async function bitmapOf(bitmap: unknown, bitmaps: BitmapReader): Promise<Geometry> {
  const [data, origin] = [fieldOf(bitmap, 'data'), listOf(fieldOf(bitmap, 'origin'))];
  if (typeof data !== 'string' || origin.length !== 2)
    throw new ShapeError('has a bitmap without data or origin');
  const [left, top] = origin.map((place) => Math.trunc(coordinate(place)));
  return (await bitmaps.read(unpacked(Buffer.from(data, 'base64')), left, top)).shown;
}

function unpacked(bytes: Buffer): Buffer {
  if (PNG.every((byte, i) => bytes[i] === byte)) return bytes;
  try {
    return inflateSync(bytes, { maxOutputLength: MOST_BYTES });
  } catch (cause) {
    throw new ShapeError("has a bitmap that can't be unpacked", { cause });
  }
}
