// Folders that are portions of one data set, by their names.
import { expect, test } from 'vitest';
import { arePortions } from '../../../src/stages/2-dataset/portions.ts';

test.each<[string, readonly string[], boolean]>([
  ['a word and a number', ['part1', 'part2'], true],
  ['behind the name of the data set', ['HAM10000_images_part_1', 'HAM10000_images_part_2'], true],
  ['with letters', ['Batch A', 'batch B'], true],
  ['one alone is none', ['part1'], false],
  ['of different sets', ['cats_part_1', 'dogs_part_1'], false],
  ['beside another folder', ['part1', 'part2', 'cat'], false],
  ['numbers alone may be classes', ['1', '2'], false],
])('%s', (reason, folders, expected) => {
  expect(arePortions(folders), reason).toBe(expected);
});
