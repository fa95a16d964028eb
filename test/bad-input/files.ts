// Files that are not the images they should be.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fitsData, fitsHeader } from '../image/fits-file.ts';
import { pngFile } from '../image/png-chunks.ts';
import { type BadInput, DVC, EDGE, IMAGE, LFS, MASK, put } from './row.ts';

/** 64-bit floats, all 0. */
function fits(cards: Readonly<Record<string, number | boolean>>, bytes: number): Buffer {
  return Buffer.concat([
    fitsHeader({ SIMPLE: true, BITPIX: -64, NAXIS: 2, ...cards }),
    fitsData(new Uint8Array(bytes)),
  ]);
}

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
    words: ['Use PNG, JPEG, TIFF, WebP, GIF, BMP, PNM or FITS'],
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
    codes: ['dvc-not-pulled'],
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
    reason: 'a FITS file that ends too early',
    spoil: put(IMAGE, fits({ NAXIS1: EDGE, NAXIS2: EDGE }, EDGE * EDGE - 1)),
    codes: ['unreadable-image'],
    words: ['FITS file that ends too early', '2880 of the 8192 bytes', 'Export or download it again'],
  },
  {
    reason: 'absurd axes in a FITS file',
    spoil: put(IMAGE, fits({ NAXIS1: 1e9, NAXIS2: 1e9 }, 100)),
    codes: ['image-over-pixel-limit'],
    words: ['1000000000x1000000000', 'Cut it into pieces'],
  },
  {
    reason: 'a tile-compressed FITS file',
    spoil: put(IMAGE, fits({ NAXIS1: EDGE, NAXIS2: EDGE, ZIMAGE: true }, 8 * EDGE * EDGE)),
    codes: ['unreadable-image'],
    words: ['tile-compressed', '`funpack`'],
  },
  {
    reason: 'a FITS file with fractions as mask',
    spoil: put(MASK, fits({ NAXIS1: EDGE, NAXIS2: EDGE, BSCALE: 1, BZERO: 0.5 }, 8 * EDGE * EDGE)),
    codes: ['unreadable-image'],
    words: [MASK, 'holds 0.5 where a mask has a whole number from 0 to 65535', '255 for what is ignored'],
  },
  {
    reason: 'a decompression bomb as mask',
    spoil: put(MASK, pngFile(60_000, 60_000, { scanlines: [0] })),
    codes: ['image-over-pixel-limit'],
    words: [MASK],
  },
];
