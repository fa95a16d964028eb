import { describe, expect, test } from 'vitest';
import { DecodingRoom } from '../../../src/image/decoding-room.ts';
import { findClassFolders } from '../../../src/stages/2-dataset/labels/class-folders/find.ts';
import { layOutClassFolders } from '../../../src/stages/2-dataset/labels/class-folders/folders.ts';
import { pairFiles } from '../../../src/stages/2-dataset/labels/masks/pair.ts';
import { layOutByPatterns, matchPattern, namedIn } from '../../../src/stages/2-dataset/patterns.ts';
import { settingsFor } from './data-folder.ts';

/** "image + mask" or "image + mask (part)" for each pair, then the codes of the faults. */
function pairing(files: readonly string[], images?: string, masks?: string): readonly string[] {
  const { layout, faults: ofPatterns } = layOutByPatterns(files, { images, masks });
  if (ofPatterns.length > 0) return ofPatterns.map(({ code }) => code);
  const { pairs, faults } = pairFiles(layout);
  return [
    ...pairs.map(
      ({ image, masks: own, part }) =>
        `${image} + ${own.map(({ file }) => file).join(' + ')}${part === undefined ? '' : ` (${part})`}`,
    ),
    ...faults.map(({ code }) => code),
  ];
}

type Row = [
  reason: string,
  files: string[],
  images: string | undefined,
  masks: string | undefined,
  expected: string[],
];

const WITHOUT_CAPTURES: Row[] = [
  [
    'what most images have beside their mask is no image',
    ['1.png', '1_mask.png', '1_pred.png', '2.png', '2_mask.png', '2_pred.png'],
    '*.png',
    '*_mask.png',
    ['1.png + 1_mask.png', '2.png + 2_mask.png'],
  ],
  [
    'the same where the masks have the unusual ending',
    ['1.png', '1_mask.png', '1_pred.png', '2.png', '2_mask.png', '2_pred.png'],
    '{name}.png',
    '{name}_pred.png',
    ['1.png + 1_pred.png', '2.png + 2_pred.png'],
  ],
  [
    'what one image has beside its mask is an image without one, and so is a number',
    ['1.png', '1_mask.png', '1_big.png', '1_2.png', '2.png', '2_mask.png', '2_2.png'],
    '{name}.png',
    '{name}_mask.png',
    ['1.png + 1_mask.png', '2.png + 2_mask.png', 'unpaired-image', 'unpaired-image', 'unpaired-image'],
  ],
  [
    'folders of any name',
    ['scans/1.png', 'truth/1.png', 'other/1.png'],
    'scans/*.png',
    'truth/*.png',
    ['scans/1.png + truth/1.png'],
  ],
  [
    'Cityscapes: a part that a wildcard stands for is a part',
    [
      'leftImg8bit/train/ulm/1_leftImg8bit.png',
      'gtFine/train/ulm/1_gtFine_labelIds.png',
      'gtFine/train/ulm/1_gtFine_color.png',
    ],
    'leftImg8bit/**/*.png',
    'gtFine/**/*_labelIds.png',
    ['leftImg8bit/train/ulm/1_leftImg8bit.png + gtFine/train/ulm/1_gtFine_labelIds.png (train)'],
  ],
  [
    'a file that both match is a mask',
    ['1.png', '1_mask.png'],
    '**/*.png',
    '*_mask.png',
    ['1.png + 1_mask.png'],
  ],
  [
    'deeper annotations',
    ['images/1.jpg', 'annotations/trimaps/1.png', 'annotations/boxes/1.png'],
    undefined,
    'annotations/trimaps/*.png',
    ['images/1.jpg + annotations/trimaps/1.png'],
  ],
  [
    'alternatives in braces are folders like any other',
    ['a/1.png', 'b/2.png', 'masks/1.png', 'masks/2.png'],
    '{a,b}/*.png',
    undefined,
    ['unpaired-mask', 'unpaired-mask', 'unpaired-image', 'unpaired-image'],
  ],
  [
    'a word for a part that the pattern names makes none',
    ['Training_Images/1.png', 'Ground_Truth/1.png'],
    'Training_Images/*',
    'Ground_Truth/*',
    ['Training_Images/1.png + Ground_Truth/1.png'],
  ],
  [
    'nor behind a wildcard',
    ['a/train/1.png', 'a/truth/1.png', 'b/train/1.png', 'b/truth/1.png'],
    '*/train/*.png',
    '*/truth/*.png',
    ['a/train/1.png + a/truth/1.png', 'b/train/1.png + b/truth/1.png'],
  ],
  [
    'images by names in a part, masks by a pattern in none',
    ['train/images/1.png', 'truth/1.png'],
    undefined,
    'truth/*.png',
    ['train/images/1.png + truth/1.png (train)'],
  ],
  [
    'what is matched as an image is no mask whatever its folder says',
    ['label_photos/1.png', 'masks/1.png'],
    'label_photos/*',
    undefined,
    ['label_photos/1.png + masks/1.png'],
  ],
  [
    'a pattern that takes all in, masks told by their endings',
    ['1.png', '1_mask.png'],
    '*.png',
    undefined,
    ['1.png + 1_mask.png'],
  ],
  ['a leading ./', ['a/1.png', 'masks/1.png'], './a/*.png', undefined, ['a/1.png + masks/1.png']],
  ['nothing outside the folder', ['images/1.png'], '../**/*.png', undefined, ['pattern-matches-nothing']],
  ['another case', ['images/1.png'], 'Images/*.png', undefined, ['pattern-matches-nothing']],
];

