// Several faults at once: all are reported.
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hostileNames, writeDataSet } from '../e2e/data-set.ts';
import { type BadInput, EDGE, LFS, MASK, writeMask } from './row.ts';

export const TOGETHER: readonly BadInput[] = [
  {
    reason: 'faults of files, pairs and masks',
    spoil: async (data) => {
      await writeFile(join(data, 'images/001.png'), '');
      await writeFile(join(data, 'images/002.png'), LFS);
      await rm(join(data, MASK));
      await writeMask(data, 4, EDGE, EDGE / 2, [0, 1]);
      await writeMask(data, 5, EDGE, EDGE, [0, 9]);
    },
    codes: ['mask-size-mismatch', 'mask-value-outside-classes', 'unpaired-image', 'unreadable-image'],
    words: [
      'zero bytes',
      'Git LFS pointer',
      '"images/003.png" has no mask',
      '"masks/004.png" is 32x16',
      '9 (512 pixels)',
    ],
  },
  {
    reason: 'data and output',
    spoil: async (data, folder) => {
      await rm(data, { recursive: true });
      await writeFile(join(folder, 'file'), 'x');
    },
    output: 'file',
    codes: ['data-folder-missing', 'output-not-writable'],
    words: ['`data` setting', '`output` folder'],
  },
  {
    reason: 'hostile file names beside faults',
    spoil: async (data) => {
      await rm(data, { recursive: true });
      await writeDataSet(data, { count: 12, names: hostileNames(12), wrongMasks: 12 });
    },
    codes: ['mask-size-mismatch'],
    words: [
      'error: mask-size-mismatch: 12 masks: ',
      '"masks/\\u{1b}[31mred.png" is 32x16',
      '"masks/##[set-output name=evil]1.png" is 32x16',
      '; and 9 more. ',
    ],
    onlyOn: 'linux',
  },
  {
    reason: 'so few hostile file names that each is named',
    spoil: async (data) => {
      await rm(data, { recursive: true });
      const [lines, , error, , table] = hostileNames(5);
      await writeDataSet(data, { count: 12, names: [lines, error, table], wrongMasks: 3 });
    },
    codes: ['mask-size-mismatch'],
    words: ['"masks/a\\n::set-output name=evil::1.png"', '"masks/::error::evil.png"', '"masks/a|b|c.png"'],
    onlyOn: 'linux',
  },
];
