import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Pair, pairFiles } from '../../../../../src/stages/2-dataset/labels/masks/pair.ts';
import { layOut } from '../../../../../src/stages/2-dataset/layout.ts';

/** "image + mask" or "image + mask (part)" for each pair, then the codes of the faults. */
function pairing(files: readonly string[]): readonly string[] {
  const { pairs, faults } = pairFiles(layOut([...files].sort()));
  return [
    ...pairs.map(
      ({ image, masks, part }) => `${image} + ${namesOf(masks)}${part === undefined ? '' : ` (${part})`}`,
    ),
    ...faults.map(({ code, file }) => `${code} ${file ?? ''}`.trim()),
  ];
}

function namesOf(masks: Pair['masks']): string {
  return masks.map(({ file, of }) => (of === undefined ? file : `${file} as ${of}`)).join(' + ');
}

describe('pairs by folder and stem', () => {
  test.each([
    ['the plain layout', ['images/1.png', 'masks/1.png'], ['images/1.png + masks/1.png']],
    [
      'an accent in one character and in two',
      ['images/\u00e9/\u00e9.png', 'masks/e\u0301/e\u0301.png'],
      ['images/\u00e9/\u00e9.png + masks/e\u0301/e\u0301.png'],
    ],
    ['other extensions', ['images/1.jpg', 'masks/1.png'], ['images/1.jpg + masks/1.png']],
    ['any case of the folders', ['Images/1.png', 'MASKS/1.png'], ['Images/1.png + MASKS/1.png']],
    ['img and annot', ['img/1.png', 'annot/1.png'], ['img/1.png + annot/1.png']],
    ['imgs and labels', ['imgs/1.png', 'labels/1.png'], ['imgs/1.png + labels/1.png']],
    ['image and ground truth', ['image/1.png', 'Ground Truth/1.png'], ['image/1.png + Ground Truth/1.png']],
    ['images and gt', ['images/1.png', 'gt/1.png'], ['images/1.png + gt/1.png']],
    [
      'PASCAL VOC',
      ['JPEGImages/1.jpg', 'SegmentationClass/1.png'],
      ['JPEGImages/1.jpg + SegmentationClass/1.png'],
    ],
    [
      'numbers with other zeros in front, told',
      ['images/7.png', 'images/10.png', 'masks/007.png', 'masks/010_mask.png'],
      ['images/10.png + masks/010_mask.png', 'images/7.png + masks/007.png', 'numbers-padded'],
    ],
    [
      'no such number where two images have it',
      ['images/7.png', 'images/07.png', 'masks/007.png'],
      ['unpaired-mask masks/007.png', 'unpaired-image images/07.png', 'unpaired-image images/7.png'],
    ],
    [
      'a name that agrees as it is goes before one that agrees by number',
      ['images/7.png', 'images/07.png', 'masks/07.png', 'masks/007.png'],
      ['images/07.png + masks/07.png', 'images/7.png + masks/007.png', 'numbers-padded'],
    ],
    [
      'two masks of one number',
      ['images/7.png', 'masks/07.png', 'masks/007.png'],
      ['numbers-padded', 'ambiguous-pair images/7.png'],
    ],
    ['the suffix _mask', ['images/1.png', 'masks/1_mask.png'], ['images/1.png + masks/1_mask.png']],
    ['the suffix _L', ['images/1.png', 'labels/1_L.png'], ['images/1.png + labels/1_L.png']],
    [
      'suffixes on both sides',
      ['images/1_image.png', 'masks/1_seg.png'],
      ['images/1_image.png + masks/1_seg.png'],
    ],
    ['a suffix on the image only', ['images/1_img.png', 'masks/1.png'], ['images/1_img.png + masks/1.png']],
    [
      'subfolders keep their path',
      ['images/p/1.png', 'images/q/1.png', 'masks/p/1.png', 'masks/q/1.png'],
      ['images/p/1.png + masks/p/1.png', 'images/q/1.png + masks/q/1.png'],
    ],
    [
      'a folder called label within the images',
      ['images/label/1.png', 'masks/label/1.png'],
      ['images/label/1.png + masks/label/1.png'],
    ],
    [
      'all in one folder',
      ['1.png', '1_mask.png', '2.png', '2_gt.png'],
      ['1.png + 1_mask.png', '2.png + 2_gt.png'],
    ],
    [
      'all in a folder of images',
      ['images/1.jpg', 'images/1_labels.png'],
      ['images/1.jpg + images/1_labels.png'],
    ],
    ['all in one folder, suffixes on both', ['1_image.png', '1_label.png'], ['1_image.png + 1_label.png']],
    [
      'an image whose own name ends like a mask',
      ['images/0_L.png', 'masks/0_L.png'],
      ['images/0_L.png + masks/0_L.png'],
    ],
    ['nnU-Net', ['imagesTr/c_0000.png', 'labelsTr/c.png'], ['imagesTr/c_0000.png + labelsTr/c.png (train)']],
    [
      'train/images and train/masks',
      ['train/images/1.png', 'train/masks/1.png'],
      ['train/images/1.png + train/masks/1.png (train)'],
    ],
    [
      'images/val and masks/val',
      ['images/val/1.png', 'masks/val/1.png'],
      ['images/val/1.png + masks/val/1.png (validation)'],
    ],
    [
      'valid, Testing',
      ['valid/img/1.png', 'valid/gt/1.png', 'Testing/img/1.png', 'Testing/gt/1.png'],
      ['Testing/img/1.png + Testing/gt/1.png (test)', 'valid/img/1.png + valid/gt/1.png (validation)'],
    ],
    [
      'CamVid',
      ['train/1.png', 'trainannot/1.png', 'val/2.png', 'valannot/2.png'],
      ['train/1.png + trainannot/1.png (train)', 'val/2.png + valannot/2.png (validation)'],
    ],
    [
      'train_images and train_masks',
      ['train_images/1.png', 'train_masks/1.png'],
      ['train_images/1.png + train_masks/1.png (train)'],
    ],
    [
      'strays beside folders of images',
      ['images/1.png', 'masks/1.png', 'logo.png'],
      ['images/1.png + masks/1.png'],
    ],
    ['images beside a folder of masks', ['1.png', 'masks/1.png'], ['1.png + masks/1.png']],
  ])('%s', (reason, files, expected) => {
    expect(pairing(files), reason).toEqual(expected);
  });
});

