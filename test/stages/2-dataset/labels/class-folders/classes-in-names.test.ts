// Where the class ends that "{class}_{name}" captures.
import { expect, test } from 'vitest';
import { classesCaptured } from '../../../../../src/stages/2-dataset/labels/class-folders/classes-in-names.ts';
import { matchPattern } from '../../../../../src/stages/2-dataset/patterns.ts';

const counted = (...names: string[]) => names.flatMap((name) => [`${name}_1.jpg`, `${name}_2.jpg`]);

type Row = [reason: string, files: string[], known: string[], classes: string[], warned: boolean];

test.each<Row>([
  ['one word each', counted('cat', 'dog'), [], ['cat', 'dog'], false],
  [
    'classes of one word and of several, as Oxford-IIIT Pets has them',
    counted('Bengal', 'american_bulldog', 'american_pit_bull_terrier'),
    [],
    ['Bengal', 'american_bulldog', 'american_pit_bull_terrier'],
    true,
  ],
  [
    'a word of its own behind each class may be a patient: told, and read as the pattern says',
    counted('cat_tom', 'cat_kitty', 'dog_rex', 'dog_bello'),
    [],
    ['cat', 'dog'],
    true,
  ],
  ['a year in front of the number', counted('cat_2020', 'cat_2021', 'dog_2020'), [], ['cat', 'dog'], false],
  ['the same word behind all', counted('cat_IMG', 'dog_IMG'), [], ['cat', 'dog'], false],
  [
    'names that tell pictures apart',
    ['cat_a_1.jpg', 'cat_b_1.jpg', 'dog_c_1.jpg'],
    [],
    ['cat', 'dog'],
    false,
  ],
  [
    'the list of classes settles it',
    counted('american_bulldog', 'american_pit_bull_terrier'),
    ['american_bulldog', 'american_pit_bull_terrier'],
    ['american_bulldog', 'american_pit_bull_terrier'],
    false,
  ],
  [
    'and the other way round',
    counted('american_bulldog', 'Bengal', 'american_pit_bull_terrier'),
    ['american', 'Bengal'],
    ['american', 'Bengal'],
    false,
  ],
])('%s', (reason, files, known, classes, warned) => {
  const matched = matchPattern('images', '{class}_{name}.jpg', files);
  const found = classesCaptured(matched, new Set(known));
  expect([...new Set(found.classes.values())], reason).toEqual(classes);
  expect(found.faults.map(({ code }) => code)).toEqual(warned ? ['classes-in-names-assumed'] : []);
});
