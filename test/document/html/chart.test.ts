// Charts as the page and the files need them: no style that the page's policy refuses, text escaped, nothing left behind.
import { expect, test } from 'vitest';
import { drawBars } from '../../../src/document/html/bars.ts';
import { drawSvg, PAGE_THEME } from '../../../src/document/html/chart.ts';
import { curvePlot } from '../../../src/document/html/curve-plot.ts';
import { curvesSvg } from '../../../src/document/html/curves-svg.ts';
import { drawReliability } from '../../../src/document/html/reliability.ts';
import { curve } from '../sample-blocks.ts';

const bars = (groups: readonly string[], values: readonly (number | null)[]) =>
  drawBars({ id: 'bars', groups, series: [{ name: 'F1', color: 'train', values }], format: String });

const BOX = { left: 50, right: 12, top: 40, height: 180 };
const option = curvePlot(curve(), BOX, PAGE_THEME);

test.each([
  ['a curve', drawSvg({ name: 'loss', width: 380, height: 264, option })],
  ['bars', bars(['a'], [0.5])],
  ['points', drawReliability([{ count: 3, confidence: 0.9, accuracy: 0.8 }])],
  ['the file', curvesSvg([curve()])],
])('%s has no style sheet, no style attribute and no class', (_what, svg) => {
  expect(svg).toMatch(/^<svg [\s\S]*<\/svg>$/);
  expect(svg).not.toMatch(/<style|<script| style=| class=|ecmeta_| font="/);
  expect(svg).not.toMatch(/\bzr\d/);
  expect(svg).toContain('font-family="sans-serif"');
});

/** The library caches the widths of texts by text, in a plain object. */
test.each(Object.getOwnPropertyNames(Object.prototype))('a class may be called %s', (name) => {
  const before = Object.getOwnPropertyNames(Object.prototype);
  const svg = bars(['cell', name, name], [0.5, 0.25, 1]);
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
  expect(svg.match(/>[^<]+<\/text>/g)).toEqual(
    expect.arrayContaining([`>${name.length > 16 ? `${name.slice(0, 15)}…` : name}</text>`]),
  );
});

test('hostile names stay text, in a length that fits', () => {
  const svg = bars(['<script>x</script>', 'n'.repeat(500)], [1, null]);
  expect(svg).not.toContain('<script');
  expect(svg).toContain('&#60;script&#62;');
  expect(svg).not.toContain('n'.repeat(19));
});
