// Tells rectangles along the axes, as tools write a box that's exported as a polygon.

/** Of a ring from outside, x0, y0, x1, y1, ...: four corners, the first perhaps once more at its end. */
export function isRectangle(ring: readonly unknown[]): boolean {
  if (ring.length !== 8 && ring.length !== 10) return false;
  const isClosed = ring.length === 8 || (ring[0] === ring[8] && ring[1] === ring[9]);
  const corners = [0, 2, 4, 6].map((i) => JSON.stringify([ring[i], ring[i + 1]]));
  const across = new Set([ring[0], ring[2], ring[4], ring[6]]);
  const down = new Set([ring[1], ring[3], ring[5], ring[7]]);
  return isClosed && new Set(corners).size === 4 && across.size === 2 && down.size === 2;
}
