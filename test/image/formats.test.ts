// Files of every kind that users bring, each written and read by another program (test/golden/formats): ours must give
// the same pixels, value for value.
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { decodeImage } from '../../src/image/decode.ts';
import { decodeMask } from '../../src/image/mask.ts';
import golden from '../golden/formats/formats.json' with { type: 'json' };

interface Golden {
  readonly reason: string;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  /** NumPy's name of the reader's sample type. */
  readonly type: string;
  readonly values: readonly (number | string)[];
}

const rows = (table: Readonly<Record<string, Golden>>) => Object.entries(table);
const bytesOf = (name: string) => readFile(new URL(`../golden/formats/${name}`, import.meta.url));
const numbers = (values: Golden['values']) => Float32Array.from(values, Number);

describe('images', () => {
  test.each(rows(golden.images))('%s', async (name, { reason, width, height, channels, type, values }) => {
    const decoded = await decodeImage(await bytesOf(name));
    expect(decoded, reason).toMatchObject({ width, height, channels });
    expect(decoded.bitDepth, reason).toBe({ uint8: 8, uint16: 16 }[type] ?? 32);
    if (name.endsWith('.jpg')) expect(worst(decoded.data, numbers(values)), reason).toBeLessThanOrEqual(1);
    else expect(Float32Array.from(decoded.data), reason).toEqual(numbers(values));
  });

  test('what else is in a file is noted', async () => {
    const pages = async (name: string) => (await decodeImage(await bytesOf(name))).notes.pages;
    expect(await pages('extensions.fits')).toBe(2);
    expect(await pages('imagej-stack.tif')).toBe(3);
    expect(await pages('animated.webp')).toBe(2);
    expect(await pages('uint8.fits')).toBe(1);
  });
});

describe('masks', () => {
  test.each(rows(golden.masks))('%s', async (name, { reason, width, height, values }) => {
    const mask = await decodeMask(await bytesOf(name));
    expect(mask, reason).toMatchObject({
      width,
      height,
      form: name.includes('palette') ? 'palette' : 'grey',
    });
    expect(Float32Array.from(mask.data), reason).toEqual(numbers(values));
  });

  test("a TIFF's palette comes with its indices", async () => {
    const mask = await decodeMask(await bytesOf('mask-palette.tif'));
    expect(mask.form === 'palette' && mask.palette.slice(0, 4)).toEqual([0, 0xc80000, 0x00be00, 0x0000b4]);
  });

  test.each([
    ['float32.fits', 'floats that are no whole numbers', 'where a mask has a whole number from 0 to 65535'],
    ['int16.fits', 'negative values', 'where a mask has a whole number from 0 to 65535'],
    ['cube.fits', 'three planes', 'is a mask of 3 channels'],
    ['float32-deflate.tif', 'float colours', 'is a mask of 3 channels'],
  ])('%s is no mask: %s', async (name, _why, words) => {
    await expect(decodeMask(await bytesOf(name))).rejects.toThrow(words);
  });
});

/** JPEG decoders may round the last bit otherwise. */
function worst(data: ArrayLike<number>, expected: Float32Array): number {
  return expected.reduce((most, value, i) => Math.max(most, Math.abs(value - data[i])), 0);
}
