// Up and down, read from labels.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Halves } from '../../../src/stages/4-plan/upright.ts';

const IGNORED = 255;

function difference(classes: number, ...images: (readonly (readonly number[])[])[]): number {
  const halves = new Halves(classes);
  for (const rows of images) {
    halves.add({ width: rows[0]!.length, height: rows.length, data: Uint8Array.from(rows.flat()) });
  }
  return halves.difference();
}

describe('the difference between above and below', () => {
  it.each([
    [
      'nothing above is below',
      2,
      [
        [
          [0, 0],
          [1, 1],
        ],
      ],
      1,
    ],
    [
      'the same in both halves',
      2,
      [
        [
          [0, 1],
          [1, 0],
        ],
      ],
      0,
    ],
    [
      'a quarter of the pixels would have to change',
      2,
      [
        [
          [0, 0, 0, 0],
          [0, 0, 0, 1],
        ],
      ],
      0.25,
    ],
    [
      'images that cancel out have no up and down',
      2,
      [
        [
          [0, 0],
          [1, 1],
        ],
        [
          [1, 1],
          [0, 0],
        ],
      ],
      0,
    ],
    ['the middle row of an odd height is in neither half', 3, [[[0], [2], [0]]], 0],
    [
      'ignored pixels do not count',
      2,
      [
        [
          [0, IGNORED],
          [0, IGNORED],
          [IGNORED, 0],
          [IGNORED, 0],
        ],
      ],
      0,
    ],
    ['a half of ignored pixels only says nothing', 2, [[[IGNORED], [1]]], 0],
    ['a single row has no halves', 2, [[[0, 1]]], 0],
  ])('%s', (_reason, classes, images, expected) => {
    expect(difference(classes, ...images)).toBeCloseTo(expected, 12);
  });

  it('lies between 0 and 1 and is the same upside down', () => {
    const row = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
        const value = difference(4, rows);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1 + 1e-12);
        expect(difference(4, rows.toReversed())).toBeCloseTo(value, 12);
      }),
    );
  });
});
