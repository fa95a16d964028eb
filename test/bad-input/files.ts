// Files that are not the images they should be.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pngFile } from '../image/png-chunks.ts';
import { type BadInput, DVC, IMAGE, LFS, MASK, put } from './row.ts';

export const FILES: readonly BadInput[] = [
  {
    reason: 'zero bytes',
    spoil: put(IMAGE, ''),
    codes: ['unreadable-image'],
    words: [IMAGE, 'zero bytes', 'Export or download it again'],
  },
  {
    reason: 'zero bytes in a mask',
    spoil: put(MASK, ''),
    codes: ['unreadable-image'],
    words: [MASK, 'zero bytes'],
  },
  {
    reason: 'truncated',
    spoil: async (data) => writeFile(join(data, IMAGE), (await readFile(join(data, IMAGE))).subarray(0, 300)),
    codes: ['unreadable-image'],
    words: [IMAGE, 'ends too early', 'Export or download it again'],
  },
  {
    reason: 'damaged in the middle',
    spoil: async (data) => {
      const bytes = await readFile(join(data, IMAGE));
      await writeFile(join(data, IMAGE), bytes.fill(0x55, 200, 500));
    },
    codes: ['unreadable-image'],
    words: [IMAGE, 'damaged PNG'],
  },
  {
    reason: 'noise named .png',
    spoil: put(
      IMAGE,
      Uint8Array.from({ length: 99 }, (_, i) => i * 37 + 130),
    ),
    codes: ['unreadable-image'],
    words: ['Use PNG, JPEG, TIFF, WebP or FITS'],
  },
  {
    reason: 'a text file named .png',
    spoil: put(IMAGE, 'not an image\n'),
    codes: ['unreadable-image'],
    words: ['a text file, not an image', 'Replace it by the image'],
  },
  {
    reason: 'a Git LFS pointer',
    spoil: put(IMAGE, LFS),
    codes: ['unreadable-image'],
    words: ['Git LFS pointer', '`lfs: true` on actions/checkout', '`git lfs pull`'],
  },
  {
    reason: 'a DVC pointer beside a missing image',
    spoil: async (data) => {
      await rm(join(data, IMAGE));
      await writeFile(join(data, `${IMAGE}.dvc`), DVC);
    },
    codes: ['dvc-not-pulled', 'unpaired-mask'],
    words: ['Run `dvc pull` first'],
  },
  {
    reason: 'a DVC pointer under the name of the image',
    spoil: put(IMAGE, DVC),
    codes: ['unreadable-image'],
    words: ['DVC pointer', 'Run `dvc pull` first'],
  },
  {
    reason: 'a decompression bomb',
    spoil: put(IMAGE, pngFile(60_000, 60_000, { scanlines: [0] })),
    codes: ['image-over-pixel-limit'],
    words: ['60000x60000', 'expected at most 268 megapixels', 'Cut it into pieces'],
  },
  {
    reason: 'a decompression bomb as mask',
    spoil: put(MASK, pngFile(60_000, 60_000, { scanlines: [0] })),
    codes: ['image-over-pixel-limit'],
    words: [MASK],
  },
];
