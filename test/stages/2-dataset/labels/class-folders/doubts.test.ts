// What is asked, or said, where the names of folders allow two readings. Folders stand with how many images they hold.
import { describe, expect, test } from 'vitest';
import { findLabels } from '../../../../../src/stages/2-dataset/labels/find.ts';
import { settingsFor } from '../../data-folder.ts';

type Folders = Readonly<Record<string, number>>;

async function found(folders: Folders, classes?: readonly string[]) {
  const files = Object.entries(folders).flatMap(([folder, count]) =>
    Array.from({ length: count }, (_, i) => `${folder}/${i}.png`),
  );
  const listed = {
    files: files.sort(),
    others: [],
    notRead: [],
    emptyFolders: [],
    isEmpty: false,
    faults: [],
  };
  const spec = classes && { classes: classes.map((name) => ({ name })), ignored: undefined };
  const { items, faults } = await findLabels(settingsFor('photos', { task: 'auto' }), listed, spec);
  const images = items as readonly { readonly folder: string; readonly part?: string }[];
  const named = images.map(({ folder, part }) => (part === undefined ? folder : `${folder} (${part})`));
  return {
    classes: [...new Set(named)].sort(),
    faults: faults.map(({ code, severity, message }) => ({ code, severity, message })),
  };
}

