// How far a place is from an outline.

/** @param ring x0, y0, x1, y1, ...; closed */
export function distanceToRing(x: number, y: number, ring: ArrayLike<number>): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0, before = ring.length - 2; i + 1 < ring.length; before = i, i += 2) {
    const [fromX, fromY, toX, toY] = [ring[before], ring[before + 1], ring[i], ring[i + 1]];
    const [alongX, alongY] = [toX - fromX, toY - fromY];
    const length = alongX ** 2 + alongY ** 2;
    const at = length === 0 ? 0 : ((x - fromX) * alongX + (y - fromY) * alongY) / length;
    const part = Math.min(1, Math.max(0, at));
    least = Math.min(least, Math.hypot(x - fromX - part * alongX, y - fromY - part * alongY));
  }
  return least;
}
