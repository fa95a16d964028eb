// summary.md as a whole: what it says, that no name breaks it, and that GitHub would take it.
import { expect, test } from 'vitest';
import { link } from '../../../src/document/inline.ts';
import { perClass } from '../../../src/metrics/confusion.ts';
import { byScore } from '../../../src/metrics/scores.ts';
import { emptyEvaluation } from '../../../src/stages/6-evaluate/evaluate.ts';
import { renderModelCard } from '../../../src/stages/7-report/model-card.ts';
import { renderSummary } from '../../../src/stages/7-report/summary.ts';
import { resultSentence } from '../../../src/stages/7-report/words/sentences.ts';
import { HOSTILE_NAMES, tablesOf } from '../../document/markdown/github-markdown.ts';
import { readXyChart } from '../../document/markdown/mermaid.ts';
import { expectWhole, runWith } from './hostile-run.ts';
import { sampleResults, sampleRun } from './sample-run.ts';

test('opens with the result, then why training stopped and the counts; what the curves say comes once', () => {
  const text = renderSummary(sampleResults());
  const [result, stopped, baseline, counts] = text.split('\n\n');
  expect(result).toBe(`### 🔵 ccd · ${resultSentence(sampleResults())}`);
  expect(stopped).toMatch(/^Stopped after epoch 61 of 100: .* Kept epoch 41 \(validation loss 0\.0337\)\.$/);
  expect(text.match(/Diagnosis: /g)).toHaveLength(1);
  expect(baseline).toBe('No baseline: this is not a pull request.');
  expect(counts).toMatch(/^Training 5 · validation 2 · test 2 images · 4 classes · U-Net 16-32-64-128 · /);
});

test('holds three charts, the test table and folded tables, each with as many cells in a row as in its header', () => {
  const summary = renderSummary(sampleResults());
  const charts = summary.match(/^```mermaid[\s\S]*?^```$/gm) ?? [];
  expect(charts.map((chart) => readXyChart(chart).title)).toEqual([
    'Loss, best epoch 41',
    'Accuracy, best epoch 41',
    'Mean IoU, best epoch 41',
  ]);
  const [first] = tablesOf(summary);
  expect(first).toEqual([
    ['class', 'precision', 'recall', 'F1', 'IoU', 'pixels'],
    ['background', '0.998', '0.998', '0.998', '0.996', '240,000'],
    ['glowing column', '0.986', '0.988', '0.987', '0.974', '16,000'],
    ['hot pixel', '0.983', '0.975', '0.979', '0.959', '2,144'],
    ['particle track', '0.918', '0.936', '0.927', '0.864', '4,000'],
  ]);
  const folds = [...summary.matchAll(/<summary>(.*?)<\/summary>/g)].map(([, title]) => title);
  expect(folds).toEqual([
    ...['Epochs (61)', 'Confusion of 4 classes', 'Data and split', 'Audit (1)'],
    ...['Plan, with reasons', 'Settings (31)', 'Environment', 'Times'],
  ]);
});

test('undefined ratios are explained', () => {
  const confusion = [5, 0, 0, 0];
  const evaluation = { confusion, perClass: perClass(confusion), scores: byScore(() => 1) };
  const classes = sampleRun().dataset.classes.slice(0, 2);
  const summary = renderSummary(sampleResults({ dataset: { classes }, evaluation }));
  expect(tablesOf(summary)[0][2]).toEqual(['glowing column', '–', '–', '–', '–', '0']);
  expect(summary).toContain('What is undefined counts in no mean.');
});

test('an untested model: no test table, and the first line says so', () => {
  const results = sampleResults({ outcome: { stopReason: 'cancelled' }, evaluation: emptyEvaluation(4) });
  const summary = renderSummary(results);
  expect(summary).toMatch(/^### 🟡 ccd · Cancelled before the model could be tested\n/);
  expect(tablesOf(summary)[0][0][0]).toBe('epoch');
  expect(renderModelCard(results)).toContain('Not tested.');
});

test('hostile names break no table and bring in no element', () => {
  const results = runWith(HOSTILE_NAMES, 30);
  const summary = renderSummary(results);
  expectWhole(summary);
  const classes = tablesOf(summary)[0];
  expect(classes).toHaveLength(HOSTILE_NAMES.length + 1);
  expect((summary.match(/<details>/g) ?? []).length).toBe((summary.match(/<\/details>/g) ?? []).length);
});

test('the largest mistakes are told, a rare class’s as much as a common one’s', () => {
  expect(renderSummary(sampleResults())).toMatch(
    /\n\nLargest mistakes: particle track taken for background \(\d\.\d\u00a0% of its pixels\), /,
  );
});

test('links stand below the result, before anything that may be long', () => {
  const parts = renderSummary(sampleResults(), 3000, link('Open', 'https://x/1')).split('\n\n');
  expect(parts[4]).toBe('[Open](https://x/1)');
});

test('the slowest stages are told, the moments within them are not', () => {
  const summary = renderSummary(sampleResults());
  expect(summary).toContain('\n\nSlowest stages: training 4 min 11 s, test 2.40 s, data set 1.21 s.\n\n');
  expect(renderSummary({ ...sampleResults(), 'timings-seconds': {} })).not.toContain('Slowest');
});

test('with less room whole sections go, the result stays', () => {
  const summary = renderSummary(sampleResults(), 3000);
  expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(3000);
  expect(summary).toContain('### 🔵 ccd · Test macro F1 0.973');
  expect(summary).toContain('Left out, because GitHub takes no more');
  expectWhole(summary);
});
