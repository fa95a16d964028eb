// Palette PNGs: chunks, filters, interlacing. Where libvips reads the same file, it sees the same colours.
import { equal } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { readPalettePng } from '../../../src/image/palette-png.ts';
import { ImageError } from '../../../src/image/recognize.ts';
import { pngFile } from '../../image/png-chunks.ts';
import type { Target } from '../driver/target.ts';

const FORMATS = new URL('../../golden/formats/', import.meta.url);
const four = { bits: 4, colorType: 3, palette: [1, 2, 3, 4, 5, 6, 7, 8, 9] };

export default {
  refusals: [Error, ImageError],
  seeds: () => [
    new Uint8Array(readFileSync(new URL('palette.png', FORMATS))),
    new Uint8Array(pngFile(3, 2, { ...four, scanlines: [1, 0x01, 0x10, 2, 0x11, 0x10] })),
    new Uint8Array(pngFile(1, 3, { ...four, bits: 8, scanlines: [3, 1, 4, 1, 0, 2] })),
  ],
  mostBytes: 4096,
  async run(input) {
    const { width, height, data, palette } = readPalettePng(input);
    equal(data.length, width * height);
    if (data.length > 2 ** 16 || data.some((index) => index >= palette.length)) return;
    const seen = await sharp(input, { failOn: 'error', ignoreIcc: true })
      .removeAlpha()
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer()
      .catch(() => undefined);
    if (seen === undefined || seen.length !== 3 * data.length) return;
    for (const [i, index] of data.entries()) equal(seen.readUIntBE(3 * i, 3), palette[index]);
  },
} satisfies Target;
