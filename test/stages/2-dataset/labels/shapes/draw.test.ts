// Shapes drawn one over the other: which lies on top, what they hide, and those that show nothing.
import { describe, expect, test } from 'vitest';
import { drawShapes } from '../../../../../src/stages/2-dataset/labels/shapes/draw.ts';
import type { Geometry, Shape } from '../../../../../src/stages/2-dataset/labels/shapes/shape.ts';
import { liesOnItsSide, turned } from '../../../../../src/stages/2-dataset/labels/shapes/turn.ts';

const SIZE = { width: 8, height: 6 };

function box(left: number, top: number, right: number, bottom: number): Geometry {
  const ring = Float64Array.of(left, top, right, top, right, bottom, left, bottom);
  return { kind: 'polygons', parts: [[ring]], rule: 'even-odd' };
}

function shape(name: string, geometry: Geometry): Shape {
  return { class: name, geometry };
}

/** A line for each row, with the first letter of each class. */
function picture(shapes: readonly Shape[], stacking: 'smaller-on-top' | 'later-on-top' = 'later-on-top') {
  const { data, names, width } = drawShapes(shapes, SIZE, stacking);
  const letters = [...data].map((value) => (value === 0 ? '.' : value === 255 ? '?' : names[value - 1][0]));
  return Array.from({ length: SIZE.height }, (_, y) => letters.slice(y * width, (y + 1) * width).join(''));
}

const DISH = shape('dish', box(0, 0, 6, 4));
const CUP = shape('cup', box(2, 1, 4, 3));

describe('which lies on top', () => {
  const inside = ['dddddd..', 'ddccdd..', 'ddccdd..', 'dddddd..', '........', '........'];
  const covered = inside.map((line) => line.replaceAll('c', 'd'));
  test.each([
    ['the smaller one, drawn later', [DISH, CUP], 'smaller-on-top', inside],
    ['the smaller one, drawn first', [CUP, DISH], 'smaller-on-top', inside],
    ['the later one', [DISH, CUP], 'later-on-top', inside],
    ['the later one, though it covers the other', [CUP, DISH], 'later-on-top', covered],
    [
      'of two as large the later',
      [shape('a', box(0, 0, 2, 2)), shape('b', box(0, 0, 2, 2))],
      'smaller-on-top',
      ['bb......', 'bb......', ...Array(4).fill('........')],
    ],
  ] as const)('%s', (reason, shapes, stacking, expected) => {
    expect(picture(shapes, stacking), reason).toEqual(expected);
  });
});

test('what another class is drawn over is counted, of the same class and of nothing not', () => {
  const shapes = [DISH, CUP, shape('cup', box(3, 1, 5, 3)), shape('dish', box(0, 5, 2, 6))];
  expect(drawShapes(shapes, SIZE, 'later-on-top').hidden).toEqual([
    { below: 'dish', above: 'cup', pixels: 6 },
  ]);
});

test('ignored shapes hide nothing, and are no class', () => {
  const crowd: Shape = { ...shape('dish', box(0, 0, 3, 1)), isIgnored: true };
  const drawn = drawShapes([crowd, CUP], SIZE, 'later-on-top');
  expect(picture([crowd, CUP])[0]).toBe('???.....');
  expect([drawn.names, drawn.hidden]).toEqual([['cup'], []]);
});

test.each<
  [reason: string, geometry: Geometry, counts: readonly [without: number, flat: number, out: number]]
>([
  ['inside', box(1, 1, 3, 3), [0, 0, 0]],
  ['less than a pixel', box(1.6, 1.6, 2.4, 2.4), [1, 0, 0]],
  ['beside the image', box(20, 1, 30, 3), [1, 0, 1]],
  ['past the edge by less than a pixel, as annotators draw', box(-0.9, 1, 8.9, 3), [0, 0, 0]],
  ['past the edge by more', box(-1.5, 1, 3, 3), [0, 0, 1]],
  [
    'a line as a ring',
    { kind: 'polygons', parts: [[Float64Array.of(1, 1, 5, 5)]], rule: 'even-odd' },
    [1, 1, 0],
  ],
  [
    'three corners on one line',
    { kind: 'polygons', parts: [[Float64Array.of(1, 1, 1, 1, 3, 3, 5, 5)]], rule: 'even-odd' },
    [1, 1, 0],
  ],
  [
    'a bow tie, whose halves turn in opposite ways',
    { kind: 'polygons', parts: [[Float64Array.of(1, 1, 5, 5, 5, 1, 1, 5)]], rule: 'even-odd' },
    [0, 0, 0],
  ],
  ['no ring at all', { kind: 'polygons', parts: [], rule: 'even-odd' }, [1, 0, 0]],
  ['a circle without a radius', { kind: 'ellipse', x: 2, y: 2, radiusX: 0, radiusY: 0, angle: 0 }, [1, 0, 0]],
  ['a line without a width', { kind: 'line', points: Float64Array.of(0, 0, 5, 5), width: 0 }, [1, 0, 0]],
])('shapes that show nothing, and what reaches out: %s', (reason, geometry, counts) => {
  const { withoutPixels, flatRings, reachOut } = drawShapes([shape('a', geometry)], SIZE, 'later-on-top');
  expect([withoutPixels, flatRings, reachOut], reason).toEqual(counts);
});

