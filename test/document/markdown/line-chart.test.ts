// Charts: always something Mermaid can draw, true to the numbers, at most 100 points.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Curve } from '../../../src/document/document.ts';
import { lineChart } from '../../../src/document/markdown/line-chart.ts';
import { curve } from '../sample-blocks.ts';
import { readXyChart } from './mermaid.ts';

type Pair = readonly [train: number | null, validation: number | null];

/** A curve of these two lines over as many epochs. */
function curveOf(pairs: readonly Pair[], best = 1, more: Partial<Curve> = {}): Curve {
  const inWords = { title: `best epoch ${best}`, sentence: `Best epoch (kept): ${best}.` };
  const { series, ...rest } = curve();
  return {
    ...rest,
    x: { name: 'epoch', values: pairs.map((_, i) => i + 1) },
    series: series.map((one, line) => ({ ...one, values: pairs.map((pair) => pair[line]!) })),
    marks: best === 0 ? [] : [{ at: best, text: `best: ${best}`, inWords }],
    ...more,
  };
}

const loss = (pairs: readonly Pair[], best = 1) => lineChart(curveOf(pairs, best));

test('both lines over the epochs, from nought to the worst', () => {
  const text =
    loss(
      [
        [1, 1.4],
        [0.5, 0.7],
        [0.25, 0.4],
      ],
      3,
    ) ?? '';
  expect(readXyChart(text)).toEqual({
    title: 'Loss, best epoch 3',
    x: [1, 3],
    y: [0, 1.5],
    lines: [
      [1, 0.5, 0.25],
      [1.4, 0.7, 0.4],
    ],
  });
  expect(text).toMatch(/\n\n🟦 Blue: training loss\. 🟧 Orange: validation loss\. Best epoch \(kept\): 3\.$/);
});

test('few epochs are named one by one, many are numbers on a scale; without a kept one none is named', () => {
  const run = (count: number) => Array.from({ length: count }, () => [1, 1] as const);
  expect(loss(run(3))).toContain('x-axis "epoch" ["1", "2", "3"]\n');
  expect(loss(run(10))).toContain('"9", "10"]\n');
  expect(loss(run(11))).toContain('x-axis "epoch" 1 --> 11\n');
  expect(loss(run(3), 0)).toContain('title "Loss"\n');
  expect(loss(run(3), 0)).not.toContain('est epoch');
});

test('accuracy reaches up to 1', () => {
  const pairs = [
    [0.7, 0.62],
    [0.9, 0.8],
  ] as const;
  const chart = lineChart(curveOf(pairs, 2, { title: 'Accuracy', ideal: 1 }));
  expect(readXyChart(chart ?? '').y).toEqual([0.6, 1]);
});

test.each<{ reason: string; list: Pair[] }>([
  { reason: 'no epoch', list: [] },
  { reason: 'one epoch is a point, no line', list: [[1, 1]] },
  {
    reason: 'no number from the first epoch on',
    list: [
      [null, 1],
      [1, 1],
      [1, 1],
    ],
  },
  {
    reason: 'one number, then none',
    list: [
      [1, 1],
      [null, null],
    ],
  },
  {
    reason: 'beyond what an axis can show',
    list: [
      [1, 1e300],
      [1, 1e300],
    ],
  },
])('no chart: $reason', ({ list, reason }) => {
  expect(loss(list), reason).toBeUndefined();
});

test('the axis says what it counts', () => {
  const x = { name: 'commit', values: [3, 4] };
  const text = lineChart(
    curveOf(
      [
        [1, 1],
        [0.5, 0.5],
      ],
      0,
      { x },
    ),
  );
  expect(text).toContain('x-axis "commit" ["3", "4"]\n');
  expect(text).not.toMatch(/epoch/);
});

test('one line alone says little', () => {
  const { series, ...rest } = curveOf([
    [1, 1],
    [0.5, 0.5],
  ]);
  expect(lineChart({ ...rest, series: series.slice(0, 1) })).toBeUndefined();
});

test('the lines end where the numbers do, and the text says so', () => {
  const text =
    loss([
      [1, 1],
      [0.5, 0.5],
      [0.4, 0.4],
      [null, 0.4],
      [0.3, 0.3],
    ]) ?? '';
  expect(readXyChart(text).x).toEqual([1, 3]);
  expect(text).toContain('The lines end at epoch 3: after it the loss was not a finite number.');
});

const falling = (count: number) =>
  Array.from({ length: count }, (_, i) => [i < count / 20 ? 50 : 1 / (i + 1), 0.1] as [number, number]);

test('a few bad first epochs are drawn at the edge, so that the rest can be seen', () => {
  const text = loss(falling(40)) ?? '';
  const { y, lines } = readXyChart(text);
  expect(y[1]).toBeLessThan(0.5);
  expect(lines[0][0]).toBe(y[1]);
  expect(text).toContain('Values beyond the axis are drawn at its edge.');
});

test('what goes wrong at the end is never cut off', () => {
  const { y } = readXyChart(loss(falling(40).toReversed()) ?? '');
  expect(y[1]).toBe(50);
});

test('a long run is thinned to 100 points, first, best and last among them', () => {
  const list = Array.from({ length: 4321 }, (_, i) => [1, i === 1234 ? 0.2 : 0.5] as const);
  const { x, lines } = readXyChart(loss(list, 1235) ?? '');
  expect(x).toEqual([1, 4321]);
  expect(lines.map((line) => line.length)).toEqual([100, 100]);
  expect(lines[1][Math.round(1234 / (4320 / 99))]).toBe(0.2);
});

test('whatever the numbers: a chart by the grammar, each point within the axis and near its value', () => {
  const value = fc.oneof(
    { weight: 8, arbitrary: fc.double({ min: 0, max: 3, noNaN: true }) },
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(0, 1, 1e-300, 1e11, -1),
    fc.constant(null),
  );
  const runs = fc.array(fc.tuple(value, value), { maxLength: 250 });
  fc.assert(
    fc.property(runs, fc.constantFrom(0 as const, 1 as const), fc.nat(250), (pairs, ideal, bestEpoch) => {
      const text = lineChart(curveOf(pairs, bestEpoch, { ideal }));
      if (text === undefined) return;
      const { x, y, lines } = readXyChart(text);
      expect(y[1]).toBeGreaterThan(y[0]);
      expect(lines[0].length).toBe(Math.min(100, x[1]));
      expect(lines[1].length).toBe(lines[0].length);
      for (const point of lines.flat()) expect(point >= y[0] && point <= y[1]).toBe(true);
      if (pairs.length > 100) return;
      const near = (y[1] - y[0]) / 500;
      lines[0].forEach((point, i) => {
        const inAxis = Math.min(y[1], Math.max(y[0], pairs[i][0] as number));
        expect(Math.abs(point - inAxis)).toBeLessThanOrEqual(near);
      });
    }),
    { numRuns: 500 },
  );
});
