import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { DecodingRoom } from '../../../../../src/image/decoding-room.ts';
import { encodePng } from '../../../../../src/image/encode.ts';
import { VALUE_LIMIT } from '../../../../../src/stages/2-dataset/labels/masks/count-values.ts';
import { measurePair } from '../../../../../src/stages/2-dataset/labels/masks/measure.ts';
import { temporaryFolder } from '../../../../temporary-folder.ts';
import { color, type Files, floats, grey, grey16, palette, writeFiles } from '../../data-folder.ts';

const files = [{ file: 'm.png' }];
const label = { source: 'masks', files } as const;
const pair = { image: 'a.png', masks: files, label, part: undefined };

async function measure(files: Files) {
  await using folder = await temporaryFolder();
  await writeFiles(folder.path, files);
  return await measurePair(folder.path, pair, new DecodingRoom(0));
}

describe('measurePair', () => {
  test.each([
    [
      'grey',
      grey([0, 7]),
      'grey',
      [
        [0, 8],
        [7, 8],
      ],
    ],
    [
      '16-bit grey',
      grey16([0, 700]),
      'grey',
      [
        [0, 8],
        [700, 8],
      ],
    ],
    [
      'colours',
      color([0xff0000, 0x0000ff, 0xff0000, 0]),
      'color',
      [
        [0xff0000, 8],
        [0x0000ff, 4],
        [0, 4],
      ],
    ],
    [
      'palette indices',
      Promise.resolve(palette([1, 0, 2, 2], [0, 5, 9])),
      'palette',
      [
        [0, 4],
        [1, 4],
        [2, 8],
      ],
    ],
  ] as const)('counts the values of a mask of %s', async (reason, mask, form, counts) => {
    const { measurement, faults } = await measure({ 'a.png': [1], 'm.png': mask });
    expect(faults).toEqual([]);
    expect(measurement?.mask.form, reason).toBe(form);
    expect([...measurement!.mask.counts], reason).toEqual(counts);
  });

  test('keeps only the palette entries that the mask uses', async () => {
    const { measurement } = await measure({ 'a.png': [1], 'm.png': palette([1], [0, 0x050505, 0x090909]) });
    expect([...measurement!.mask.palette!]).toEqual([[1, 0x050505]]);
  });

  test('stops counting where no set of classes can be meant', async () => {
    await using folder = await temporaryFolder();
    const size = { width: 60, height: 60 };
    const data = Uint8Array.from({ length: 60 * 60 * 3 }, (_, i) =>
      i % 3 === 0 ? Math.floor(i / 3) % 256 : Math.floor(i / 768),
    );
    await writeFile(join(folder.path, 'm.png'), await encodePng({ ...size, channels: 3, data }));
    await writeFile(join(folder.path, 'a.png'), await encodePng({ ...size, channels: 3, data }));
    const { measurement } = await measurePair(folder.path, pair, new DecodingRoom(0));
    expect(measurement?.mask.counts.size).toBe(VALUE_LIMIT);
  });

  test('counts apart what lies where the image has no value', async () => {
    const image = floats([Number.NaN, 1, 2, Number.NaN]);
    const { measurement } = await measure({ 'a.png': image, 'm.png': grey([0, 0, 1, 2]) });
    expect(measurement).toMatchObject({ bitDepth: 32, missing: 8 });
    expect([...measurement!.mask.counts]).toEqual([
      [0, 8],
      [1, 4],
      [2, 4],
    ]);
    expect([...measurement!.hidden]).toEqual([
      [0, 4],
      [2, 4],
    ]);
  });

  test('an image without a single value is a fault', async () => {
    const { measurement, faults } = await measure({ 'a.png': floats([Number.NaN]), 'm.png': [0, 1] });
    expect(measurement).toBeUndefined();
    expect(faults.map(({ code }) => code)).toEqual(['image-without-values']);
  });

  test('a mask as large as the image before it was turned: the fix is another', async () => {
    const image = sharp(Buffer.alloc(2 * 5 * 3), { raw: { width: 5, height: 2, channels: 3 } });
    const turned = await image.withMetadata({ orientation: 6 }).png().toBuffer();
    const mask = await sharp(Buffer.alloc(10), { raw: { width: 5, height: 2, channels: 1 } })
      .toColourspace('b-w')
      .png()
      .toBuffer();
    const { faults } = await measure({ 'a.png': turned, 'm.png': mask });
    expect(faults.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'mask-size-mismatch mask "m.png" is 5x2, its image "a.png" is 2x5. The image is turned by its EXIF orientation, which the mask lacks: save the image turned and without the tag, or turn the mask.',
    ]);
  });

  test('a file that cannot be opened is a fault of its own', async () => {
    const { measurement, faults } = await measure({ 'm.png': [0, 1] });
    expect(measurement).toBeUndefined();
    expect(faults.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'unreadable-image file "a.png" can\'t be opened (ENOENT). Check that this user may read it.',
    ]);
  });
});
