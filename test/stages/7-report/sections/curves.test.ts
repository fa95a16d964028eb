// The section of the curves: how an epoch that fitted the head of a pretrained network alone is told from the others.
import { expect, test } from 'vitest';
import { blocksMarkdown } from '../../../../src/document/markdown/render.ts';
import { curvesOf } from '../../../../src/stages/7-report/curves.ts';
import { curvesSection } from '../../../../src/stages/7-report/sections/curves.ts';
import { classificationResults, pretrainedResults } from '../sample-classification.ts';
import { sampleHistory } from '../sample-run.ts';

const course = (epochs: number, bestEpoch: number) => ({
  outcome: { history: sampleHistory(epochs, bestEpoch), stoppedEpoch: epochs, bestEpoch },
});
const PROBED = 'Epoch 1 fitted the head alone, without steps';

function epochCells(results: ReturnType<typeof pretrainedResults>): (readonly string[])[] {
  const text = blocksMarkdown(curvesSection(results).blocks, 'results.json');
  const rows = text.split('\n').filter((line) => /^\| +\**\d/.test(line));
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, 3)
      .map((cell) => cell.replaceAll('*', '').trim()),
  );
}

test.each([
  {
    reason: 'it is the first of three',
    results: pretrainedResults(course(3, 3)),
    cells: [
      ['1 (head alone)', '–'],
      ['2', '1e-3'],
      ['3 (kept)', '1e-3'],
    ],
  },
  {
    reason: 'it is kept',
    results: pretrainedResults(course(1, 1)),
    cells: [['1 (head alone, kept)', '–']],
  },
  {
    reason: 'there is none',
    results: classificationResults(course(2, 2)),
    cells: [
      ['1', '1e-3'],
      ['2 (kept)', '1e-3'],
    ],
  },
])('the table says which epoch fitted the head alone, and gives it no learning rate: $reason', (row) => {
  expect(epochCells(row.results), row.reason).toEqual(row.cells);
});

test('a sentence says why the training loss may rise after it, and only where there is such an epoch', () => {
  const text = (results: ReturnType<typeof pretrainedResults>) =>
    blocksMarkdown(curvesSection(results).blocks, 'results.json');
  expect(text(pretrainedResults(course(3, 3)))).toContain(PROBED);
  expect(text(classificationResults(course(3, 3)))).not.toContain(PROBED);
});

test('the curve of the learning rate begins with the first epoch of steps', () => {
  const rates = curvesOf(pretrainedResults(course(3, 3))).find(({ id }) => id === 'learning-rate');
  expect(rates?.series[0]?.values).toEqual([null, 1e-3, 1e-3]);
  const none = curvesOf(pretrainedResults(course(1, 1))).map(({ id }) => id);
  expect(none, 'and is left out where none did steps').toEqual(['loss', 'accuracy', 'macro-f1']);
});
