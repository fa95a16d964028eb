import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { encodeMask, encodePng } from '../../src/image/encode.ts';
import { decodeMask } from '../../src/image/mask.ts';
import { chunksOf, pngFile } from './png-chunks.ts';

const VOC = [
  [0, 0, 0],
  [128, 0, 0],
  [0, 128, 0],
  [128, 128, 0],
] as const;

describe('decodeMask', () => {
  test('gives the indices of a palette PNG, not its colours', async () => {
    const labels = { width: 3, height: 2, data: Uint8Array.of(0, 1, 2, 3, 255, 0) };
    const mask = await decodeMask(encodeMask(labels, VOC));
    expect(mask).toMatchObject({ form: 'palette', width: 3, height: 2, data: labels.data });
    expect(mask.form === 'palette' && mask.palette.slice(0, 4)).toEqual([0, 0x800000, 0x008000, 0x808000]);
  });

  test.each([
    [1, [0b01100000], [0, 1, 1]],
    [2, [0b00110100], [0, 3, 1]],
    [4, [0x0f, 0x20], [0, 15, 2]],
    [8, [0, 200, 3], [0, 200, 3]],
  ])('unpacks %i bits a pixel', async (bits, row, data) => {
    const palette = Array.from({ length: 3 * 2 ** bits }, (_, i) => (i * 5 + 1) % 256);
    const mask = await decodeMask(pngFile(3, 1, { bits, colorType: 3, palette, scanlines: [0, ...row] }));
    expect([...mask.data]).toEqual(data);
  });

  test.each([
    [0, 'none', [5, 6, 7]],
    [1, 'sub', [5, 1, 1]],
    [2, 'up', [4, 4, 4]],
    [3, 'average', [5, 3, 3]],
    [4, 'paeth', [4, 1, 1]],
  ])('undoes row filter %i (%s)', async (filter, _name, row) => {
    const palette = Array.from({ length: 30 }, (_, i) => i * 8);
    const scanlines = [0, 1, 2, 3, filter, ...row];
    const mask = await decodeMask(pngFile(3, 2, { colorType: 3, palette, scanlines }));
    expect([...mask.data]).toEqual([1, 2, 3, 5, 6, 7]);
  });

  test('agrees with libpng on any palette PNG, interlaced or not', async () => {
    const images = fc.record({
      width: fc.integer({ min: 1, max: 20 }),
      height: fc.integer({ min: 1, max: 20 }),
      colours: fc.constantFrom(2, 4, 16, 256),
      progressive: fc.boolean(),
      seed: fc.nat(),
    });
    await fc.assert(
      fc.asyncProperty(images, async ({ width, height, colours, progressive, seed }) => {
        const data = Uint8Array.from(
          { length: width * height * 3 },
          (_, i) => ((i + 1) * (seed + 7) * 2_654_435) % 251,
        );
        const picture = sharp(data, { raw: { width, height, channels: 3 } });
        const png = await picture.png({ palette: true, colours, progressive }).toBuffer();
        const mask = await decodeMask(png);
        const seen = await sharp(png).toColourspace('srgb').raw().toBuffer();
        const expected = Array.from({ length: width * height }, (_, i) => seen.readUIntBE(i * 3, 3));
        const { form, data: stored } = mask;
        const colors = form === 'palette' ? [...stored].map((index) => mask.palette[index]) : [...stored];
        expect(colors.map((color) => (form === 'grey' ? color * 0x010101 : color))).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  test('what encodeMask wrote, whatever the labels', async () => {
    const labels = fc
      .record({ width: fc.integer({ min: 1, max: 9 }), height: fc.integer({ min: 1, max: 9 }) })
      .chain(({ width, height }) =>
        fc
          .uint8Array({ minLength: width * height, maxLength: width * height, max: 3 })
          .map((data) => ({ width, height, data: data.map((value) => (value === 3 ? 255 : value)) })),
      );
    await fc.assert(
      fc.asyncProperty(labels, async (map) => {
        expect((await decodeMask(encodeMask(map, VOC.slice(1)))).data).toEqual(map.data);
      }),
    );
  });

  test.each([
    ['8-bit grey', { channels: 1, data: Uint8Array.of(0, 7, 255, 3) }, 'grey', [0, 7, 255, 3]],
    [
      '16-bit grey keeps values above 255',
      { channels: 1, data: Uint16Array.of(0, 300, 65_535, 1) },
      'grey',
      [0, 300, 65_535, 1],
    ],
    [
      'colours that are all grey count as grey',
      { channels: 3, data: Uint8Array.of(...[0, 1, 2, 255].flatMap((v) => [v, v, v])) },
      'grey',
      [0, 1, 2, 255],
    ],
    [
      'true colours',
      { channels: 3, data: Uint8Array.of(255, 0, 0, 0, 0, 0, 1, 2, 3, 0, 0, 0) },
      'color',
      [0xff0000, 0, 0x010203, 0],
    ],
  ] as const)('%s', async (reason, raster, form, data) => {
    const mask = await decodeMask(await encodePng({ width: 2, height: 2, ...raster }));
    expect(mask.form, reason).toBe(form);
    expect([...mask.data], reason).toEqual(data);
  });

  test('a palette that is a grey ramp counts as grey', async () => {
    const ramp = Array.from({ length: 256 }, (_, i) => [i, i, i] as const);
    const mask = await decodeMask(encodeMask({ width: 2, height: 1, data: Uint8Array.of(0, 254) }, ramp));
    expect(mask).toMatchObject({ form: 'grey', data: Uint8Array.of(0, 254) });
  });

  test.each([
    [1, [0b01100000], [0, 255, 255, 0]],
    [2, [0b00011011], [0, 1, 2, 3]],
    [4, [0x01, 0x2f], [0, 1, 2, 15]],
    [8, [0, 7, 254, 255], [0, 7, 254, 255]],
  ])('grey of %i bits holds what is stored, but for 0 and 255 in a single bit', async (bits, row, values) => {
    const mask = await decodeMask(pngFile(4, 1, { bits, scanlines: [0, ...row] }));
    expect(mask).toMatchObject({ form: 'grey', width: 4, height: 1 });
    expect([...mask.data]).toEqual(values);
  });

  test.each([
    ['lossless', { lossless: true }, false],
    ['lossy', { quality: 90 }, true],
  ] as const)('a %s WebP', async (_what, options, lossy) => {
    const image = sharp(Buffer.alloc(48, 9), { raw: { width: 4, height: 4, channels: 3 } });
    expect((await decodeMask(await image.webp(options).toBuffer())).lossy).toBe(lossy);
  });

  test('says when the values went through JPEG', async () => {
    const grey = sharp(Uint8Array.of(0, 255, 0, 255), { raw: { width: 2, height: 2, channels: 1 } });
    expect((await decodeMask(await grey.jpeg().toBuffer())).lossy).toBe(true);
    expect((await decodeMask(await grey.png().toBuffer())).lossy).toBe(false);
  });

  test.each([
    ['pixel data that end too early', [0, 1, 2, 3]],
    ['more pixel data than the size announces', Array.from({ length: 99 }, () => 0)],
    ['a row filter that does not exist', [9, 1, 2, 3, 0, 1, 2, 3]],
  ])('refuses %s', async (_reason, scanlines) => {
    const bytes = pngFile(3, 2, { colorType: 3, palette: [0, 0, 0, 9, 9, 9], scanlines });
    await expect(decodeMask(bytes)).rejects.toThrow('is a damaged PNG file');
  });
});

describe('encodeMask', () => {
  test('shows classes in their colours and ignored pixels in VOC’s void colour', async () => {
    const png = encodeMask({ width: 3, height: 1, data: Uint8Array.of(1, 0, 255) }, VOC);
    const shown = await sharp(png).raw().toBuffer();
    expect([...shown]).toEqual([128, 0, 0, 0, 0, 0, 224, 224, 192]);
    expect((await sharp(png).metadata()).isPalette).toBe(true);
  });

  test('keeps the palette short when nothing is ignored', () => {
    const png = encodeMask({ width: 1, height: 1, data: Uint8Array.of(0) }, VOC);
    expect(chunksOf(png).get('PLTE')?.length).toBe(12 + VOC.length * 3);
  });
});

describe('encodePng', () => {
  test.each([
    ['two channels', { channels: 2, data: new Uint8Array(2) }],
    ['floats', { channels: 1, data: new Float32Array(1) }],
  ])('refuses %s', async (_reason, raster) => {
    await expect(encodePng({ width: 1, height: 1, ...raster })).rejects.toThrow(/^a PNG/);
  });
});
