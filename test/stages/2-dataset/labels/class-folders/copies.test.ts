// Thumbnails, crops and documents among class folders, by the names of files. A folder stands with what its images are called.
import { describe, expect, test } from 'vitest';
import { copiesAmong } from '../../../../../src/stages/2-dataset/labels/class-folders/copies.ts';
import { layOutClassFolders } from '../../../../../src/stages/2-dataset/labels/class-folders/folders.ts';

type Folders = Readonly<Record<string, string>>;

function said(folders: Folders) {
  const files = Object.entries(folders).flatMap(([folder, names]) =>
    names.split(' ').map((name) => `${folder}/${name}.jpg`),
  );
  return copiesAmong(layOutClassFolders(files).images);
}

describe('copies are told', () => {
  test.each<[string, Folders, string, RegExp]>([
    [
      'thumbnails in a class, of the same names',
      { cat: 'a b c', 'cat/thumbnails': 'a b c', dog: 'd e f' },
      'copies-in-class-folders',
      /"cat\/thumbnails\/a.jpg" after "cat\/a.jpg".*`images: "\*\/\*"`/,
    ],
    [
      'pieces that are numbered after their image',
      { 'cat/cat': '001 002', 'cat/cat/CROPPED': '001_01 001_02 002_01', 'dog/dog': '003' },
      'copies-in-class-folders',
      /`images: "\*\/\*\/\*"`.*`group-by: '\(\[\^\/\]\+\?\)/,
    ],
    [
      'images at several depths, which no pattern takes',
      { cat: 'a b c', 'cat/small': 'a b c', 'dog/d': 'x y' },
      'copies-in-class-folders',
      /Move these folders elsewhere/,
    ],
    [
      'copies beside the classes, with the class in their names',
      { cat: 'a b', dog: 'c d', thumbs: 'cat_a cat_b dog_c dog_d' },
      'copies-as-class',
      /`images: '\{cat,dog\}\/\*\*'`.*`classes: cat, dog, thumbs`/,
    ],
    [
      'copies beside the classes, of the same names',
      { cat: 'a b', dog: 'c d', small: 'a b c d' },
      'copies-as-class',
      /"small" \(4 images\)/,
    ],
    ['documents', { cat: 'a b', dog: 'c d', 'docs/assets': 'f' }, 'documents-as-class', /"docs" \(1 image\)/],
  ])('%s', (reason, folders, code, words) => {
    const fault = said(folders);
    expect(fault?.code, reason).toBe(code);
    expect(fault?.message).toMatch(words);
  });

  test.each<[string, Folders]>([
    ['nothing of other names deeper', { cat: 'a b c', 'cat/more': 'd e f', dog: 'g h i' }],
    ['nothing of three classes that count from 1', { a: '1 2 3', b: '1 2 3 4', c: '1 2 3 4' }],
    ['nothing of half the names of one other class', { a: 'x y z', b: 'x y z u v w', c: 'k l m' }],
    ['nothing of two names', { cat: 'a b', 'cat/small': 'a b', dog: 'c d' }],
    ['nothing of documents that are the classes', { docs: 'a b', figures: 'c d', cat: 'e f g' }],
    ['nothing of one class', { cat: 'a b c', 'cat/small': 'a b c' }],
  ])('%s', (reason, folders) => {
    expect(said(folders), reason).toBeUndefined();
  });
});
