// Outlines hold exactly the pixels of their objects: filled by the routine that draws labels, they give the map again.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Components, type FoundObject } from '../../src/objects/components.ts';
import type { OutlinedObject } from '../../src/objects/outline-pieces.ts';
import { Outlines } from '../../src/objects/outlines.ts';
import { areaOf, type Ring } from '../../src/objects/ring.ts';
import { simplifyRing } from '../../src/objects/simplify-ring.ts';
import { singleRing } from '../../src/objects/single-ring.ts';
import { drawShapes } from '../../src/stages/2-dataset/labels/shapes/draw.ts';

interface Labels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

const CLASSES = 4;

/** Noise, and blots that leave holes in each other. */
const labels: fc.Arbitrary<Labels> = fc
  .tuple(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 1, max: 14 }))
  .chain(([width, height]) =>
    fc.oneof(
      fc
        .array(fc.nat({ max: CLASSES - 1 }), { minLength: width * height, maxLength: width * height })
        .map((values) => ({ width, height, data: Uint8Array.from(values) })),
      fc
        .array(fc.tuple(fc.nat(13), fc.nat(13), fc.nat(7), fc.nat(CLASSES - 1)), { maxLength: 12 })
        .map((blots) => {
          const data = new Uint8Array(width * height);
          for (const [left, top, edge, value] of blots)
            for (let y = top; y < Math.min(height, top + edge); y++)
              for (let x = left; x < Math.min(width, left + edge); x++) data[y * width + x] = value;
          return { width, height, data };
        }),
    ),
  );

function outlined({ width, height, data }: Labels, probability?: Float32Array): OutlinedObject[] {
  const objects: OutlinedObject[] = [];
  const classes = Array.from({ length: CLASSES }, (_, i) => i > 0);
  const outlines = new Outlines({ width, classes, onObject: (object) => objects.push(object) });
  for (let y = 0; y < height; y++) {
    const row = [y * width, (y + 1) * width] as const;
    outlines.addRow(data.subarray(...row), probability?.subarray(...row));
  }
  outlines.finish();
  return objects;
}

function componentsOf({ width, height, data }: Labels, probability: Float32Array): FoundObject[] {
  const objects: FoundObject[] = [];
  const classes = Array.from({ length: CLASSES }, (_, i) => i > 0);
  const components = new Components({ width, classes, onObject: (object) => objects.push(object) });
  for (let y = 0; y < height; y++)
    components.addRow(
      data.subarray(y * width, (y + 1) * width),
      probability.subarray(y * width, (y + 1) * width),
    );
  components.finish();
  return objects;
}

/** Each object's class where its outline and holes are filled. */
function drawn(
  objects: readonly OutlinedObject[],
  size: Labels,
  ringsOf: (object: OutlinedObject) => Ring[],
) {
  const shapes = objects.map((object) => ({
    class: String(object.classIndex),
    geometry: {
      kind: 'polygons' as const,
      parts: [ringsOf(object).map((ring) => Float64Array.from(ring))],
      rule: 'even-odd' as const,
    },
  }));
  const { data, names } = drawShapes(shapes, size, 'later-on-top');
  return data.map((value) => (value === 0 ? 0 : Number(names[value - 1])));
}

