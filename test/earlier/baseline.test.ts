// Where the baseline comes from, and what is said of a file that is none.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { chosenByData, findBaseline } from '../../src/earlier/baseline.ts';
import type { FoundResults } from '../../src/earlier/earlier-runs.ts';
import { baselineCacheFailed, baselineFromData, type Fault } from '../../src/errors.ts';
import { byScore, SCORES, type Score } from '../../src/metrics/scores.ts';
import { resultsSchema } from '../../src/results/results.ts';
import { sampleEvaluationResults } from '../stages/7-report/evaluation/sample-evaluation.ts';
import { sampleResults } from '../stages/7-report/sample-run.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const never = { findResults: () => Promise.reject(new Error('asked for nothing')) };
const finding = (found: FoundResults, faults: readonly Fault[] = []) => ({
  findResults: async () => ({ found, faults }),
});

test('a path to an earlier results.json', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'results.json');
  await writeFile(path, JSON.stringify(sampleResults()));
  const { baseline, faults } = await findBaseline(path, never);
  expect(faults).toEqual([]);
  const name = `${basename(folder.path)}/results.json`;
  expect(baseline, 'named by the end of its path').toMatchObject({ name, results: { test: { images: 2 } } });
});

test('a file of before intervals and hashes were kept is read all the same', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'results.json');
  const { diagnosis, comparison, ...old } = sampleResults();
  const { intervals, ...tested } = old.test;
  const perImage = old.test['per-image'].map(({ cells, ...image }) => image);
  const { samples, ...part } = old.split.test;
  const before = { ...old, test: { ...tested, 'per-image': perImage }, split: { ...old.split, test: part } };
  await writeFile(path, JSON.stringify(before));
  const { baseline, faults } = await findBaseline(path, never);
  expect(faults).toEqual([]);
  expect(baseline.results?.test.intervals).toEqual(byScore(() => null));
});

const LATER = SCORES.filter(({ always }: Score) => always !== true).map(({ key }) => key);

test('a file of before a score was there has none of it', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'results.json');
  const names = LATER.flatMap((key) => [key, `train-${key}`, `val-${key}`]);
  const without = (key: string, value: unknown) => (names.includes(key) ? undefined : value);
  await writeFile(path, JSON.stringify(sampleResults(), without));
  const { baseline, faults } = await findBaseline(path, never);
  expect(faults).toEqual([]);
  const { test: tested, history } = baseline.results!;
  for (const key of LATER)
    expect(
      [tested, tested.intervals, tested['per-image'][0]].map((one) => one?.[key]),
      key,
    ).toEqual([null, null, null]);
  for (const key of LATER)
    expect([history[0][`train-${key}`], history[0][`val-${key}`]]).toEqual([null, null]);
  expect(tested['macro-f1']).toBe(sampleResults().test['macro-f1']);
});

test('a file of when there were three scores is a baseline, and whole', async () => {
  // What sampleResults was then, as the code of then wrote it: two epochs, and itself as the baseline.
  const path = join(import.meta.dirname, 'results-of-three-scores.json');
  const json: Record<string, Record<string, unknown>> = JSON.parse(await readFile(path, 'utf8'));
  const { baseline, faults } = await findBaseline(path, never);
  expect(faults).toEqual([]);
  const { test: tested } = resultsSchema.parse(json);
  expect(baseline.results?.test).toEqual(tested);
  for (const { key } of SCORES) expect(tested[key], key).toBe(json.test[key] ?? null);
  const kept = SCORES.filter(({ key }) => key in json.test);
  expect(kept.map(({ key }) => key)).toEqual(['accuracy', 'mean-iou', 'macro-f1']);
  expect(
    SCORES.filter(({ always }: Score) => always === true),
    'a row is right as it is: only these may say that every file has them',
  ).toEqual(kept);
});

const perImage = sampleResults().test['per-image'];