const WITH_CAPTURES: Row[] = [
  [
    'an ending that nobody knows',
    ['1.jpg', '1_1stHO.png', '1_2ndHO.png'],
    '{name}.jpg',
    '{name}_1stHO.png',
    ['1.jpg + 1_1stHO.png'],
  ],
  [
    'what an ending would say does not count where a capture pairs',
    ['a_mask.jpg', 'a.jpg', 'a.png'],
    '{name}.jpg',
    '{name}.png',
    ['a.jpg + a.png', 'unpaired-image'],
  ],
  [
    'the part in a folder of masks, the images in none',
    ['images/1.png', 'images/2.png', 'annotations_prepped_train/1.png', 'annotations_prepped_test/2.png'],
    'images/{name}.png',
    'annotations_prepped_{part}/{name}.png',
    [
      'images/1.png + annotations_prepped_train/1.png (train)',
      'images/2.png + annotations_prepped_test/2.png (test)',
    ],
  ],
  [
    'the part on both sides tells files of one name apart',
    ['train/img/1.png', 'train/gt/1.png', 'val/img/1.png', 'val/gt/1.png'],
    '{part}/img/{name}.png',
    '{part}/gt/{name}.png',
    ['train/img/1.png + train/gt/1.png (train)', 'val/img/1.png + val/gt/1.png (validation)'],
  ],
  [
    'spellings of one part',
    ['training/1.jpg', 'train_set/1.png'],
    '{part}/{name}.jpg',
    '{part}/{name}.png',
    ['training/1.jpg + train_set/1.png (train)'],
  ],
  [
    "nnU-Net's short words",
    ['imagesTs/1_0000.png', 'labelsTs/1.png'],
    'images{part}/{name}_0000.png',
    'labels{part}/{name}.png',
    ['imagesTs/1_0000.png + labelsTs/1.png (test)'],
  ],
  [
    'any other word is no part',
    ['night/1.jpg', 'night/1.png'],
    '{part}/{name}.jpg',
    '{part}/{name}.png',
    ['captured-part-unknown', 'captured-part-unknown'],
  ],
  [
    'folders that no capture is in do not count',
    ['x/1_RGB.tif', 'y/1_label.tif'],
    '*/{name}_RGB.tif',
    '*/{name}_label.tif',
    ['x/1_RGB.tif + y/1_label.tif'],
  ],
  [
    'two words in another order',
    ['p/1.jpg', 'q/1.jpg', '1/p.png', '1/q.png'],
    '{patient}/{name}.jpg',
    '{name}/{patient}.png',
    ['p/1.jpg + 1/p.png', 'q/1.jpg + 1/q.png'],
  ],
  [
    'two words are two, whatever they hold together',
    ['a/bc.jpg', 'ab/c.png'],
    '{patient}/{name}.jpg',
    '{patient}/{name}.png',
    ['unpaired-mask', 'unpaired-image'],
  ],
  [
    'a word twice holds the same',
    ['1/images/1.png', '1/masks/2.png', '1/images/thumb.png'],
    '{name}/images/{name}.png',
    '{name}/masks/*.png',
    ['1/images/1.png + 1/masks/2.png'],
  ],
  [
    'several masks of one image',
    ['a/images/a.png', 'a/masks/1.png', 'a/masks/2.png'],
    '{id}/images/{id}.png',
    '{id}/masks/*.png',
    ['a/images/a.png + a/masks/1.png + a/masks/2.png'],
  ],
  [
    'images by their names, masks by a capture',
    ['images/1.jpg', 'truth/1_expert.png'],
    undefined,
    'truth/{name}_expert.png',
    ['images/1.jpg + truth/1_expert.png'],
  ],
  [
    'alternatives beside a capture',
    ['1.jpg', '2.jpeg', 'm/1.png', 'm/2.png'],
    '{name}.{jpg,jpeg}',
    'm/{name}.png',
    ['1.jpg + m/1.png', '2.jpeg + m/2.png'],
  ],
  [
    'an accent in one character and in two',
    ['caf\u00e9.jpg', 'cafe\u0301_x.png'],
    '{name}.jpg',
    '{name}_x.png',
    ['caf\u00e9.jpg + cafe\u0301_x.png'],
  ],
  [
    'an accent in two characters in the pattern',
    ['cafe\u0301/1.jpg', 'caf\u00e9/1_x.png'],
    'cafe\u0301/{name}.jpg',
    'caf\u00e9/{name}_x.png',
    ['cafe\u0301/1.jpg + caf\u00e9/1_x.png'],
  ],
  [
    'names of an object',
    ['__proto__.jpg', '__proto___x.png'],
    '{name}.jpg',
    '{name}_x.png',
    ['__proto__.jpg + __proto___x.png'],
  ],
];

