// The section of the trend: there with a history of two runs, and in every document of a run.
import { expect, test } from 'vitest';
import { renderHtml } from '../../../../src/document/html/page.ts';
import { documentOf } from '../../../../src/stages/7-report/documents.ts';
import { trendSection } from '../../../../src/stages/7-report/sections/trend.ts';
import { renderSummary } from '../../../../src/stages/7-report/summary.ts';
import { elementsOf, HOSTILE_NAMES, toHtml } from '../../../document/markdown/github-markdown.ts';
import { sampleResults } from '../sample-run.ts';
import { sampleTrend } from '../sample-trend.ts';

const withTrend = (trend = sampleTrend()) => ({ ...sampleResults(), trend });

test('shows the runs before and this one, with the best, in summary and page', () => {
  const results = withTrend();
  const summary = renderSummary(results);
  expect(summary).toContain(results.trend.sentence);
  expect(summary).toContain('title "Macro F1, this run 0.943"');
  expect(summary).toContain('<summary>Runs (12)</summary>');
  const page = renderHtml(documentOf(results), []);
  expect(page).toContain('this run 0.943');
  expect(page).toMatch(/best 0\.951 \([0-9a-f]{7}\)/);
});

test('a decline is marked', () => {
  const decline = { runs: 10, fall: 0.03, 'p-value': 0.01 };
  expect(renderSummary(withTrend(sampleTrend({ decline })))).toContain(`🟡 ${sampleTrend().sentence}`);
});

test.each([
  ['without a history', null],
  ['with this run alone', sampleTrend({ runs: sampleTrend().runs.slice(-1), best: null })],
])('is left out %s', (reason, trend) => {
  expect(trendSection({ trend }), reason).toEqual([]);
});

test('runs without commits, scores and intervals are drawn, too', () => {
  const runs = sampleTrend().runs.map((run, i) => ({
    ...run,
    ...{ commit: null, 'run-id': null, interval: null, score: i === 3 ? null : run.score },
  }));
  const trend = sampleTrend({ runs, best: null });
  const text = renderSummary(withTrend(trend)) + renderHtml(documentOf(withTrend(trend)), []);
  expect(text).not.toMatch(/undefined|NaN|\[object/);
});

test.each(HOSTILE_NAMES)('a history that says %j stays text', (name) => {
  const plain = renderSummary(withTrend(sampleTrend({ sentence: 'x', branch: 'x' })));
  const runs = sampleTrend().runs.map((run) => ({ ...run, commit: name }));
  const summary = renderSummary(withTrend(sampleTrend({ sentence: name, branch: name, runs })));
  // A dollar sign stands in an element of its own.
  const elements = [...elementsOf(toHtml(summary))].filter((one) => one !== 'span');
  expect(elements.toSorted()).toEqual([...elementsOf(toHtml(plain))].toSorted());
});
