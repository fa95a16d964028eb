// A closed line around pixels.

/** Corners x0 y0 x1 y1 ... of a closed line, whose last is joined to the first. Pixel (0, 0) lies between 0 and 1. */
export type Ring = readonly number[];

/** Positive where it goes clockwise with y downwards. */
export function areaOf(ring: Ring): number {
  let twice = 0;
  for (let i = 0, before = ring.length - 2; i < ring.length; before = i, i += 2)
    twice += ring[before] * ring[i + 1] - ring[i] * ring[before + 1];
  return twice / 2;
}
