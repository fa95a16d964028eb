// What holds of the filling whatever the polygon: against a slow reading of its rule, and against itself.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillRings } from '../../../../../src/stages/2-dataset/labels/shapes/fill.ts';
import { type FillRule, ShapeError } from '../../../../../src/stages/2-dataset/labels/shapes/shape.ts';
import { distanceToRing } from './distance.ts';

const SIZE = { width: 23, height: 17 };
type Points = readonly (readonly [x: number, y: number])[];

const inside = fc.double({ min: -3, max: 26, noNaN: true });
const anywhere = fc.double({ min: -200, max: 200, noNaN: true });
/** Corners and centres of pixels, where ties are. */
const onGrid = fc.integer({ min: -6, max: 52 }).map((n) => n / 2);
const pointOf = (place: fc.Arbitrary<number>) => fc.tuple(place, place);
const pointsOf = (place: fc.Arbitrary<number>) => fc.array(pointOf(place), { minLength: 3, maxLength: 12 });
const anyPoints = fc.oneof(pointsOf(inside), pointsOf(anywhere), pointsOf(onGrid));

function ringOf(points: Points): Float64Array {
  return Float64Array.from(points.flat());
}

/** How often each pixel is painted, as a text for each row. */
function painted(rings: readonly Points[], rule: FillRule = 'even-odd', size = SIZE): Uint8Array {
  const pixels = new Uint8Array(size.width * size.height);
  fillRings(rings.map(ringOf), rule, size, (y, from, to) => {
    if (!(y >= 0 && y < size.height && from >= 0 && from < to && to <= size.width))
      throw new Error(`outside: row ${y}, ${from} to ${to}`);
    for (let x = from; x < to; x++) pixels[y * size.width + x]++;
  });
  return pixels;
}

/** How often the outline winds around a place, by the angle that it turns through. */
function windings(points: Points, x: number, y: number): number {
  const angles = points.map(([px, py]) => Math.atan2(py - y, px - x));
  const turns = angles.map((angle, i) => {
    const step = angles[(i + 1) % angles.length] - angle;
    return step - 2 * Math.PI * Math.round(step / (2 * Math.PI));
  });
  return Math.round(turns.reduce((sum, turn) => sum + turn, 0) / (2 * Math.PI));
}

function sum(...all: readonly Uint8Array[]): number[] {
  return [...all[0]].map((_, p) => all.reduce((total, pixels) => total + pixels[p], 0));
}

