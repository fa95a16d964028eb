// The colours of a contact sheet: a class's own, but where it would be taken for another's.
import { expect, test } from 'vitest';
import { defaultColor } from '../../../../src/stages/2-dataset/class-colors.ts';
import { recolored, sheetColors } from '../../../../src/stages/7-report/sheet/colors.ts';

const of = (...colors: readonly (readonly number[])[]) => colors.map((color, index) => ({ index, color }));
const apart = (one: readonly number[], other: readonly number[]) =>
  Math.hypot(...one.map((value, i) => value - (other[i] ?? 0)));

test.each([
  ['colours of our own', of(...Array.from({ length: 12 }, (_, k) => defaultColor(k))), []],
  [
    'more of them, of which two are light blue',
    of(...Array.from({ length: 14 }, (_, k) => defaultColor(k))),
    [12],
  ],
  [
    'Pascal VOC, whose first ones are half as bright',
    of([0, 0, 0], [128, 0, 0], [0, 128, 0], [64, 0, 0]),
    [],
  ],
  ['two reds', of([0, 0, 0], [200, 30, 30], [210, 35, 40]), [2]],
  ['a class that is as black as the ground, which is not drawn', of([0, 0, 0], [5, 5, 5]), [1]],
  ['three of one colour', of([9, 99, 9], [9, 99, 9], [9, 99, 9]), [1, 2]],
] as const)('%s', (_what, classes, others) => {
  expect(recolored(classes).map(({ index }) => index)).toEqual(others);
});

test('what is drawn in another colour is far from all that are there', () => {
  const classes = of([0, 0, 0], [200, 30, 30], [210, 35, 40], [30, 30, 200], [5, 5, 5]);
  const drawn = sheetColors(classes);
  for (const [k, one] of drawn.entries())
    for (const other of drawn.slice(k + 1)) expect(apart(one, other)).toBeGreaterThan(100);
});

test('hundreds of classes get theirs once, not for each picture', () => {
  const classes = of(...Array.from({ length: 255 }, (_, k) => defaultColor(k)));
  const drawn = sheetColors(classes);
  expect(drawn).toHaveLength(255);
  expect(sheetColors(classes)).toBe(drawn);
});
