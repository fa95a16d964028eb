// An object with holes as one closed line, since most formats of polygons know no holes: a cut leads from each hole to what
// lies left of it, there and back, so that it takes no area away by whatever rule the line is filled.
import type { Ring } from './ring.ts';

export function singleRing(outer: Ring, holes: readonly Ring[]): Ring {
  const leftFirst = holes.map(fromLeftmost).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  let line: number[] = [...outer];
  for (const hole of leftFirst) line = withHole(line, hole);
  return line;
}

/** The same line from its leftmost corner on, of several the uppermost. */
function fromLeftmost(ring: Ring): Ring {
  let first = 0;
  for (let i = 2; i < ring.length; i += 2)
    if (ring[i] < ring[first] || (ring[i] === ring[first] && ring[i + 1] < ring[first + 1])) first = i;
  return [...ring.slice(first), ...ring.slice(0, first)];
}

/** What lies next to the left of a hole is a part of the line already: the outline, or a hole whose leftmost corner is farther left. */
function withHole(line: readonly number[], hole: Ring): number[] {
  const [x, y] = hole;
  let [after, cut] = [-1, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < line.length; i += 2) {
    const next = (i + 2) % line.length;
    const [top, bottom] = [line[i + 1], line[next + 1]];
    if (top <= y === bottom <= y) continue;
    const at = line[i] + ((y - top) / (bottom - top)) * (line[next] - line[i]);
    if (at <= x && at > cut) [after, cut] = [i, at];
  }
  // A hole that sticks out of a simplified outline: the way from any corner takes no area away either.
  if (after < 0) return [...line, ...hole, x, y, line.at(-2)!, line.at(-1)!];
  return [...line.slice(0, after + 2), cut, y, ...hole, x, y, cut, y, ...line.slice(after + 2)];
}
