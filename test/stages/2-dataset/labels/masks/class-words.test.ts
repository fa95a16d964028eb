// Which names of images say a class, and the pattern that takes them for one.
import { expect, test } from 'vitest';
import { patternOfClassWords } from '../../../../../src/stages/2-dataset/labels/masks/class-words.ts';

/** Names in which # is a number. */
function named(...forms: readonly string[]): readonly string[] {
  return forms.flatMap((form) => Array.from({ length: 10 }, (_, i) => form.replace('#', String(i))));
}

test.each<[reason: string, files: readonly string[], pattern: string | undefined]>([
  ['Dogs vs. Cats', named('train/cat.#.jpg', 'train/dog.#.jpg', 'test1/#.jpg'), 'train/{class}.{name}.jpg'],
  ['words of two', named('Irish setter_#.jpg', 'pug_#.jpg'), '{class}_{name}.jpg'],
  ['words behind numbers', named('a/#-cat.png', 'a/#-dog.png'), 'a/{name}-{class}.png'],
  ['several endings', named('cat_#.jpg', 'dog_#.png'), '{class}_{name}.*'],
  ['one that is named otherwise', [...named('cat_#.jpg', 'dog_#.jpg'), 'logo.jpg'], '{class}_{name}.jpg'],
  ['one word alone', named('cat_#.jpg'), undefined],
  ['a word for each image', named('a_1.jpg', 'b_2.jpg').slice(9, 11), undefined],
  ['parts of a split', named('train_#.png', 'test_#.png'), undefined],
  ['views', named('left_#.png', 'right_#.png'), undefined],
  ['two times', named('#_before.png', '#_after.png'), undefined],
  ['roles', named('image_#.png', 'mask_#.png'), undefined],
  ['a word that holds the separator', named('american_bulldog_#.jpg', 'pug_#.jpg'), undefined],
  ['numbers alone', named('#.jpg'), undefined],
])('%s', (reason, files, pattern) => {
  expect(patternOfClassWords(files)?.pattern, reason).toBe(pattern);
});
