// Curves as drawn: marks where there is room, gaps where there is no number, an axis on which changes can be seen.
import { expect, test } from 'vitest';
import type { Curve } from '../../../src/document/document.ts';
import { drawSvg, PAGE_THEME } from '../../../src/document/html/chart.ts';
import { curvePlot, isLogarithmic } from '../../../src/document/html/curve-plot.ts';
import { curvesSvg } from '../../../src/document/html/curves-svg.ts';
import { curve } from '../sample-blocks.ts';

const BOX = { left: 50, right: 12, top: 40, height: 180 };
const places = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

function drawn(more: Partial<Curve> = {}): string {
  const option = curvePlot(curve(more), BOX, PAGE_THEME);
  return drawSvg({ name: 'loss', width: 380, height: 264, option });
}

test.each([
  ['in the first third of the places to the right of its line', 5, 2, 'start'],
  ['later to the left of it', 5, 4, 'end'],
  ['to the right where there is one place only', 1, 1, 'start'],
])('a mark is written %s, where the picture has room', (_where, count, at, anchor) => {
  const svg = drawn({ x: { name: 'epoch', values: places(count) }, marks: [{ at, text: 'best' }] });
  const [label] = svg.match(/<text[^>]*>best[^<]*/) ?? [];
  expect(label).toContain(`text-anchor="${anchor}"`);
});

test('a mark beyond the axis is none', () => {
  expect(drawn({ marks: [{ at: 9, text: 'best' }] })).not.toContain('best');
});

test('a dashed line is told from the other without colour', () => {
  const lines = drawn().match(/<path[^>]*stroke="var\(--(?:train|validation)\)"[^>]*>/g) ?? [];
  const dashed = (color: string) =>
    lines.filter((l) => l.includes(color)).map((l) => l.includes('stroke-dasharray'));
  expect(dashed('--train')).toEqual([true]);
  expect(dashed('--validation')).toEqual([false]);
});

test('a place without a number leaves a gap in its line', () => {
  const lines = (values: readonly (number | null)[]) => {
    const series = [{ name: 'loss', color: 'validation', dashed: false, values }] as const;
    const svg = drawn({ series, x: { name: 'epoch', values: places(values.length) } });
    return svg.match(/<path d="(M[^"]*)" fill="none"[^>]*var\(--validation\)/)?.[1].match(/M/g);
  };
  expect(lines([1, 0.9, 0.8, 0.7, 0.6])).toHaveLength(1);
  expect(lines([1, 0.9, null, 0.7, 0.6])).toHaveLength(2);
});

test.each<[why: string, values: (number | null)[], ideal: 0 | 1, logarithmic: boolean]>([
  ['falls by far', [1, 0.01], 0, true],
  ['falls a little', [1, 0.5], 0, false],
  ['a logarithm of 0 there is none', [1, 0], 0, false],
  ['diverged: no number at all', [null, null], 0, false],
  ['scores are read from 0 to 1', [1, 0.001], 1, false],
])('axis of what %s', (why, values, ideal, logarithmic) => {
  const series = curve().series.map((one) => ({ ...one, values }));
  expect(isLogarithmic({ ideal, series }), why).toBe(logarithmic);
});

test.each([0, 1, 2])('%d places can be drawn', (count) => {
  const x = { name: 'epoch', values: places(count) };
  const series = curve().series.map((one) => ({ ...one, values: one.values.slice(0, count) }));
  const svg = curvesSvg([curve({ x, series, marks: [{ at: 1, text: 'best' }] })]);
  expect(svg).not.toContain('NaN');
  expect(svg).toContain('Loss (training blue and dashed, validation orange)');
});