function boxOf(outer: Ring) {
  const [xs, ys] = [0, 1].map((axis) => outer.filter((_, i) => i % 2 === axis));
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

describe('outlines', () => {
  it('of a ring with a spot in it, clockwise around it and anticlockwise around the hole', () => {
    const data = Uint8Array.from([1, 1, 1, 1, 0, 1, 1, 1, 1]);
    expect(outlined({ width: 3, height: 3, data })).toEqual([
      {
        classIndex: 1,
        area: 8,
        meanProbability: Number.NaN,
        outer: [0, 3, 0, 0, 3, 0, 3, 3],
        holes: [[2, 1, 1, 1, 1, 2, 2, 2]],
      },
    ]);
  });

  it('hold exactly the pixels of the objects', () => {
    fc.assert(
      fc.property(labels, (map) => {
        const filled = drawn(outlined(map), map, ({ outer, holes }) => [outer, ...holes]);
        expect(filled).toEqual(map.data);
      }),
      { numRuns: 300 },
    );
  });

  it('are those of the same objects that are counted, with the same probability', () => {
    const key = (one: object) => JSON.stringify(one);
    fc.assert(
      fc.property(labels, (map) => {
        const probability = Float32Array.from(map.data, (_, i) => ((i * 7) % 16) / 16);
        const found = componentsOf(map, probability).map(({ classIndex, area, meanProbability, ...box }) => {
          const { left, top, width, height } = box;
          return key({
            classIndex,
            area,
            meanProbability,
            left,
            top,
            right: left + width,
            bottom: top + height,
          });
        });
        const traced = outlined(map, probability).map(
          ({ classIndex, area, meanProbability, outer, holes }) => {
            expect(holes.reduce((sum, hole) => sum + areaOf(hole), areaOf(outer))).toBe(area);
            return key({ classIndex, area, meanProbability, ...boxOf(outer) });
          },
        );
        expect(traced.sort()).toEqual(found.sort());
      }),
      { numRuns: 200 },
    );
  });

  it('turn at every corner', () => {
    fc.assert(
      fc.property(labels, (map) => {
        for (const { outer, holes } of outlined(map))
          for (const ring of [outer, ...holes])
            for (let i = 0; i < ring.length; i += 2) {
              const [before, after] = [(i + ring.length - 2) % ring.length, (i + 2) % ring.length];
              const across = ring[before] === ring[i] && ring[i + 1] === ring[after + 1];
              const down = ring[before + 1] === ring[i + 1] && ring[i] === ring[after];
              expect(across !== down).toBe(true);
            }
      }),
    );
  });

  it('are told as soon as no row can add to them', () => {
    const objects: number[] = [];
    const outlines = new Outlines({
      width: 2,
      classes: [false, true],
      onObject: ({ area }) => objects.push(area),
    });
    outlines.addRow(Uint8Array.of(1, 0));
    outlines.addRow(Uint8Array.of(0, 1));
    expect(objects).toEqual([]);
    outlines.addRow(Uint8Array.of(0, 0));
    expect(objects).toEqual([2]);
  });
});

it('of noise without end are refused, as nothing could hold them', () => {
  const width = 4096;
  const outlines = new Outlines({ width, classes: [false, true], onObject: () => undefined });
  const rows = [0, 1].map((odd) => Uint8Array.from({ length: width }, (_, x) => (x + odd) % 2));
  const addAll = () => {
    for (let y = 0; y < 10_000; y++) outlines.addRow(rows[y % 2]);
  };
  expect(addAll).toThrow(
    expect.objectContaining({ faults: [expect.objectContaining({ code: 'outlines-too-long' })] }),
  );
});

describe('one line of an outline with its holes', () => {
  it('holds the same pixels', () => {
    fc.assert(
      fc.property(labels, (map) => {
        const filled = drawn(outlined(map), map, ({ outer, holes }) => [singleRing(outer, holes)]);
        expect(filled).toEqual(map.data);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a simplified outline', () => {
  const tolerances = fc.constantFrom(0.5, 1, 2, 5);

  it('has corners of the outline only, none farther from it than told', () => {
    fc.assert(
      fc.property(labels, tolerances, (map, tolerance) => {
        for (const { outer, holes } of outlined(map))
          for (const ring of [outer, ...holes]) {
            const simple = simplifyRing(ring, tolerance);
            const corners = new Set(cornersOf(ring).map(String));
            expect(cornersOf(simple).every((corner) => corners.has(String(corner)))).toBe(true);
            expect(Math.sign(areaOf(simple))).toBe(Math.sign(areaOf(ring)));
            for (const corner of cornersOf(ring))
              expect(distanceTo(simple, corner)).toBeLessThanOrEqual(tolerance + 1e-9);
          }
      }),
      { numRuns: 200 },
    );
  });

  it('of a disk has a small part of its corners', () => {
    const width = 101;
    const data = Uint8Array.from({ length: width * width }, (_, i) =>
      Math.hypot((i % width) - 50, Math.floor(i / width) - 50) <= 48 ? 1 : 0,
    );
    const [{ outer, area }] = outlined({ width, height: width, data });
    const simple = simplifyRing(outer, 1);
    expect(outer.length / 2).toBeGreaterThan(200);
    expect(simple.length / 2).toBeLessThan(40);
    expect(Math.abs(areaOf(simple) - area) / area).toBeLessThan(0.02);
  });

  it('stays as it is with a tolerance of 0, and where nothing would be left of it', () => {
    const pixel = [0, 0, 1, 0, 1, 1, 0, 1];
    const line = [0, 0, 9, 0, 9, 1, 0, 1];
    for (const ring of [pixel, line]) {
      expect(simplifyRing(ring, 0)).toBe(ring);
      expect(cornersOf(simplifyRing(ring, 5)).sort()).toEqual(cornersOf(ring).sort());
    }
  });
});

function cornersOf(ring: Ring): (readonly [number, number])[] {
  return Array.from({ length: ring.length / 2 }, (_, i) => [ring[2 * i], ring[2 * i + 1]] as const);
}

function distanceTo(ring: Ring, [x, y]: readonly [number, number]): number {
  const corners = cornersOf(ring);
  return Math.min(
    ...corners.map(([ax, ay], i) => {
      const [bx, by] = corners[(i + 1) % corners.length];
      const square = (bx - ax) ** 2 + (by - ay) ** 2;
      const along = Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / square));
      return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay));
    }),
  );
}
