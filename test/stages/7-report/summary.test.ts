// summary.md as a whole: what it says, that no name breaks it, and that GitHub would take it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accuracy, macroF1, meanIou, perClass } from '../../../src/metrics/confusion.ts';
import { emptyEvaluation } from '../../../src/stages/6-evaluate/evaluate.ts';
import { renderModelCard } from '../../../src/stages/7-report/model-card.ts';
import type { Results } from '../../../src/stages/7-report/results.ts';
import { renderSummary } from '../../../src/stages/7-report/summary.ts';
import { type RunChanges, sampleHistory, sampleResults, sampleRun } from './sample-run.ts';
import { elementsOf, HOSTILE_NAMES, tablesOf, toHtml } from './summary/github-markdown.ts';
import { readXyChart } from './summary/mermaid.ts';

const MIB = 1_048_576;

test('opens with the result, then why training stopped, then the counts', () => {
  const [result, stopped, counts] = renderSummary(sampleResults()).split('\n\n');
  expect(result).toBe(
    '### 🔵 No baseline to compare with: test macro F1 0.973, accuracy 0.996, mean IoU 0.948',
  );
  expect(stopped).toMatch(/^Stopped after epoch 61 of 100: .* Kept epoch 41 \(validation loss 0\.0337\)\.$/);
  expect(counts).toMatch(/^Training 5 · validation 2 · test 2 images · 4 classes · U-Net 16-32-64-128 · /);
});

test('holds two charts, the test table and folded tables, each with as many cells in a row as in its header', () => {
  const summary = renderSummary(sampleResults());
  const charts = summary.match(/^```mermaid[\s\S]*?^```$/gm) ?? [];
  expect(charts.map((chart) => readXyChart(chart).title)).toEqual([
    'Loss, best epoch 41',
    'Accuracy, best epoch 41',
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
    ...['Epochs (61)', 'Confusion of 4 classes', 'Data and split'],
    ...['Plan, with reasons', 'Settings', 'Times and machine'],
  ]);
});

test('undefined ratios are explained', () => {
  const confusion = [5, 0, 0, 0];
  const evaluation = { confusion, perClass: perClass(confusion), accuracy: 1, meanIou: 1, macroF1: 1 };
  const classes = sampleRun().dataset.classes.slice(0, 2);
  const summary = renderSummary(sampleResults({ dataset: { classes }, evaluation }));
  expect(tablesOf(summary)[0][2]).toEqual(['glowing column', '–', '–', '–', '–', '0']);
  expect(summary).toContain('What is undefined counts in no mean.');
});

test('an untested model: no test table, and the first line says so', () => {
  const results = sampleResults({ outcome: { stopReason: 'cancelled' }, evaluation: emptyEvaluation(4) });
  const summary = renderSummary(results);
  expect(summary).toMatch(/^### 🟡 Cancelled before the model could be tested\n/);
  expect(tablesOf(summary)[0][0][0]).toBe('epoch');
  expect(renderModelCard(results)).toContain('Not tested.');
});

/** A run with these class names, sample names and number of epochs. */
function runWith(names: readonly string[], epochs: number): Results {
  const size = names.length;
  const confusion = Array.from({ length: size * size }, (_, i) => (i % (size + 1) === 0 ? 1000 + i : i % 3));
  const { dataset } = sampleRun();
  const changes: RunChanges = {
    dataset: {
      root: names[0],
      classes: names.map((name, index) => ({ index, name, color: [index % 256, 0, 0] })),
      samples: dataset.samples.map((sample, i) => ({ ...sample, image: names[i % size] })),
      warnings: names.map((name) => ({
        code: 'bad-name',
        message: `image "${name}" is odd`,
        severity: 'warning',
      })),
    },
    plan: {
      epochs,
      network: { ...sampleRun().plan.network, title: names[0] },
      reasons: names.map((name) => ({ setting: name, value: name, reason: name })),
    },
    settings: { data: names[0], groupBy: names[size - 1], classes: names },
    outcome: {
      history: sampleHistory(epochs, Math.ceil(epochs / 2)),
      bestEpoch: Math.ceil(epochs / 2),
      stoppedEpoch: epochs,
    },
    evaluation: {
      confusion,
      accuracy: accuracy(confusion),
      meanIou: meanIou(confusion),
      macroF1: macroF1(confusion),
      perClass: perClass(confusion),
      perImage: names.slice(0, 7).map((id) => ({ id, confusion, accuracy: 1, meanIou: 1, macroF1: 1 })),
    },
  };
  const results = sampleResults(changes);
  return { ...results, predictions: [{ rank: 'worst', id: names[0], path: 'predictions/worst.png' }] };
}

function expectWhole(markdown: string): void {
  for (const rows of tablesOf(markdown)) {
    expect(rows.map((row) => row.length)).toEqual(rows.map(() => rows[0].length));
  }
  const allowed = [
    'h1',
    'h2',
    'h3',
    'p',
    'pre',
    'code',
    'details',
    'summary',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'ul',
    'li',
    'strong',
    'span',
  ];
  expect([...elementsOf(toHtml(markdown))].filter((name) => !allowed.includes(name))).toEqual([]);
}

test('hostile names break no table and bring in no element', () => {
  const results = runWith(HOSTILE_NAMES, 30);
  const summary = renderSummary(results);
  expectWhole(summary);
  const classes = tablesOf(summary)[0];
  expect(classes).toHaveLength(HOSTILE_NAMES.length + 1);
  expect((summary.match(/<details>/g) ?? []).length).toBe((summary.match(/<\/details>/g) ?? []).length);
  expectWhole(renderModelCard(results));
});

test('10,000 epochs and 500 classes with long hostile names stay below 1 MiB', () => {
  const names = Array.from({ length: 500 }, (_, i) => `${i} ${'|<&@'.repeat(74)}`);
  const summary = renderSummary(runWith(names, 10_000));
  expect(Buffer.byteLength(summary)).toBeLessThan(MIB);
  expect(tablesOf(summary)[0]).toHaveLength(101);
  expectWhole(summary);
});

test('any number of epochs and classes, any names: below 1 MiB, every table whole', () => {
  const names = fc.array(fc.oneof(fc.constantFrom(...HOSTILE_NAMES), fc.string({ maxLength: 300 })), {
    minLength: 1,
    maxLength: 500,
    size: 'max',
  });
  fc.assert(
    fc.property(names, fc.integer({ min: 1, max: 10_000 }), (list, epochs) => {
      const summary = renderSummary(runWith(list, epochs));
      expect(Buffer.byteLength(summary)).toBeLessThan(MIB);
      expectWhole(summary);
    }),
    { numRuns: 8 },
  );
});

test('with less room whole sections go, the result stays', () => {
  const summary = renderSummary(sampleResults(), 3000);
  expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(3000);
  expect(summary).toContain('### 🔵 No baseline to compare with: test macro F1 0.973');
  expect(summary).toContain('Left out, because GitHub takes no more');
  expectWhole(summary);
});
