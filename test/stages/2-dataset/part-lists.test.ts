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
  return { samples, by: dataset?.partsBy, faults: faults.filter(({ code }) => code.startsWith('part-list')) };
}

function voc(names: readonly string[]): Files {
  return Object.fromEntries(
    names.flatMap((name, i) => [
      [`JPEGImages/${name}.png`, [i, 9]],
      [`SegmentationClass/${name}.png`, [0, 1]],
    ]),
  );
}

/** `o/t1.png` and `o/t1_m.png`, ... */
function besideMasks(ending: string, count: number): Files {
  const numbers = Array.from({ length: count }, (_, i) => i + 1);
  return Object.fromEntries(
    numbers.flatMap((i) => [
      [`o/t${i}.png`, [i, 90, 200]],
      [`o/t${i}_${ending}.png`, [0, 1]],
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
      'as numbers of images, as CUB-200 has it',
      {
        ...three,
        'images.txt': '1 a.png\n2 b.png\n7 c.png\n',
        'train_test_split.txt': '1 1\n2 1\n7 0',
      },
      abc('train', 'train', 'test'),
    ],
    [
      'of a column beside the name',
      { ...three, 'split.csv': 'file,split\na.png,train\nb.png,valid\nc.png,test\n' },
      abc('train', 'validation', 'test'),
    ],
    [
      'of a column of truth values',
      { ...three, 'images.csv': 'width,image_id,is_valid\n4,a,False\n4,b,True\n4,c,False\n' },
      abc('train', 'validation', 'train'),
    ],
    [
      'as Speech Commands has them, training being the rest',
      { ...three, 'testing_list.txt': 'JPEGImages/c.wav\n', 'validation_list.txt': 'JPEGImages/b.wav\n' },
      abc('none', 'validation', 'test'),
    ],
    [
      'a label behind each path, and names with spaces',
      { ...voc(['x 1', 'y']), 'train.txt': 'JPEGImages/x 1.png 0\n', 'val.txt': 'JPEGImages/y.png 1\n' },
      ['JPEGImages/x 1 (train)', 'JPEGImages/y (validation)'],
    ],
    [
      'in JSON by class, as Food-101 has it',
      { ...three, 'meta/train.json': '{"x": ["x/a", "x/b"]}', 'meta/test.json': '{"x": ["x/c"]}' },
      abc('train', 'train', 'test'),
    ],
    [
      'in one JSON of all parts',
      {
        ...three,
        'split_zhou.json': '{"train": [["a.jpg", 0, "x"], ["b.jpg", 1, "y"]], "val": [["c.jpg", 0, "x"]]}',
      },
      abc('train', 'train', 'validation'),
    ],
    [
      'in a short word, as AeroScapes has it, and the first of several numbered ones',
      { ...three, 'trn1.txt': 'a\nb', 'val1.txt': 'c', 'trn2.txt': 'b\nc', 'val2.txt': 'a' },
      abc('train', 'train', 'validation'),
    ],
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

  test.each<[string, Files, readonly string[], string]>([
    [
      'of another folder, numbered alike',
      {
        ...voc(['bear/0', 'bear/1', 'boat/0', 'extra/0']),
        'train.txt': '/JPEGImages/bear/0.png\n/JPEGImages/bear/1.png',
        'val.txt': '/JPEGImages/boat/0.png',
      },
      ['JPEGImages/bear/0 (train)', 'JPEGImages/bear/1 (train)', 'JPEGImages/boat/0 (validation)'],
      '(2: "JPEGImages/extra/0.png", "SegmentationClass/extra/0.png")',
    ],
    [
      'most of them, by their folders',
      { ...voc(['bear/0', 'boat/0', 'boat/1']), 'train.txt': 'bear/0' },
      ['JPEGImages/bear/0 (train)'],
      '(most of them, 4 of 6: 2 in "JPEGImages/boat/", 2 in "SegmentationClass/boat/")',
    ],
    [
      'of another folder than a column names',
      { ...voc(['a/1', 'a/2', 'b/3']), 't.csv': 'image,split\n1.png,train\n2.png,test' },
      ['JPEGImages/a/1 (train)', 'JPEGImages/a/2 (test)'],
      '(2: "JPEGImages/b/3.png", "SegmentationClass/b/3.png")',
    ],
    [
      'but not where a list only says what to test',
      { ...voc(['a/1', 'b/2']), 'test.txt': 'a/1' },
      ['JPEGImages/a/1 (test)', 'JPEGImages/b/2 (none)'],
      'taken for the parts of the split. For',
    ],
  ])('and so is an image %s', async (reason, files, expected, words) => {
    const { samples, faults } = await scanned(files);
    expect(samples, reason).toEqual(expected);
    expect(faults[0].message).toContain(words);
  });

  test.each([
    ['with a usual ending', 'mask', undefined],
    ['as LandCover.ai has them', 'm', { images: 'o/{name}.png', masks: 'o/{name}_m.png' }],
  ])('masks that a list does not name stay with their images: %s', async (reason, ending, changes) => {
    const lists = { 'train.txt': 't1\nt2\n', 'val.txt': 't3\n' };
    const { samples, faults } = await scanned({ ...besideMasks(ending, 4), ...lists }, changes);
    expect(samples, reason).toEqual(['o/t1 (train)', 'o/t2 (train)', 'o/t3 (validation)']);
    expect(faults[0].message, 'that of an image that none names is left out with it').toContain(
      'left out (2: "o/t4.png", "o/t4_',
    );
  });

  test.each<[string, Files, string]>([
    [
      'lists by their names',
      { ...three, 'train.txt': 'a', 'val.txt': 'b\nc' },
      'the lists train.txt, val.txt',
    ],
    [
      'a column by its own',
      { ...three, 's.csv': 'image,set\na.png,train\nb.png,test\nc.png,test' },
      'the column "set" of s.csv',
    ],
    ['folders by none', { 'train/images/a.png': [1], 'train/masks/a.png': [0, 1] }, 'their folders'],
  ])('what gave the parts is told: %s', async (reason, files, expected) => {
    expect((await scanned(files)).by, reason).toBe(expected);
  });

  test('and where other lists say otherwise, that is told', async () => {
    const files = {
      ...three,
      'split1/train.txt': 'a\nb',
      'split1/test.txt': 'c',
      'split2/train.txt': 'b\nc',
      'split2/test.txt': 'a',
    };
    const { samples, faults } = await scanned(files);
    expect(samples).toEqual(abc('train', 'train', 'test'));
    expect(faults[0].message).toContain(
      '"split2/test.txt", "split2/train.txt", in which some images have another part',
    );
  });

  test('a part of theirs of which only bad files are left is lost', async () => {
    const files = { ...three, 'JPEGImages/c.png': 'no image', 'train.txt': 'a\nb', 'test.txt': 'c' };
    await using folder = await temporaryFolder();
    const { faults } = await scanFiles(folder.path, files, { skipBadFiles: true });
    expect(faults.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([
      'part-lost',
    ]);
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
      'where folders are parts and they say the same',
      {
        'train/images/a.png': [1],
        'train/masks/a.png': [0, 1],
        'test/images/b.png': [2],
        'test/masks/b.png': [0, 1],
        'train.txt': 'a\n',
      },
      {},
      [],
    ],
    [
      'where folders are parts, which is told where they say otherwise',
      {
        'train/images/a.png': [1],
        'train/masks/a.png': [0, 1],
        'test/images/b.png': [2],
        'test/masks/b.png': [0, 1],
        'train.txt': 'b\n',
      },
      {},
      ['part-lists-unused'],
    ],
    [
      'where the form is not read',
      { ...three, 'setid.mat': 'x', 'train_list.mat': 'x' },
      {},
      ['part-lists-unread'],
    ],
    [
      'where both lists name other images',
      { ...three, 'train.txt': 'q1\n', 'test.txt': 'q2\n' },
      {},
      ['part-lists-unfit'],
    ],
    [
      'in a table of one part, whose labels are of all',
      { ...three, 'train.csv': 'image,size\na.png,1\nb.png,2\n' },
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
