// Pieces of outlines as they are found, joined at their ends until they close. Which of them are one object's is union-find.
import { InputError, outlinesTooLong } from '../errors.ts';
import { areaOf, type Ring } from './ring.ts';

/** One object. */
export interface OutlinedObject {
  readonly classIndex: number;
  /** In pixels. */
  readonly area: number;
  /** Mean over its pixels of the probability of its class, 0 to 1; NaN where none was given. */
  readonly meanProbability: number;
  readonly outer: Ring;
  readonly holes: readonly Ring[];
}

interface Corner {
  readonly x: number;
  readonly y: number;
  next: Corner | undefined;
}

/** From `first` to `last`; the edges before and after are under way. */
export interface Piece {
  first: Corner;
  last: Corner;
  readonly body: Body;
  /** The piece that it has become a part of; only that one's corners count then. */
  into: Piece | undefined;
}

/** An object as far as it's known; after a union only the root's numbers count. */
interface Body {
  into: Body | undefined;
  readonly classIndex: number;
  /** Pieces under way. */
  open: number;
  area: number;
  probability: number;
  rings: Ring[];
}

/** As many take some hundreds of MB, and no picture that's worth outlining has so many. */
const MOST_CORNERS = 5_000_000;

export class Pieces {
  readonly #onObject: (object: OutlinedObject) => void;
  /** Of all objects that are not told yet. */
  #corners = 0;

  constructor(onObject: (object: OutlinedObject) => void) {
    this.#onObject = onObject;
  }

  /**
   * A corner between what leads to it and what goes on from it, where undefined stands for an edge that was not under way.
   * @returns the piece that the corner is in, which may have been closed
   * @throws InputError `outlines-too-long`
   */
  link(
    from: Piece | undefined,
    to: Piece | undefined,
    { classIndex, x, y }: { readonly classIndex: number; readonly x: number; readonly y: number },
  ): Piece {
    if (++this.#corners > MOST_CORNERS) throw new InputError(outlinesTooLong(MOST_CORNERS));
    const corner: Corner = { x, y, next: undefined };
    if (from === undefined && to === undefined) return begin(corner, classIndex);
    if (from === undefined) {
      const after = rootOf(to!);
      corner.next = after.first;
      after.first = corner;
      return after;
    }
    const before = rootOf(from);
    before.last.next = corner;
    before.last = corner;
    if (to !== undefined) this.#join(before, rootOf(to));
    return before;
  }

  /** Pixels side by side in a row, between the borders to their left and right. */
  addRun(left: Piece, right: Piece, run: { readonly pixels: number; readonly probability: number }): void {
    const body = unite(rootOf(rootOf(left).body), rootOf(rootOf(right).body));
    body.area += run.pixels;
    body.probability += run.probability;
  }

  #join(before: Piece, after: Piece): void {
    const body = unite(rootOf(before.body), rootOf(after.body));
    body.open--;
    if (before !== after) {
      before.last.next = after.first;
      before.last = after.last;
      after.into = before;
      return;
    }
    body.rings.push(ringOf(before));
    if (body.open > 0) return;
    for (const { length } of body.rings) this.#corners -= length / 2;
    this.#onObject(described(body));
  }
}

function begin(corner: Corner, classIndex: number): Piece {
  const body: Body = { into: undefined, classIndex, open: 1, area: 0, probability: 0, rings: [] };
  return { first: corner, last: corner, body, into: undefined };
}

function ringOf({ first }: Piece): Ring {
  const ring: number[] = [];
  for (let corner: Corner | undefined = first; corner !== undefined; corner = corner.next)
    ring.push(corner.x, corner.y);
  return ring;
}

function described({ classIndex, area, probability, rings }: Body): OutlinedObject {
  const outer = rings.find((ring) => areaOf(ring) > 0)!;
  const holes = rings.filter((ring) => ring !== outer);
  return { classIndex, area, meanProbability: probability / area, outer, holes };
}

/** Both are roots; the one with more outlines stays. */
function unite(a: Body, b: Body): Body {
  if (a === b) return a;
  const [root, other] = a.rings.length >= b.rings.length ? [a, b] : [b, a];
  other.into = root;
  root.open += other.open;
  root.area += other.area;
  root.probability += other.probability;
  for (const ring of other.rings) root.rings.push(ring);
  other.rings = [];
  return root;
}

function rootOf<T extends { into: T | undefined }>(one: T): T {
  let root = one;
  while (root.into !== undefined) root = root.into;
  // Path compression: the next search is one step.
  for (let at = one; at.into !== undefined && at.into !== root; ) {
    const next: T = at.into;
    at.into = root;
    at = next;
  }
  return root;
}
