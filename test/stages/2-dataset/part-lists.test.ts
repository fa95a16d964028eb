// Lists of names as the split of a data set: what they name, what they leave out, and when they don't count.
import { describe, expect, test } from 'vitest';
import type { Settings } from '../../../src/stages/1-config/settings.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { type Files, scanFiles } from './data-folder.ts';

/** `id (part)` of each sample, and the codes of what is said of lists. */
async function scanned(files: Files, changes: Partial<Settings> = {}) {
  await using folder = await temporaryFolder();
  const { dataset, faults } = await scanFiles(folder.path, files, changes);
  const samples = dataset?.samples.map(({ id, part }) => `${id} (${part ?? 'none'})`);
  return { samples, faults: faults.filter(({ code }) => code.startsWith('part-list')) };
}

function voc(names: readonly string[]): Files {
  return Object.fromEntries(
    names.flatMap((name, i) => [
      [`JPEGImages/${name}.png`, [i, 9]],
      [`SegmentationClass/${name}.png`, [0, 1]],
    ]),
  );
}

const three = voc(['a', 'b', 'c']);
const abc = (a: string, b: string, c: string) =>
  [a, b, c].map((part, i) => `JPEGImages/${'abc'[i]} (${part})`);

describe('lists are the split', () => {
  test.each<[string, Files, readonly string[]]>([
    [
      'as VOC has it, of which the one for segmentation counts',
      {
        ...three,
        'ImageSets/Main/train.txt': 'c\n',
        'ImageSets/Segmentation/train.txt': 'a\nb\n',
        'ImageSets/Segmentation/val.txt': 'c\n',
        'ImageSets/Segmentation/trainval.txt': 'a\nb\nc\n',
      },
      abc('train', 'train', 'validation'),
    ],
    [
      'training and validation in one list',
      {
        ...three,
        'ImageSets/Segmentation/trainval.txt': 'a\r\nb\r\n',
        'ImageSets/Segmentation/test.txt': 'c',
      },
      abc('train', 'train', 'test'),
    ],
    [
      'as paths of images and masks, beside the folders',
      {
        ...three,
        'train.txt': 'JPEGImages/a.png SegmentationClass/a.png\n',
        'val.txt': 'JPEGImages/b.png\tSegmentationClass/b.png\nJPEGImages/c.png SegmentationClass/c.png\n',
      },
      abc('train', 'validation', 'validation'),
    ],
    [
      'as paths of another machine',
      {
        ...three,
        'train.txt': 'C:\\data\\x\\JPEGImages\\a.jpg\n/home/y/JPEGImages/b.png\n',
        'test.txt': '/mnt/my data/JPEGImages/c.png\n',
      },
      abc('train', 'train', 'test'),
    ],
    [
      'in UTF-16, as PowerShell writes them, in either order of bytes',
      {
        ...three,
        'train.txt': Buffer.from('\uFEFFa\r\nb\r\n', 'utf16le'),
        'val.txt': Buffer.from('\uFEFFc\r\n', 'utf16le').swap16(),
      },
      abc('train', 'train', 'validation'),
    ],
    ['of the test alone, the others free', { ...three, 'test.txt': 'c\n' }, abc('none', 'none', 'test')],
    [
      'names with spaces and numbers behind them',
      { ...voc(['x 1', 'y']), 'ImageSets/Main/train.txt': 'x 1\n', 'ImageSets/Main/val.txt': 'y -1\n' },
      ['JPEGImages/x 1 (train)', 'JPEGImages/y (validation)'],
    ],
  ])('%s', async (reason, files, expected) => {
    const { samples, faults } = await scanned(files);
    expect(samples, reason).toEqual(expected);
    expect(faults.map(({ code }) => code)).toEqual(['part-lists-assumed']);
  });

  test('and what none names is left out, with its mask or without', async () => {
    const files = { ...three, 'JPEGImages/d.png': [4], 'train.txt': 'a\n__proto__\n', 'val.txt': 'b\n' };
    const { samples, faults } = await scanned(files);
    expect(samples).toEqual(['JPEGImages/a (train)', 'JPEGImages/b (validation)']);
    expect(faults[0].message).toMatch(
      /left out \(3: "JPEGImages\/c.png", "JPEGImages\/d.png", "SegmentationClass\/c.png"\); names of which no image is there \(1: "__proto__"\)/,
    );
  });

  test('of class folders by their paths', async () => {
    const files = {
      ...Object.fromEntries(
        ['cat/1', 'cat/2', 'dog/1', 'dog/2'].map((name, i) => [`images/${name}.png`, [i, 3]]),
      ),
      'meta/train.txt': 'cat/1\ndog/1\n',
      'meta/test.txt': 'cat/2\ndog/2\n',
    };
    const { samples } = await scanned(files);
    expect(samples).toEqual([
      'images/cat/1 (train)',
      'images/cat/2 (test)',
      'images/dog/1 (train)',
      'images/dog/2 (test)',
    ]);
  });
});

describe('lists do not count', () => {
  test.each<[string, Files, Partial<Settings>, readonly string[]]>([
    [
      'where folders are parts',
      {
        'train/images/a.png': [1],
        'train/masks/a.png': [0, 1],
        'test/images/b.png': [2],
        'test/masks/b.png': [0, 1],
        'train.txt': 'b\n',
      },
      {},
      [],
    ],
    ['where a split file is given', { ...three, 'train.txt': 'a\n' }, { split: 'split.json' }, []],
    [
      'where a pattern captures the part',
      { 'train_a.png': [1], 'train_a_mask.png': [0, 1], 'train.txt': 'train_a\n' },
      { images: '{part}_{name}.png', masks: '{part}_{name}_mask.png' },
      [],
    ],
    ['where they are something else', { ...three, 'train.txt': 'the loss went down\n' }, {}, []],
    [
      'where VOC names other images',
      { ...three, 'ImageSets/Segmentation/train.txt': '2007_000032\n' },
      {},
      ['part-lists-unfit'],
    ],
    [
      'where an image is in two of them',
      { ...three, 'train.txt': 'a\nb\n', 'test.txt': 'b\n' },
      {},
      ['part-lists-overlap'],
    ],
    [
      'where a name means two images',
      { 'cat/1.png': [1], 'dog/1.png': [2], 'train.txt': '1\n' },
      {},
      ['part-lists-assumed', 'part-lists-ambiguous'],
    ],
    ['of one line without an end', { ...three, 'train.txt': `${'x/'.repeat(100_000)}q` }, {}, []],
  ])('%s', async (reason, files, changes, codes) => {
    const { samples, faults } = await scanned(files, changes);
    expect(
      faults.map(({ code }) => code),
      reason,
    ).toEqual(codes);
    expect(samples?.some((sample) => sample.includes('(train)') && reason.includes('else'))).not.toBe(true);
  });
});