describe('patterns', () => {
  test.each([...WITHOUT_CAPTURES, ...WITH_CAPTURES])('%s', (reason, files, images, masks, expected) => {
    expect(pairing(files, images, masks), reason).toEqual(expected);
  });

  test('a mask that shows one class knows which', () => {
    const { layout } = layOutByPatterns(['1.jpg', 'door/1.png'], {
      images: '{name}.jpg',
      masks: '{class}/{name}.png',
    });
    expect(layout.masks).toEqual([
      { path: 'door/1.png', folder: '', stem: '1', part: undefined, of: 'door' },
    ]);
  });
});

test('a folder that a pattern names is neither a class nor a part', () => {
  const files = ['train/cat/1.jpg', 'train/dog/1.jpg'];
  const { pattern } = matchPattern('images', 'train/*/*.jpg', files);
  const { images } = layOutClassFolders(files, { isNamed: namedIn(pattern) });
  expect(images.map(({ folder, part }) => [folder, part])).toEqual([
    ['cat', undefined],
    ['dog', undefined],
  ]);
});

describe('class folders by a pattern', () => {
  const files = ['train_x/night/cat/1.jpg', 'train_x/night/dog/1.jpg', 'val_x/day/cat/2.jpg'];
  test.each([
    ['the captured class, whatever the folders say', '*/*/{class}/*.jpg', ['cat', 'dog', 'cat'], []],
    ['the class may be the name itself', '*/*/*/{class}.jpg', ['1', '1', '2'], []],
    ['the part, too', '{part}_x/*/{class}/*.jpg', ['cat train', 'dog train', 'cat validation'], []],
    ['any other word is no part', '*/{part}/{class}/*.jpg', [], ['captured-part-unknown']],
    ['folders alone, as without a pattern', '*/night/*/*.jpg', ['train_x', 'train_x'], []],
  ])('%s', async (reason, images, expected, codes) => {
    const settings = { ...settingsFor('x', { task: 'classification' }), images, masks: undefined };
    const folder = { settings, files, others: [], emptyFolders: [], spec: undefined };
    const decoding = new DecodingRoom(0);
    const placed = () => layOutByPatterns(files, settings);
    const tasks = async () => [];
    const { items, faults } = await findClassFolders({ ...folder, decoding, placed, tasks });
    expect(
      items.map(({ folder: name, part }) => (part === undefined ? name : `${name} ${part}`)),
      reason,
    ).toEqual(expected);
    expect(faults.map(({ code }) => code)).toEqual(codes);
  });
});