describe('other shapes', () => {
  test('a bitmap lies where its corner does, and ends at the edges', () => {
    const bits = Uint8Array.of(1, 0, 1, 1, 1, 1);
    const bitmap = (left: number, top: number) =>
      shape('a', { kind: 'bitmap', left, top, width: 3, height: 2, bits });
    expect(picture([bitmap(1, 1)]).slice(1, 3)).toEqual(['.a.a....', '.aaa....']);
    expect(picture([bitmap(-1, -1)])[0]).toBe('aa......');
    expect(picture([bitmap(6, 5)])[5]).toBe('......a.');
  });

  test('runs go down the columns', () => {
    const runs = shape('a', { kind: 'runs', size: SIZE, counts: [4, 4, 40] });
    expect(picture([runs])).toEqual(['.a......', '.a......', '........', '........', 'a.......', 'a.......']);
  });

  test('an ellipse has the pixels whose centres are in it', () => {
    for (const angle of [0, 0.4, 1.2, 2]) {
      const [x, y, radiusX, radiusY] = [4, 3, 3.7, 1.8];
      const { data } = drawShapes(
        [shape('a', { kind: 'ellipse', x, y, radiusX, radiusY, angle })],
        SIZE,
        'later-on-top',
      );
      const expected = [...data].map((_, p) => {
        const [dx, dy] = [(p % SIZE.width) + 0.5 - x, Math.floor(p / SIZE.width) + 0.5 - y];
        const along = dx * Math.cos(angle) + dy * Math.sin(angle);
        const across = dy * Math.cos(angle) - dx * Math.sin(angle);
        return (along / radiusX) ** 2 + (across / radiusY) ** 2 <= 1 ? 1 : 0;
      });
      expect([...data]).toEqual(expected);
    }
  });

  test('a line has the pixels whose centres are as near as half its width', () => {
    const points = Float64Array.of(1, 1, 5.2, 4.1, 7, 1.5);
    const { data } = drawShapes([shape('a', { kind: 'line', points, width: 1.7 })], SIZE, 'later-on-top');
    const segments = [
      [1, 1, 5.2, 4.1],
      [5.2, 4.1, 7, 1.5],
    ] as const;
    const distance = (x: number, y: number) =>
      Math.min(
        ...segments.map(([x0, y0, x1, y1]) => {
          const [dx, dy] = [x1 - x0, y1 - y0];
          const t = Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy)));
          return Math.hypot(x - x0 - t * dx, y - y0 - t * dy);
        }),
      );
    const expected = [...data].map((_, p) => {
      const far = distance((p % SIZE.width) + 0.5, Math.floor(p / SIZE.width) + 0.5);
      return far <= 0.85 ? 1 : 0;
    });
    expect([...data]).toEqual(expected);
  });
});

/** What EXIF's orientations do to a picture of 3x2 pixels, as Pillow's ImageOps.exif_transpose shows it. */
test.each([
  [5, ['ad', 'be', 'cf']],
  [6, ['da', 'eb', 'fc']],
  [7, ['fc', 'eb', 'da']],
  [8, ['cf', 'be', 'ad']],
])('an image that lies on its side by orientation %i', (orientation, rows) => {
  const stored = { width: 3, height: 2, data: Buffer.from('abcdef') };
  const { width, height, data } = turned<{ width: number; height: number; data: Uint8Array }>(
    stored,
    orientation,
  );
  expect([width, height, Buffer.from(data).toString()]).toEqual([2, 3, rows.join('')]);
  expect(liesOnItsSide(orientation)).toBe(true);
  expect(liesOnItsSide(orientation - 4)).toBe(false);
});
