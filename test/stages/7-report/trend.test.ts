// Where a run stands among those before it, and when these are told to fall.
import { expect, test } from 'vitest';
import type { History } from '../../../src/earlier/history.ts';
import type { HistoryLine } from '../../../src/results/history-line.ts';
import { judgeGates } from '../../../src/stages/7-report/gates.ts';
import { trendOf } from '../../../src/stages/7-report/trend.ts';
import { nthLine } from '../../results/sample-line.ts';
import { gatesOf } from './gates-of.ts';
import { sampleResults } from './sample-run.ts';

const SAMPLE = sampleResults();

function shown(score: number | null) {
  const { task, classes, test: tested } = SAMPLE;
  return { task, classes, test: { ...tested, 'macro-f1': score }, date: '2027-01-01T00:00:00.000Z' };
}

function historyOf(lines: readonly HistoryLine[]): History {
  const commit = 'cd'.repeat(20);
  return {
    series: 'cells',
    branch: 'main',
    commit,
    run: { id: '999', attempt: 1, job: 'train' },
    job: undefined,
    lines,
  };
}

const trend = (before: readonly number[], now: number) =>
  trendOf(shown(now), historyOf(before.map((score, n) => nthLine(n, score))));

test('this run is the last, the best is of those before', () => {
  expect(trend([0.5, 0.7, 0.6], 0.65)).toEqual({
    series: 'cells',
    branch: 'main',
    runs: [
      expect.objectContaining({ score: 0.5, 'run-id': '0' }),
      expect.objectContaining({ score: 0.7 }),
      expect.objectContaining({ score: 0.6 }),
      expect.objectContaining({ score: 0.65, 'run-id': '999', commit: 'cd'.repeat(20) }),
    ],
    best: expect.objectContaining({ score: 0.7, 'run-id': '1' }),
    decline: null,
    sentence: 'Test macro F1 is 0.650; the best of 4 runs was 0.700 (2026-01-02)',
  });
  expect(trend([0.5], 0.6)?.sentence).toBe(
    'Test macro F1 is 0.600, the best of 2 runs; the best before was 0.500 (2026-01-01)',
  );
  expect(trend([0.5], 0.5)?.sentence).toBe(
    'Test macro F1 is 0.500, as was the best of the runs before (2026-01-01)',
  );
  expect(trend([], 0.6)).toMatchObject({ best: null, runs: [{ score: 0.6 }] });
});

test('runs of another task or of other classes are not beside it', () => {
  const others = [nthLine(1, 0.9, { classes: ['a', 'b'] }), nthLine(2, 0.9, { task: 'classification' })];
  expect(trendOf(shown(0.5), historyOf(others))).toMatchObject({ best: null, runs: [{}] });
});

test('the last 50 are shown, the best of all counts', () => {
  const scores = Array.from({ length: 80 }, (_, n) => (n === 3 ? 0.9 : 0.5));
  const found = trend(scores, 0.5);
  expect(found?.runs).toHaveLength(50);
  expect(found?.best).toMatchObject({ score: 0.9, 'run-id': '3' });
});

test('without a history, or a test, there is none', () => {
  expect(trendOf(shown(0.5), undefined)).toBeNull();
  expect(trendOf(shown(null), historyOf([]))).toBeNull();
});

const falling = (step: number) => Array.from({ length: 9 }, (_, n) => 0.9 - n * step);

test.each([
  { why: 'each run a little worse', before: falling(0.002), now: 0.882, falls: true },
  { why: 'nine runs are too few to tell', before: falling(0.002).slice(1), now: 0.882, falls: false },
  { why: 'a fall that nobody would act on', before: falling(0.0005), now: 0.8955, falls: false },
  { why: 'one bad run at the end', before: Array(9).fill(0.9), now: 0.5, falls: false },
  { why: 'up and down', before: [0.9, 0.8, 0.9, 0.8, 0.9, 0.8, 0.9, 0.8, 0.9], now: 0.8, falls: false },
  { why: 'it rises', before: falling(0.01).reverse(), now: 0.95, falls: false },
  { why: 'a fall long ago', before: [...falling(0.01), ...Array(9).fill(0.8)], now: 0.8, falls: false },
])('declining or not: $why', ({ why, before, now, falls }) => {
  expect(trend(before, now)?.decline !== null, why).toBe(falls);
});

test('a decline has its numbers, and fails a gate', () => {
  const failIf = gatesOf('declining');
  const { runs: _, ...found } = trend(falling(0.002), 0.882)!;
  expect(found.decline).toEqual({
    runs: 10,
    fall: expect.closeTo(0.018, 9),
    'p-value': expect.closeTo(1 / 3_628_800, 12),
  });
  expect(found.sentence).toBe(
    "Declining: test macro F1 fell by 0.018 over the last 10 runs (Sen's slope; Mann-Kendall test, p = 2.8e-7)",
  );
  const none = sampleResults({ settings: { failIf } });
  expect(none.gates).toMatchObject([
    { status: 'not-applicable', sentence: 'there is no history to tell by' },
  ]);
});

test.each([
  [1, 'the first run'],
  [9, 'one too few'],
])('the gate of a decline can tell nothing by %i of ten runs: %s', (runs, reason) => {
  const run = { ...SAMPLE, trend: trend(falling(0.002).slice(0, runs - 1), 0.7) };
  expect(judgeGates(gatesOf('declining'), run, { results: undefined, reason: '' }), reason).toMatchObject([
    { status: 'not-applicable', sentence: `${runs} of the 10 runs that it takes` },
  ]);
});

test.each([
  ['passed', 'stay', Array<number>(9).fill(0.7)],
  ['failed', 'fall', falling(0.002)],
])('the gate of a decline is %s by ten runs that %s', (status, _, before) => {
  const run = { ...SAMPLE, trend: trend(before, 0.7) };
  expect(judgeGates(gatesOf('declining'), run, { results: undefined, reason: '' })).toMatchObject([
    { status },
  ]);
});

test('the best is dated to the minute where a run of the same day is shown, and without a commit always', () => {
  const at = (date: string, change: Partial<HistoryLine> = {}) => nthLine(1, 0.7, { date, ...change });
  const sentence = (...lines: HistoryLine[]) => trendOf(shown(0.6), historyOf(lines))?.sentence;
  expect(sentence(at('2027-01-01T14:03:04.000Z'))).toContain('0.700 (2027-01-01 14:03 UTC)');
  expect(sentence(at('2026-11-30T14:03:04.000Z'))).toContain('0.700 (2026-11-30)');
  expect(sentence(at('2026-11-30T14:03:04.000Z', { commit: null }))).toContain('(2026-11-30 14:03 UTC)');
});
