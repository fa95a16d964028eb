import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { decodeImage } from '../../src/image/decode.ts';
import { unpacked } from '../../src/image/gunzip.ts';
import { decodeMask } from '../../src/image/mask.ts';
import { openImage } from '../../src/image/open-image.ts';
import { ImageError } from '../../src/image/recognize.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { fitsOfFloats } from './fits-file.ts';

const image = { width: 2, height: 1, channels: 1, data: Float32Array.of(3, 1e4) };
const packed = gzipSync(fitsOfFloats(image));

test('images and masks are unpacked', async () => {
  expect((await decodeImage(packed)).data).toEqual(image.data);
  expect([...(await decodeMask(packed)).data]).toEqual([3, 10_000]);
});

test('so is what is opened part by part', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'a.fits.gz');
  await writeFile(path, packed);
  const opened = await openImage(path, { scratch: folder.path });
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

test('no more is unpacked than the limit', async () => {
  const bomb = gzipSync(Buffer.alloc(1e6));
  await expect(unpacked(bomb, 1e6)).resolves.toHaveLength(1e6);
  await expect(unpacked(bomb, 1e6 - 1)).rejects.toThrow('is a gzip file that unpacks to more than 1 GiB');
});
