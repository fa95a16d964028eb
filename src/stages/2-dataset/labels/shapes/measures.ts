// How large shapes are and where they lie: what decides which is drawn over which, and tells those that show nothing.
import type { Geometry, Polygons, Ring, Size } from './shape.ts';

/** Pixels that it covers, without regard to the edges of the image; of parts that overlap each counts. */
export function areaOf(geometry: Geometry): number {
  switch (geometry.kind) {
    case 'polygons':
      return geometry.parts.reduce((sum, rings) => sum + areaOfRings(rings), 0);
    case 'runs':
      return geometry.counts.reduce((sum, count, i) => (i % 2 === 1 ? sum + count : sum), 0);
    case 'bitmap':
      return geometry.bits.reduce((sum, bit) => sum + (bit === 0 ? 0 : 1), 0);
    case 'ellipse':
      return Math.PI * geometry.radiusX * geometry.radiusY;
    case 'line':
      return lengthOf(geometry.points) * geometry.width;
  }
}

/** An outline, without its holes where these are drawn the other way round or not. */
function areaOfRings([outline, ...holes]: readonly Ring[]): number {
  if (outline === undefined) return 0;
  return Math.abs(holes.reduce((rest, hole) => rest - areaOfRing(hole), areaOfRing(outline)));
}

function areaOfRing(ring: Ring): number {
  let twice = 0;
  for (let i = 0, before = ring.length - 2; i + 1 < ring.length; before = i, i += 2)
    twice += ring[before] * ring[i + 1] - ring[i] * ring[before + 1];
  return Math.abs(twice) / 2;
}

function lengthOf(points: Ring): number {
  let length = 0;
  for (let i = 2; i + 1 < points.length; i += 2)
    length += Math.hypot(points[i] - points[i - 2], points[i + 1] - points[i - 1]);
  return length;
}

/** Rings that enclose nothing: of less than three points, or all on one line. */
export function flatRings({ parts }: Polygons): number {
  return parts.flat().filter(isFlat).length;
}

/** An outline that crosses itself may have an area of 0 as well: what lies on either side of the crossing counts against the other. */
function isFlat(ring: Ring): boolean {
  const [x, y] = ring;
  let to: readonly [number, number] | undefined;
  for (let i = 2; i + 1 < ring.length; i += 2) {
    const [dx, dy] = [ring[i] - x, ring[i + 1] - y];
    if (to !== undefined && to[0] * dy !== to[1] * dx) return false;
    if (dx !== 0 || dy !== 0) to ??= [dx, dy];
  }
  return true;
}

/** How far a polygon reaches out of the image, in pixels; 0 where it doesn't. Other shapes are as their tools draw them. */
export function reachOut(geometry: Geometry, { width, height }: Size): number {
  if (geometry.kind !== 'polygons') return 0;
  let far = 0;
  for (const ring of geometry.parts.flat()) {
    for (let i = 0; i + 1 < ring.length; i += 2)
      far = Math.max(far, -ring[i], -ring[i + 1], ring[i] - width, ring[i + 1] - height);
  }
  return far;
}

/** A shape in the corner of the image, or one whose coordinates are shares of what the tool counts in. */
export function liesWithinOne(geometry: Geometry, { width, height }: Size): boolean {
  if (geometry.kind === 'ellipse') {
    const { x, y, radiusX, radiusY } = geometry;
    return x >= 0 && y >= 0 && x <= width && y <= height && radiusX <= width && radiusY <= height;
  }
  if (geometry.kind !== 'polygons') return false;
  const rings = geometry.parts.flat();
  const isWithin = (value: number, i: number) => value >= 0 && value <= (i % 2 === 0 ? width : height);
  return rings.length > 0 && rings.every((ring) => ring.every(isWithin));
}

/** From the upper left corner, in shares of width and height. */
export type Extent = readonly [x: number, y: number];

/** What isn't made of corners may go anywhere. */
export function extentOf(geometries: readonly Geometry[], { width, height }: Size): Extent {
  let [x, y] = [0, 0];
  for (const geometry of geometries) {
    if (geometry.kind !== 'polygons') return [1, 1];
    for (const ring of geometry.parts.flat()) {
      for (let i = 0; i + 1 < ring.length; i += 2) {
        x = Math.max(x, ring[i]);
        y = Math.max(y, ring[i + 1]);
      }
    }
  }
  return [x / width, y / height];
}
