// The outlines of connected components of the same class, traced row by row along the edges between pixels: only the
// objects that the last row touches are in memory. Pixels touch at edges and corners (8-connectivity), as in components.ts,
// so what's outside touches at edges alone. An outline has its object on the right, seen with y downwards: clockwise around
// it, anticlockwise around a hole in it. (Chains of directed cracks: Rosenfeld & Kak 1982, "Digital Picture Processing", 11.)
import { type OutlinedObject, type Piece, Pieces } from './outline-pieces.ts';

export interface OutlinesOptions {
  readonly width: number;
  /** By class: whether its objects are outlined. */
  readonly classes: readonly boolean[];
  /** An object is told as soon as no row can add to it. */
  readonly onObject: (object: OutlinedObject) => void;
}

/** Stands for every class that isn't outlined, and for what lies outside. */
const NONE = -1;

export class Outlines {
  readonly #width: number;
  readonly #classes: readonly boolean[];
  readonly #pieces: Pieces;
  /** With a column of no class on either side. */
  #above: Int16Array;
  #below: Int16Array;
  /** By column, of the edge that comes down to the line at hand: the outline of what lies left of it, and right of it. */
  #left: (Piece | undefined)[] = [];
  #right: (Piece | undefined)[] = [];
  #y = 0;

  constructor({ width, classes, onObject }: OutlinesOptions) {
    this.#width = width;
    this.#classes = classes;
    this.#pieces = new Pieces(onObject);
    this.#above = new Int16Array(width + 2).fill(NONE);
    this.#below = new Int16Array(width + 2).fill(NONE);
  }

  /** The next row: each pixel's class and the probability of it. */
  addRow(labels: Uint8Array, probabilities?: Float32Array): void {
    for (let x = 0; x < this.#width; x++) {
      const label = labels[x];
      this.#below[x + 1] = this.#classes[label] === true ? label : NONE;
    }
    this.#traceLine();
    this.#countPixels(probabilities);
    [this.#above, this.#below] = [this.#below, this.#above];
    this.#y++;
  }

  /** After the last row. */
  finish(): void {
    this.#below.fill(NONE);
    this.#traceLine();
  }

  /** The line between two rows, from the left: at each corner what comes in is joined to what goes out. */
  #traceLine(): void {
    const [above, below] = [this.#above, this.#below];
    const line = new Line(this.#pieces, this.#y, this.#left, this.#right);
    for (let x = 0; x <= this.#width; x++) {
      const [ul, ur, ll, lr] = [above[x], above[x + 1], below[x], below[x + 1]];
      if (ul === ur && ll === lr && ul === ll) continue;
      line.corner(x, ul, ur, ll, lr);
    }
    [this.#left, this.#right] = [line.left, line.right];
  }

  /** What lies between two borders in a row is one object, whatever outlines they're of. */
  #countPixels(probabilities: Float32Array | undefined): void {
    const row = this.#below;
    for (let start = 0, end = 0; start < this.#width; start = end) {
      const classIndex = row[start + 1];
      end = start + 1;
      while (end < this.#width && row[end + 1] === classIndex) end++;
      if (classIndex === NONE) continue;
      let probability = probabilities === undefined ? Number.NaN : 0;
      for (let x = start; x < end; x++) probability += probabilities?.[x] ?? 0;
      this.#pieces.addRun(this.#right[start]!, this.#left[end]!, { pixels: end - start, probability });
    }
  }
}

/** The line between two rows. Of each edge either side is an outline's: they're held apart by where their object lies. */
class Line {
  readonly left: (Piece | undefined)[] = [];
  readonly right: (Piece | undefined)[] = [];
  readonly #pieces: Pieces;
  readonly #y: number;
  readonly #oldLeft: readonly (Piece | undefined)[];
  readonly #oldRight: readonly (Piece | undefined)[];
  /** Of the edge that leads from the corner before to the one at hand: the outline of what lies above it, and below it. */
  #above: Piece | undefined;
  #below: Piece | undefined;

  constructor(
    pieces: Pieces,
    y: number,
    left: readonly (Piece | undefined)[],
    right: readonly (Piece | undefined)[],
  ) {
    this.#pieces = pieces;
    this.#y = y;
    this.#oldLeft = left;
    this.#oldRight = right;
  }

  /** The classes around it: upper left, upper right, lower left, lower right. */
  corner(x: number, ul: number, ur: number, ll: number, lr: number): void {
    const west = { above: this.#above, below: this.#below };
    this.#above = undefined;
    this.#below = undefined;
    for (const [i, one] of [ul, ur, ll, lr].entries()) {
      if (one === NONE || [ul, ur, ll, lr].indexOf(one) < i) continue;
      this.#turn(one, x, west, [ul === one, ur === one, ll === one, lr === one]);
    }
  }

  /** For one class, with what is of it around the corner. */
  #turn(
    classIndex: number,
    x: number,
    west: { readonly above: Piece | undefined; readonly below: Piece | undefined },
    [ul, ur, ll, lr]: readonly [boolean, boolean, boolean, boolean],
  ): void {
    const link = (from: Piece | undefined, to: Piece | undefined) =>
      this.#pieces.link(from, to, { classIndex, x, y: this.#y });
    const [north, toNorth] = [this.#oldLeft[x], this.#oldRight[x]];
    if (ul && lr && !ur && !ll) {
      // They touch at the corner: the outline goes around what's between them on either side.
      this.#below = link(north, undefined);
      this.right[x] = link(undefined, west.above);
    } else if (ur && ll && !ul && !lr) {
      link(west.below, toNorth);
      this.#above = this.left[x] = link(undefined, undefined);
    } else {
      const from = ul && !ur ? north : ll && !ul ? west.below : undefined;
      const to = ur && !ul ? toNorth : ul && !ll ? west.above : undefined;
      const isStraight = (ul === ll && ur === lr) || (ul === ur && ll === lr);
      const piece = isStraight ? (from ?? to)! : link(from, to);
      if (lr && !ur) this.#below = piece;
      if (ur && !lr) this.#above = piece;
      if (lr && !ll) this.right[x] = piece;
      if (ll && !lr) this.left[x] = piece;
    }
  }
}
