// What is asked where the names in folders pair: each pattern that a message gives is tried on the files.
import { describe, expect, test } from 'vitest';
import { pairedFolders } from '../../../../../src/stages/2-dataset/labels/class-folders/paired-folders.ts';
import { layOutByPatterns } from '../../../../../src/stages/2-dataset/patterns.ts';

const numbers = ['07', '08', '09', '10'];
const each = (names: (n: string) => readonly string[]) => numbers.flatMap(names);

describe('the patterns of the message pair all images', () => {
  test.each<[string, readonly string[], number]>([
    [
      'a folder for each patient, and folders in it',
      each((n) => [
        `PH2/IMD${n}/IMD${n}_Dermoscopic_Image/IMD${n}.bmp`,
        `PH2/IMD${n}/IMD${n}_lesion/IMD${n}_lesion.png`,
        `PH2/IMD${n}/IMD${n}_roi/IMD${n}_R1_Label4.png`,
      ]),
      4,
    ],
    [
      'a folder for each thing, and its pictures',
      each((n) => [`s${n}/s${n}_rgb.jpg`, `s${n}/s${n}_mask.png`]),
      4,
    ],
    [
      'masks of several kinds, deeper than the images, in enumerated parts',
      numbers.flatMap((n, i) => {
        const part = i < 2 ? 'a. Training Set' : 'b. Testing Set';
        const front = `A. Segmentation/2. All Truths/${part}`;
        return [
          `A. Segmentation/1. Original Images/${part}/I_${n}.jpg`,
          `${front}/1. Micro/I_${n}_MA.tif`,
          `${front}/2. Haem/I_${n}_HE.tif`,
        ];
      }),
      4,
    ],
    [
      'two folders of masks, in parts with a year',
      each((n) => {
        const part = n === '10' ? 'val2017' : 'train2017';
        return [`images/${part}/${n}.jpg`, `pixelmaps/${part}/${n}.png`, `thingmaps/${part}/${n}.png`];
      }),
      4,
    ],
    [
      'sequences of the Cell Tracking Challenge',
      each((n) => [`01/t0${n}.tif`, `01_GT/SEG/man_seg0${n}.tif`, `01_GT/TRA/man_track0${n}.tif`]),
      4,
    ],
  ])('%s', (reason, files, expected) => {
    const message = pairedFolders(files)?.message ?? '';
    const [, images, masks] = /`images: "(.+?)"` and `masks: "(.+?)"`/.exec(message) ?? [];
    const { layout, faults } = layOutByPatterns(files, { images, masks });
    expect(faults, reason).toEqual([]);
    const keyOf = ({ folder, stem }: { readonly folder: string; readonly stem: string }) =>
      `${folder}/${stem}`;
    const keys = new Set(layout.masks.map(keyOf));
    expect(layout.images.filter((image) => keys.has(keyOf(image)))).toHaveLength(expected);
  });
});

describe('nothing is asked', () => {
  test.each<[string, readonly string[]]>([
    ['of classes with names of their own', ['cat/c1.jpg', 'cat/c2.jpg', 'dog/d1.jpg', 'dog/d2.jpg']],
    ['of classes that pictures are named after', each((n) => [`cat/cat${n}.jpg`, `dog/dog${n}.jpg`])],
    [
      'of three of them, with as many pictures',
      each((n) => ['cat', 'dog', 'cow'].map((name) => `in/${name}/${name}_${n}.jpg`)),
    ],
    [
      'of photographs with the same numbers',
      each((n) => [`cat/${n}.jpg`, `dog/${n}.jpg`]).filter((_, i) => i !== 0 && i !== 3),
    ],
    ['of parts of a split', each((n) => [`in/train/${n}.jpg`, `in/val/${n}.png`])],
    [
      'of views of the same leaves',
      each((n) => [`color/a/${n}.jpg`, `gray/a/${n}.jpg`, `segmented/a/${n}.jpg`]),
    ],
    ['of a copied folder', each((n) => [`cat/f${n}.jpg`, `cat (1)/f${n}.jpg`])],
    ['of files in no folder', ['1.jpg', '2.jpg']],
  ])('%s', (reason, files) => {
    expect(pairedFolders(files), reason).toBeUndefined();
  });
});