/** The sample's test with a change; numbers that JSON.stringify has no form for stand in quotes. */
function testedWith(change: object): string {
  const json = JSON.stringify({ ...sampleResults(), test: { ...sampleResults().test, ...change } });
  return json.replace(/"(1e999)"/g, '$1');
}
const intervalsWith = (interval: object) => ({
  intervals: { ...sampleResults().test.intervals, 'macro-f1': interval },
});
function untrainedEvaluation() {
  const evaluation = sampleEvaluationResults();
  return { ...evaluation, model: { ...evaluation.model, untrained: 'less-than-an-epoch' } };
}
const BROKEN: readonly { why: string; content: string; code: string; words: string }[] = [
  { why: 'half a file', content: '{"schema-version": 1,', code: 'baseline-unreadable', words: "isn't JSON" },
  {
    why: 'a run that had no time to train',
    content: JSON.stringify({ ...sampleResults(), untrained: 'less-than-an-epoch' }),
    code: 'baseline-untrained',
    words: 'had no time to train its model',
  },
  {
    why: 'an evaluation of a model that was not trained',
    content: JSON.stringify(untrainedEvaluation()),
    code: 'baseline-untrained',
    words: 'had no time to train its model',
  },
  { why: 'other JSON', content: '[1, 2]', code: 'baseline-unreadable', words: "isn't a results.json" },
  { why: 'a text', content: '"results"', code: 'baseline-unreadable', words: "isn't a results.json" },
  {
    why: 'a later version',
    content: '{"schema-version": 7}',
    code: 'baseline-other-version',
    words: 'has schema version 7, expected 1',
  },
  {
    why: 'a version that is none',
    content: '{"schema-version": {"\\u001b[2J": "'.concat('x'.repeat(99), '"}}'),
    code: 'baseline-other-version',
    words: '...',
  },
  {
    why: 'a task that there is not',
    content: JSON.stringify({ ...sampleResults(), task: 'detection' }),
    code: 'baseline-unreadable',
    words: 'task: ',
  },
  {
    why: 'a field is gone',
    content: JSON.stringify({ ...sampleResults(), classes: undefined }),
    code: 'baseline-unreadable',
    words: 'classes: ',
  },
  {
    why: 'counts of a class that there is not',
    content: JSON.stringify({
      ...sampleResults(),
      test: { ...sampleResults().test, 'per-image': [{ ...perImage[0], cells: [[0, 9, 5]] }] },
    }),
    code: 'baseline-unreadable',
    words: 'counts of a class that there is not',
  },
  {
    why: 'a score above 1',
    content: testedWith({ 'macro-f1': 1.5 }),
    code: 'baseline-unreadable',
    words: 'test.macro-f1: ',
  },
  {
    why: 'a score without end',
    content: testedWith({ accuracy: '1e999' }),
    code: 'baseline-unreadable',
    words: 'test.accuracy: ',
  },
  {
    why: 'an interval of a score that goes below 0, as only that of a change does',
    content: testedWith(intervalsWith({ low: -0.1, high: 0.5 })),
    code: 'baseline-unreadable',
    words: 'test.intervals.macro-f1.low: ',
  },
  {
    why: 'an interval that no chart could hold',
    content: testedWith(intervalsWith({ low: 0, high: 1e308 })),
    code: 'baseline-unreadable',
    words: 'test.intervals.macro-f1.high: ',
  },
  {
    why: 'an interval without end',
    content: testedWith(intervalsWith({ low: 0, high: '1e999' })),
    code: 'baseline-unreadable',
    words: 'test.intervals.macro-f1.high: ',
  },
  {
    why: 'an interval upside down',
    content: testedWith(intervalsWith({ low: 0.9, high: 0.1 })),
    code: 'baseline-unreadable',
    words: 'test.intervals.macro-f1: low is above high',
  },
  {
    why: 'an interval of a class that is none',
    content: testedWith({
      'per-class': sampleResults().test['per-class'].map((one) => ({
        ...one,
        'f1-interval': { low: 0, high: 2 },
      })),
    }),
    code: 'baseline-unreadable',
    words: 'test.per-class.0.f1-interval.high: ',
  },
  {
    why: 'a loss without end',
    content: JSON.stringify({
      ...sampleResults(),
      history: [{ ...sampleResults().history[0], 'val-loss': '1e999' }],
    }).replace('"1e999"', '1e999'),
    code: 'baseline-unreadable',
    words: 'history.0.val-loss: ',
  },
];

