// PBM, PGM and PPM. What was read and is written as bytes reads the same.
import { deepEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type PnmImage, readPnm } from '../../../src/image/pnm/read.ts';
import { ImageError } from '../../../src/image/recognize.ts';
import type { Target } from '../driver/target.ts';

const BITMAPS = new URL('../../golden/bitmaps/', import.meta.url);
const SEEDS = ['bilevel.pbm', 'grey.pgm', 'grey16.pgm', 'color.ppm', 'plain.pbm', 'plain.pgm', 'plain.ppm'];

export default {
  refusals: [ImageError],
  seeds: () => SEEDS.map((name) => new Uint8Array(readFileSync(new URL(name, BITMAPS)))),
  words: ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', '#\n'],
  run(input) {
    const image = readPnm(input);
    deepEqual(readPnm(written(image)), { ...image, images: 1 });
  },
} satisfies Target;

function written({ width, height, channels, bitDepth, data }: PnmImage): Uint8Array {
  const head = Buffer.from(`P${channels === 1 ? 5 : 6}\n${width} ${height}\n${2 ** bitDepth - 1}\n`);
  if (data instanceof Uint8Array) return Buffer.concat([head, data]);
  const samples = Buffer.from(Uint16Array.from(data).buffer).swap16();
  return Buffer.concat([head, samples]);
}
