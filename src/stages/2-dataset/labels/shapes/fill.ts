// Fills polygons: a pixel is inside where its centre is, and a centre on an edge belongs to what lies to the right of it or
// below. So neighbours that share an edge neither overlap nor leave a gap. What lies outside of the image costs nothing.
import { type FillRule, type Ring, ShapeError, type Size } from './shape.ts';

/** Called with pixels `from` to before `to` of row `y`, all inside the image. */
export type PaintRow = (y: number, from: number, to: number) => void;

/** Of edges with rows, over all of a polygon: an image of the most pixels has as many of these. */
const MOST_CROSSINGS = 2 ** 28;

/** @throws ShapeError */
export function fillRings(rings: readonly Ring[], rule: FillRule, size: Size, paint: PaintRow): void {
  const edges = new Edges(rings, size.height);
  if (edges.count === 0) return;
  const row = new Row(rule, size.width, paint);
  const active = new Int32Array(edges.count);
  let actives = 0;
  let next = 0;
  for (let y = edges.firstRow; y < edges.endRow; y++) {
    for (; next < edges.count && edges.begins(next) <= y; next++) active[actives++] = edges.at(next);
    for (let i = 0; i < actives; i++) {
      if (edges.end[active[i]] > y) row.cross(edges.crossing(active[i], y), edges.direction[active[i]]);
      else active[i--] = active[--actives];
    }
    row.finish(y);
  }
}

/** The edges that cross the centres of rows of the image, in the order of their first row. */
class Edges {
  count = 0;
  firstRow = 0;
  endRow = 0;
  /** The first row that an edge crosses, and the one behind its last. */
  readonly #begin: Int32Array;
  readonly end: Int32Array;
  /** 1 downwards, -1 upwards. */
  readonly direction: Int8Array;
  /** Of its upper end: so an edge is the same from wherever it's drawn. */
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #slope: Float64Array;
  readonly #order: Int32Array;

  constructor(rings: readonly Ring[], height: number) {
    const most = rings.reduce((sum, ring) => sum + (ring.length >> 1), 0);
    this.#begin = new Int32Array(most);
    this.end = new Int32Array(most);
    this.direction = new Int8Array(most);
    this.#x = new Float64Array(most);
    this.#y = new Float64Array(most);
    this.#slope = new Float64Array(most);
    for (const ring of rings) this.#addAll(ring, height);
    this.#order = this.#sorted(height);
  }

  begins(place: number): number {
    return this.#begin[this.#order[place]];
  }

  at(place: number): number {
    return this.#order[place];
  }

  /** Where the edge crosses the centres of row `y`. */
  crossing(edge: number, y: number): number {
    return this.#x[edge] + (y + 0.5 - this.#y[edge]) * this.#slope[edge];
  }

  #addAll(ring: Ring, height: number): void {
    const points = ring.length >> 1;
    for (let i = 0, before = points - 1; i < points; before = i++) {
      const [x0, y0, x1, y1] = [ring[2 * before], ring[2 * before + 1], ring[2 * i], ring[2 * i + 1]];
      if (y0 < y1) this.#add([x0, y0, x1, y1], 1, height);
      else if (y0 > y1) this.#add([x1, y1, x0, y0], -1, height);
    }
  }

  #add([x0, y0, x1, y1]: readonly number[], direction: number, height: number): void {
    const begin = Math.max(0, Math.ceil(y0 - 0.5));
    const end = Math.min(height, Math.ceil(y1 - 0.5));
    if (begin >= end) return;
    const edge = this.count++;
    this.#begin[edge] = begin;
    this.end[edge] = end;
    this.direction[edge] = direction;
    this.#x[edge] = x0;
    this.#y[edge] = y0;
    this.#slope[edge] = (x1 - x0) / (y1 - y0);
  }

  #sorted(height: number): Int32Array {
    let crossings = 0;
    this.firstRow = height;
    for (let edge = 0; edge < this.count; edge++) {
      crossings += this.end[edge] - this.#begin[edge];
      this.firstRow = Math.min(this.firstRow, this.#begin[edge]);
      this.endRow = Math.max(this.endRow, this.end[edge]);
    }
    if (crossings > MOST_CROSSINGS)
      throw new ShapeError(`crosses the rows of its image more than ${MOST_CROSSINGS} times`);
    const order = Int32Array.from({ length: this.count }, (_, edge) => edge);
    return order.sort((a, b) => this.#begin[a] - this.#begin[b]);
  }
}

/** One row at a time: how often it's crossed before each pixel's centre. */
class Row {
  readonly #crossed: Int32Array;
  readonly #mask: number;
  readonly #signed: boolean;
  readonly #width: number;
  readonly #paint: PaintRow;
  #first: number;
  #last = -1;

  constructor(rule: FillRule, width: number, paint: PaintRow) {
    this.#signed = rule === 'non-zero';
    this.#mask = this.#signed ? -1 : 1;
    this.#width = width;
    this.#paint = paint;
    this.#first = width;
    this.#crossed = new Int32Array(width);
  }

  cross(x: number, direction: number): void {
    const column = Math.max(0, Math.ceil(x - 0.5));
    if (column >= this.#width) return;
    this.#crossed[column] += this.#signed ? direction : 1;
    if (column < this.#first) this.#first = column;
    if (column > this.#last) this.#last = column;
  }

  finish(y: number): void {
    let wound = 0;
    let from = -1;
    for (let x = this.#first; x <= this.#last; x++) {
      wound += this.#crossed[x];
      this.#crossed[x] = 0;
      const isInside = (wound & this.#mask) !== 0;
      if (isInside && from < 0) from = x;
      else if (!isInside && from >= 0) {
        this.#paint(y, from, x);
        from = -1;
      }
    }
    if (from >= 0) this.#paint(y, from, this.#width);
    this.#first = this.#width;
    this.#last = -1;
  }
}