describe('names what does not pair', () => {
  test.each([
    [
      'an image alone',
      ['images/1.png', 'images/2.png', 'masks/1.png'],
      ['images/1.png + masks/1.png', 'unpaired-image images/2.png'],
    ],
    [
      'a mask alone',
      ['images/1.png', 'masks/1.png', 'masks/2.png'],
      ['images/1.png + masks/1.png', 'unpaired-mask masks/2.png'],
    ],
    [
      'the other subfolder',
      ['images/p/1.png', 'masks/q/1.png'],
      ['unpaired-mask masks/q/1.png', 'unpaired-image images/p/1.png'],
    ],
    [
      'the other part',
      ['train/images/1.png', 'train/masks/1.png', 'test/images/2.png', 'test/masks/3.png'],
      [
        'train/images/1.png + train/masks/1.png (train)',
        'unpaired-mask test/masks/3.png',
        'unpaired-image test/images/2.png',
      ],
    ],
    ['two masks', ['images/1.png', 'masks/1.png', 'masks/1_mask.png'], ['ambiguous-pair images/1.png']],
    ['two images', ['images/1.jpg', 'images/1.png', 'masks/1.png'], ['ambiguous-pair masks/1.png']],
    [
      'a part without masks is left out as a whole',
      ['train/images/1.png', 'train/masks/1.png', 'test/images/2.png'],
      ['train/images/1.png + train/masks/1.png (train)', 'unlabelled-part'],
    ],
  ])('%s', (reason, files, expected) => {
    expect(pairing(files), reason).toEqual(expected);
  });

  test('an ambiguous pairing lists the candidates', () => {
    const { faults } = pairFiles(layOut(['images/1.png', 'masks/1.png', 'masks/1_gt.png']));
    expect(faults[0].message).toContain('"masks/1.png" and "masks/1_gt.png"');
  });
});

test('every file ends in exactly one pair or one fault, and pairs share folder and stem', () => {
  const stem = fc.stringMatching(/^[a-c]{1,2}$/);
  const path = fc
    .tuple(
      fc.constantFrom('images', 'masks'),
      fc.constantFrom('', 'p/', 'q/'),
      stem,
      fc.constantFrom('', '_mask'),
    )
    .map(([role, folder, name, suffix]) => `${role}/${folder}${name}${role === 'masks' ? suffix : ''}.png`);
  const files = fc
    .uniqueArray(path, { minLength: 1, maxLength: 30 })
    .filter((all) => all.some((file) => file.startsWith('masks')));
  fc.assert(
    fc.property(files, (all) => {
      const { pairs, faults } = pairFiles(layOut(all));
      const paired = pairs.flatMap(({ image, masks }) => [image, ...masks.map(({ file }) => file)]);
      expect(new Set(paired).size, 'no file in two pairs').toBe(paired.length);
      for (const { image, masks } of pairs) {
        expect(masks[0].file.replace('masks/', '').replace('_mask', '')).toBe(image.replace('images/', ''));
      }
      const mentioned = [
        ...paired,
        ...faults.flatMap(({ file, message }) => [
          file,
          ...all.filter((name) => message.includes(`"${name}"`)),
        ]),
      ];
      for (const file of all) expect(mentioned, 'nothing is dropped in silence').toContain(file);
    }),
  );
});