describe('asked, with settings that answer', () => {
  test.each<[string, Folders, string, RegExp]>([
    [
      'halves of a data set around the classes',
      { 'part_a/cat': 3, 'part_a/dog': 3, 'part_b/cat': 3, 'part_b/dog': 3 },
      'folders-repeat',
      /`classes: cat, dog` where it's those inside, `classes: part_a, part_b` where/,
    ],
    [
      'days, one of which lacks a class',
      { 'day1/ok': 3, 'day1/bad': 3, 'day2/ok': 3, 'day2/bad': 1, 'day3/ok': 3 },
      'folders-repeat',
      /`classes: bad, ok`/,
    ],
    [
      'the same in each part of a split',
      { 'a/train/cat': 3, 'a/train/dog': 3, 'b/train/cat': 3, 'b/test/dog': 3 },
      'folders-repeat',
      /"a", "b" hold the same folders \("cat", "dog"\)/,
    ],
    [
      'months around a folder of the classes, each whole by itself',
      { 'm1/pics/ripe': 3, 'm1/pics/unripe': 3, 'm2/pics/ripe': 3, 'm2/pics/unripe': 3 },
      'folders-repeat',
      /`classes: ripe, unripe` where.*`classes: m1, m2` where.*`data: photos\/m1\/pics` or `data: photos\/m2\/pics`/,
    ],
    [
      'archives unpacked into folders of their own name, at other depths',
      { 'Fold/Fold/Fold/Train/pox': 3, 'Fold/Fold/Fold/Train/none': 3, 'Raw/Raw/pox': 3, 'Raw/Raw/none': 3 },
      'folders-repeat',
      /`classes: none, pox`.*`data: photos\/Fold\/Fold\/Fold` or `data: photos\/Raw\/Raw`/,
    ],
    [
      'sites with splits of their own in a folder of another name',
      { 'a/data/train/ok': 3, 'a/data/test/bad': 3, 'b/data/train/bad': 3, 'b/data/test/ok': 3 },
      'folders-repeat',
      /`classes: bad, ok`/,
    ],
    [
      'folders that lie alone, each of another name',
      { 'A/2020/x/ok': 3, 'A/2020/x/bad': 3, 'B/2021/y/ok': 3, 'B/2021/y/bad': 3 },
      'folders-repeat',
      /`classes: bad, ok`.*`data: photos\/A\/2020\/x`/,
    ],
    [
      'classes behind patients that no other site has',
      { 'A/p1/ok': 2, 'A/p1/bad': 2, 'A/p2/ok': 2, 'B/p3/ok': 2, 'B/p3/bad': 2, 'B/p4/bad': 2 },
      'folders-repeat',
      /hold the same folders \("bad", "ok"\).*`classes: bad, ok` where/,
    ],
    [
      'years and classes that both repeat',
      { 'A/20/ok': 2, 'A/20/bad': 2, 'A/21/ok': 2, 'B/20/bad': 2, 'B/21/ok': 2, 'B/21/bad': 2 },
      'folders-repeat',
      /`classes: 20, 21` or `classes: bad, ok` where it's those inside/,
    ],
    [
      'classes in some of the folders only',
      { 'A/data/ok': 9, 'A/data/bad': 9, 'B/data/ok': 9, 'B/data/bad': 9, samples: 2 },
      'folders-repeat',
      /`classes: bad, ok` where it's those inside, `classes: A, B, samples` where/,
    ],
    [
      'classes in one of the folders only, behind a folder that lies alone',
      { 'archive/data/cat': 3, 'archive/data/dog': 3, 'samples/x': 2 },
      'classes-deeper',
      /"archive\/data".*`data: photos\/archive\/data`; .*`classes: archive, samples`/,
    ],
    [
      'more folders than a message lists',
      Object.fromEntries(
        Array.from({ length: 40 }, (_, i) => [`p${i}/0`, 1]).concat(
          Array.from({ length: 40 }, (_, i) => [`p${i}/1`, 1]),
        ),
      ),
      'folders-repeat',
      /list of all 40 names \("p0", "p1", "p2", "p3", "p4" and 35 more\).*`images: "\{class\}\/\*\*"`/,
    ],
    [
      'names with commas and signs, which need a list',
      { 'x/a, b': 2, 'x/"c"': 2, 'y/a, b': 2, 'y/"c"': 2 },
      'folders-repeat',
      /`classes: \["\\"c\\"", "a, b"\]`/,
    ],
    [
      'folds',
      { 'fold1/cat': 3, 'fold1/dog': 3, 'fold2/cat': 3, 'fold2/dog': 3 },
      'folds-as-class-folders',
      /`classes: cat, dog` takes all of them together; `folds: 2` and `fold`/,
    ],
    [
      'folds around a folder of parts',
      { 'fold1/d/train/cat': 3, 'fold1/d/val/dog': 3, 'fold2/d/train/dog': 3, 'fold2/d/val/cat': 3 },
      'folds-as-class-folders',
      /`classes: cat, dog` takes all of them together/,
    ],
    ['folds of images alone', { fold_0: 3, fold_1: 3 }, 'folds-as-class-folders', /`folds: 2`/],
    [
      'portions of images alone',
      { part1: 3, part2: 3 },
      'portions-as-class-folders',
      /`classes: part1, part2`/,
    ],
    [
      'part and class in one name',
      { train_cat: 3, train_dog: 3, test_cat: 3, test_dog: 3 },
      'parts-and-classes-in-names',
      /`images: "\{part\}_\{class\}\/\*\*"`/,
    ],
    [
      'words for parts that nothing confirms',
      { development: 3, evaluation: 3 },
      'parts-and-classes-in-names',
      /`classes: development, evaluation`/,
    ],
    [
      'a part beside classes, with images right in it',
      { cat: 3, dog: 3, test: 3 },
      'class-folder-or-part',
      /"test" \(3 images\).*`classes: cat, dog, test` where it's a class, `classes: cat, dog` to leave it out/,
    ],
    [
      'a part beside another of another name, neither of which is a class',
      { 'foo_train/cat': 3, 'foo_train/dog': 3, test: 3 },
      'class-folder-or-part',
      /"test" \(3 images\).* as "foo_train" beside it.*Rename the parts to train, validation and test/,
    ],
    [
      'a folder beside parts',
      { 'train/cat': 3, 'train/dog': 3, 'test/cat': 3, previews: 2 },
      'folders-beside-parts',
      /"previews" \(2 images\).*`images: '\{test,train\}\/\*\*'`/,
    ],
    [
      'a container beside examples',
      { 'Dataset/cat': 3, 'Dataset/dog': 3, Examples: 2 },
      'classes-deeper',
      /`data: photos\/Dataset`.*`classes: Dataset, Examples`/,
    ],
    [
      'a container beside documents, one of which holds a folder',
      { 'Dataset/cat': 9, 'Dataset/dog': 9, docs: 2, 'paper/figures': 2 },
      'classes-deeper',
      /"docs", "paper" beside it do not.*`data: photos\/Dataset`/,
    ],
    [
      'a container beside a few pictures in images/',
      { 'dataset-resized/glass': 3, 'dataset-resized/paper': 3, images: 1 },
      'classes-deeper',
      /`data: photos\/dataset-resized`/,
    ],
    [
      'classes beside a few pictures in images/',
      { glass: 3, paper: 3, images: 1 },
      'images-beside-class-folders',
      /"images" \(1 image\).*`classes: glass, paper`/,
    ],
  ])('%s', async (reason, folders, code, words) => {
    const { classes, faults } = await found(folders);
    expect(classes, reason).toEqual([]);
    expect(faults.map((fault) => [fault.code, fault.severity])).toEqual([[code, 'error']]);
    expect(faults[0].message).toMatch(words);
  });

  test.each<[string, Folders, readonly string[], readonly string[]]>([
    [
      'the folders inside',
      { 'a/train/cat': 3, 'a/train/dog': 3, 'b/train/cat': 3, 'b/test/dog': 3 },
      ['cat', 'dog'],
      ['cat (train)', 'dog (test)', 'dog (train)'],
    ],
    [
      'the folders inside, behind others, and their parts',
      { 'a/data/train/ok': 3, 'a/data/test/bad': 3, 'b/data/train/bad': 3, 'b/data/test/ok': 3 },
      ['bad', 'ok'],
      ['bad (test)', 'bad (train)', 'ok (test)', 'ok (train)'],
    ],
    ['the folders around', { 'a/x': 3, 'a/y': 3, 'b/x': 3, 'b/y': 3 }, ['a', 'b'], ['a', 'b']],
    ['a class called like a part', { cat: 3, test: 3 }, ['cat', 'test'], ['cat', 'test']],
    ['a part that is none', { cat: 3, dog: 3, test: 3 }, ['cat', 'dog'], ['cat', 'dog']],
    ['classes beside images/', { cat: 3, dog: 3, images: 1 }, ['cat', 'dog'], ['cat', 'dog']],
    ['portions that are classes', { part1: 3, part2: 3 }, ['part1', 'part2'], ['part1', 'part2']],
  ])('and `classes` answers: %s', async (reason, folders, classes, expected) => {
    const answered = await found(folders, classes);
    expect(answered.classes, reason).toEqual(expected);
    expect(answered.faults.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('but a listed class deeper than others says nothing of these', async () => {
    const { classes } = await found({ cat: 3, dog: 3, 'unsure/cat': 2 }, ['cat', 'dog']);
    expect(classes, 'which is told as a folder that is none of the classes').toEqual([
      'cat',
      'dog',
      'unsure',
    ]);
  });
});

describe('not asked', () => {
  test.each<[string, Folders, readonly string[], readonly string[]]>([
    ['one word that is a class as often', { development: 3, forest: 3 }, ['development', 'forest'], []],
    ['trains', { bullet_train: 3, steam_train: 3 }, ['bullet_train', 'steam_train'], []],
    [
      'patients in each class',
      { 'benign/p1': 3, 'benign/p2': 3, 'malignant/p3': 3, 'malignant/p4': 3 },
      ['benign', 'malignant'],
      ['folders-in-class-folders'],
    ],
    [
      'a folder that lies alone in each class',
      { 'cat/breedA/2020': 3, 'dog/breedB/2020': 3 },
      ['cat', 'dog'],
      [],
    ],
    ['one folder in each class', { 'cat/raw': 3, 'dog/raw': 3 }, ['cat', 'dog'], []],
    [
      'a class called train in parts',
      { 'train/train': 3, 'train/car': 3, 'test/train': 2, 'test/car': 2 },
      ['car (test)', 'car (train)', 'train (test)', 'train (train)'],
      ['same-names-assumed'],
    ],
    [
      'classes beside the part that holds them',
      { cat: 3, dog: 3, 'test/cat': 3, 'test/dog': 3 },
      ['cat', 'cat (test)', 'dog', 'dog (test)'],
      ['same-names-assumed'],
    ],
    [
      'kinds in each class, which are told',
      { 'cat/persian': 3, 'cat/siamese': 3, 'dog/beagle': 3, 'dog/poodle': 3 },
      ['cat', 'dog'],
      ['folders-in-class-folders'],
    ],
    [
      'one class of many with folders in it, which is told',
      { 'cat/2023': 1, 'cat/2024': 1, dog: 9, bird: 9 },
      ['bird', 'cat', 'dog'],
      ['folders-in-class-folders'],
    ],
    [
      'an unlabelled part',
      { 'train/cat': 3, 'train/dog': 3, 'test/test': 2 },
      ['cat (train)', 'dog (train)'],
      ['images-outside-class-folders'],
    ],
    [
      'parts that are told',
      {
        'seg_train/seg_train/cat': 3,
        'seg_train/seg_train/dog': 3,
        'seg_pred/seg_pred': 2,
        'seg_test/cat': 1,
      },
      ['cat (test)', 'cat (train)', 'dog (train)'],
      ['parts-assumed', 'images-outside-class-folders'],
    ],
  ])('%s', async (reason, folders, classes, codes) => {
    const { classes: got, faults } = await found(folders);
    expect(got, reason).toEqual(classes);
    expect(faults.map(({ code }) => code)).toEqual(codes);
    expect(faults.every(({ severity }) => severity === 'warning')).toBe(true);
  });
});
