import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { conform, decodeImage } from '../../src/image/decode.ts';
import { PIXEL_LIMIT } from '../../src/image/pixel-limit.ts';
import { ImageError } from '../../src/image/recognize.ts';
import { chunksOf, pngFile } from './png-chunks.ts';
import { tiffFile } from './tiff-file.ts';

const [width, height] = [6, 4];
const pixels = width * height;
const ramp = (length: number, step: number) => Array.from({ length }, (_, i) => i * step);
const grey8 = Uint8Array.from(ramp(pixels, 9));
const grey16 = Uint16Array.from(ramp(pixels, 2700));
const color8 = Uint8Array.from(ramp(pixels * 3, 3));
const color16 = Uint16Array.from(ramp(pixels * 3, 900));

function from(data: Uint8Array | Uint16Array, channels: 1 | 2 | 3 | 4, space: string) {
  return sharp(data, { raw: { width, height, channels } }).toColourspace(space);
}

/** Appends an alpha of 0 to every pixel: fully transparent. */
function withAlpha(data: Uint8Array, channels: number): Uint8Array {
  return Uint8Array.from({ length: pixels * (channels + 1) }, (_, i) => {
    const channel = i % (channels + 1);
    return channel === channels ? 0 : data[Math.floor(i / (channels + 1)) * channels + channel];
  });
}

