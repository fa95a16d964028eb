// Files as a data set has them, images and masks of all formats and gzip around them, down to libvips.
import { equal } from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { decodeImage } from '../../../src/image/decode.ts';
import { decodeMask } from '../../../src/image/mask.ts';
import { ImageError } from '../../../src/image/recognize.ts';
import type { Target } from '../driver/target.ts';

const FORMATS = new URL('../../golden/formats/', import.meta.url);
const MOST_BYTES = 2048;

export default {
  refusals: [ImageError],
  seeds: () =>
    readdirSync(FORMATS)
      .filter((name) => /\.(?:png|tif|jpg|webp)$/.test(name))
      .map((name) => new URL(name, FORMATS))
      .filter((file) => statSync(file).size <= MOST_BYTES)
      .map((file) => new Uint8Array(readFileSync(file))),
  mostBytes: 2 * MOST_BYTES,
  async run(input) {
    const { width, height, channels, data } = await decodeImage(input);
    equal(data.length, width * height * channels);
    const mask = await decodeMask(input);
    equal(mask.data.length, mask.width * mask.height);
  },
} satisfies Target;
