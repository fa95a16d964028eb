// Draws shapes one over the other into a picture of their classes, and counts what they hide of each other.
import { IGNORE } from '../../../../engine/engine.ts';
import { fillRings } from './fill.ts';
import { areaOf, type Extent, extentOf, flatRings, liesWithinOne, reachOut } from './measures.ts';
import { paintRuns } from './runs.ts';
import { type Geometry, type Shape, ShapeError, type Size } from './shape.ts';
import { fillEllipse, fillLine } from './stroke.ts';

/** Which lies over which: a smaller shape over a larger one, or a later one over those before it. */
export type Stacking = 'smaller-on-top' | 'later-on-top';

/** As the user says, else as the tool has it. */
export function stackingOf(
  tool: { readonly stacking: Stacking },
  settings: { readonly stacking: Stacking | 'auto' },
): Stacking {
  return settings.stacking === 'auto' ? tool.stacking : settings.stacking;
}

export interface Drawn extends Size {
  /** Row by row: 0 where no shape lies, else the place of its class among `names` from 1 on; 255 where it's ignored. */
  readonly data: Uint8Array;
  readonly names: readonly string[];
  /** What another class is drawn over, by the names of the two. */
  readonly hidden: readonly Hidden[];
  readonly shapes: number;
  /** Shapes of which no coordinate is below 0 or above the unit. */
  readonly withinOne: number;
  /** Shapes that cover the centre of no pixel: of less than a pixel, or wholly outside. */
  readonly withoutPixels: number;
  /** Outlines and holes that enclose nothing. */
  readonly flatRings: number;
  /** Polygons that reach out of the image by more than a pixel. */
  readonly reachOut: number;
  /** Of these, those by so much of its edge that nobody has missed it. */
  readonly farOut: number;
  /** Up to where any of them goes, in shares of width and height. */
  readonly extent: Extent;
}

export interface Hidden {
  readonly below: string;
  readonly above: string;
  readonly pixels: number;
}

/** Annotators and resizing miss the edge by as much. */
const USUAL_REACH = 1;

/** Of the longer edge: who draws past the edge on purpose stays below. */
const FAR = 0.02;
const ONE_PIXEL = { width: 1, height: 1 };

/** @param unit of the tool's coordinates, in pixels. @throws ShapeError */
export function drawShapes(
  shapes: readonly Shape[],
  size: Size,
  stacking: Stacking,
  unit: Size = ONE_PIXEL,
): Drawn {
  const canvas = new Canvas(size);
  const counts = {
    shapes: shapes.length,
    withinOne: 0,
    withoutPixels: 0,
    flatRings: 0,
    reachOut: 0,
    farOut: 0,
  };
  const far = Math.max(USUAL_REACH, FAR * Math.max(size.width, size.height));
  for (const shape of stacked(shapes, stacking)) {
    const { geometry } = shape;
    if (canvas.draw(shape) === 0) counts.withoutPixels++;
    if (geometry.kind === 'polygons') counts.flatRings += flatRings(geometry);
    if (liesWithinOne(geometry, unit)) counts.withinOne++;
    const out = reachOut(geometry, size);
    if (out > USUAL_REACH) counts.reachOut++;
    if (out > far) counts.farOut++;
  }
  const extent = extentOf(
    shapes.map(({ geometry }) => geometry),
    size,
  );
  return { ...size, data: canvas.data, names: canvas.names, hidden: canvas.hidden(), ...counts, extent };
}

/** In the order in which they're drawn. */
function stacked(shapes: readonly Shape[], stacking: Stacking): readonly Shape[] {
  if (stacking === 'later-on-top') return shapes;
  const areas = new Map(shapes.map((shape) => [shape, areaOf(shape.geometry)]));
  return shapes.toSorted((a, b) => areas.get(b)! - areas.get(a)!);
}

class Canvas {
  readonly data: Uint8Array;
  readonly names: string[] = [];
  readonly #size: Size;
  readonly #hidden = new Map<string, Hidden>();
  /** Pixels of the shape that is being drawn, by what was there before. */
  readonly #over = new Uint32Array(256);

  constructor(size: Size) {
    this.#size = size;
    this.data = new Uint8Array(size.width * size.height);
  }

  /** How many pixels it covers. */
  draw(shape: Shape): number {
    const value = shape.isIgnored === true ? IGNORE : this.#valueOf(shape.class);
    this.#over.fill(0);
    this.#paint(shape.geometry, value);
    let covered = 0;
    for (const [below, pixels] of this.#over.entries()) {
      covered += pixels;
      if (pixels > 0 && below !== 0 && below !== IGNORE && value !== IGNORE && below !== value)
        this.#hide(this.names[below - 1], shape.class, pixels);
    }
    return covered;
  }

  hidden(): readonly Hidden[] {
    return [...this.#hidden.values()];
  }

  #paint(geometry: Geometry, value: number): void {
    const row = (y: number, from: number, to: number) => this.#row(y, from, to, value);
    switch (geometry.kind) {
      case 'polygons':
        for (const rings of geometry.parts) fillRings(rings, geometry.rule, this.#size, row);
        return;
      case 'runs':
        paintRuns(geometry, (x, from, to) => this.#column(x, from, to, value));
        return;
      case 'bitmap':
        paintBitmap(geometry, this.#size, row);
        return;
      case 'ellipse':
        fillEllipse(geometry, this.#size, row);
        return;
      case 'line':
        fillLine(geometry, this.#size, row);
        return;
    }
  }

  #row(y: number, from: number, to: number, value: number): void {
    const start = y * this.#size.width;
    for (let at = start + from; at < start + to; at++) this.#put(at, value);
  }

  #column(x: number, from: number, to: number, value: number): void {
    const { width } = this.#size;
    for (let y = from; y < to; y++) this.#put(y * width + x, value);
  }

  #put(at: number, value: number): void {
    this.#over[this.data[at]]++;
    this.data[at] = value;
  }

  #valueOf(name: string): number {
    const known = this.names.indexOf(name);
    if (known >= 0) return known + 1;
    if (this.names.length === IGNORE - 1)
      throw new ShapeError(`is of more than ${IGNORE - 1} classes in one image`);
    return this.names.push(name);
  }

  #hide(below: string, above: string, pixels: number): void {
    const key = JSON.stringify([below, above]);
    const known = this.#hidden.get(key)?.pixels ?? 0;
    this.#hidden.set(key, { below, above, pixels: known + pixels });
  }
}

function paintBitmap(
  { left, top, width, height, bits }: Geometry & { kind: 'bitmap' },
  size: Size,
  paint: (y: number, from: number, to: number) => void,
): void {
  for (let y = Math.max(0, -top); y < Math.min(height, size.height - top); y++) {
    for (let x = Math.max(0, -left); x < Math.min(width, size.width - left); x++)
      if (bits[y * width + x] !== 0) paint(top + y, left + x, left + x + 1);
  }
}
