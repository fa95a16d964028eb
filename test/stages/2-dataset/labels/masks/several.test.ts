import { describe, expect, test } from 'vitest';
import { pairAll } from '../../../../../src/stages/2-dataset/labels/masks/several.ts';
import { layOut } from '../../../../../src/stages/2-dataset/layout.ts';

/** "image + mask" for each pair, " as class" behind a mask that is of one, then the codes of the faults. */
function pairing(files: readonly string[]): readonly string[] {
  const { pairs, faults } = pairAll(layOut([...files].sort()));
  return [
    ...pairs.map(({ image, masks, part }) => {
      const named = masks.map(({ file, of }) => (of === undefined ? file : `${file} as ${of}`));
      return [image, ...named].join(' + ') + (part === undefined ? '' : ` (${part})`);
    }),
    ...faults.map(({ code, file }) => `${code} ${file ?? ''}`.trim()),
  ];
}

describe('several masks of one image pair by their names', () => {
  test.each([
    [
      'numbered behind the ending',
      ['1.png', '1_mask.png', '1_mask_1.png', '1_mask_2.png', '2.png', '2_mask.png'],
      ['1.png + 1_mask.png + 1_mask_1.png + 1_mask_2.png', '2.png + 2_mask.png'],
    ],
    [
      "numbered, with numbers in the images' names as well",
      ['a/b (1).png', 'a/b (1)_mask.png', 'a/b (1)_mask_1.png', 'a/b (2).png', 'a/b (2)_mask.png'],
      ['a/b (1).png + a/b (1)_mask.png + a/b (1)_mask_1.png', 'a/b (2).png + a/b (2)_mask.png'],
    ],
    [
      'numbered in a folder of masks',
      ['images/1.png', 'masks/1_mask_0.png', 'masks/1_mask_1.png'],
      ['images/1.png + masks/1_mask_0.png + masks/1_mask_1.png'],
    ],
    [
      'two kinds, of which no number tells which is meant',
      ['images/1.png', 'masks/1_mask_1.png', 'masks/1_gt.png'],
      ['images/1.png + masks/1_gt.png', 'unpaired-mask masks/1_mask_1.png'],
    ],
    [
      'called like the image, with a number of their own',
      ['images/c1.png', 'images/c2.png', 'masks/c1_0.png', 'masks/c1_1.png', 'masks/c2_0.png'],
      ['images/c1.png + masks/c1_0.png + masks/c1_1.png', 'images/c2.png + masks/c2_0.png'],
    ],
    [
      'the same numbers for each image, which is asked of the pairs',
      [
        'images/c1.png',
        'images/c2.png',
        'masks/c1_0.png',
        'masks/c1_1.png',
        'masks/c2_0.png',
        'masks/c2_1.png',
      ],
      ['images/c1.png + masks/c1_0.png + masks/c1_1.png', 'images/c2.png + masks/c2_0.png + masks/c2_1.png'],
    ],
    [
      'numbered images with a mask of the same name each are no numbered masks',
      ['images/c_1.png', 'images/c.png', 'masks/c_1.png', 'masks/c.png'],
      ['images/c.png + masks/c.png', 'images/c_1.png + masks/c_1.png'],
    ],
    [
      'a folder for each class',
      ['images/1.png', 'images/2.png', 'masks/body/1.png', 'masks/door/1.png', 'masks/door/2.png'],
      [
        'images/1.png + masks/body/1.png as body + masks/door/1.png as door',
        'images/2.png + masks/door/2.png as door',
      ],
    ],
    [
      'the class before the folder of masks',
      ['images/1.png', 'body/masks/1.png', 'door/masks/1.png'],
      ['images/1.png + body/masks/1.png as body + door/masks/1.png as door'],
    ],
    [
      'a folder for each class around the same subfolders',
      ['images/p/1.png', 'images/q/1.png', 'masks/body/p/1.png', 'masks/door/p/1.png', 'masks/body/q/1.png'],
      [
        'images/p/1.png + masks/body/p/1.png as body + masks/door/p/1.png as door',
        'images/q/1.png + masks/body/q/1.png as body',
      ],
    ],
    [
      'a folder for each class in parts',
      [
        'train/images/1.png',
        'train/masks/a/1.png',
        'train/masks/b/1.png',
        'val/images/1.png',
        'val/masks/a/1.png',
      ],
      [
        'train/images/1.png + train/masks/a/1.png as a + train/masks/b/1.png as b (train)',
        'val/images/1.png + val/masks/a/1.png as a (validation)',
      ],
    ],
    [
      'a folder for each image, an object in each file',
      [
        'set/f3/images/f3.png',
        'set/f3/masks/0a.png',
        'set/f3/masks/1b.png',
        'set/e9/images/e9.png',
        'set/e9/masks/2c.png',
      ],
      [
        'set/e9/images/e9.png + set/e9/masks/2c.png',
        'set/f3/images/f3.png + set/f3/masks/0a.png + set/f3/masks/1b.png',
      ],
    ],
    [
      'a folder called like the image',
      ['images/1.png', 'images/2.png', 'masks/1/0.png', 'masks/1/1.png', 'masks/2/0.png'],
      ['images/1.png + masks/1/0.png + masks/1/1.png', 'images/2.png + masks/2/0.png'],
    ],
    [
      'a folder called like the image, a class in each file',
      [
        'images/1.png',
        'images/2.png',
        'masks/1/body.png',
        'masks/1/door.png',
        'masks/2/body.png',
        'masks/2/door.png',
      ],
      [
        'images/1.png + masks/1/body.png as body + masks/1/door.png as door',
        'images/2.png + masks/2/body.png as body + masks/2/door.png as door',
      ],
    ],
  ])('%s', (reason, files, expected) => {
    expect(pairing(files), reason).toEqual(expected);
  });

  test.each([
    ['one mask of each image', ['images/1.png', 'masks/1.png'], ['images/1.png + masks/1.png']],
    [
      'two masks of one image without a reason',
      ['images/1.png', 'masks/1.png', 'masks/1_mask.png'],
      ['ambiguous-pair images/1.png'],
    ],
    [
      'masks in other subfolders than their images',
      ['images/p/1.png', 'masks/q/1.png', 'masks/r/1.png'],
      ['unpaired-mask masks/q/1.png', 'unpaired-mask masks/r/1.png', 'unpaired-image images/p/1.png'],
    ],
  ])('%s: nothing is joined', (reason, files, expected) => {
    expect(pairing(files), reason).toEqual(expected);
  });
});
