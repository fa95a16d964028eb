// Tiles: every pixel kept exactly once, with its context around it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { overlappingTiles } from '../../../src/stages/6-evaluate/tiles.ts';

test('an image no larger than a tile is one tile', () => {
  expect(overlappingTiles(1024, 7)).toEqual([
    { top: 0, left: 0, height: 1024, width: 7, keep: { top: 0, left: 0, bottom: 1024, right: 7 } },
  ]);
});

test('two tiles meet in the middle of their overlap', () => {
  const tiles = overlappingTiles(1, 1025);
  expect(tiles.map(({ left, width, keep }) => [left, width, keep.left, keep.right])).toEqual([
    [0, 1024, 0, 896],
    [768, 257, 896, 1025],
  ]);
});

test('a tile without a core is refused', () => {
  expect(() => overlappingTiles(10, 10, { edge: 4, margin: 2 })).toThrow('nothing but its margins');
});

test('every pixel is kept once, inside its tile, with the margin on each side that goes on', () => {
  const sides = fc.integer({ min: 1, max: 60 });
  const sizes = fc
    .tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 9 }))
    .map(([margin, core]) => ({ margin, edge: 2 * margin + core }));
  fc.assert(
    fc.property(sides, sides, sizes, (height, width, size) => {
      const kept = new Uint8Array(height * width);
      for (const { top, left, height: h, width: w, keep } of overlappingTiles(height, width, size)) {
        expect(h <= size.edge && w <= size.edge && top + h <= height && left + w <= width).toBe(true);
        expect(keep.top - top).toBe(top === 0 ? 0 : size.margin);
        expect(keep.left - left).toBe(left === 0 ? 0 : size.margin);
        expect(top + h - keep.bottom).toBe(top + h === height ? 0 : size.margin);
        expect(left + w - keep.right).toBe(left + w === width ? 0 : size.margin);
        for (let y = keep.top; y < keep.bottom; y++) {
          for (let x = keep.left; x < keep.right; x++) kept[y * width + x]++;
        }
      }
      expect(kept.every((times) => times === 1)).toBe(true);
    }),
  );
});
