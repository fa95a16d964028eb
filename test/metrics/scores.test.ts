// The table of scores: its rows keep to what those rely on who read it. Their numbers are held to scikit-learn's in
// confusion.test.ts.
import { describe, expect, test } from 'vitest';
import { byName, EPOCH_SCORES, VALIDATION_SCORES } from '../../src/metrics/epoch-scores.ts';
import { byScore, DECIDING, SCORES, type Score, scoresOf, scoresOfTask } from '../../src/metrics/scores.ts';

describe.each<Score>([...SCORES])('$key', ({ key, title, tasks, meaning, of }) => {
  test('is named as JSON, CSV and gates have names', () => expect(key).toMatch(/^[a-z]+(-[a-z0-9]+)*$/));

  test('is 1 where all is right: a better model never scores less', () =>
    expect(of(Float64Array.of(3, 5, 3, 5, 3, 5))).toBe(1));

  test('is 0 where all is wrong', () => expect(of(Float64Array.of(0, 0, 3, 5, 5, 3))).toBe(0));

  test('has a title for a sentence, a meaning for a list, and a task', () => {
    expect(title).toBe(title.trim());
    expect(meaning).toMatch(/^[A-Z].*\.$/);
    expect(tasks.length).toBeGreaterThan(0);
  });

  test('says in its meaning which task alone has it', () => {
    const alone = { segmentation: 'masks', classification: 'classification' };
    const [only] = tasks.length === 1 ? [` ${alone[tasks[0]]} only.`] : [];
    expect(/[^;]* only\.$/.exec(meaning)?.[0]).toBe(only);
  });
});

test('no two have a key or a title in common', () => {
  for (const name of ['key', 'title'] as const)
    expect(new Set(SCORES.map((score) => score[name])).size).toBe(SCORES.length);
});

test('the deciding score exists for every task', () => {
  for (const task of ['segmentation', 'classification'] as const)
    expect(scoresOfTask(task)).toContain(DECIDING);
});

test("a score of another task is none of a task's", () => {
  expect(scoresOfTask('segmentation').map(({ key }) => key)).toContain('mean-iou');
  expect(scoresOfTask('classification').map(({ key }) => key)).not.toContain('mean-iou');
});

test('are made by key, in the order of the rows', () => {
  expect(Object.keys(byScore(() => 0))).toEqual(SCORES.map(({ key }) => key));
  expect(scoresOf([3, 1, 0, 4])).toMatchObject({ accuracy: 7 / 8, 'mean-iou': (3 / 4 + 4 / 5) / 2 });
});

test.each([
  { counts: [8, 3, 10, 4, 9, 5], dice: 6 / 9, why: 'class 0 is the background: it counts in no mean Dice' },
  {
    counts: [8, 0, 8, 0, 8, 0],
    dice: Number.NaN,
    why: 'nothing but background, and found: there is nothing to say',
  },
  {
    counts: [8, 3, 0, 10, 3, 0, 10, 3, 0],
    dice: 1,
    why: 'a class in neither truth nor prediction counts in no mean',
  },
])('mean Dice $dice: $why', ({ counts, dice, why }) => {
  const { of } = SCORES.find(({ key }) => key === 'mean-dice')!;
  expect(of(Float64Array.from(counts)), why).toBe(dice);
});

test.each([
  ['train-accuracy', 'trainAccuracy', 'one word'],
  ['val-mean-iou', 'valMeanIou', 'two words, and the last is no abbreviation in code'],
  ['val-macro-f1', 'valMacroF1', 'a digit'],
] as const)("an epoch's %s is %s in its record: %s", (name, field, why) => {
  expect(EPOCH_SCORES.find((one) => one.name === name)?.field, why).toBe(field);
});

test('of each score training comes first, then validation, and by name they keep that order', () => {
  expect(EPOCH_SCORES.slice(0, 4).map(({ name }) => name)).toEqual([
    'train-accuracy',
    'val-accuracy',
    'train-mean-iou',
    'val-mean-iou',
  ]);
  expect(Object.keys(byName(EPOCH_SCORES, () => 0))).toEqual(EPOCH_SCORES.map(({ name }) => name));
  expect(VALIDATION_SCORES.map(({ score }) => score.key)).toEqual(SCORES.map(({ key }) => key));
});
