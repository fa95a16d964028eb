// Charts as the page and the files need them: no style that the page's policy refuses, text escaped, nothing left behind.
import { expect, test } from 'vitest';
import { CURVES, curvePlot, curvesSvg, isLogarithmic } from '../../../../src/stages/7-report/curves.ts';
import { drawBars } from '../../../../src/stages/7-report/html/bars.ts';
import { drawSvg, PAGE_THEME } from '../../../../src/stages/7-report/html/chart.ts';
import { sampleHistory, sampleResults } from '../sample-run.ts';

const bars = (groups: readonly string[], values: readonly (number | null)[]) =>
  drawBars({ id: 'bars', groups, series: [{ name: 'F1', color: 'train', values }], format: String });

const BOX = { left: 50, right: 12, top: 40, height: 180 };

function curve(name: string, results = sampleResults()) {
  const option = curvePlot(CURVES.find((one) => one.name === name)!, results, BOX, PAGE_THEME);
  return drawSvg({ name, width: 380, height: 264, option });
}

test.each([
  ['a curve', curve('loss')],
  ['bars', bars(['a'], [0.5])],
  ['the file', curvesSvg(sampleResults())],
])('%s has no style sheet, no style attribute and no class', (_what, svg) => {
  expect(svg).toMatch(/^<svg [\s\S]*<\/svg>$/);
  expect(svg).not.toMatch(/<style|<script| style=| class=|ecmeta_| font="/);
  expect(svg).not.toMatch(/\bzr\d/);
  expect(svg).toContain('font-family="sans-serif"');
});

test('best and last epoch are marked, once where they are the same', () => {
  expect(curve('loss')).toContain('best: 41');
  expect(curve('loss')).toContain('stopped: 61');
  const same = curve(
    'loss',
    sampleResults({ outcome: { history: sampleHistory(5, 5), bestEpoch: 5, stoppedEpoch: 5 } }),
  );
  expect(same).toContain('best and last: 5');
  expect(same).not.toContain('stopped');
});

test.each([
  ['in the first third of the epochs to the right of its line', 5, 2, 'start'],
  ['later to the left of it', 5, 4, 'end'],
  ['to the right where there is one epoch only', 1, 1, 'start'],
])('a mark is written %s, where the picture has room', (_where, epochs, best, anchor) => {
  const outcome = { history: sampleHistory(epochs, best), bestEpoch: best, stoppedEpoch: epochs };
  const [label] = curve('loss', sampleResults({ outcome })).match(/<text[^>]*>best[^<]*/) ?? [];
  expect(label).toContain(`text-anchor="${anchor}"`);
});

test('training is dashed and validation is not: no colour is needed to tell them apart', () => {
  const lines = curve('accuracy').match(/<path[^>]*stroke="var\(--(?:train|validation)\)"[^>]*>/g) ?? [];
  const dashed = (color: string) =>
    lines.filter((l) => l.includes(color)).map((l) => l.includes('stroke-dasharray'));
  expect(dashed('--train')).toEqual([true]);
  expect(dashed('--validation')).toEqual([false]);
});

test('an epoch without a number leaves a gap in its line', () => {
  const { history } = sampleResults();
  const broken = history.map((row) => (row.epoch === 30 ? { ...row, 'val-loss': null } : row));
  const lines = (svg: string) =>
    svg.match(/<path d="(M[^"]*)" fill="none"[^>]*var\(--validation\)/)?.[1].match(/M/g);
  expect(lines(curve('loss'))).toHaveLength(1);
  expect(lines(curve('loss', { ...sampleResults(), history: broken }))).toHaveLength(2);
});

test.each<[why: string, name: string, losses: (number | null)[], logarithmic: boolean]>([
  ['falls by far', 'loss', [1, 0.01], true],
  ['falls a little', 'loss', [1, 0.5], false],
  ['a logarithm of 0 there is none', 'loss', [1, 0], false],
  ['diverged: no number at all', 'loss', [null, null], false],
  ['shares are read from 0 to 1', 'accuracy', [1, 0.001], false],
])('axis of what %s', (why, name, losses, logarithmic) => {
  const [row] = sampleResults().history;
  const history = losses.map((loss, i) => ({
    ...row,
    epoch: i + 1,
    'train-loss': loss,
    'val-loss': loss,
    'train-accuracy': loss,
  }));
  expect(isLogarithmic(CURVES.find((one) => one.name === name)!, history), why).toBe(logarithmic);
});

test('hostile names stay text, in a length that fits', () => {
  const svg = bars(['<script>x</script>', 'n'.repeat(500)], [1, null]);
  expect(svg).not.toContain('<script');
  expect(svg).toContain('&lt;script&gt;');
  expect(svg).not.toContain('n'.repeat(19));
});

test.each([0, 1, 2])('%d epochs can be drawn', (epochs) => {
  const results = sampleResults({
    outcome: { history: sampleHistory(epochs, 1), bestEpoch: 1, stoppedEpoch: epochs },
  });
  expect(curvesSvg(results)).not.toContain('NaN');
});
