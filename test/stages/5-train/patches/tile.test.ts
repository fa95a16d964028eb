import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wholeArea } from '../../../../src/stages/2-dataset/labelled-image.ts';
import { cutTile, tilesOf } from '../../../../src/stages/5-train/patches/tile.ts';
import { crop } from '../../2-dataset/crop.ts';

const size = fc.integer({ min: 1, max: 17 });
const normalization = { channels: [{ low: 0, high: 1e9, offset: 1, scale: 2 }] };

function numbered(width: number, height: number) {
  const data = Uint16Array.from({ length: width * height }, (_, i) => i);
  const labels = Uint8Array.from(data, (value) => value % 5);
  return { image: { width, height, channels: 1, data }, labels: { width, height, data: labels } };
}

describe('tiles', () => {
  test('cover every pixel of an image exactly once, within it', () => {
    fc.assert(
      fc.property(size, size, size, size, (width, height, tileWidth, tileHeight) => {
        const seen = new Uint8Array(width * height);
        for (const tile of tilesOf(width, height, { width: tileWidth, height: tileHeight })) {
          for (let y = tile.top; y < tile.top + tile.height; y++) {
            for (let x = tile.left; x < tile.left + tile.width; x++) seen[y * width + x]++;
          }
          expect(tile.left + tile.width).toBeLessThanOrEqual(width);
        }
        expect(seen.every((count) => count === 1)).toBe(true);
      }),
    );
  });

  test('hold each label once, ignored beyond the image', () => {
    fc.assert(
      fc.property(size, size, size, size, (width, height, tileWidth, tileHeight) => {
        const input = numbered(width, height);
        const shape = { width: tileWidth, height: tileHeight };
        const counts = [0, 0, 0, 0, 0];
        for (const rect of tilesOf(width, height, shape)) {
          const { images, labels } = cutTile(crop(input, rect), rect, { ...shape, normalization });
          for (const [i, label] of labels.entries()) {
            if (label === 255) continue;
            counts[label]++;
            expect((images[i] / 2 + 1) % 5, 'image and label from the same pixel').toBe(label);
          }
        }
        const expected = [0, 1, 2, 3, 4].map(
          (label) => input.labels.data.filter((value) => value === label).length,
        );
        expect(counts).toEqual(expected);
      }),
    );
  });

  test('beyond the image its edge is repeated', () => {
    const tile = cutTile(
      wholeArea(numbered(2, 1)),
      { left: 0, top: 0, width: 2, height: 1 },
      { width: 3, height: 2, normalization },
    );
    expect([...tile.images]).toEqual([-2, 0, 0, -2, 0, 0]);
    expect([...tile.labels]).toEqual([0, 1, 255, 255, 255, 255]);
  });
});
