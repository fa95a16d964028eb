// When the texts of a column are taken for several labels in one field.
import { expect, test } from 'vitest';
import { joinedValues } from '../../../../../src/stages/2-dataset/labels/table/joined-values.ts';

const AMAZON = ['clear primary', 'haze primary', 'clear primary road', 'clear agriculture primary', 'cloudy'];
const BREEDS = ['golden retriever', 'labrador retriever', 'toy poodle', 'poodle'];

test.each<[reason: string, column: string, values: readonly string[], joined: boolean]>([
  ['tags, of which most stand in others whole', 'weather', AMAZON, true],
  ['a column of tags', 'tags', ['clear primary', 'haze primary', 'cloudy'], true],
  ['a column of tags with one word each', 'tags', ['clear', 'cloudy'], false],
  ['a column of tags that share no word', 'tags', ['partly cloudy', 'clear'], false],
  ['breeds that share a word', 'breed', BREEDS, false],
  ['breeds in a column of labels', 'labels', BREEDS, false],
  [
    'labels of which one stands in another whole',
    'labels',
    ['frog eye leaf', 'frog eye leaf spot', 'rust'],
    true,
  ],
  ['the same in a column for one', 'label', ['frog eye leaf', 'frog eye leaf spot', 'rust'], false],
  ['a bear of its own', 'species', ['brown bear', 'Syrian brown bear', 'polar bear', 'sun bear'], false],
  ['all pieces stand alone', 'label', ['scab', 'rust', 'scab rust'], true],
  ['strokes between findings', 'Finding Labels', ['Edema', 'Mass', 'Edema|Mass'], true],
  ['strokes between findings that do not stand alone', 'x', ['a|b', 'a|b|c', 'b|c|d', 'b|c'], true],
  ['names with a comma', 'label', ['tree, oak', 'tree, elm'], false],
])('%s', (reason, name, values, joined) => {
  const column = { column: 0, name, different: new Set(values), filled: 40, rows: 40 };
  expect(joinedValues(column, undefined).length > 0, reason).toBe(joined);
  expect(joinedValues(column, new Set(values)), 'each is a class that the user lists').toEqual([]);
});

test('names those that are put together', () => {
  const column = { column: 0, name: 'tags', different: new Set(AMAZON), filled: 40, rows: 40 };
  expect(joinedValues(column, new Set(['clear primary']))).toEqual(AMAZON.slice(0, 4));
});
