// Run lengths as COCO writes them: numbers, or a text in which each is told by how far it is from the one before the last.
import { type Runs, ShapeError, type Size } from './shape.ts';

/** Characters stand for 5 bits each, from "0" on; the sixth says that more follow. */
const ZERO = 48;
const MORE = 32;
const SIGN = 16;
/** More than any image has pixels. */
const MOST_BITS = 35;

/** The counts of a compressed text. @throws ShapeError */
export function parseCounts(text: string): number[] {
  const counts: number[] = [];
  for (let at = 0; at < text.length; ) {
    let value = 0;
    let bits = 0;
    let code: number;
    do {
      code = text.charCodeAt(at++) - ZERO;
      if (!(code >= 0 && code < 2 * MORE) || bits >= MOST_BITS)
        throw new ShapeError("has run lengths that can't be read");
      value += (code & (MORE - 1)) * 2 ** bits;
      bits += 5;
    } while (code & MORE);
    if (code & SIGN) value -= 2 ** bits;
    if (counts.length > 2) value += counts[counts.length - 2];
    counts.push(value);
  }
  return counts;
}

/** The other way round. */
export function writeCounts(counts: readonly number[]): string {
  const codes = counts.flatMap((count, i) => {
    const own: number[] = [];
    let rest = i > 2 ? count - counts[i - 2] : count;
    for (let more = true; more; ) {
      const code = rest & (MORE - 1);
      rest >>= 5;
      more = code & SIGN ? rest !== -1 : rest !== 0;
      own.push(code + (more ? MORE : 0) + ZERO);
    }
    return own;
  });
  return codes.map((code) => String.fromCharCode(code)).join('');
}

/** Runs that are those of an image of this size. @throws ShapeError */
export function runsOf(given: readonly unknown[], size: Size): Runs {
  const pixels = size.width * size.height;
  let sum = 0;
  const counts = given.map((count) => {
    if (typeof count !== 'number' || !Number.isInteger(count) || count < 0)
      throw new ShapeError('has a run length that is no number of pixels');
    sum += count;
    return count;
  });
  if (sum !== pixels)
    throw new ShapeError(`has runs of ${sum} pixels together where its image has ${pixels}`);
  return { kind: 'runs', size, counts };
}

/** The runs of what isn't 0 in pixels that lie row by row. */
export function countRuns(bits: Uint8Array, size: Size): Runs {
  const { width, height } = size;
  const counts: number[] = [];
  let run = 0;
  let isInside = false;
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < height; y++, run++) {
      if ((bits[y * width + x] !== 0) === isInside) continue;
      counts.push(run);
      run = 0;
      isInside = !isInside;
    }
  }
  return { kind: 'runs', size, counts: [...counts, run] };
}

/** Called with rows `from` to before `to` of column `x`. */
type PaintColumn = (x: number, from: number, to: number) => void;

export function paintRuns({ counts, size: { height } }: Runs, paint: PaintColumn): void {
  let at = 0;
  for (const [i, count] of counts.entries()) {
    const end = at + count;
    while (i % 2 === 1 && at < end) {
      const x = Math.floor(at / height);
      const to = Math.min(height, end - x * height);
      paint(x, at - x * height, to);
      at = x * height + to;
    }
    at = end;
  }
}
