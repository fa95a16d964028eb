// Pictures and probabilities that are written row by row, read back by other means; images that are read in parts.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { DecodingRoom } from '../../src/image/decoding-room.ts';
import { LabelFile } from '../../src/image/label-file.ts';
import { openImage } from '../../src/image/open-image.ts';
import { readPalettePng } from '../../src/image/palette-png.ts';
import { createPlanes } from '../../src/image/plane-writer.ts';
import { createColorPng, createMaskPng } from '../../src/image/row-writer.ts';
import { pageHeaders } from '../../src/image/tiff-header.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const decoding = new DecodingRoom(0);

const [width, height] = [301, 257];
const labels = Uint8Array.from({ length: width * height }, (_, i) => (i * 7) % 3);
const colors = [
  [0, 0, 0],
  [10, 20, 30],
  [255, 0, 128],
] as const;

describe('pictures written row by row', () => {
  it('as masks keep their indices and palette', async () => {
    await using dir = await temporaryFolder();
    const path = join(dir.path, 'a', 'mask.png');
    const writer = await createMaskPng(path, { width, height }, colors);
    for (let y = 0; y < height; y += 100) await writer.write(labels.subarray(y * width, (y + 100) * width));
    expect(await readdir(join(dir.path, 'a')), 'not there before it is whole').toEqual(['mask.png.tmp']);
    await writer.finish();
    expect(readPalettePng(await readFile(path))).toEqual({
      width,
      height,
      data: labels,
      palette: [0, 0x0a141e, 0xff0080],
    });
    expect(await sharp(path).metadata(), 'and others read it, too').toMatchObject({
      width,
      height,
      isPalette: true,
    });
  });

  it('as colours come back', async () => {
    await using dir = await temporaryFolder();
    const path = join(dir.path, 'color.png');
    const writer = await createColorPng(path, { width, height: 2 });
    const pixels = Uint8Array.from({ length: width * 6 }, (_, i) => (i * 13) % 256);
    await writer.write(pixels.subarray(0, width * 3));
    await writer.write(pixels.subarray(width * 3));
    await writer.finish();
    expect(new Uint8Array(await sharp(path).raw().toBuffer())).toEqual(pixels);
  });

  it('leave nothing behind when they are given up', async () => {
    await using dir = await temporaryFolder();
    const writer = await createMaskPng(join(dir.path, 'mask.png'), { width, height }, colors);
    await writer.write(labels.subarray(0, width));
    await writer.discard();
    expect(await readdir(dir.path)).toEqual([]);
  });
});

describe('probabilities written row by row', () => {
  const planes = (from: number, rows: number) =>
    Float32Array.from({ length: 2 * rows * 4 }, (_, i) => {
      const [k, p] = [Math.floor(i / (rows * 4)), (i % (rows * 4)) + from * 4];
      return k === 0 ? p / 64 : 1 - p / 64;
    });

  it('as .npy are what numpy.save would have written', async () => {
    await using dir = await temporaryFolder();
    const path = join(dir.path, 'p.npy');
    const writer = await createPlanes(path, 'npy', { classes: 2, height: 5, width: 4 });
    await writer.write(planes(0, 2), 2);
    await writer.write(planes(2, 3), 3);
    await writer.finish();
    const bytes = await readFile(path);
    // numpy 2.4: np.save(f, np.zeros((2, 5, 4), '<f4')) begins so.
    const head = "\x93NUMPY\x01\x00v\x00{'descr': '<f4', 'fortran_order': False, 'shape': (2, 5, 4), }";
    expect(bytes.subarray(0, 128).toString('latin1')).toBe(`${head.padEnd(127)}\n`);
    expect(new Float32Array(new Uint8Array(bytes.subarray(128)).buffer)).toEqual(planes(0, 5));
  });

  it('as TIFF are a 16-bit page for each class', async () => {
    await using dir = await temporaryFolder();
    const path = join(dir.path, 'p.tif');
    const writer = await createPlanes(path, 'tiff', { classes: 2, height: 5, width: 4 });
    await writer.write(planes(0, 2), 2);
    await writer.write(planes(2, 3), 3);
    await writer.finish();
    expect(await sharp(path).metadata()).toMatchObject({ pages: 2, depth: 'ushort', width: 4, height: 5 });
    for (const page of [0, 1]) {
      const buffer = await sharp(path, { page }).toColourspace('grey16').raw({ depth: 'ushort' }).toBuffer();
      const values = new Uint16Array(new Uint8Array(buffer).buffer);
      expect([...values]).toEqual(
        [...planes(0, 5).subarray(page * 20, page * 20 + 20)].map((p) => Math.round(p * 65_535)),
      );
    }
  });

  it('are BigTIFF beyond 4 GB', async () => {
    await using dir = await temporaryFolder();
    const path = join(dir.path, 'head.tif');
    const { header, dataOffsets } = pageHeaders({ pages: 3, height: 50_000, width: 50_000 });
    expect(dataOffsets).toEqual([header.length, header.length + 5e9, header.length + 1e10]);
    await writeFile(path, header);
    expect(await sharp(path, { limitInputPixels: false }).metadata()).toMatchObject({
      pages: 3,
      width: 50_000,
    });
  });
});

