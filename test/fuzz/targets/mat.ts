// Masks of MATLAB, .mat. What was read and is written as a matrix reads the same.
import { deepEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { prepareArrayMask } from '../../../src/image/arrays/mask.ts';
import { ImageError } from '../../../src/image/recognize.ts';
import { matElement, matFile, matMatrix } from '../../image/arrays/arrays-file.ts';
import type { Target } from '../driver/target.ts';

const SEEDS = [
  'plain-u1',
  'plain-double',
  'plain-struct',
  'plain-cell',
  'plain-annotators',
  'packed-u1',
  'packed-struct',
  'version-4',
];

export default {
  refusals: [ImageError],
  seeds: () =>
    SEEDS.map(
      (name) => new Uint8Array(readFileSync(new URL(`../../golden/arrays/${name}.mat`, import.meta.url))),
    ),
  words: ['MATLAB 7.3 MAT-file', 'MI', '\x0f\0\0\0', '\x0e\0\0\0'],
  async run(input) {
    const mask = await prepareArrayMask(input)?.decode();
    if (mask === undefined) return;
    const { width, height, data } = mask;
    const columns = Uint16Array.from(data, (_, i) => data[(i % height) * width + Math.floor(i / height)]);
    const content = [matElement(4, new Uint8Array(columns.buffer))];
    const again = await prepareArrayMask(
      matFile(matMatrix({ name: 'm', shape: [height, width], kind: 11, content })),
    )!.decode();
    deepEqual([again.width, again.height, [...again.data]], [width, height, [...data]]);
  },
} satisfies Target;
