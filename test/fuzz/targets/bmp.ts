// BMP: its headers of all versions, palettes, masks of colours and runs.
import { equal } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readBmp } from '../../../src/image/bmp/read.ts';
import { ImageError } from '../../../src/image/recognize.ts';
import type { Target } from '../driver/target.ts';

const BITMAPS = new URL('../../golden/bitmaps/', import.meta.url);
const SEEDS = ['alpha', 'bilevel', 'core', 'palette-4', 'rgb565', 'runs4', 'runs8', 'top-down'];

export default {
  refusals: [ImageError],
  seeds: () => SEEDS.map((name) => new Uint8Array(readFileSync(new URL(`${name}.bmp`, BITMAPS)))),
  run(input) {
    const { width, height, channels, data } = readBmp(input);
    equal(data.length, width * height * channels);
  },
} satisfies Target;
