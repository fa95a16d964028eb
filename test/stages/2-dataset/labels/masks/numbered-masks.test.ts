// Masks that a number alone tells apart: asked where each image has the same numbers, and both answers work.
import { expect, test } from 'vitest';
import { askOfNumbers } from '../../../../../src/stages/2-dataset/labels/masks/numbered-masks.ts';
import type { Pair } from '../../../../../src/stages/2-dataset/labels/masks/pair.ts';
import { type Folder, found, foundIn, PICTURES } from './pictures.ts';

test.each<[reason: string, folder: Folder, images: string, asClasses: string, asObjects: string]>([
  [
    'called like the image',
    { 'images/c#.png': 'photo', 'masks/c#_0.png': 'mask', 'masks/c#_1.png': 'mask' },
    'images/{name}.png',
    'masks/{name}_{class}.png',
    'masks/{name}_*.png',
  ],
  [
    'in a folder that is called like the image',
    { 'images/#.png': 'photo', 'masks/#/0.png': 'mask', 'masks/#/1.png': 'mask', 'masks/#/2.png': 'mask' },
    'images/{name}.png',
    'masks/{name}/{class}.png',
    'masks/{name}/*.png',
  ],
  [
    'in such a folder, with a word in front of the number, and zeros in front of that of the image',
    { 'images/#.png': 'photo', 'masks/00#/part_0.png': 'mask', 'masks/00#/part_1.png': 'mask' },
    'images/{name}.png',
    'masks/{name}/part_{class}.png',
    'masks/{name}/part_*.png',
  ],
  [
    'in the folder of the image',
    { 'set/#/images/scan.png': 'photo', 'set/#/masks/1.png': 'mask', 'set/#/masks/2.png': 'mask' },
    'set/{name}/images/*.png',
    'set/{name}/masks/{class}.png',
    'set/{name}/masks/*.png',
  ],
  [
    'behind an ending that says "mask"',
    { 'images/a#.png': 'photo', 'masks/a#_mask_1.png': 'mask', 'masks/a#_mask_2.png': 'mask' },
    'images/{name}.png',
    'masks/{name}_mask_{class}.png',
    'masks/{name}_mask_*.png',
  ],
  [
    'the first of them without a number',
    { '#.png': 'photo', '#_mask.png': 'mask', '#_mask_1.png': 'mask' },
    '{name}.png',
    '{name}_{class}.png',
    '{name}_*.png',
  ],
  [
    'in parts of a split',
    {
      'train/images/#.png': 'photo',
      'train/masks/#_1.png': 'mask',
      'train/masks/#_2.png': 'mask',
      'val/images/#.png': 'photo',
      'val/masks/#_1.png': 'mask',
      'val/masks/#_2.png': 'mask',
    },
    '{part}/images/{name}.png',
    '{part}/masks/{name}_{class}.png',
    '{part}/masks/{name}_*.png',
  ],
])('the same numbers for each image: %s', async (reason, folder, images, asClasses, asObjects) => {
  const { items, faults } = await found(folder);
  expect(
    faults.filter(({ severity }) => severity === 'error').map(({ code }) => code),
    reason,
  ).toEqual(['numbered-masks-unclear']);
  expect(items, 'nothing is joined meanwhile').toEqual([]);
  const { message } = faults.find(({ severity }) => severity === 'error')!;
  for (const pattern of [images, asClasses, asObjects]) expect(message, reason).toContain(`"${pattern}"`);
  const numbers = Object.keys(folder).filter((name) => name.includes('mask')).length;
  for (const [masks, isByClass] of [
    [asClasses, true],
    [asObjects, false],
  ] as const) {
    const answered = await found(folder, { images, masks });
    const files = (answered.items as readonly Pair[]).flatMap((pair) => pair.masks);
    expect(files, masks).toHaveLength(numbers * PICTURES);
    expect(files.every(({ of }) => (of !== undefined) === isByClass)).toBe(true);
    expect(answered.faults.filter(({ severity }) => severity === 'error')).toEqual([]);
  }
});

test('where no pattern pairs them the question has the form of the answer', () => {
  const pairs = ['a/1', 'b/c/2'].map((name) => ({
    image: `${name}.png`,
    masks: [`x/${name}_1.png`, `x/${name}_2.png`].map((file) => ({ file: file.replace('c/2_', 'c/2-') })),
    part: undefined,
  }));
  expect(askOfNumbers(pairs)?.message).toContain('to patterns with `{name}` in both');
});

test.each<[reason: string, files: readonly string[]]>([
  [
    'images have different numbers of masks',
    ['images/1.png', 'images/2.png', 'masks/1/0.png', 'masks/1/1.png', 'masks/2/0.png'],
  ],
  [
    'the names are words, which are classes',
    [
      'images/1.png',
      'images/2.png',
      ...[1, 2].flatMap((i) => [`masks/${i}/leaf.png`, `masks/${i}/soil.png`]),
    ],
  ],
  ['one image says nothing of others', ['images/1.png', 'masks/1/0.png', 'masks/1/1.png']],
])('is not asked where %s', async (reason, files) => {
  const { items, faults } = await foundIn(
    files.map((path) => [path, path.startsWith('images') ? 'photo' : 'mask']),
  );
  expect(items.length, reason).toBeGreaterThan(0);
  expect(faults, reason).toEqual([]);
});

test('of two classes that are listed all masks show the second', async () => {
  const folder: Folder = { 'images/#.png': 'photo', 'masks/#/0.png': 'mask', 'masks/#/1.png': 'mask' };
  const list = (...names: string[]) => ({ classes: names.map((name) => ({ name })), ignored: undefined });
  expect((await found(folder, {}, list('background', 'cell'))).items).toHaveLength(PICTURES);
  expect((await found(folder, {}, list('background', 'left', 'right'))).items).toEqual([]);
});
