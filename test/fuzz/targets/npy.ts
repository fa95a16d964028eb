// Masks of NumPy, .npy and .npz. What was read and is written as an array reads the same.
import { deepEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { prepareArrayMask } from '../../../src/image/arrays/mask.ts';
import { ImageError } from '../../../src/image/recognize.ts';
import { npyOf } from '../../image/arrays/arrays-file.ts';
import type { Target } from '../driver/target.ts';

const SEEDS = [
  'u1.npy',
  'big-f8.npy',
  'f2.npy',
  'last-axis-fortran.npy',
  'version-2.npy',
  'deflated.npz',
  'named.npz',
];

export default {
  refusals: [ImageError],
  seeds: () =>
    SEEDS.map(
      (name) => new Uint8Array(readFileSync(new URL(`../../golden/arrays/${name}`, import.meta.url))),
    ),
  words: ["'|O'", "'<U5'", '(1, ', 'True', "[('a', '<i4')]"],
  async run(input) {
    const mask = await prepareArrayMask(input)?.decode();
    if (mask === undefined) return;
    const values = [...mask.data];
    if (values.some((value) => value > 255)) return;
    const again = await prepareArrayMask(npyOf(mask.height, mask.width, values))!.decode();
    deepEqual([again.width, again.height, [...again.data]], [mask.width, mask.height, values]);
  },
} satisfies Target;
