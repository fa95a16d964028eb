// Which flips and turns leave an image's class what it is, read from the images: a turned image should still be most
// like one of its own class. A mirrored cell stays a cell; a 6 upside down is a 9.
import type { Raster } from '../../image/raster.ts';
import { resize } from '../../image/resize.ts';

export interface Symmetry {
  /** Whether the images that are most alike are of one class often enough to tell anything. */
  readonly evident: boolean;
  /** Share of images whose nearest neighbour is of their class. */
  readonly agreement: number;
  readonly horizontalFlip: boolean;
  readonly verticalFlip: boolean;
  readonly quarterTurns: boolean;
}

/** Edge of the squares that images are compared by. */
const EDGE = 8;

/** Standard deviations that a difference must reach to count. */
const SIGNIFICANT = 2;

/** A turn that does harm is worse than one that's missing: a smaller sign of it suffices. */
const HARMFUL = 1;

/** A small copy of an image. */
export interface Thumbnail {
  /** EDGE,EDGE,C */
  readonly pixels: Float32Array;
  readonly label: number;
}

export function thumbnailOf(image: Raster, label: number): Thumbnail {
  const { data } = resize(image, { width: EDGE, height: EDGE });
  return { pixels: Float32Array.from(data, (value) => (Number.isFinite(value) ? value : 0)), label };
}

/** By leave-one-out nearest neighbours (Cover & Hart 1967), in time that grows with the square of their number. */
export function symmetryOf(thumbnails: readonly Thumbnail[]): Symmetry {
  const plain = agreeing(thumbnails, (pixels) => pixels);
  const chance = chanceOf(thumbnails);
  const deviation = Math.sqrt((chance * (1 - chance)) / plain.length);
  const agreement = plain.filter(Boolean).length / plain.length;
  const evident = agreement > chance + SIGNIFICANT * deviation;
  const harmless = (across: Vector, down: Vector) =>
    evident &&
    !isWorse(
      agreeing(thumbnails, (pixels) => moved(pixels, across, down)),
      plain,
    );
  return {
    evident,
    agreement,
    horizontalFlip: harmless([-1, 0], [0, 1]),
    verticalFlip: harmless([1, 0], [0, -1]),
    quarterTurns: harmless([0, 1], [-1, 0]) && harmless([0, -1], [1, 0]) && harmless([-1, 0], [0, -1]),
  };
}

/** For each image: whether what `turn` makes of it is most like another one of its class. */
function agreeing(thumbnails: readonly Thumbnail[], turn: (pixels: Float32Array) => Float32Array): boolean[] {
  return thumbnails.map((own) => {
    const pixels = turn(own.pixels);
    let nearest = own;
    let least = Number.POSITIVE_INFINITY;
    for (const other of thumbnails) {
      if (other === own) continue;
      const distance = distanceBelow(least, pixels, other.pixels);
      if (distance < least) [nearest, least] = [other, distance];
    }
    return nearest !== own && nearest.label === own.label;
  });
}

/** How often two different images drawn at random are of one class. */
function chanceOf(thumbnails: readonly Thumbnail[]): number {
  const n = thumbnails.length;
  const counts = new Map<number, number>();
  for (const { label } of thumbnails) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum + (count * (count - 1)) / (n * (n - 1)), 0);
}

type Vector = readonly [number, number];

/** Pixel (x, y) of the result is the one at x * `across` + y * `down` about the middle. */
function moved(pixels: Float32Array, across: Vector, down: Vector): Float32Array {
  const channels = pixels.length / EDGE ** 2;
  const middle = (EDGE - 1) / 2;
  const result = new Float32Array(pixels.length);
  for (let y = 0, to = 0; y < EDGE; y++) {
    for (let x = 0; x < EDGE; x++) {
      const [u, v] = [x - middle, y - middle];
      const column = middle + u * across[0] + v * down[0];
      const row = middle + u * across[1] + v * down[1];
      for (let c = 0; c < channels; c++, to++) result[to] = pixels[(row * EDGE + column) * channels + c];
    }
  }
  return result;
}

/** Squared distance; whatever is not below `limit` may come out too small, but not below it. */
function distanceBelow(limit: number, a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    sum += (a[i] - b[i]) ** 2;
    if (sum >= limit) break;
  }
  return sum;
}

/** McNemar's test (1947) on the images that only one of the two gets right. */
function isWorse(turned: readonly boolean[], plain: readonly boolean[]): boolean {
  const lost = plain.filter((right, i) => right && !turned[i]).length;
  const won = turned.filter((right, i) => right && !plain[i]).length;
  return lost - won > HARMFUL * Math.sqrt(lost + won);
}
