// What can be wrong with what the masks hold.
import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type BadInput, EDGE, writeMask } from './row.ts';

export const MASKS: readonly BadInput[] = [
  {
    reason: 'a mask of another size',
    spoil: (data) => writeMask(data, 3, EDGE, EDGE / 2, [0, 1]),
    codes: ['mask-size-mismatch'],
    words: ['is 32x16', 'is 32x32', "at the image's size"],
  },
  {
    reason: 'a value outside the classes',
    spoil: (data) => writeMask(data, 3, EDGE, EDGE, [0, 7]),
    codes: ['mask-value-outside-classes'],
    words: ['7 (512 pixels)', 'classes.json'],
  },
  {
    reason: 'one class only',
    spoil: async (data) => {
      for (let i = 0; i < 12; i++) await writeMask(data, i, EDGE, EDGE, [1]);
    },
    codes: ['one-class'],
    words: ['"square"', 'exported with their labels'],
  },
  {
    reason: 'masks whose values JPEG has changed',
    spoil: async (data) => {
      await rm(join(data, 'classes.json'));
      for (let i = 0; i < 12; i++) await writeMask(data, i, EDGE, EDGE, [0, 77, 200], 'jpeg');
    },
    codes: ['masks-blended'],
    words: ['most of them near 0, 77, 200', 'export the masks as PNG', '`mask-values: nearest`'],
  },
  {
    reason: 'all masks empty in a part of the split that the folders give',
    spoil: async (data) => {
      for (const part of ['train', 'val', 'test'])
        await cp(join(data, 'images'), join(data, part, 'images'), { recursive: true });
      for (const part of ['train', 'test'])
        await cp(join(data, 'masks'), join(data, part, 'masks'), { recursive: true });
      await mkdir(join(data, 'val', 'masks'));
      for (let i = 0; i < 12; i++) await writeMask(join(data, 'val'), i, EDGE, EDGE, [0]);
      for (const folder of ['images', 'masks']) await rm(join(data, folder), { recursive: true });
    },
    codes: ['part-all-empty'],
    words: ['the validation part', '12 images, of which none shows more than background', '`seed`'],
  },
  {
    reason: 'all masks empty in a part of the split that is made here',
    spoil: async (data) => {
      for (let i = 2; i < 12; i++) await writeMask(data, i, EDGE, EDGE, [0]);
    },
    codes: ['part-all-empty'],
    words: ['none shows more than background'],
  },
];
