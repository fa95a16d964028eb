import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { decodeImage, prepareImage } from '../../src/image/decode.ts';
import { DecodingRoom } from '../../src/image/decoding-room.ts';
import { decodeMask } from '../../src/image/mask.ts';
import { openImage } from '../../src/image/open-image.ts';
import { ImageError } from '../../src/image/recognize.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { fitsOfFloats } from './fits-file.ts';

const image = { width: 2, height: 1, channels: 1, data: Float32Array.of(3, 1e4) };
const packed = gzipSync(fitsOfFloats(image));
const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

test('images and masks are unpacked', async () => {
  expect((await decodeImage(packed)).data).toEqual(image.data);
  expect([...(await decodeMask(packed)).data]).toEqual([3, 10_000]);
});

test('so is what is opened part by part', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'a.fits.gz');
  await writeFile(path, packed);
  const opened = await openImage(path, { scratch: folder.path, decoding: new DecodingRoom(0) });
  const right = await opened.read({ left: 1, top: 0, width: 1, height: 1 });
  expect([opened.bitDepth, ...right.data]).toEqual([32, 1e4]);
  await opened.close();
});

test.each([
  ['cut off', packed.subarray(0, -9), 'is a damaged gzip file, or one that ends too early'],
  ['of something else', gzipSync('hello'), 'is a text file, not an image'],
])('gzip %s is refused', async (reason, bytes, words) => {
  await expect(decodeImage(bytes), reason).rejects.toThrow(words);
  await expect(decodeImage(bytes), reason).rejects.toBeInstanceOf(ImageError);
});

describe('a large file', () => {
  const large = { width: 2100, height: 2100, channels: 1, data: new Float32Array(2100 ** 2).fill(7) };
  const unpackedBytes = fitsOfFloats(large);
  const gzip = gzipSync(unpackedBytes, { level: 1 });

  test('says what it takes before it is unpacked', async () => {
    const prepared = await prepareImage(gzip);
    // Unpacked, in the order of bytes of the machine, and as it is given.
    expect(prepared.decodingBytes).toBe(unpackedBytes.length + 2 * 4 * 2100 ** 2);
    expect(prepared.pixels).toBe(2100 ** 2);
    expect((await prepared.decode()).data.every((value) => value === 7)).toBe(true);
  });

  const saying = (bytes: number) => {
    const lying = Buffer.from(gzip);
    lying.writeUInt32LE(bytes, lying.length - 4);
    return lying;
  };
  test.each([
    ['that says it is small', saying(100), 'unpacks to more than it says'],
    ['that says it is smaller', saying(unpackedBytes.length - 1), 'damaged gzip file'],
    ['that says it is larger than any image', saying(2 ** 31), 'unpacks to more than 1 GiB'],
    ['that ends too early', saying(unpackedBytes.length).subarray(0, -9), 'damaged gzip file'],
    ['of another format', gzipSync(Buffer.concat([PNG, Buffer.alloc(2 ** 25)])), 'a large PNG file inside'],
    ['of zeros', gzipSync(Buffer.alloc(2 ** 25)), 'holds only zeros'],
  ])('%s is refused', async (reason, bytes, words) => {
    const decoded = decodeImage(bytes);
    await expect(decoded, reason).rejects.toThrow(words);
    await expect(decoded).rejects.toBeInstanceOf(ImageError);
  });
});
