// Lines of lists that somebody may have made to keep the program busy.
import { expect, test } from 'vitest';
import { filesNamed, indexNames } from '../../../../src/stages/2-dataset/part-lists/image-names.ts';

const names = indexNames(['images/a 1.png', 'images/b.png']);

test.each([
  ['a name with a space', 'a 1', ['images/a 1.png']],
  ['a label behind it', 'a 1 cat', ['images/a 1.png']],
  ['labels of another list behind it', 'a 1, cat; 3', ['images/a 1.png']],
  ['more than labels behind it', 'a 1 2 3 4 5', []],
  ['nothing but separators', ',,,', []],
])('%s', (reason, line, files) => {
  expect(filesNamed(line, names), reason).toEqual(files);
});

test('many lines of separators are read in a moment', () => {
  const line = `${', '.repeat(2000)}x,y`;
  for (let i = 0; i < 3000; i++) expect(filesNamed(line, names)).toEqual([]);
});
