// What is said where a value that shall be ignored is held by no mask, and of the border in masks of Pascal VOC.
import { expect, test } from 'vitest';
import type { MaskValues } from '../../../../../src/stages/2-dataset/labels/masks/count-values.ts';
import { askOfBorder, tellAbsent } from '../../../../../src/stages/2-dataset/labels/masks/ignored.ts';

function mask(form: MaskValues['form'], values: readonly number[], palette?: MaskValues['palette']) {
  const counts = new Map(values.map((value) => [value, 10]));
  return {
    file: 'masks/1.png',
    mask: { form, pixels: 10 * values.length, counts, level: new Map(), palette, lossy: false },
  };
}

const PALETTE = new Map([[1, 0x00ff00]]);

test.each([
  ['a value that one mask of several holds', [mask('grey', [0, 1]), mask('grey', [0, 255])], [255], [], []],
  ['a mistyped value', [mask('grey', [0, 1, 255])], [7], [], ['7']],
  ['of several the absent one', [mask('grey', [0, 255])], [255, 254], [], ['254']],
  ['a colour that is held', [mask('color', [0, 0xff0000])], [], [0xff0000], []],
  ['a colour of a palette', [mask('palette', [1], PALETTE)], [], [0x00ff00], []],
  ['a colour that nothing shows', [mask('color', [0, 0xff0000])], [], [0x00ff00], ['#00ff00']],
] as const)('%s', (reason, masks, values, colors, absent) => {
  const told = tellAbsent(masks, { values, colors });
  const expected = absent.map((value) => ({ code: 'ignored-values-absent', severity: 'warning', value }));
  expect(
    told.map(({ code, severity }) => ({ code, severity })),
    reason,
  ).toEqual(expected.map(({ code, severity }) => ({ code, severity })));
  for (const { value } of expected) expect(told[0].message).toContain(`(${value})`);
});

test.each<[reason: string, colors: readonly number[], asks: boolean]>([
  ['classes of VOC and its border', [0, 0x800000, 0xc08080, 0xe0e0c0], true],
  ['no border', [0, 0x800000, 0xc08080], false],
  ['beside other colours', [0, 0xff0000, 0xe0e0c0], false],
  ['beside the background alone', [0, 0xe0e0c0], false],
])('the border of VOC is asked about: %s', (reason, colors, asks) => {
  const fault = askOfBorder(colors, [{ value: '#e0e0c0', files: 3 }]);
  expect(fault?.code, reason).toBe(asks ? 'ignored-unclear' : undefined);
  if (asks) expect(fault?.message).toContain("Set `ignored-values: '#e0e0c0'` where it is ignored");
});
