// Several pairs of folders in one data folder, each named in its own way: all of them are taken, or the run asks.
import { describe, expect, test } from 'vitest';
import type { Pair } from '../../../../../src/stages/2-dataset/labels/masks/pair.ts';
import { type Folder, found } from './pictures.ts';

/** How many pairs in which parts, and the codes of what is told. */
async function shown(folder: Folder) {
  const { source, items, faults } = await found(folder);
  if (source.name !== 'masks') return [source.name];
  const parts = [...new Set((items as readonly Pair[]).map(({ part }) => part ?? 'no part'))].sort();
  return [items.length, ...parts, ...faults.map(({ code }) => code)];
}

describe('all pairs are taken, and it is told', () => {
  test.each<[string, Folder]>([
    [
      'years',
      {
        'Input_2019/2019_#.png': 'photo',
        'Truth_2019/2019_#.png': 'mask',
        'Input_2020/2020_#.png': 'photo',
        'Truth_2020/2020_#.png': 'mask',
      },
    ],
    [
      'words of their own',
      { 'a/img/a#.png': 'photo', 'a/truth/a#.png': 'mask', 'b/p/b#.png': 'photo', 'b/q/b#.png': 'mask' },
    ],
    [
      'the same numbers in each place',
      { 'a/images/#.png': 'photo', 'a/masks/#.png': 'mask', 'b/p/#.png': 'photo', 'b/q/#.png': 'mask' },
    ],
  ])('%s', async (reason, folder) => {
    expect(await shown(folder), reason).toEqual([8, 'no part', 'pairs-of-several-folders']);
  });

  test('with patterns that match them all, where there are any', async () => {
    const { faults } = await found({
      'a/img/a#.jpg': 'photo',
      'a/truth/a#.png': 'mask',
      'b/p/b#.jpg': 'photo',
      'b/q/b#.png': 'mask',
    });
    const patterns = { images: '*/*/{name}.jpg', masks: '*/*/{name}.png' };
    expect(faults[0]!.message).toContain(
      `set \`images\` to "${patterns.images}" and \`masks\` to "${patterns.masks}"`,
    );
  });
});

test('an image and its mask pair within their place, not across', async () => {
  const { items } = await found({
    'a/images/#.png': 'photo',
    'a/masks/#.png': 'mask',
    'b/p/#.png': 'photo',
    'b/q/#.png': 'mask',
  });
  const places = (items as readonly Pair[]).map(({ image, masks }) => image[0] + masks[0].file[0]);
  expect(new Set(places)).toEqual(new Set(['aa', 'bb']));
});

test.each<[string, Folder, readonly unknown[]]>([
  [
    'ISIC: images and masks each with their own words around that for the part',
    {
      'ISIC_Task1-2_Training_Input/a#.png': 'photo',
      'ISIC_Task1_Training_GroundTruth/a#_segmentation.png': 'mask',
      'ISIC_Task1-2_Test_Input/b#.png': 'photo',
      'ISIC_Task1_Test_GroundTruth/b#_segmentation.png': 'mask',
    },
    [8, 'test', 'train', 'parts-assumed'],
  ],
  [
    'MoNuSeg: no two parts are named alike',
    {
      'MoNuSeg 2018 Training Data/Tissue Images/a#.png': 'photo',
      'MoNuSeg 2018 Training Data/Annotations/a#.png': 'mask',
      'MoNuSegTestData/Tissue Images/b#.png': 'photo',
      'MoNuSegTestData/Annotations/b#.png': 'mask',
    },
    [8, 'test', 'train', 'parts-assumed'],
  ],
  [
    'a container called like a part is none',
    {
      'train_data/train/p/a#.png': 'photo',
      'train_data/train/q/a#.png': 'mask',
      'train_data/val/p/b#.png': 'photo',
      'train_data/val/q/b#.png': 'mask',
    },
    [8, 'train', 'validation', 'masks-assumed'],
  ],
  [
    'folds are no parts',
    {
      'fold1/images/a#.png': 'photo',
      'fold1/masks/a#.png': 'mask',
      'fold2/images/b#.png': 'photo',
      'fold2/masks/b#.png': 'mask',
    },
    [8, 'no part'],
  ],
])('parts of the split: %s', async (reason, folder, expected) => {
  expect(await shown(folder), reason).toEqual(expected);
});

test('what pairs but cannot be told apart is asked about where it is many', async () => {
  const folder: Folder = {
    'images/a#.png': 'photo',
    'masks/a#.png': 'mask',
    'more/input/b#.png': 'photo',
    'more/output/b#.png': 'photo',
  };
  const { faults } = await found(folder);
  expect(faults).toMatchObject([{ code: 'pairs-left-out', severity: 'error' }]);
  expect(faults[0]!.message).toContain('"more/input/{name}.png" (4 files)');
});
