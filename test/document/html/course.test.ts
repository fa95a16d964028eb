// The course of a score on a page: lines with gaps, an interval's band, marks, and an axis that holds all of it.
import { expect, test } from 'vitest';
import type { CoursePoint } from '../../../src/document/document.ts';
import { courseHtml } from '../../../src/document/html/course.ts';
import { course } from '../sample-blocks.ts';

const paths = (text: string) =>
  Object.fromEntries(
    [...text.matchAll(/<path class="([\w ]+)" d="([^"]*)"/g)].map(([, name, d]) => [name, d]),
  );
const ticks = (text: string) =>
  [...(/<ul class="scale"[^>]*>(.*?)<\/ul>/.exec(text)?.[1] ?? '').matchAll(/<li>([^<]*)/g)].map(
    ([, tick]) => tick,
  );
const drawn = (more: Parameters<typeof course>[0] = {}) => courseHtml(course(more)).text;
const at = (value: number | null, more: Partial<CoursePoint> = {}): CoursePoint => ({
  ...{ name: 'a', date: '2026-01-01', note: 'x', value, interval: null },
  ...more,
});

test('the axis holds every value and interval between round numbers', () => {
  expect(ticks(drawn())).toEqual(['1.00', '0.95', '0.90', '0.85']);
  expect(paths(drawn())).toMatchObject({
    line: 'M0 267L500 133L1000 187',
    band: 'M0 213L500 80L1000 133L1000 240L500 187L0 320Z',
    best: 'M0 133H1000',
    'mark best': 'M500 133h0',
    'mark last': 'M1000 187h0',
  });
});

test.each<[string, (number | null)[], string[]]>([
  ['all are alike', [0.5, 0.5], ['0.505', '0.500']],
  ['at the end of what there is', [1, 1], ['1.000', '0.995']],
  ['from one end to the other', [0, 1], ['1.00', '0.75', '0.50', '0.25', '0.00']],
  ['of no number', [null, null], ['1.00', '0.75', '0.50', '0.25', '0.00']],
])('an axis of values that %s', (reason, values, expected) => {
  const text = drawn({ points: values.map((value) => at(value)), best: undefined });
  expect(ticks(text), reason).toEqual(expected);
  expect(text, reason).not.toMatch(/NaN|Infinity|undefined/);
});

test.each([
  { why: 'from one end of the numbers to the other', low: -1e308, high: 1e308 },
  { why: 'of a change', low: -1, high: 1 },
  { why: 'that is none', low: Number.NaN, high: Number.POSITIVE_INFINITY },
])('an interval $why is drawn at the edges', ({ why, low, high }) => {
  const text = drawn({ points: [at(0.5, { interval: { low, high } }), at(0.6)], best: undefined });
  expect(ticks(text).length, why).toBeLessThanOrEqual(5);
  const heights = [...(paths(text).band ?? '').matchAll(/ (\d+)/g)].map(([, y]) => Number(y));
  expect(Math.max(0, ...heights), why).toBeLessThanOrEqual(400);
  expect(text, why).not.toMatch(/NaN|Infinity|undefined/);
});

test('a run without a number is a gap, and what can’t be compared begins a new line', () => {
  const points = [at(0.5), at(0.6), at(null), at(0.7), at(0.8, { isParted: true }), at(0.9)];
  const text = drawn({ points, best: undefined });
  expect(paths(text).line?.match(/M/g)).toHaveLength(3);
  expect(paths(text).parting).toBe('M800 0V400');
  expect(text).toContain('other classes from here on');
});

test('one run alone stands in the middle and has no slider', () => {
  const text = drawn({ points: [at(0.7, { interval: { low: 0.6, high: 0.8 } })], best: undefined });
  expect(paths(text)['mark last']).toMatch(/^M500 /);
  expect(paths(text).band).toMatch(/^M500 \d+L500 \d+Z$/);
  expect(text).not.toContain('type="range"');
});

test('a best run from before the first that is shown is a line without a mark', () => {
  const text = drawn({ best: { value: 0.99, at: undefined, name: 'b1' } });
  expect(paths(text)).not.toHaveProperty('mark best');
  expect(paths(text).best).toBeDefined();
  expect(text).toContain('best 0.990 (b1, before the first that is shown)');
});

test('a thousand runs are lines without dots, a few bytes each', () => {
  const points = Array.from({ length: 1000 }, (_, i) => at(0.9 + (i % 7) / 100));
  const text = drawn({ points, best: undefined });
  expect(paths(text)).not.toHaveProperty('dots');
  expect(paths(text)['line fine']?.length).toBeLessThan(10_000);
});
