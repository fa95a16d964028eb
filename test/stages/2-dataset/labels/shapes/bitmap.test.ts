// Pictures of single shapes: what of them is shown where, and what is no such picture.
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { encodeMask, encodePng } from '../../../../../src/image/encode.ts';
import { BitmapReader } from '../../../../../src/stages/2-dataset/labels/shapes/bitmap.ts';

const SIZE = { width: 5, height: 4 };
const BITS = [0, 0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 0];
const picture = { width: 4, height: 3 };
const grey = (value: number) =>
  encodePng({ ...picture, channels: 1, data: Uint8Array.from(BITS, (bit) => bit * value) });
const [BLACK, WHITE] = [[0, 0, 0] as const, [255, 255, 255] as const];

test.each<[reason: string, png: Promise<Buffer> | Buffer]>([
  ['grey, 0 and 1', grey(1)],
  ['grey, 0 and 255', grey(255)],
  ['grey of 16 bits', encodePng({ ...picture, channels: 1, data: Uint16Array.from(BITS) })],
  [
    'colours',
    encodePng({ ...picture, channels: 3, data: Uint8Array.from(BITS.flatMap((bit) => [0, 0, bit])) }),
  ],
  ['of a palette', encodeMask({ ...picture, data: Uint8Array.from(BITS) }, [BLACK, WHITE])],
  [
    'of a palette that shows nothing by its first colour',
    encodeMask({ ...picture, data: Uint8Array.from(BITS) }, [WHITE, BLACK], [0]),
  ],
  [
    'black where it is not transparent',
    sharp(Buffer.from(BITS.flatMap((bit) => [0, 0, 0, bit * 255])), { raw: { ...picture, channels: 4 } })
      .png()
      .toBuffer(),
  ],
])('%s', async (reason, png) => {
  const { given, shown } = await new BitmapReader(SIZE).read(await png, 1, -1);
  expect(given, reason).toEqual(picture);
  const { bits, ...box } = shown;
  expect(box, 'without its margin').toEqual({ kind: 'bitmap', left: 1, top: 0, width: 4, height: 2 });
  expect([...bits]).toEqual([1, 0, 0, 1, 1, 0, 0, 0]);
});

test('what shows nothing has no pixels', async () => {
  const { shown } = await new BitmapReader(SIZE).read(await grey(0), 0, 0);
  expect(shown.bits).toHaveLength(0);
});

describe('is refused', () => {
  test.each<[reason: string, png: Promise<Uint8Array>, why: string]>([
    [
      'larger than its image',
      encodePng({ width: 6, height: 3, channels: 1, data: new Uint8Array(18) }),
      'has a bitmap of 6x3 pixels where its image has 5x4',
    ],
    [
      'cut off',
      grey(1).then((png) => png.subarray(0, 50)),
      'has a bitmap that is a PNG file that ends too early',
    ],
    [
      'of another format',
      sharp(Buffer.alloc(12), { raw: { ...picture, channels: 1 } })
        .jpeg()
        .toBuffer(),
      'has a bitmap that is no PNG',
    ],
    ['nothing', Promise.resolve(new Uint8Array()), 'has a bitmap that is empty'],
  ])('%s', async (reason, png, why) => {
    await expect(new BitmapReader(SIZE).read(await png, 0, 0), reason).rejects.toThrow(why);
  });

  test('more than could be meant, of one image together', async () => {
    const reader = new BitmapReader(SIZE, 8 + 7);
    await reader.read(await grey(1), 0, 0);
    await expect(reader.read(await grey(1), 0, 0)).rejects.toThrow(
      'has bitmaps of more than 15 pixels together with others of its image',
    );
  });
});
