// What a tool's annotation becomes: shapes in pixels of an image, as plain values. Pixel (0, 0) covers the square from 0 to 1.

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Undefined of what is none. */
export function sizeIn(width: unknown, height: unknown): Size | undefined {
  const size = { width: Number(width), height: Number(height) };
  const isSize = Object.values(size).every((edge) => Number.isInteger(edge) && edge > 0);
  return isSize ? size : undefined;
}

/** x0, y0, x1, y1, ...; the last point is joined to the first. */
export type Ring = Float64Array;

/** What decides whether a place is inside of rings that cross themselves or each other. */
export type FillRule = 'even-odd' | 'non-zero';

/** Parts are united; the rings of one part, such as an outline and its holes, are filled together. */
export interface Polygons {
  readonly kind: 'polygons';
  readonly parts: readonly (readonly Ring[])[];
  readonly rule: FillRule;
}

/** Runs of pixels column by column, from left to right and from the top down: outside, inside, outside, ... */
export interface Runs {
  readonly kind: 'runs';
  readonly size: Size;
  readonly counts: readonly number[];
}

/** Pixels in a box, row by row; what isn't 0 is inside. */
export interface Bitmap extends Size {
  readonly kind: 'bitmap';
  readonly left: number;
  readonly top: number;
  readonly bits: Uint8Array;
}

/** Turned by `angle` radians, from x to y. A circle has two radii of the same length. */
export interface Ellipse {
  readonly kind: 'ellipse';
  readonly x: number;
  readonly y: number;
  readonly radiusX: number;
  readonly radiusY: number;
  readonly angle: number;
}

/** Drawn with a round pen; it isn't closed. */
export interface Line {
  readonly kind: 'line';
  readonly points: Ring;
  readonly width: number;
}

export type Geometry = Polygons | Runs | Bitmap | Ellipse | Line;

export interface Shape {
  /** As the tool calls it. */
  readonly class: string;
  readonly geometry: Geometry;
  /** Its pixels count for nothing. */
  readonly isIgnored?: boolean;
}

/** What is wrong with an annotation, as a clause behind "an annotation": `has a coordinate that is no number`. */
export class ShapeError extends Error {
  override readonly name = 'ShapeError';
}

/** Images have 16383 pixels a side; what lies farther out than this is no place in one. */
const FARTHEST = 1e9;

/** A coordinate from outside. @throws ShapeError */
export function coordinate(given: unknown): number {
  if (typeof given !== 'number' || !Number.isFinite(given))
    throw new ShapeError('has a coordinate that is no number');
  if (Math.abs(given) > FARTHEST) throw new ShapeError('has a coordinate beyond 1,000,000,000');
  return given;
}