describe('decodeImage', () => {
  const lossless = [
    ['8-bit grey PNG', from(grey8, 1, 'b-w').png(), grey8],
    ['16-bit grey PNG stays 16-bit', from(grey16, 1, 'grey16').png(), grey16],
    ['8-bit colour PNG', from(color8, 3, 'srgb').png(), color8],
    ['16-bit colour PNG stays 16-bit', from(color16, 3, 'rgb16').png(), color16],
    ['8-bit grey TIFF', from(grey8, 1, 'b-w').tiff({ compression: 'none' }), grey8],
    ['16-bit grey TIFF, LZW', from(grey16, 1, 'grey16').tiff({ compression: 'lzw' }), grey16],
    ['16-bit colour TIFF, deflate', from(color16, 3, 'rgb16').tiff({ compression: 'deflate' }), color16],
    ['lossless WebP', from(color8, 3, 'srgb').webp({ lossless: true }), color8],
    ['grey and alpha: alpha dropped, not blended', from(withAlpha(grey8, 1), 2, 'b-w').png(), grey8],
    ['colour and alpha: alpha dropped, not blended', from(withAlpha(color8, 3), 4, 'srgb').png(), color8],
  ] as const;
  test.each(lossless)('%s', async (reason, image, data) => {
    const decoded = await decodeImage(await image.toBuffer());
    const bitDepth = data instanceof Uint16Array ? 16 : 8;
    expect(decoded, reason).toMatchObject({ width, height, channels: data.length / pixels, bitDepth });
    expect(decoded.data, reason).toEqual(data);
  });

  test.each([
    ['grey JPEG', 'b-w', 1],
    ['colour JPEG', 'srgb', 3],
  ] as const)('%s', async (reason, space, channels) => {
    const flat = new Uint8Array(pixels * channels).fill(90);
    const jpeg = await from(flat, channels, space).jpeg({ quality: 100 }).toBuffer();
    const decoded = await decodeImage(jpeg);
    expect(decoded.channels, reason).toBe(channels);
    expect(decoded.data, reason).toEqual(flat);
  });

  test('a CMYK JPEG becomes three channels and is noted', async () => {
    const decoded = await decodeImage(await from(color8, 3, 'cmyk').jpeg().toBuffer());
    expect(decoded.channels).toBe(3);
    expect(decoded.notes.cmyk).toBe(true);
  });

  test('of a TIFF with two pages the first is read, and the number is noted', async () => {
    const page = await from(color8, 3, 'srgb').png().toBuffer();
    const other = await from(color8.slice().reverse(), 3, 'srgb').png().toBuffer();
    const decoded = await decodeImage(
      await sharp([page, other], { join: { animated: true } })
        .tiff({ compression: 'lzw' })
        .toBuffer(),
    );
    expect(decoded.notes.pages).toBe(2);
    expect(decoded.data).toEqual(color8);
  });

  test('is turned as its EXIF orientation says', async () => {
    const turned = await from(color8, 3, 'srgb').withMetadata({ orientation: 6 }).png().toBuffer();
    const decoded = await decodeImage(turned);
    expect([decoded.width, decoded.height]).toEqual([height, width]);
    // Orientation 6: the first row as stored is the last column as shown.
    const lastColumn = Array.from({ length: width }, (_, y) => decoded.data[(y * height + height - 1) * 3]);
    expect(lastColumn).toEqual(Array.from({ length: width }, (_, x) => color8[x * 3]));
  });

  test('pixels are read as they are, whatever the embedded colour profile', async () => {
    const plain = await from(color8, 3, 'srgb').png().toBuffer();
    const profiled = chunksOf(await from(color8, 3, 'srgb').withIccProfile('p3').png().toBuffer());
    const headerEnd = 8 + 25;
    const bytes = Buffer.concat([
      plain.subarray(0, headerEnd),
      profiled.get('iCCP')!,
      plain.subarray(headerEnd),
    ]);
    expect((await sharp(bytes).metadata()).hasProfile, 'the test file has a profile').toBe(true);
    expect((await decodeImage(bytes)).data).toEqual(color8);
  });

  test('an image over the pixel limit is refused by its header, before anything is decoded', async () => {
    const bomb = pngFile(60_000, 60_000, { scanlines: [0] });
    await expect(decodeImage(bomb)).rejects.toMatchObject({
      problem: { kind: 'over-pixel-limit', width: 60_000, height: 60_000 },
    });
    expect(60_000 * 60_000).toBeGreaterThan(PIXEL_LIMIT);
  });

  test.each([
    [{ bits: 16, format: 3 }, 'is a TIFF of 16-bit floats', 'which no reader here knows'],
    [{ bits: 64, format: 5 }, 'is a TIFF of 64-bit samples of an unknown type', 'complex integers'],
    [{ bits: 64, format: 3, compression: 8 }, '64-bit samples, compressed', 'deflate'],
    [{ bits: 12, format: 1 }, 'is a TIFF of 12-bit samples', 'as some cameras write'],
    [{ bits: 8, format: 1, compression: 6 }, 'old-style JPEG compression', 'TIFF 6.0 as first published'],
    [{ bits: 8, format: 1, compression: 50_000 }, 'Zstandard compression', 'libvips is built without it'],
  ])('a TIFF of %j is refused: %s', async (layout, words, why) => {
    await expect(decodeImage(tiffFile(layout)), why).rejects.toThrow(words);
    await expect(decodeImage(tiffFile(layout)), why).rejects.toBeInstanceOf(ImageError);
  });

  test('a TIFF of 64-bit samples that ends too early is called that', async () => {
    const whole = tiffFile({ bits: 64, format: 3 });
    await expect(decodeImage(whole)).resolves.toMatchObject({ width: 4, height: 4, bitDepth: 32 });
    await expect(decodeImage(whole.subarray(0, -1))).rejects.toThrow(
      'ends too early: it has 127 of 128 bytes of pixels',
    );
  });

  test.each([
    [1, 'none'],
    [5, 'LZW'],
    [8, 'deflate'],
    [32_946, 'deflate by its older number'],
    [32_773, 'PackBits'],
  ])(
    'a TIFF of compression %i that claims more than it can hold is refused before it is decoded',
    async (compression, why) => {
      const small = tiffFile(
        { width: 16_000, height: 16_000, bits: 8, format: 1, compression },
        new Uint8Array(9),
      );
      await expect(decodeImage(small), why).rejects.toThrow(
        "bytes can't hold the 16000x16000 pixels that its header claims",
      );
    },
  );

  test.each(['none', 'lzw', 'deflate', 'packbits'] as const)(
    'a TIFF of one grey, which %s packs best, is no such one',
    async (compression) => {
      const grey = { width: 3000, height: 2000, channels: 1 as const };
      const tiff = sharp(new Uint8Array(grey.width * grey.height), { raw: grey }).tiff({ compression });
      const decoded = await decodeImage(await tiff.toColourspace('b-w').toBuffer());
      expect(decoded.data.length).toBe(grey.width * grey.height);
    },
  );

  test('a TIFF of five channels is refused', async () => {
    await expect(decodeImage(tiffFile({ bits: 8, format: 1, samplesPerPixel: 5 }))).rejects.toThrow(
      'has 5 channels',
    );
  });

  test.each(['png', 'jpeg', 'webp'] as const)('a truncated %s is called that', async (format) => {
    const noise = Uint8Array.from({ length: 64 * 64 * 3 }, (_, i) => (i * i * 7919) % 256);
    const whole = await sharp(noise, { raw: { width: 64, height: 64, channels: 3 } })
      .toFormat(format)
      .toBuffer();
    const half = decodeImage(whole.subarray(0, whole.length / 2));
    await expect(half).rejects.toThrow(`is a ${format.toUpperCase()} file that ends too early`);
    await expect(half).rejects.toBeInstanceOf(ImageError);
  });

  test('a damaged PNG is called that, with what the decoder says', async () => {
    const noise = Uint8Array.from({ length: 64 * 64 * 3 }, (_, i) => (i * i * 7919) % 256);
    const bytes = await sharp(noise, { raw: { width: 64, height: 64, channels: 3 } })
      .png()
      .toBuffer();
    bytes.fill(0, 100, 300);
    await expect(decodeImage(bytes)).rejects.toThrow(/^is a damaged PNG file \(.+\)$/);
  });
});

describe('conform', () => {
  const notes = { alpha: false, cmyk: false, pages: 1, orientation: 1 };
  const image = {
    width: 2,
    height: 1,
    channels: 1,
    bitDepth: 8,
    data: Uint8Array.of(1, 255),
    notes,
  } as const;

  test.each([
    ['the same', 1, 8, Uint8Array.of(1, 255)],
    ['grey repeated as colour', 3, 8, Uint8Array.of(1, 1, 1, 255, 255, 255)],
    ['8-bit scaled so that white stays white', 1, 16, Uint16Array.of(257, 65_535)],
    ['both', 3, 16, Uint16Array.of(257, 257, 257, 65_535, 65_535, 65_535)],
    ['among floats its value stays', 1, 32, Float32Array.of(1, 255)],
  ] as const)('%s', (reason, channels, bitDepth, data) => {
    expect(conform(image, channels, bitDepth), reason).toEqual({ width: 2, height: 1, channels, data });
  });

  test('never drops a channel', () => {
    const color = { ...image, width: 1, channels: 3, data: Uint8Array.of(1, 2, 3) } as const;
    expect(() => conform(color, 1, 8)).toThrow("can't be narrowed");
  });
});
