// Keeps the outline of a rectangle from passing for a box.
import type { Ring } from './ring.ts';

/**
 * A rectangle along the axes with a fifth corner in the middle of its first edge, any other ring as it is. Tools export boxes as
 * polygons of four corners, and readers, ours among them, ask about those.
 */
export function unlikeBox(ring: Ring): Ring {
  if (ring.length !== 8) return ring;
  const [ax, ay, bx, by, cx, cy, dx, dy] = ring;
  const isAlongAxes =
    (ay === by && bx === cx && cy === dy && dx === ax) || (ax === bx && by === cy && cx === dx && dy === ay);
  if (!isAlongAxes) return ring;
  return [ax, ay, (ax + bx) / 2, (ay + by) / 2, bx, by, cx, cy, dx, dy];
}
