// What has no number has none in any output: a class that is nowhere in the test set, a loss that is not finite. A 0
// there would be read as the worst of values.
import { expect, test } from 'vitest';
import { renderHtml } from '../../../src/document/html/page.ts';
import { perClass } from '../../../src/metrics/confusion.ts';
import { scoresOf } from '../../../src/metrics/scores.ts';
import { type AnyResults, documentOf } from '../../../src/stages/7-report/documents.ts';
import { historyCsv } from '../../../src/stages/7-report/history-csv.ts';
import { renderModelCard } from '../../../src/stages/7-report/model-card.ts';
import { renderSummary } from '../../../src/stages/7-report/summary.ts';
import { tablesOf } from '../../document/markdown/github-markdown.ts';
import { sampleHistory, sampleResults, sampleRun } from './sample-run.ts';

const pageOf = (results: AnyResults) => renderHtml(documentOf(results), []);

const [background, absent] = sampleRun().dataset.classes;
/** The second class is neither in the truth nor predicted. */
const confusion = [90, 0, 0, 0];
const history = sampleHistory(6, 3).map((row) =>
  row.epoch === 5 ? { ...row, trainLoss: Number.NaN, valAccuracy: Number.NaN } : row,
);
const results = sampleResults({
  dataset: { classes: [background, absent] },
  outcome: { history, bestEpoch: 3, stoppedEpoch: 6 },
  evaluation: {
    confusion,
    scores: scoresOf(confusion),
    perClass: perClass(confusion),
    perImage: [],
  },
});
const tested = { ...results, test: { ...results.test, images: 2 } };

/** The rows of a table of report.html that have this head, cells as text. */
const rowsOf = (html: string, head: string) =>
  [...html.matchAll(/<tr[^>]*><th scope="row"[^>]*>(.*?)<\/th>(.*?)<\/tr>/g)]
    .filter(([, name]) => name.replace(/<[^>]*>/g, '').trim() === head)
    .map(([, , cells]) => [...cells.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell]) => cell));

test('results.json: null, and it counts in no mean', () => {
  expect(tested.test['per-class'][1]).toMatchObject({ precision: null, recall: null, f1: null, iou: null });
  expect([tested.test['macro-f1'], tested.test['mean-iou']]).toEqual([1, 1]);
  expect(tested.history[4]).toMatchObject({ 'train-loss': null, 'val-accuracy': null });
});

test.each([
  ['summary.md', renderSummary(tested)],
  ['model/card.md', renderModelCard(tested)],
])('%s: a dash in the row of the class, and what it means', (_file, markdown) => {
  const metrics = tablesOf(markdown).find(([header]) => header.includes('precision'));
  expect(metrics?.[2]).toEqual([absent.name, '–', '–', '–', '–', '0']);
  expect(markdown).toContain('What is undefined counts in no mean.');
});

test('summary.md: a dash in the row of the epoch', () => {
  const epochs = tablesOf(renderSummary(tested)).find(([header]) => header[0] === 'epoch');
  expect(epochs?.[5][2]).toBe('–');
  expect(epochs?.[5][5]).toBe('–');
  expect(epochs?.[5][3]).not.toBe('–');
});

test('report.html: a dash for the class and for the epoch', () => {
  const html = pageOf(tested);
  const [metrics] = rowsOf(html, absent.name).filter((cells) => cells.length > 4);
  expect(metrics.filter((cell) => cell === '–').length).toBeGreaterThanOrEqual(4);
  expect(metrics).not.toContain('0.000');
  const [epoch] = rowsOf(html, '5').filter((cells) => cells.length > 4);
  expect(epoch.filter((cell) => cell === '–')).toHaveLength(2);
});

test('history.csv: NaN, as every reader of CSV knows it', () => {
  expect(
    historyCsv(history, 'segmentation')
      .split('\n')[5]
      .split(',')
      .filter((cell) => cell === 'NaN'),
  ).toHaveLength(2);
});
