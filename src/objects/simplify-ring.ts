// Leaves out corners of an outline that it hardly needs (Douglas & Peucker 1973, "Algorithms for the reduction of the number
// of points required to represent a digitized line or its caricature").
import { areaOf, type Ring } from './ring.ts';

/** What a simplified outline may gain or lose of its area. */
const AREA_CHANGED = 0.05;
/** In pixels: below that hardly a corner can be left out. */
const LEAST_TOLERANCE = 0.25;

/**
 * No corner that's left out lies farther than `tolerance` pixels from the line that remains. Small objects, of whose area that
 * would change too much, are followed more closely; so everything stays as it is with a tolerance of 0.
 */
export function simplifyRing(ring: Ring, tolerance: number): Ring {
  const area = areaOf(ring);
  for (let most = tolerance; most >= LEAST_TOLERANCE; most /= 2) {
    const kept = simplified(ring, most);
    if (Math.abs(areaOf(kept) / area - 1) <= AREA_CHANGED) return kept;
  }
  return ring;
}

function simplified(ring: Ring, tolerance: number): Ring {
  const corners = ring.length / 2;
  const start = farthestFromFirst(ring);
  // A closed line is two lines, between corners that lie far apart.
  const turned = [...ring.slice(2 * start), ...ring.slice(0, 2 * start)];
  const middle = farthestFromFirst(turned);
  const isKept = new Uint8Array(corners);
  isKept[0] = isKept[middle] = 1;
  const open: [number, number][] = [
    [0, middle],
    [middle, corners],
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [from, to] = next;
    const { at, distance } = farthestBetween(turned, from, to, corners);
    if (distance <= tolerance) continue;
    isKept[at] = 1;
    open.push([from, at], [at, to]);
  }
  return turned.filter((_, i) => isKept[i >> 1] === 1);
}

/** Which corner lies farthest from the first. */
function farthestFromFirst(ring: Ring): number {
  let [farthest, most] = [0, 0];
  for (let i = 1; 2 * i < ring.length; i++) {
    const distance = Math.hypot(ring[2 * i] - ring[0], ring[2 * i + 1] - ring[1]);
    if (distance > most) [farthest, most] = [i, distance];
  }
  return farthest;
}

/** Of the corners between two which lies farthest from the line that joins these; `to` may be one past the last. */
function farthestBetween(ring: Ring, from: number, to: number, corners: number) {
  const end = to % corners;
  const [x, y] = [ring[2 * from], ring[2 * from + 1]];
  const [dx, dy] = [ring[2 * end] - x, ring[2 * end + 1] - y];
  const square = dx * dx + dy * dy;
  let [at, distance] = [from, -1];
  for (let i = from + 1; i < to; i++) {
    const [px, py] = [ring[2 * i] - x, ring[2 * i + 1] - y];
    const along = square === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / square));
    const away = Math.hypot(px - along * dx, py - along * dy);
    if (away > distance) [at, distance] = [i, away];
  }
  return { at, distance };
}