test.each<[FillRule, (winds: number) => boolean]>([
  ['even-odd', (winds) => winds % 2 !== 0],
  ['non-zero', (winds) => winds !== 0],
])('%s: a pixel is inside where its centre is, and painted once', (rule, isInside) => {
  fc.assert(
    fc.property(pointsOf(inside), (points) => {
      const wrong = [...painted([points], rule).entries()].filter(([p, times]) => {
        const [x, y] = [(p % SIZE.width) + 0.5, Math.floor(p / SIZE.width) + 0.5];
        // On the outline itself the angle isn't defined.
        if (distanceToRing(x, y, points.flat()) <= 1e-6) return false;
        return times !== (isInside(windings(points, x, y)) ? 1 : 0);
      });
      expect(wrong).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test('two parts of a polygon share no pixel and leave none out, wherever it is cut', () => {
  const cut = fc.record({ points: anyPoints, at: fc.nat() }).filter(({ points }) => points.length > 3);
  fc.assert(
    fc.property(cut, ({ points, at }) => {
      const corner = 2 + (at % (points.length - 3));
      const one = points.slice(0, corner + 1);
      const other = [points[0], ...points.slice(corner)];
      // Signed: what is wound twice in one part is so in the whole.
      const odd = sum(painted([one]), painted([other])).map((times) => times % 2);
      expect(odd).toEqual([...painted([points])]);
    }),
    { numRuns: 200 },
  );
});

test('triangles around a place cover a polygon that winds around it once, without a gap or an overlap', () => {
  const star = fc.array(fc.double({ min: 1, max: 11, noNaN: true }), { minLength: 3, maxLength: 16 });
  fc.assert(
    fc.property(star, pointOf(inside), (radii, [x, y]) => {
      const points = radii.map((radius, i): [number, number] => {
        const angle = (2 * Math.PI * i) / radii.length;
        return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
      });
      const triangles = points.map((point, i) => painted([[[x, y], point, points[(i + 1) % points.length]]]));
      expect(sum(...triangles)).toEqual([...painted([points])]);
    }),
    { numRuns: 100 },
  );
});

test('squares that share their edges tile the image', () => {
  const cuts = fc.array(fc.oneof(onGrid, inside), { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(cuts, cuts, (across, down) => {
      const edges = (places: readonly number[], end: number) =>
        [0, end, ...places.map((place) => Math.min(end, Math.max(0, place)))].sort((a, b) => a - b);
      const [xs, ys] = [edges(across, SIZE.width), edges(down, SIZE.height)];
      const tiles = xs.slice(1).flatMap((right, i) =>
        ys.slice(1).map((bottom, j) => {
          const [left, top] = [xs[i], ys[j]];
          return painted([
            [
              [left, top],
              [right, top],
              [right, bottom],
              [left, bottom],
            ],
          ]);
        }),
      );
      expect(new Set(sum(...tiles))).toEqual(new Set([1]));
    }),
    { numRuns: 100 },
  );
});

test('what lies outside changes nothing inside: a part of a larger image is the same', () => {
  fc.assert(
    fc.property(anyPoints, fc.constantFrom<FillRule>('even-odd', 'non-zero'), (points, rule) => {
      const wide = { width: SIZE.width + 40, height: SIZE.height + 40 };
      const pixels = painted([points], rule, wide);
      const part = Array.from(
        { length: SIZE.width * SIZE.height },
        (_, p) => pixels[Math.floor(p / SIZE.width) * wide.width + (p % SIZE.width)],
      );
      expect(part).toEqual([...painted([points], rule)]);
    }),
  );
});

test('a polygon that is moved by whole pixels is the same polygon', () => {
  const step = fc.integer({ min: -4, max: 4 });
  fc.assert(
    fc.property(pointsOf(onGrid), step, step, (points, right, down) => {
      const moved = points.map(([x, y]) => [x + right, y + down] as const);
      const wide = { width: 64, height: 64 };
      const centred = (some: Points) =>
        painted([some.map(([x, y]) => [x + 20, y + 20] as const)], 'even-odd', wide);
      const [still, other] = [centred(points), centred(moved)];
      const wrong = [...still.entries()].filter(([p, times]) => {
        const [x, y] = [(p % 64) + right, Math.floor(p / 64) + down];
        if (x < 0 || x >= 64 || y < 0 || y >= 64 || other[y * 64 + x] === times) return false;
        const place = [(p % 64) + 0.5 - 20, Math.floor(p / 64) + 0.5 - 20] as const;
        // Where an edge goes through the centre, rounding may decide.
        return distanceToRing(...place, points.flat()) > 1e-9;
      });
      expect(wrong).toEqual([]);
    }),
  );
});

test('neither where a ring begins nor which way it goes matters', () => {
  fc.assert(
    fc.property(anyPoints, fc.nat(), (points, start) => {
      const at = start % points.length;
      const turned = [...points.slice(at), ...points.slice(0, at)];
      expect(painted([turned])).toEqual(painted([points]));
      expect(painted([points.toReversed()])).toEqual(painted([points]));
    }),
  );
});

describe('edges', () => {
  test.each<[reason: string, points: Points, pixels: number]>([
    [
      'from corner to corner: the pixels between',
      [
        [2, 3],
        [6, 3],
        [6, 8],
        [2, 8],
      ],
      20,
    ],
    [
      'through centres: what lies right of and below them',
      [
        [2.5, 3.5],
        [6.5, 3.5],
        [6.5, 8.5],
        [2.5, 8.5],
      ],
      20,
    ],
    [
      'between two centres',
      [
        [2.6, 3.6],
        [3.4, 3.6],
        [3.4, 4.4],
        [2.6, 4.4],
      ],
      0,
    ],
    [
      'around one centre',
      [
        [2.4, 3.4],
        [2.6, 3.4],
        [2.6, 3.6],
        [2.4, 3.6],
      ],
      1,
    ],
    [
      'two points enclose nothing',
      [
        [2, 3],
        [9, 9],
      ],
      0,
    ],
    ['nor does one', [[2, 3]], 0],
    [
      'nor do points on one line',
      [
        [2, 3],
        [4, 5],
        [8, 9],
      ],
      0,
    ],
    [
      'the image',
      [
        [0, 0],
        [23, 0],
        [23, 17],
        [0, 17],
      ],
      23 * 17,
    ],
    [
      'far more than the image',
      [
        [-1e9, -1e9],
        [1e9, -1e9],
        [1e9, 1e9],
        [-1e9, 1e9],
      ],
      23 * 17,
    ],
    [
      'left of the image',
      [
        [-9, 2],
        [-1, 2],
        [-1, 9],
      ],
      0,
    ],
    [
      'right of it',
      [
        [30, 2],
        [40, 2],
        [40, 9],
      ],
      0,
    ],
    [
      'above it',
      [
        [2, -9],
        [9, -9],
        [5, -1],
      ],
      0,
    ],
  ])('%s', (reason, points, pixels) => {
    expect(
      painted([points]).reduce((total, one) => total + one, 0),
      reason,
    ).toBe(pixels);
  });

  test('a hole is one whichever way it goes, by even-odd, and by non-zero where it goes the other way', () => {
    const square = (from: number, to: number): Points => [
      [from, from],
      [to, from],
      [to, to],
      [from, to],
    ];
    const count = (rings: readonly Points[], rule: FillRule) =>
      painted(rings, rule).reduce((total, one) => total + one, 0);
    const [outline, hole] = [square(2, 12), square(4, 8)];
    expect(count([outline, hole], 'even-odd')).toBe(100 - 16);
    expect(count([outline, hole.toReversed()], 'even-odd')).toBe(100 - 16);
    expect(count([outline, hole.toReversed()], 'non-zero')).toBe(100 - 16);
    expect(count([outline, hole], 'non-zero')).toBe(100);
  });
});

describe('a polygon from somebody who means harm', () => {
  test('a million corners', () => {
    const corners = 1_000_000;
    const ring = Float64Array.from({ length: 2 * corners }, (_, i) => {
      const angle = (2 * Math.PI * Math.floor(i / 2)) / corners;
      return i % 2 === 0 ? 400 + 300 * Math.cos(angle) : 400 + 300 * Math.sin(angle);
    });
    let pixels = 0;
    fillRings([ring], 'even-odd', { width: 800, height: 800 }, (_, from, to) => {
      pixels += to - from;
    });
    expect(Math.abs(pixels - Math.PI * 300 ** 2)).toBeLessThan(300);
  });

  test('a million edges from top to bottom of a tall image are refused before they are followed', () => {
    const ring = Float64Array.from({ length: 2_000_000 }, (_, i) =>
      i % 2 === 0 ? i / 1000 : i % 4 === 1 ? -1e6 : 1e6,
    );
    const fill = () => fillRings([ring], 'even-odd', { width: 100, height: 16_000 }, () => {});
    expect(fill).toThrow(ShapeError);
  });
});
