import { describe, expect, test } from 'vitest';
import { pairFiles } from '../../../src/stages/2-dataset/labels/masks/pair.ts';
import { layOutByGlobs } from '../../../src/stages/2-dataset/patterns.ts';

function pairsByGlobs(files: readonly string[], images: string | undefined, masks: string | undefined) {
  const { layout, faults: slow } = layOutByGlobs(files, { images, masks });
  if (slow.length > 0) return slow.map(({ code }) => code);
  const { pairs, faults } = pairFiles(layout);
  return [...pairs.map(({ image, mask }) => `${image} + ${mask}`), ...faults.map(({ code }) => code)];
}

describe('globs', () => {
  test.each([
    [
      'folders of any name',
      ['scans/1.png', 'truth/1.png', 'other/1.png'],
      'scans/*.png',
      'truth/*.png',
      ['scans/1.png + truth/1.png'],
    ],
    [
      'Cityscapes',
      [
        'leftImg8bit/train/ulm/1_leftImg8bit.png',
        'gtFine/train/ulm/1_gtFine_labelIds.png',
        'gtFine/train/ulm/1_gtFine_color.png',
      ],
      'leftImg8bit/**/*.png',
      'gtFine/**/*_labelIds.png',
      ['leftImg8bit/train/ulm/1_leftImg8bit.png + gtFine/train/ulm/1_gtFine_labelIds.png'],
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
      'braces',
      ['a/1.png', 'b/2.png', 'masks/1.png', 'masks/2.png'],
      '{a,b}/*.png',
      undefined,
      ['unpaired-mask', 'unpaired-mask', 'unpaired-image', 'unpaired-image'],
    ],
    [
      'nothing outside the folder',
      ['images/1.png', 'masks/1.png'],
      '../**/*.png',
      undefined,
      ['unpaired-mask'],
    ],
  ])('%s', async (reason, files, images, masks, expected) => {
    expect(await pairsByGlobs(files, images, masks), reason).toEqual(expected);
  });
});