test.each(BROKEN)('named by the user, $why is an error with a fix', async ({ why, content, code, words }) => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'old.json');
  await writeFile(path, content);
  const { baseline, faults } = await findBaseline(path, never);
  expect(baseline.results).toBeUndefined();
  expect(faults, why).toMatchObject([{ code, severity: 'error' }]);
  expect(faults[0].message, why).toContain(words);
  expect(faults[0].message, 'no control character reaches a terminal').not.toMatch(/\p{Cc}/u);
});

test.each(BROKEN)('found by itself, $why is a baseline less', async ({ why, content: json, code }) => {
  const { baseline, faults } = await findBaseline('auto', finding({ json, name: 'main' }));
  expect(faults, why).toEqual([]);
  expect(baseline).toEqual({
    results: undefined,
    reason: `No baseline: the results of main can't be taken (${code}).`,
  });
});

test('a path to nothing, and one to a folder', async () => {
  await using folder = await temporaryFolder();
  const missing = await findBaseline(join(folder.path, 'results.json'), never);
  expect(missing.faults).toMatchObject([{ code: 'baseline-missing' }]);
  await mkdir(join(folder.path, 'run'));
  const { faults } = await findBaseline(join(folder.path, 'run'), never);
  expect(faults).toMatchObject([
    { code: 'baseline-unreadable', message: expect.stringMatching(/is a folder/) },
  ]);
});

test('none asks for nothing; auto says why it found nothing', async () => {
  const none = await findBaseline('none', never);
  expect(none).toEqual({
    baseline: { results: undefined, reason: 'No baseline was asked for.' },
    faults: [],
  });
  const reason = 'No baseline: this is not a pull request.';
  const auto = await findBaseline('auto', finding({ json: undefined, reason }));
  expect(auto).toEqual({ baseline: { results: undefined, reason }, faults: [] });
});

test('what auto finds is read, and named by its branch', async () => {
  const json = JSON.stringify(sampleResults());
  const { baseline, faults } = await findBaseline('auto', finding({ json, name: 'main' }));
  expect(faults).toEqual([]);
  expect(baseline).toMatchObject({ name: 'main', results: { test: { images: 2 } } });
});

test('what went wrong where auto looked is told, whether it found any or not', async () => {
  const faults = [baselineCacheFailed('read', 'no answer')];
  const json = JSON.stringify(sampleResults());
  for (const found of [
    { json, name: 'main' },
    { json: 'half', name: 'main' },
    { json: undefined, reason: '' },
  ])
    expect((await findBaseline('auto', finding(found, faults))).faults).toEqual(faults);
});

test('what the data under review has a say in is said beside the verdict', async () => {
  const fault = baselineFromData('data/best-epoch.yml', 'baseline');
  const say = { fault, label: 'chosen by the data under review', sentence: '"x" chose so.' };
  const none = chosenByData(await findBaseline('none', never), say);
  expect(none.baseline).toEqual({
    results: undefined,
    reason: 'No baseline was asked for. "x" chose so.',
  });
  const json = await readFile(join(import.meta.dirname, 'results-of-three-scores.json'), 'utf8');
  const chosen = chosenByData(await findBaseline('auto', finding({ json, name: 'main' })), say);
  expect(chosen.baseline).toMatchObject({ name: 'main (chosen by the data under review)' });
  for (const { faults } of [none, chosen]) expect(faults).toEqual([fault]);
});
