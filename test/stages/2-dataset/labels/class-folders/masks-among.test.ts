// Which files among the images of classes are masks by their names.
import { expect, test } from 'vitest';
import { withoutMasks } from '../../../../../src/stages/2-dataset/labels/class-folders/masks-among.ts';

const NONE: ReadonlySet<string> = new Set();

test.each<[string, readonly string[], readonly string[], ReadonlySet<string>?]>([
  ['an ending that says mask', ['a/1.png', 'a/1_mask.png'], ['a/1_mask.png']],
  [
    'numbered masks of one image, whose own number is none of theirs',
    ['a/a (2).png', 'a/a (2)_mask.png', 'a/a (2)_mask_1.png', 'a/a (3).png'],
    ['a/a (2)_mask.png', 'a/a (2)_mask_1.png'],
  ],
  ['such an ending without the image, which may be a name', ['a/gas_mask.png', 'a/hat.png'], []],
  ['a folder of masks beside one of images', ['a/images/1.png', 'a/masks/1.png'], ['a/masks/1.png']],
  ['in a class alone', ['a/images/1.png', 'b/images/1.png', 'b/masks/9.png'], ['b/masks/9.png']],
  ['classes in folders of images and of masks', ['images/a/1.png', 'labels/a/1.png'], ['labels/a/1.png']],
  [
    'a folder of masks among the images of a class',
    ['a/1.jpg', 'a/masks/1_mask.png'],
    ['a/masks/1_mask.png'],
  ],
  ['faces with a mask and without', ['mask/1.png', 'no_mask/1.png', 'train/mask/2.png'], []],
  ['a class of that name beside pictures of others', ['title.png', 'mask/1.png', 'no_mask/2.png'], []],
  [
    'a class of that name, as the user says',
    ['images/1.png', 'mask/1.png', 'no_mask/1.png'],
    [],
    new Set(['mask', 'no_mask']),
  ],
])('masks among images: %s', (reason, files, masks, known = NONE) => {
  const found = withoutMasks(files, known);
  expect(found.masks, reason).toEqual(masks);
  expect(found.images, 'all others').toEqual(files.filter((file) => !masks.includes(file)));
});
