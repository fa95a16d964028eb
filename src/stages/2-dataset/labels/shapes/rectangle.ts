// Tells rectangles along the axes, as tools write a box that's exported as a polygon.

/** Of a ring from outside, x0, y0, x1, y1, ...: four corners, the first perhaps once more at its end. */
export function isRectangle(ring: readonly unknown[]): boolean {
  if (ring.length !== 8 && ring.length !== 10) return false;
  const isClosed = ring.length === 8 || (ring[0] === ring[8] && ring[1] === ring[9]);
  const [ax, ay, bx, by, cx, cy, dx, dy] = ring;
  const isAcrossFirst = ay === by && bx === cx && cy === dy && dx === ax;
  const isDownFirst = ax === bx && by === cy && cx === dx && dy === ay;
  return isClosed && (isAcrossFirst || isDownFirst) && ax !== cx && ay !== cy;
}
