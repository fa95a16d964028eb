// Components against a flood fill over the whole picture, and hand-made cases.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Components, type FoundObject } from '../../src/objects/components.ts';
import { GridSearch, gridColumns } from '../../src/objects/grid-search.ts';

interface Picture {
  readonly width: number;
  readonly labels: readonly number[];
}

const EDGE = 3;

function find({ width, labels }: Picture, wanted = 1): FoundObject[] {
  const found: FoundObject[] = [];
  const height = labels.length / width;
  const components = new Components({
    width,
    classes: [false, true, true],
    onObject: (object) => found.push(object),
    grid: { edge: EDGE, columns: gridColumns({ width, height, edge: EDGE }), classIndex: wanted },
  });
  for (let y = 0; y < height; y++) {
    const row = labels.slice(y * width, (y + 1) * width);
    components.addRow(
      Uint8Array.from(row),
      Float32Array.from(row, (_, x) => probability(x, y)),
    );
  }
  components.finish();
  return found;
}

/** Exact in float32. */
function probability(x: number, y: number): number {
  return ((3 * x + 5 * y) % 8) / 8;
}

/** The obvious way. */
function floodFill({ width, labels }: Picture): FoundObject[] {
  const height = labels.length / width;
  const seen = new Set<number>();
  const objects: FoundObject[] = [];
  for (const [start, label] of labels.entries()) {
    if (label === 0 || seen.has(start)) continue;
    const pixels = [start];
    seen.add(start);
    for (const p of pixels) {
      const [x, y] = [p % width, Math.floor(p / width)];
      for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++)
        for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
          const q = v * width + u;
          if (labels[q] !== label || seen.has(q)) continue;
          seen.add(q);
          pixels.push(q);
        }
    }
    objects.push(measured(pixels, label, width));
  }
  return objects;
}

function measured(pixels: readonly number[], classIndex: number, width: number): FoundObject {
  const xs = pixels.map((p) => p % width);
  const ys = pixels.map((p) => Math.floor(p / width));
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const cells = new Map<number, number>();
  for (const [i, x] of xs.entries()) {
    const cell = Math.floor(ys[i] / EDGE) * Math.ceil(width / EDGE) + Math.floor(x / EDGE);
    if (classIndex === 1) cells.set(cell, (cells.get(cell) ?? 0) + 1);
  }
  return {
    classIndex,
    area: pixels.length,
    left,
    top,
    width: Math.max(...xs) + 1 - left,
    height: Math.max(...ys) + 1 - top,
    centroidX: mean(xs),
    centroidY: mean(ys),
    meanProbability: mean(xs.map((x, i) => probability(x, ys[i]))),
    cells,
  };
}

/** In one order, with numbers that don't depend on the order of addition. */
function comparable(objects: readonly FoundObject[]) {
  return objects
    .map(({ cells, centroidX, centroidY, meanProbability, ...rest }) => ({
      ...rest,
      cells: [...cells].sort(([a], [b]) => a - b),
      means: [centroidX, centroidY, meanProbability].map((value) => value.toFixed(9)),
    }))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

describe('components', () => {
  const picture = fc.integer({ min: 1, max: 12 }).chain((width) =>
    fc.record({
      width: fc.constant(width),
      labels: fc
        .integer({ min: 0, max: 12 })
        .chain((height) =>
          fc.array(fc.constantFrom(0, 1, 1, 2), { minLength: width * height, maxLength: width * height }),
        ),
    }),
  );

  it('are what a flood fill over the whole picture finds', () => {
    fc.assert(
      fc.property(picture, (one) => {
        expect(comparable(find(one))).toEqual(comparable(floodFill(one)));
      }),
      { numRuns: 400 },
    );
  });

  const ROWS: [string, string[], number][] = [
    ['corners touch', ['1.', '.1'], 1],
    ['a class is no bridge for another', ['1.1', '.2.'], 3],
    ['two arms meet at the bottom', ['1.1', '1.1', '111'], 1],
    ['a spiral is one', ['11111', '....1', '111.1', '1...1', '11111'], 1],
    ['an arm that ends is told apart from what follows below', ['1', '.', '1'], 2],
  ];
  it.each(ROWS)('%s', (reason, rows, objects) => {
    const labels = rows
      .join('')
      .split('')
      .map((sign) => (sign === '.' ? 0 : Number(sign)));
    expect(find({ width: rows[0]!.length, labels }), reason).toHaveLength(objects);
  });

  it('are told as soon as no row can add to them', () => {
    const found: number[] = [];
    const components = new Components({
      width: 2,
      classes: [false, true],
      onObject: ({ top }) => found.push(top),
    });
    const told = [
      [1, 0],
      [0, 0],
      [0, 1],
      [0, 1],
      [0, 0],
    ].map((row) => {
      components.addRow(Uint8Array.from(row), new Float32Array(2));
      return [...found];
    });
    expect(told).toEqual([[], [0], [0], [0], [0, 2]]);
  });
});

describe('the search by grid', () => {
  it('counts the pixels and objects of each cell, and ranks the fullest first', () => {
    // Cells of 3: the bar lies in two, the dot in the second.
    const objects = find({ width: 6, labels: [1, 1, 1, 1, 0, 1, 0, 0, 0, 0, 0, 0] });
    const search = new GridSearch({ width: 6, height: 2, edge: EDGE });
    for (const object of objects) search.add(object);
    expect(search.tiles()).toMatchObject([
      { left: 0, top: 0, width: 3, height: 2, area: 3, objects: 1 },
      { left: 3, top: 0, width: 3, height: 2, area: 2, objects: 2 },
    ]);
    expect(search.tiles().every(({ meanProbability: p }) => p >= 0 && p <= 1)).toBe(true);
  });
});
