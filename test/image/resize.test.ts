// Resizing against Pillow's numbers (test/golden/resize), and what they don't show: channels, pixels without a value.
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import type { Raster } from '../../src/image/raster.ts';
import { resize } from '../../src/image/resize.ts';

interface Case {
  readonly reason: string;
  /** Height and width. */
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly pixels: readonly number[];
}

const CASES: readonly Case[] = JSON.parse(
  readFileSync(new URL('../golden/resize/resize.json', import.meta.url), 'utf8'),
);

function grey(height: number, width: number): Raster & { readonly data: Float32Array } {
  const data = Float32Array.from(
    { length: height * width },
    (_, i) => ((i * 7919 + ((i * i) % 251)) % 256) - 100,
  );
  return { width, height, channels: 1, data };
}

test.each(CASES)('as Pillow: $reason', ({ reason, from, to: [height, width], pixels }) => {
  const resized = resize(grey(...from), { height, width });
  expect([resized.height, resized.width, resized.channels]).toEqual([height, width, 1]);
  expect(resized.data).toHaveLength(pixels.length);
  for (const [i, value] of pixels.entries()) expect(resized.data[i], reason).toBeCloseTo(value, 3);
});

describe('resize', () => {
  it('gives an image of that size as it is', () => {
    const image = grey(4, 6);
    expect(resize(image, { height: 4, width: 6 })).toBe(image);
  });

  it('takes every channel by itself', () => {
    const plane = grey(13, 10);
    const data = Float32Array.from({ length: 3 * plane.data.length }, (_, i) => {
      const value = plane.data[Math.floor(i / 3)];
      return [value, -value, 2 * value + 1][i % 3];
    });
    const [alone, colour] = [plane, { ...plane, channels: 3, data }].map((image) =>
      resize(image, { height: 6, width: 7 }),
    );
    for (const [i, value] of alone.data.entries()) {
      expect(colour.data[3 * i]).toBeCloseTo(value, 4);
      expect(colour.data[3 * i + 1]).toBeCloseTo(-value, 4);
      expect(colour.data[3 * i + 2]).toBeCloseTo(2 * value + 1, 3);
    }
  });

  it('leaves pixels without a finite value out of the mean, and has none where all are such', () => {
    const { NaN: none, POSITIVE_INFINITY: infinite } = Number;
    const row = (...values: number[]): Raster => ({
      width: values.length,
      height: 1,
      channels: 1,
      data: Float32Array.from(values),
    });
    const halved = resize(row(5, 5, none, 5, 5, infinite, none, none, none, none), { height: 1, width: 5 });
    // The triangle reaches half a target pixel beyond its own.
    expect([...halved.data]).toEqual([5, 5, 5, none, none]);
    expect([...resize(row(5, infinite, 7), { height: 1, width: 3 }).data]).toEqual([5, none, 7]);
  });

  it.each([
    ['many rows of a large image', 3, [64, 41], [5, 7]],
    ['fewer rows than are summed up at once', 3, [9, 8], [7, 5]],
    ['more pixels than there were', 1, [5, 4], [13, 9]],
    ['one row', 3, [1, 30], [1, 4]],
    ['channels that are no colour', 2, [17, 23], [6, 31]],
  ] as const)('sums up in the order of the pixels, bit for bit: %s', (_, channels, from, to) => {
    const values = Array.from(
      { length: from[0] * from[1] * channels },
      (_, i) => (i * 7919 + i * i) % 65_521,
    );
    for (const type of [Uint8Array, Uint16Array, Float32Array]) {
      const image = { width: from[1], height: from[0], channels, data: type.from(values) };
      const { data } = resize(image, { height: to[0], width: to[1] });
      expect(Buffer.from(data.buffer)).toEqual(Buffer.from(plainly(image, to).buffer));
    }
  });
});

/** By the definition: rows first, rounded to floats, then columns. */
function plainly({ width, height, channels, data }: Raster, [rows, columns]: readonly [number, number]) {
  const tall = along(data, [height, rows], { outer: 1, inner: width * channels });
  return along(tall, [width, columns], { outer: rows, inner: channels });
}

/** @param around how many lines there are, and how many values lie between two pixels of one */
function along(
  values: ArrayLike<number>,
  [from, to]: readonly [number, number],
  { outer, inner }: { readonly outer: number; readonly inner: number },
): Float32Array {
  const reach = Math.max(1, from / to);
  const result = new Float32Array(outer * to * inner);
  for (let target = 0; target < to; target++) {
    const center = (target + 0.5) * (from / to);
    const weights = Array.from({ length: from }, (_, i) =>
      Math.max(0, 1 - Math.abs(i + 0.5 - center) / reach),
    );
    const sum = weights.reduce((total, weight) => total + weight, 0);
    for (let line = 0; line < outer; line++) {
      for (let place = 0; place < inner; place++) {
        let mean = 0;
        for (const [i, weight] of weights.entries())
          mean += (weight / sum) * values[(line * from + i) * inner + place];
        result[(line * to + target) * inner + place] = mean;
      }
    }
  }
  return result;
}
