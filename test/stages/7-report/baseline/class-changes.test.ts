// How the classes of two runs differ, in few words however many and however long they are.
import { expect, test } from 'vitest';
import { classChanges } from '../../../../src/stages/7-report/baseline/class-changes.ts';

const run = (...names: string[]) => ({
  classes: names.map((name, index) => ({ index, name, color: [0, 0, 0] })),
});

test.each([
  { why: 'the same', here: ['a', 'b'], there: ['a', 'b'], words: undefined },
  {
    why: 'one renamed',
    here: ['a', 'galaxy'],
    there: ['a', 'star'],
    words: 'the classes are not the same (only here: galaxy; only there: star)',
  },
  { why: 'one more', here: ['a', 'b'], there: ['a'], words: 'the classes are not the same (only here: b)' },
  {
    why: 'counts of another class would be compared',
    here: ['a', 'b'],
    there: ['b', 'a'],
    words: 'the classes are the same, but in another order',
  },
  {
    why: 'it stands in a heading',
    here: ['a'],
    there: ['a', 'x'.repeat(31), 'c', 'd', 'e', 'f'],
    words: `the classes are not the same (only there: ${'x'.repeat(29)}…, c, d and 2 more)`,
  },
])('$why', ({ why, here, there, words }) => {
  expect(classChanges(run(...here), run(...there)), why).toBe(words);
});