describe('an image that is read in parts', () => {
  const samples16 = (channels: number) =>
    Uint16Array.from({ length: width * height * channels }, (_, i) => (i * 37) % 65_536);
  const ROWS = [
    ['16-bit grey', 1, 'grey16'],
    ['16-bit colour', 3, 'rgb16'],
  ] as const;
  it.each(ROWS)(
    '%s: the same pixels from memory and from the scratch folder',
    async (_reason, channels, space) => {
      await using dir = await temporaryFolder();
      const path = join(dir.path, 'image.png');
      const data = samples16(channels);
      await sharp(data, { raw: { width, height, channels } }).toColourspace(space).png().toFile(path);
      for (const wholePixels of [2 ** 24, 1000]) {
        const image = await openImage(path, { scratch: dir.path, decoding, wholePixels });
        expect(image).toMatchObject({ width, height, channels, bitDepth: 16 });
        expect(await readdir(dir.path)).toHaveLength(wholePixels === 1000 ? 2 : 1);
        const rows = await image.read({ left: 0, top: 100, width, height: 57 });
        expect(rows.data).toEqual(data.subarray(100 * width * channels, 157 * width * channels));
        const part = await image.read({ left: 290, top: 250, width: 11, height: 7 });
        expect(part.data[11 * channels * 6]).toBe(data[(256 * width + 290) * channels]);
        await image.close();
        expect(await readdir(dir.path), 'no scratch is left').toEqual(['image.png']);
      }
    },
  );

  it('turns as EXIF says, in parts, too', async () => {
    await using dir = await temporaryFolder();
    const path = join(dir.path, 'turned.jpg');
    const data = Uint8Array.from({ length: 64 * 32 }, (_, i) => (i % 64) * 4);
    await sharp(data, { raw: { width: 64, height: 32, channels: 1 } })
      .jpeg()
      .withMetadata({ orientation: 6 })
      .toFile(path);
    const whole = await openImage(path, { scratch: dir.path, decoding });
    const parts = await openImage(path, { scratch: dir.path, decoding, wholePixels: 10 });
    const area = { left: 3, top: 5, width: 20, height: 50 };
    expect([parts.width, parts.height]).toEqual([32, 64]);
    expect(await parts.read(area)).toEqual(await whole.read(area));
  });

  it('is a catalogued problem where it ends too early, and leaves no scratch', async () => {
    await using dir = await temporaryFolder();
    const noise = Uint8Array.from({ length: 400 * 400 }, (_, i) => (i * 7919) % 251);
    const png = await sharp(noise, { raw: { width: 400, height: 400, channels: 1 } })
      .png()
      .toBuffer();
    await writeFile(join(dir.path, 'cut.png'), png.subarray(0, png.length / 2));
    await expect(
      openImage(join(dir.path, 'cut.png'), { scratch: dir.path, decoding, wholePixels: 10 }),
    ).rejects.toThrow('ends too early');
    expect(await readdir(dir.path)).toEqual(['cut.png']);
  });
});

it('a label file gives back any area', async () => {
  await using dir = await temporaryFolder();
  const file = await LabelFile.create(join(dir.path, 'labels.raw'), width);
  await file.append(labels.subarray(0, 10 * width));
  await file.append(labels.subarray(10 * width));
  const { data } = await file.read({ left: 5, top: 8, width: 3, height: 4 });
  const expected = [8, 9, 10, 11].flatMap((y) => [5, 6, 7].map((x) => labels[y * width + x]));
  expect([...data]).toEqual(expected);
  await file.close();
  expect(await readdir(dir.path)).toEqual([]);
});
