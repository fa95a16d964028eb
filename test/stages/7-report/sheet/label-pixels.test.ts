// A small picture of a label: what is rare is still there, and a line stands around it.
import { expect, test } from 'vitest';
import { innermost, outlined, shrunk } from '../../../../src/stages/7-report/sheet/label-pixels.ts';

const blank = (width: number, height: number) => ({ width, height, data: new Uint8Array(width * height) });

test('an object of one pixel in four megapixels is in the small picture', () => {
  const labels = blank(2000, 2000);
  labels.data[1234 * 2000 + 777] = 3;
  const small = shrunk(labels, { width: 100, height: 100 });
  expect([...small.data.entries()].filter(([, label]) => label > 0)).toEqual([[61 * 100 + 38, 3]]);
});

test('of several labels a pixel is the rarest, whichever stands first', () => {
  const labels = { width: 4, height: 1, data: Uint8Array.of(1, 2, 2, 1) };
  expect([...shrunk({ ...labels, data: Uint8Array.of(1, 2, 1, 1) }, { width: 2, height: 1 }).data]).toEqual([
    2, 1,
  ]);
  expect([...shrunk(labels, { width: 2, height: 1 }).data], 'of equals the later class').toEqual([2, 2]);
});

test('larger than it was, each pixel is a square', () => {
  const labels = { width: 2, height: 1, data: Uint8Array.of(0, 7) };
  expect([...shrunk(labels, { width: 4, height: 2 }).data]).toEqual([0, 0, 7, 7, 0, 0, 7, 7]);
});

test('a line grows into what is more frequent, as thick as asked, and never over the object', () => {
  const labels = blank(9, 9);
  labels.data[4 * 9 + 4] = 1;
  const count = (thickness: number) => outlined(labels, thickness).data.filter((label) => label === 1).length;
  expect([count(0), count(1), count(2)]).toEqual([1, 5, 13]);
  expect(outlined(labels, 2).data[4 * 9 + 4]).toBe(1);
});

test('around what would be lost in the picture the line is twice as thick', () => {
  const labels = blank(100, 100);
  labels.data[50 * 100 + 50] = 1;
  expect(outlined(labels, 1).data.filter((label) => label === 1)).toHaveLength(13);
  labels.data.fill(1, 0, 100);
  expect(
    outlined(labels, 1).data.filter((label) => label === 1),
    'not where the class has more',
  ).toHaveLength(205);
});

test('a line does not run over an edge of the picture to the other side', () => {
  const labels = blank(5, 3);
  labels.data[9] = 1;
  const drawn = [...outlined(labels, 1).data.entries()].filter(([, label]) => label === 1).map(([p]) => p);
  expect(drawn).toEqual([4, 8, 9, 14]);
});

test('a word stands where an area has most room on all sides', () => {
  const labels = blank(21, 11);
  for (let y = 0; y < 11; y++) for (let x = 10; x < 21; x++) labels.data[y * 21 + x] = 1;
  labels.data[2 * 21 + 2] = 2;
  const found = innermost(labels);
  expect(found.get(1)).toEqual({ x: 15, y: 5, depth: 6 });
  expect(found.get(2)).toEqual({ x: 2, y: 2, depth: 1 });
  expect(found.get(0)?.depth, 'on the side without the spot').toBe(5);
  expect(found.get(3)).toBeUndefined();
});
