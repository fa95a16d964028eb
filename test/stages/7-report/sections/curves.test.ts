// The epochs table: the rows that tell the story stay, however long the run.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blocksMarkdown } from '../../../../src/document/markdown/render.ts';
import { scoresOfTask } from '../../../../src/metrics/scores.ts';
import type { Results } from '../../../../src/results/results.ts';
import { curvesSection, thinEpochs } from '../../../../src/stages/7-report/sections/curves.ts';
import { tablesOf, toHtml } from '../../../document/markdown/github-markdown.ts';
import { sampleHistory, sampleResults } from '../sample-run.ts';

/** The fold with the table, as Markdown. */
function epochsTable(history: Results['history'], best: number): string {
  const { blocks } = curvesSection({ ...sampleResults(), history, 'best-epoch': best });
  return blocksMarkdown(
    blocks.filter(({ kind }) => kind === 'fold'),
    'results.json',
  );
}

const historyOf = (epochs: number, best: number) =>
  sampleResults({ outcome: { history: sampleHistory(epochs, best), bestEpoch: best } }).history;

test('the best epoch is bold, changed learning rates are marked', () => {
  const markdown = epochsTable(historyOf(8, 5), 5);
  const [[header, ...rows]] = tablesOf(markdown);
  const scores = scoresOfTask('segmentation').flatMap(({ title }) => [`train ${title}`, `val ${title}`]);
  expect(header).toEqual(['epoch', 'learning rate', 'train loss', 'val loss', ...scores, 'time']);
  expect(scores.slice(0, 3)).toEqual(['train accuracy', 'val accuracy', 'train mean IoU']);
  expect(rows.map(([epoch, rate]) => `${epoch}: ${rate}`)).toEqual([
    ...['1: 1e-3', '2: 1e-3', '3: 1e-3', '4: 1e-3', '5 (kept): 1e-3'],
    ...['6: 1e-4 ↓', '7: 1e-4', '8: 1e-4'],
  ]);
  const bold = [...toHtml(markdown).matchAll(/<strong>(.*?)<\/strong>/g)].map(([, text]) => text);
  expect(bold).toEqual(rows[4]);
  expect(markdown).not.toContain('are shown');
});

test('a run of the default length is shown whole', () => {
  expect(thinEpochs(historyOf(100, 80), 80)).toHaveLength(100);
});

test('a long run says how much of it is shown', () => {
  expect(epochsTable(historyOf(10_000, 9000), 9000)).toContain(
    'of 10,000 epochs are shown: every one is in history.csv.',
  );
});

test('at most 100 rows, ascending, with first, last, best and every change of the learning rate', () => {
  const runs = fc
    .integer({ min: 1, max: 3000 })
    .chain((length) =>
      fc.tuple(
        fc.constant(length),
        fc.integer({ min: 1, max: length }),
        fc.uniqueArray(fc.nat(length - 1), { maxLength: 20 }),
      ),
    );
  fc.assert(
    fc.property(runs, ([length, best, changes]) => {
      let rate = 1;
      const rows = historyOf(1, 1);
      const history = Array.from({ length }, (_, i) => {
        if (i > 0 && changes.includes(i)) rate /= 2;
        return { ...rows[0], epoch: i + 1, 'learning-rate': rate };
      });
      const shown = thinEpochs(history, best);
      expect(shown.length).toBeLessThanOrEqual(100);
      expect(shown).toEqual([...new Set(shown)].toSorted((a, b) => a - b));
      expect(shown).toEqual(expect.arrayContaining([0, length - 1, best - 1, ...changes]));
    }),
    { numRuns: 50 },
  );
});

test('a learning rate that follows a curve does not keep every row', () => {
  const history = historyOf(1000, 900).map((row, i) => ({ ...row, 'learning-rate': 1 - i / 1000 }));
  expect(thinEpochs(history, 900).length).toBeLessThanOrEqual(100);
});

test('no epoch: no chart and no table', () => {
  const { blocks } = curvesSection({ ...sampleResults(), history: [] });
  expect(blocksMarkdown(blocks, 'results.json')).toBe('No epoch was finished, so there are no curves.');
});
