// What a run leaves in a history, and what is never taken for a line of one.
import { expect, test } from 'vitest';
import { historyLineOf, readHistoryLine, writeHistoryLine } from '../../src/results/history-line.ts';
import { sampleResults } from '../stages/7-report/sample-run.ts';
import { JOB } from './sample-line.ts';

const line = (results = sampleResults()) => historyLineOf(results, JOB);

test('a line reads back as it was written, on one line', () => {
  const text = writeHistoryLine(line());
  expect(text).not.toMatch(/[\r\n]/);
  expect(readHistoryLine(text)).toEqual(line());
});

test('a restored run is of the time at which it was restored', () => {
  const at = '2031-02-03T04:05:06.000Z';
  expect(line({ ...sampleResults(), restored: { at, 'run-id': null } })).toMatchObject({
    date: at,
    restored: true,
  });
});

test('the same test images in another order are the same test', () => {
  const results = sampleResults();
  const { test: part } = results.split;
  const turned = { ...results.split, test: { ...part, samples: part.samples.toReversed() } };
  expect(line(results)['test-hash']).toMatch(/^[0-9a-f]{64}$/);
  expect(line({ ...results, split: turned })['test-hash']).toBe(line(results)['test-hash']);
  const [first, ...rest] = part.samples;
  const relabelled = [{ ...first, labels: '0123456789abcdef' }, ...rest];
  const other = { ...results.split, test: { ...part, samples: relabelled } };
  expect(line({ ...results, split: other })['test-hash']).not.toBe(line(results)['test-hash']);
});

test.each([
  { why: 'thousands of classes', names: Array.from({ length: 5000 }, (_, i) => `class ${i}`) },
  { why: 'a name as long as a book', names: ['a'.repeat(50_000), 'b'] },
])('$why: one name stands for all, and another list has another', ({ why, names }) => {
  const named = (list: readonly string[]) => {
    const classes = list.map((name, index) => ({ index, name, color: [0, 0, 0] }));
    return line({ ...sampleResults(), classes });
  };
  expect(readHistoryLine(writeHistoryLine(named(names))), why).toEqual(named(names));
  expect(named(names).classes, why).toHaveLength(1);
  expect(named(names).classes, why).not.toEqual(named([...names, 'c']).classes);
});

test('the longest names of branch and series fit a line', () => {
  const long = '"'.repeat(5000);
  const text = writeHistoryLine(
    historyLineOf(sampleResults(), { ...JOB, branch: long, series: long, artifact: long, data: long }),
  );
  expect(readHistoryLine(text)?.branch).toHaveLength(300);
});

const broken = (change: object) => JSON.stringify({ ...line(), ...change });

test.each([
  { why: 'no JSON', text: '{"schema-version": 1' },
  { why: 'JSON that is no object', text: '7' },
  {
    why: 'an event that runs code from elsewhere on the branch',
    text: broken({ event: 'pull_request_target' }),
  },
  { why: 'a pull request', text: broken({ event: 'pull_request' }) },
  { why: 'a score above 1', text: broken({ scores: { accuracy: 1.01 } }) },
  { why: 'a commit that is markup', text: broken({ commit: '<img src=x>' }) },
  { why: 'a run that is a path', text: broken({ run: { id: '../../evil', attempt: 1 } }) },
  { why: 'a date that is none', text: broken({ date: 'yesterday' }) },
  {
    why: 'an interval that no chart could hold',
    text: broken({ intervals: { 'macro-f1': { low: -1e308, high: 1e308 } } }),
  },
  { why: 'an interval of a change', text: broken({ intervals: { 'macro-f1': { low: -0.5, high: 0.5 } } }) },
  { why: 'an interval upside down', text: broken({ intervals: { 'macro-f1': { low: 0.9, high: 0.1 } } }) },
  { why: 'more epochs than there is time for', text: broken({ 'best-epoch': 1e15 }) },
  { why: 'images beyond counting', text: broken({ images: { train: 1e15, validation: 1, test: 1 } }) },
  { why: 'endless minutes', text: broken({ minutes: 1e308 }) },
  { why: 'another schema', text: broken({ 'schema-version': 2 }) },
  { why: 'a longer line than any run writes', text: broken({ classes: Array(3000).fill('cells') }) },
])('not a line: $why', ({ why, text }) => {
  expect(readHistoryLine(text), why).toBeUndefined();
});

test('fields that a later version adds are no harm', () => {
  expect(readHistoryLine(broken({ later: { than: 'this' } }))).toEqual(line());
});
