import { describe, expect, test } from 'vitest';
import {
  isClassFolder,
  layOutClassFolders,
} from '../../../../../src/stages/2-dataset/labels/class-folders/folders.ts';

/** `image: class (part)` of each, then what lies in no class folder. */
function laidOut(files: readonly string[], options = {}) {
  const { images, strays } = layOutClassFolders(files, options);
  return [
    ...images.map(
      ({ image, folder, part }) => `${image}: ${folder}${part === undefined ? '' : ` (${part})`}`,
    ),
    ...strays.map((path) => `${path}: none`),
  ];
}

describe('the class of an image', () => {
  test.each([
    ['is the first folder', ['cat/1.png', 'dog/1.png'], ['cat/1.png: cat', 'dog/1.png: dog']],
    ['takes what lies deeper along', ['cat/2024/may/1.png'], ['cat/2024/may/1.png: cat']],
    ['comes behind a folder of images', ['images/cat/1.png'], ['images/cat/1.png: cat']],
    [
      'comes behind a part of the split',
      ['train/cat/1.png', 'val/cat/2.png', 'Test/dog/3.png'],
      ['train/cat/1.png: cat (train)', 'val/cat/2.png: cat (validation)', 'Test/dog/3.png: dog (test)'],
    ],
    [
      'comes behind both, in either order',
      ['images/train/cat/1.png', 'train/images/cat/2.png'],
      ['images/train/cat/1.png: cat (train)', 'train/images/cat/2.png: cat (train)'],
    ],
    ['comes behind "training_set"', ['training_set/cat/1.png'], ['training_set/cat/1.png: cat (train)']],
    [
      'comes before a part, too',
      ['cat/train/1.png', 'cat/test/2.png'],
      ['cat/train/1.png: cat (train)', 'cat/test/2.png: cat (test)'],
    ],
    [
      'may be called like a mask',
      ['mask/1.png', 'no_mask/1.png'],
      ['mask/1.png: mask', 'no_mask/1.png: no_mask'],
    ],
    ['may be called like a part, deeper', ['train/test/1.png'], ['train/test/1.png: test (train)']],
    ['is none at the root', ['1.png', 'cat/2.png'], ['cat/2.png: cat', '1.png: none']],
    ['is none in a part itself', ['train/1.png'], ['train/1.png: none']],
    [
      'is none beside a folder of images',
      ['images/cat/1.png', 'previews/1.png'],
      ['images/cat/1.png: cat', 'previews/1.png: none'],
    ],
    [
      'is the same however "é" is written',
      ['train/caf\u00e9/1.png', 'val/cafe\u0301/2.png'],
      ['train/caf\u00e9/1.png: caf\u00e9 (train)', 'val/cafe\u0301/2.png: caf\u00e9 (validation)'],
    ],
  ])('%s', (reason, files, expected) => {
    expect(laidOut(files), reason).toEqual(expected);
  });

  test('is what the list of classes says, whatever the name says', () => {
    const files = ['valid/1.png', 'invalid/2.png'];
    expect(laidOut(files)).toEqual(['invalid/2.png: invalid', 'valid/1.png: none']);
    expect(laidOut(files, { known: new Set(['valid', 'invalid']) })).toEqual([
      'valid/1.png: valid',
      'invalid/2.png: invalid',
    ]);
  });

  test('is looked for behind the folders that a pattern names', () => {
    expect(laidOut(['photos/2024/cat/1.png'], { isNamed: (_: string, depth: number) => depth < 2 })).toEqual([
      'photos/2024/cat/1.png: cat',
    ]);
    expect(laidOut(['train/cat/1.png'], { base: 'train' }), 'which may say the part').toEqual([
      'train/cat/1.png: cat (train)',
    ]);
  });
});

test.each([
  ['a folder beside others', 'cat', true],
  ['a folder in a part', 'train/cat', true],
  ['a part', 'train', false],
  ['a folder in a class folder', 'cat/old', false],
])('%s: a class folder or not', (reason, folder, expected) => {
  expect(isClassFolder(folder, new Set()), reason).toBe(expected);
});
