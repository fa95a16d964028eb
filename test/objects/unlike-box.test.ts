// A rectangle's outline is told from a box by a fifth corner, and covers what it covered.
import { expect, test } from 'vitest';
import { areaOf } from '../../src/objects/ring.ts';
import { unlikeBox } from '../../src/objects/unlike-box.ts';
import { isRectangle } from '../../src/stages/2-dataset/labels/shapes/rectangle.ts';

test.each([
  ['across first', [1, 1, 4, 1, 4, 3, 1, 3], [1, 1, 2.5, 1, 4, 1, 4, 3, 1, 3]],
  ['down first', [1, 1, 1, 3, 4, 3, 4, 1], [1, 1, 1, 2, 1, 3, 4, 3, 4, 1]],
  ['one pixel', [0, 0, 1, 0, 1, 1, 0, 1], [0, 0, 0.5, 0, 1, 0, 1, 1, 0, 1]],
])('a rectangle, %s', (_, ring, expected) => {
  const drawn = unlikeBox(ring);
  expect(drawn).toEqual(expected);
  expect(areaOf(drawn)).toBe(areaOf(ring));
  expect([isRectangle(ring), isRectangle(drawn)]).toEqual([true, false]);
});

test.each([
  ['a triangle', [0, 0, 4, 0, 2, 3]],
  ['four corners askew', [0, 0, 4, 1, 5, 5, 1, 4]],
  ['a trapezium', [0, 0, 4, 0, 3, 2, 1, 2]],
  ['six corners along the axes', [0, 0, 4, 0, 4, 2, 2, 2, 2, 4, 0, 4]],
])('%s stays as it is', (_, ring) => {
  expect(unlikeBox(ring)).toBe(ring);
});
