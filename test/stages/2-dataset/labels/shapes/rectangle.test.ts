// Which rings are rectangles along the axes.
import { expect, test } from 'vitest';
import { isRectangle } from '../../../../../src/stages/2-dataset/labels/shapes/rectangle.ts';

test.each<[reason: string, ring: readonly unknown[], is: boolean]>([
  ['across first', [0, 0, 2, 0, 2, 3, 0, 3], true],
  ['down first', [0, 0, 0, 3, 2, 3, 2, 0], true],
  ['with its first corner at the end as well', [0, 0, 2, 0, 2, 3, 0, 3, 0, 0], true],
  ['with another corner at the end', [0, 0, 2, 0, 2, 3, 0, 3, 1, 1], false],
  ['with a corner that is a little off', [0, 0, 2, 0, 2, 3, 0, 3.01], false],
  ['turned', [1, 0, 2, 1, 1, 2, 0, 1], false],
  ['four corners in an order that crosses', [0, 0, 2, 3, 2, 0, 0, 3], false],
  ['of no width', [1, 0, 1, 3, 1, 3, 1, 0], false],
  ['of no height', [0, 1, 2, 1, 2, 1, 0, 1], false],
  ['three corners', [0, 0, 2, 0, 2, 3], false],
  ['with a corner on a side', [0, 0, 2, 0, 2, 3, 0, 3, 0, 1], false],
])('%s', (reason, ring, is) => {
  expect(isRectangle(ring), reason).toBe(is);
});
