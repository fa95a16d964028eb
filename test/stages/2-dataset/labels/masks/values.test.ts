import { describe, expect, test } from 'vitest';
import type { RawMask } from '../../../../../src/image/mask.ts';
import type { MaskEncoding } from '../../../../../src/stages/2-dataset/labels/masks/label.ts';
import { toLabels } from '../../../../../src/stages/2-dataset/labels/masks/values.ts';

const line = { height: 1, lossy: false };
const grey = (...values: number[]): RawMask => ({
  ...line,
  width: values.length,
  form: 'grey',
  data: Uint16Array.from(values),
});
const color = (...values: number[]): RawMask => ({
  ...line,
  width: values.length,
  form: 'color',
  data: Uint32Array.from(values),
});
const palette = (colors: number[], ...values: number[]): RawMask => ({
  ...line,
  width: values.length,
  form: 'palette',
  data: Uint8Array.from(values),
  palette: colors,
});

const exact = { nearest: false } as const;
const index: MaskEncoding = { by: 'value', classes: [[0], [1], [2]], ignored: [255], ...exact };
const values: MaskEncoding = { by: 'value', classes: [[128], [0, 3]], ignored: [7], ...exact };
const binary: MaskEncoding = { by: 'value', classes: [[0], [255]], ignored: [], ...exact };
const colors: MaskEncoding = {
  by: 'color',
  classes: [[0], [0xff0000], [0x808080]],
  ignored: [0xe0e0c0],
  ...exact,
};
const halves: MaskEncoding = { by: 'value', classes: [[128], [0]], ignored: [], nearest: true };
const nearest = (encoding: MaskEncoding): MaskEncoding => ({ ...encoding, nearest: true });

describe('toLabels', () => {
  test.each([
    ['indices, 255 ignored', index, grey(0, 2, 255, 1), [0, 2, 255, 1], []],
    ['indices of a palette', index, palette([9, 9, 9], 0, 2, 1), [0, 2, 1], []],
    [
      'an index too large',
      index,
      grey(0, 3, 3, 300),
      [0, 255, 255, 255],
      [
        [3, 2],
        [300, 1],
      ],
    ],
    ['two values of one class', values, grey(3, 0, 128), [1, 1, 0], []],
    ['the nearest value', nearest(binary), grey(0, 3, 120, 130, 254), [0, 0, 0, 1, 1], []],
    ['halfway between two: the first class', halves, grey(63, 64, 65), [1, 0, 0], []],
    ['what is ignored draws pixels, too', nearest(values), grey(8, 6), [255, 255], []],
    ['the nearest colour', nearest(colors), color(0xf01010, 0x707880, 0xdddddd), [1, 2, 255], []],
    ['the nearest colour of a grey mask', nearest(colors), grey(3, 120), [0, 2], []],
    ['given values', values, grey(0, 128, 7), [1, 0, 255], []],
    ['a value not given', values, grey(0, 1), [1, 255], [[1, 1]]],
    ['binary', binary, grey(0, 255, 0), [0, 1, 0], []],
    ['an edge value in a binary mask', binary, grey(0, 254), [0, 255], [[254, 1]]],
    ['colours, one ignored', colors, color(0xff0000, 0, 0xe0e0c0), [1, 0, 255], []],
    ['a colour of no class', colors, color(0xff0001), [255], [[0xff0001, 1]]],
    ['a grey mask among colour masks', colors, grey(0, 128, 300), [0, 2, 255], [[300, 1]]],
    ['a palette mask by its colours', colors, palette([0xff0000, 0], 0, 1, 5), [1, 0, 255], [[5, 1]]],
    ['a colour mask where indices are meant', index, color(0), [255], [[0, 1]]],
  ])('%s', (reason, encoding, mask, labels, outside) => {
    const result = toLabels(mask, encoding);
    expect([...result.labels.data], reason).toEqual(labels);
    expect([...result.outside], reason).toEqual(outside);
  });
});
