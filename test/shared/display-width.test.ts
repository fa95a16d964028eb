import { expect, test } from 'vitest';
import { displayWidth } from '../../src/shared/display-width.ts';

test.each([
  ['cell', 4, 'a letter is one column'],
  ['細胞', 4, 'a Chinese character is two'],
  ['Zelle\u0308', 5, 'a mark stands above the letter before it'],
  ['🔬', 2, 'a picture is two, though JavaScript counts two units'],
  ['', 0, 'nothing'],
])('%j takes %i columns', (text, columns, reason) => {
  expect(displayWidth(text), reason).toBe(columns);
});
