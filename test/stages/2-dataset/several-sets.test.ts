// Data sets beside each other: when the folder as a whole is asked about.
import { describe, expect, test } from 'vitest';
import { severalSets } from '../../../src/stages/2-dataset/several-sets.ts';

const numbers = ['1', '2', '3', '4'];
const voc = (folder: string) =>
  numbers.flatMap((n) => [`${folder}/JPEGImages/${n}.png`, `${folder}/SegmentationClass/${n}.png`]);
const beside = (folder: string) => numbers.flatMap((n) => [`${folder}/${n}.png`, `${folder}/${n}_mask.png`]);
const plain = (folder: string) =>
  numbers.flatMap((n) => [`${folder}/images/${n}.png`, `${folder}/masks/${n}.png`]);

describe('two data sets are told', () => {
  test.each<[string, readonly string[]]>([
    ['of other folders', [...voc('cvat'), ...plain('cells')]],
    ['of folders and of endings', [...voc('cvat'), ...beside('roboflow/train')]],
    ['beside pictures that are none', [...voc('cvat'), ...plain('cells'), 'shots/1.png']],
  ])('%s', (reason, files) => {
    expect(
      severalSets({ data: 'in', images: undefined, masks: undefined, classes: undefined }, files)?.message,
      reason,
    ).toMatch(/`data: in\/cvat` or `data: in\//);
  });
});

describe('one data set is not', () => {
  test.each<[string, readonly string[]]>([
    ['of two sites with the same folders', [...plain('berlin'), ...plain('paris')]],
    ['of parts of a split', [...plain('train'), ...voc('test')]],
    ['of folds', [...plain('fold1'), ...voc('fold2')]],
    ['of portions', [...plain('part1'), ...voc('part2')]],
    ['of images and masks', ['images/1.png', 'images/2.png', 'masks/1.png', 'masks/2.png']],
    ['with files beside the folders', [...voc('cvat'), ...plain('cells'), '1.png']],
    ['of one with masks', [...voc('cvat'), ...numbers.map((n) => `photos/${n}.png`)]],
  ])('%s', (reason, files) => {
    expect(
      severalSets({ data: 'in', images: undefined, masks: undefined, classes: undefined }, files),
      reason,
    ).toBeUndefined();
  });

  test('where a setting says which files are meant', () => {
    const files = [...voc('cvat'), ...plain('cells')];
    expect(
      severalSets({ data: 'in', images: 'cvat/JPEGImages/*', masks: undefined, classes: undefined }, files),
    ).toBeUndefined();
  });
});
