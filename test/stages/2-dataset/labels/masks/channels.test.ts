import { expect, test } from 'vitest';
import { pairAll } from '../../../../../src/stages/2-dataset/labels/masks/several.ts';
import { tellUnpaired } from '../../../../../src/stages/2-dataset/labels/masks/unpaired.ts';
import { layOut } from '../../../../../src/stages/2-dataset/layout.ts';
import { layOutByPatterns } from '../../../../../src/stages/2-dataset/patterns.ts';

const CASES = ['a_000', 'a_001', 'b (2)'];
const masks = CASES.map((name) => `labelsTr/${name}.png`);
const channel = (number: string) => CASES.map((name) => `imagesTr/${name}_${number}.png`);

function told(files: readonly string[]) {
  const layout = layOut(files);
  return tellUnpaired(pairAll(layout), layout, files);
}

test.each([
  ['two channels', ['0000', '0001']],
  ['four', ['0000', '0001', '0002', '0003']],
])('further channels are told, with patterns that work: %s', (reason, numbers) => {
  const files = [...numbers.flatMap(channel), ...masks];
  const faults = told(files);
  expect(
    faults.map(({ code }) => code),
    reason,
  ).toEqual(['image-channels']);
  const patterns = { images: 'imagesTr/{name}_0000.png', masks: 'labelsTr/{name}.png' };
  expect(faults[0]!.message).toContain(`set \`images: "${patterns.images}"\``);
  const { layout } = layOutByPatterns(files, patterns);
  const { pairs, faults: left } = pairAll(layout);
  expect([pairs.length, left]).toEqual([CASES.length, []]);
});

test.each([
  ['one channel', [...channel('0000'), ...masks], []],
  ['an image that is no channel', [...channel('0000'), ...masks, 'imagesTr/x.png'], ['unpaired-image']],
  ['a channel of no image', [...channel('0000'), ...masks, 'imagesTr/x_0001.png'], ['unpaired-image']],
])('else nothing is said of them: %s', (reason, files, codes) => {
  expect(
    told(files).map(({ code }) => code),
    reason,
  ).toEqual(codes);
});
