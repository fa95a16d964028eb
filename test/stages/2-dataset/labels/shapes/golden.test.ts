// Holds the filling of polygons and the run lengths to those of pycocotools and Pillow.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { drawShapes } from '../../../../../src/stages/2-dataset/labels/shapes/draw.ts';
import {
  countRuns,
  parseCounts,
  runsOf,
  writeCounts,
} from '../../../../../src/stages/2-dataset/labels/shapes/runs.ts';
import type { Geometry, Size } from '../../../../../src/stages/2-dataset/labels/shapes/shape.ts';
import { distanceToRing } from './distance.ts';

interface Golden extends Size {
  readonly polygons: readonly {
    readonly why: string;
    readonly ring: readonly number[];
    readonly pycocotools: string;
    readonly pillow: string;
  }[];
  readonly united: readonly {
    readonly why: string;
    readonly rings: readonly (readonly number[])[];
    readonly pycocotools: string;
  }[];
  readonly runs: readonly (Size & {
    readonly why: string;
    readonly counts: readonly number[];
    readonly text: string;
  })[];
}

const { polygons, united, runs, ...size }: Golden = JSON.parse(
  readFileSync(new URL('../../../../golden/shapes/shapes.json', import.meta.url), 'utf8'),
);

describe.each(polygons)('$why', ({ ring, pycocotools, pillow }) => {
  const ours = pixels({ kind: 'polygons', parts: [[Float64Array.from(ring)]], rule: 'even-odd' });

  // It places the corners on fifths of a pixel.
  test('as pycocotools fills it, but for centres as near to an edge as a rounded corner is moved', () => {
    expect(farthest(ours, masked(pycocotools), ring)).toBeLessThan(0.15);
  });

  // Its pixels have their centres where ours have their corners, and it draws the outline as well.
  test('as Pillow fills it, but for the pixels along its edges', () => {
    expect(farthest(ours, masked(pillow), ring)).toBeLessThan(1.25);
  });
});

test.each(united)('$why, as pycocotools unites them', ({ rings, pycocotools }) => {
  const parts = rings.map((ring) => [Float64Array.from(ring)]);
  expect(pixels({ kind: 'polygons', parts, rule: 'even-odd' })).toEqual(masked(pycocotools));
});

describe.each(runs)('run lengths: $why', ({ counts, text, width, height }) => {
  test('are read as pycocotools writes them', () => {
    expect(parseCounts(text)).toEqual(counts);
    expect(() => runsOf(counts, { width, height })).not.toThrow();
  });

  test('are written as pycocotools does', () => {
    expect(writeCounts(counts)).toBe(text);
  });

  test('are the same again of the pixels that they show', () => {
    const shape = { class: 'a', geometry: runsOf(counts, { width, height }) };
    const { data } = drawShapes([shape], { width, height }, 'later-on-top');
    expect(countRuns(data, { width, height }).counts).toEqual(counts);
  });
});

function pixels(geometry: Geometry): Uint8Array {
  return drawShapes([{ class: 'a', geometry }], size, 'later-on-top').data;
}

function masked(text: string): Uint8Array {
  return pixels(runsOf(parseCounts(text), size));
}

/** Of the pixels that differ, how far the farthest has its centre from the outline. */
function farthest(ours: Uint8Array, theirs: Uint8Array, ring: readonly number[]): number {
  let far = 0;
  for (const [p, value] of ours.entries()) {
    if (value === theirs[p]) continue;
    const [x, y] = [(p % size.width) + 0.5, Math.floor(p / size.width) + 0.5];
    far = Math.max(far, distanceToRing(x, y, ring));
  }
  return far;
}
