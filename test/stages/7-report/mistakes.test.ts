// The largest mistakes: ordered by the true class's share, the diagonal and what never happened left out.
import { expect, test } from 'vitest';
import { largestMistakes } from '../../../src/stages/7-report/mistakes.ts';
import { sampleResults } from './sample-run.ts';

function mistakesOf(confusion: number[][], most: number) {
  const sample = sampleResults();
  const classes = sample.classes.slice(0, confusion.length).map((one, k) => ({ ...one, name: 'abc'[k] }));
  return largestMistakes({ classes, test: { ...sample.test, confusion } }, most);
}

test('by share of the true class: few pixels of a rare class come before many of a common one', () => {
  const confusion = [
    [900, 100, 0],
    [0, 0, 0],
    [6, 2, 2],
  ];
  expect(mistakesOf(confusion, 9)).toEqual([
    { truth: 'c', predicted: 'a', count: 6, share: 0.6 },
    { truth: 'c', predicted: 'b', count: 2, share: 0.2 },
    { truth: 'a', predicted: 'b', count: 100, share: 0.1 },
  ]);
  expect(mistakesOf(confusion, 1)).toHaveLength(1);
});

test('none where all is right', () => {
  expect(
    mistakesOf(
      [
        [5, 0],
        [0, 5],
      ],
      3,
    ),
  ).toEqual([]);
});
