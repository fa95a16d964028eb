// From the regions of an annotation to the shapes that they are: percent of the image become pixels.
import { parseJson } from '../../../../shared/parse-json.ts';
import { UNNAMED } from '../../ground-names.ts';
import { BitmapReader } from '../shapes/bitmap.ts';
import { fieldOf, listOf } from '../shapes/json-fields.ts';
import type { ReadPassage } from '../shapes/passage.ts';
import { coordinate, type Geometry, type Shape, ShapeError, type Size } from '../shapes/shape.ts';
import { brushBitmap } from './brush.ts';
import { type Region, type RegionKind, taskOf } from './regions.ts';

/** Boxes aren't trained, and points and lines say of no pixels that they're inside. */
const DRAWN: ReadonlySet<RegionKind> = new Set(['polygon', 'brush', 'bitmask', 'ellipse'] as const);

export function isDrawn({ kind }: Region): boolean {
  return DRAWN.has(kind);
}

/** @throws ShapeError */
export async function labelStudioShapes(
  passages: readonly ReadPassage[],
  size: Size,
): Promise<readonly Shape[]> {
  const bitmaps = new BitmapReader(size);
  const shapes: Shape[] = [];
  for (const { text, entry, control } of passages) {
    const annotation = taskOf(parsed(text))?.annotations.find((one) => one.entry === entry);
    if (annotation === undefined) throw new ShapeError('is no longer there');
    const drawn = annotation.regions.filter(isDrawn);
    for (const region of drawn.filter((one) => control === undefined || one.control === control))
      shapes.push(await shapeOf(region, size, bitmaps));
  }
  return shapes;
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    throw new ShapeError('is no JSON');
  }
}

async function shapeOf(region: Region, size: Size, bitmaps: BitmapReader): Promise<Shape> {
  const { labels, turned } = region;
  if (labels.length > 1)
    throw new ShapeError(`is of several classes (${labels.map((name) => JSON.stringify(name)).join(', ')})`);
  if (turned !== 0)
    throw new ShapeError(`was drawn on the image as it was turned by ${turned} degrees in Label Studio`);
  return { class: labels[0] ?? UNNAMED, geometry: await geometryOf(region, size, bitmaps) };
}

async function geometryOf({ kind, value }: Region, size: Size, bitmaps: BitmapReader): Promise<Geometry> {
  if (kind === 'brush') return bitmaps.take(brushBitmap(listOf(fieldOf(value, 'rle')), size));
  if (kind === 'bitmask') return bitmaskOf(value, size, bitmaps);
  return kind === 'ellipse' ? ellipseOf(value, size) : polygonOf(value, size);
}

function polygonOf(value: unknown, { width, height }: Size): Geometry {
  const points = listOf(fieldOf(value, 'points')).flatMap((point) => {
    const [x, y] = listOf(point);
    return [(coordinate(x) / 100) * width, (coordinate(y) / 100) * height];
  });
  return { kind: 'polygons', parts: [[Float64Array.from(points)]], rule: 'even-odd' };
}

/** Each radius is in percent of its side, and the turn is that of the pixels. */
function ellipseOf(value: unknown, { width, height }: Size): Geometry {
  const [x, y, radiusX, radiusY] = ['x', 'y', 'radiusX', 'radiusY'].map((key) =>
    coordinate(fieldOf(value, key)),
  );
  const degrees = coordinate(fieldOf(value, 'rotation') ?? 0);
  return {
    kind: 'ellipse',
    x: (x / 100) * width,
    y: (y / 100) * height,
    radiusX: (radiusX / 100) * width,
    radiusY: (radiusY / 100) * height,
    angle: (degrees / 180) * Math.PI,
  };
}

/** A picture of the image's size, transparent but where something is. */
async function bitmaskOf(value: unknown, { width, height }: Size, bitmaps: BitmapReader): Promise<Geometry> {
  const coded = /^data:image\/png;base64,(.*)$/s.exec(String(fieldOf(value, 'imageDataURL')))?.[1];
  if (coded === undefined) throw new ShapeError('has a bitmask that is no PNG');
  const { given, shown } = await bitmaps.read(Buffer.from(coded, 'base64'), 0, 0);
  if (given.width !== width || given.height !== height)
    throw new ShapeError(
      `has a bitmask of ${given.width}x${given.height} pixels where its image has ${width}x${height}`,
    );
  return shown;
}
