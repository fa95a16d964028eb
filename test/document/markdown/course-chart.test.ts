// The course of a score as a chart of GitHub's Markdown: each run and the best so far, of what can be compared.
import { expect, test } from 'vitest';
import { courseChart } from '../../../src/document/markdown/course-chart.ts';
import { course } from '../sample-blocks.ts';
import { readXyChart } from './mermaid.ts';

const chart = (more: Parameters<typeof course>[0] = {}) => courseChart(course(more)) ?? '';

test('the best so far and each run over it, the last named', () => {
  const text = chart();
  expect(readXyChart(text)).toMatchObject({
    title: 'Macro F1, this run 0.930',
    lines: [
      [0.9, 0.95, 0.95],
      [0.9, 0.95, 0.93],
    ],
  });
  expect(text).toContain('x-axis "run" ["1", "2", "3"]');
  expect(text).toMatch(
    /🟦 Blue: the best so far in macro F1\. 🟧 Orange: each run's macro F1\. This run 0\.930\. Best before: 0\.950 \(2\)\.$/,
  );
});

test('a best run from before the first that is shown holds from the start', () => {
  const text = chart({ best: { value: 0.99, at: undefined, name: '0' } });
  expect(readXyChart(text).lines[0]).toEqual([0.99, 0.99, 0.99]);
});

test('runs of other classes before are left out, and so are those without a number', () => {
  const [first, second, third] = course().points;
  const parted = { ...second!, isParted: true };
  const points = [first!, parted, { ...third!, value: null }, third!];
  expect(readXyChart(chart({ points, best: undefined })).lines[1]).toEqual([0.95, 0.93]);
});

test('runs of one name, as two of one day, are numbered', () => {
  const points = course().points.map((point) => ({ ...point, name: '7' }));
  expect(chart({ points })).toContain('x-axis "run" ["1", "2", "3"]');
});

test('one run is no chart', () => {
  const [first] = course().points;
  expect(courseChart(course({ points: [first!], best: undefined }))).toBeUndefined();
});
