import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { decodeImage, prepareImage } from '../../src/image/decode.ts';
import { DECODED_AT_ONCE, DecodingRoom } from '../../src/image/decoding-room.ts';
import { encodeMask } from '../../src/image/encode.ts';
import { prepareMask } from '../../src/image/mask.ts';
import { openImage } from '../../src/image/open-image.ts';
import { ImageError } from '../../src/image/recognize.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { HUGE_WEBP, hugePackedFits, hugePng } from './huge-files.ts';

const EDGE = 40;
const picture = () =>
  sharp({ create: { width: EDGE, height: EDGE, channels: 3, background: { r: 200, g: 20, b: 30 } } });
const palette = encodeMask({ width: EDGE, height: EDGE, data: new Uint8Array(EDGE ** 2) }, [
  [255, 0, 0],
  [0, 0, 255],
]);

describe('what decoding takes is known from the header', () => {
  test.each([
    ['PNG of 8 bits: its samples', picture().png(), 3],
    ['PNG of 16 bits', picture().toColourspace('rgb16').png(), 6],
    ['grey', picture().toColourspace('b-w').png(), 1],
    ['interlaced PNG is held whole by the decoder', picture().png({ progressive: true }), 3 + 3],
    ['interlaced of 16 bits', picture().toColourspace('rgb16').png({ progressive: true }), 6 + 6],
    ['JPEG', picture().jpeg(), 3],
    ['progressive JPEG: coefficients of 16 bits', picture().jpeg({ progressive: true }), 3 + 6],
    ['what is turned is held whole', picture().jpeg().withMetadata({ orientation: 6 }), 3 + 3],
    ['WebP: a frame of 4 channels', picture().webp({ lossless: true }), 3 + 5],
    ['GIF', picture().gif(), 3 + 5],
    ['TIFF', picture().tiff({ compression: 'deflate' }), 3],
  ])('%s', async (reason, image, bytes) => {
    const prepared = await prepareImage(await image.toBuffer());
    expect(prepared.pixels).toBe(EDGE ** 2);
    expect(prepared.decodingBytes / EDGE ** 2, reason).toBe(bytes);
  });

  test.each([
    ['grey', picture().toColourspace('b-w').png().toBuffer(), 1],
    ['grey of 16 bits', picture().toColourspace('grey16').png().toBuffer(), 2],
    ['colours become numbers', picture().png().toBuffer(), 3 + 4],
    ['a palette: as it is unpacked, and its indices', Promise.resolve(palette), 2],
  ])('of a mask: %s', async (reason, mask, bytes) => {
    expect((await prepareMask(await mask)).decodingBytes / EDGE ** 2, reason).toBe(bytes);
  });
});

const HUGE = { width: 16_383, height: 16_383 } as const;

describe('a small file of a huge image', () => {
  test.each([
    ['16-bit colours', 'a.png', () => hugePng({ ...HUGE, bits: 16, colorType: 2 }), 6 * 16_383 ** 2],
    ['packed floats', 'a.fits.gz', () => hugePackedFits(12_000), 3 * 4 * 12_000 ** 2],
  ])('%s: is refused before anything is decoded', async (reason, name, bytes, needed) => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, name);
    await writeFile(path, bytes());
    const before = process.resourceUsage().maxRSS;
    const room = new DecodingRoom(2 ** 29);
    const read = room.read(path, prepareImage, () => undefined);
    await expect(read).rejects.toBeInstanceOf(ImageError);
    const { problem } = (await read.catch((error: ImageError) => error)) as ImageError;
    if (problem.kind !== 'over-memory') throw new Error(problem.kind);
    expect(problem.neededBytes / needed, reason).toBeCloseTo(1, 3);
    expect(problem.mostBytes).toBe(2 ** 29);
    expect(process.resourceUsage().maxRSS - before, 'KiB').toBeLessThan(128 * 1024);
  });

  test('what is read part by part is refused only where the decoder holds it whole', async () => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, 'a.webp');
    await writeFile(path, HUGE_WEBP);
    const opened = openImage(path, { scratch: folder.path, decoding: new DecodingRoom(0) });
    await expect(opened).rejects.toThrow('is over memory');
  });
});

test('of what is large one is decoded at a time, whatever room there is for a single one', async () => {
  const room = new DecodingRoom(2 ** 40);
  let underway = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++underway);
    await new Promise((resolve) => setImmediate(resolve));
    underway--;
  };
  await Promise.all(Array.from({ length: 4 }, () => room.hold(0.6 * DECODED_AT_ONCE, work)));
  expect(most).toBe(1);
  await Promise.all(Array.from({ length: 4 }, () => room.hold(0.5 * DECODED_AT_ONCE, work)));
  expect(most).toBe(2);
});

test('a huge image is decoded as any other', async () => {
  const { width, height, data } = await decodeImage(
    hugePng({ width: 3000, height: 2000, bits: 16, colorType: 0 }),
  );
  expect([width, height, data.length, data.every((value) => value === 0)]).toEqual([3000, 2000, 6e6, true]);
});
