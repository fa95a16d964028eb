// The report of a classification: whole images are counted, mistakes are named, and nothing is said of areas.
import { describe, expect, test } from 'vitest';
import { renderHtml } from '../../../src/document/html/page.ts';
import { mergedSchema } from '../../../src/results/merged.ts';
import { type Results, resultsSchema } from '../../../src/results/results.ts';
import { gatesOfOtherTask } from '../../../src/stages/1-config/gates.ts';
import { compareRuns } from '../../../src/stages/7-report/baseline/compare.ts';
import { type AnyResults, documentOf } from '../../../src/stages/7-report/documents.ts';
import { historyCsv } from '../../../src/stages/7-report/history-csv.ts';
import { renderEnsembleCard } from '../../../src/stages/7-report/merge/card.ts';
import { mergeFolds } from '../../../src/stages/7-report/merge/folds.ts';
import { outOfFoldCsv } from '../../../src/stages/7-report/merge/out-of-fold-csv.ts';
import { mistakenImages } from '../../../src/stages/7-report/mistakes.ts';
import { renderModelCard } from '../../../src/stages/7-report/model-card.ts';
import { testResults } from '../../../src/stages/7-report/results-from-run.ts';
import { renderSummary } from '../../../src/stages/7-report/summary.ts';
import { tablesOf } from '../../document/markdown/github-markdown.ts';
import { gatesOf } from './gates-of.ts';
import {
  classificationResults,
  classificationRun,
  classifiedEvaluation,
  NAMES,
  pretrainedResults,
} from './sample-classification.ts';
import { sampleHistory, sampleResults } from './sample-run.ts';

const pageOf = (results: AnyResults) => renderHtml(documentOf(results), []);

/** Each number under a key that ends with "iou", wherever it stands. */
function iousIn(value: unknown, key = ''): unknown[] {
  if (Array.isArray(value)) return value.flatMap((one) => iousIn(one, key));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, one]) => iousIn(one, name));
  return /iou(?:-interval)?$/.test(key) ? [value] : [];
}

describe('results.json', () => {
  test('keeps the schema, counts images and has no intersection over union', () => {
    const results = classificationResults();
    expect(resultsSchema.parse(results)).toEqual(results);
    expect(results.task).toBe('classification');
    expect(results.split.train['class-pixels']).toEqual([4, 4, 4]);
    expect(results.test['per-class'].map(({ support }) => support)).toEqual([4, 4, 4]);
    const ious = iousIn({ history: results.history, test: results.test });
    expect(ious.length).toBeGreaterThan(100);
    expect(new Set(ious)).toEqual(new Set([null]));
    expect(iousIn(sampleResults().test), 'masks have them').not.toContain(undefined);
    expect(new Set(iousIn(sampleResults().history))).not.toContain(null);
  });

  test('says how sure the model was of each image', () => {
    const [first, , , mistaken] = classificationResults().test['per-image'];
    expect(first).toMatchObject({
      id: 'cat/0',
      cells: [[0, 0, 1]],
      confidence: 0.6,
      'true-probability': 0.6,
    });
    expect(mistaken).toMatchObject({ id: 'cat/3', cells: [[0, 1, 1]] });
    expect(mistaken.confidence).toBeCloseTo(0.675);
    expect(mistaken['true-probability']).toBeCloseTo(0.1625);
  });
});

test('mistaken images come in the order of how sure the model was', () => {
  expect(
    mistakenImages(classificationResults()).map(({ id, truth, predicted }) => [id, truth, predicted]),
  ).toEqual([
    ['fox/11', NAMES[2], 'cat'],
    ['dog/7', 'dog', NAMES[2]],
    ['cat/3', 'cat', 'dog'],
  ]);
});

describe('for readers', () => {
  const results = classificationResults();
  const texts: readonly (readonly [string, string])[] = [
    ['summary.md', renderSummary(results)],
    ['report.html', pageOf(results)],
    ['model card', renderModelCard(results)],
  ];

  test.each(texts)('%s has no word of areas', (_name, text) => {
    expect(text).not.toMatch(/\biou\b/i);
    expect(text).not.toMatch(/of (?:the |its )?pixels|class's pixels|pixel was|segmentation/i);
    expect(text).toContain('cat');
  });

  test('the summary counts images and lists the mistaken ones, whatever the classes are called', () => {
    const text = renderSummary(results);
    expect(text).toMatch(/^### 🔵 ccd · Test macro F1 0\.750, accuracy 0\.750, balanced accuracy 0\.750\n/);
    const tables = tablesOf(text);
    expect(tables).toContainEqual([
      ['image', 'true class', 'taken for', 'probability', 'of the true class'],
      ['fox/11', NAMES[2], 'cat', '0.875', '0.063'],
      ['dog/7', 'dog', NAMES[2], '0.775', '0.113'],
      ['cat/3', 'cat', 'dog', '0.675', '0.163'],
    ]);
    expect(tables[0][0].at(-1)).toBe('images');
    expect(text).toContain('Mistaken: 3 of 12 test images, the surest first');
    expect(text).toMatch(/\(25\.0\u00a0% of its images\)/);
  });

  test('without a mistake they say so', () => {
    const right = classifiedEvaluation().perImage.filter(({ scores }) => scores.accuracy === 1);
    const all = classificationResults({ evaluation: { perImage: right } });
    expect(renderSummary(all)).toContain('All 9 test images were classified rightly.');
    expect(pageOf(all)).toContain('All 9 test images were classified rightly.');
  });

  test('history.csv has no column of mean IoU', () => {
    const [header] = historyCsv(sampleHistory(2, 1), 'classification').split('\n');
    expect(header).toBe(
      'epoch,learning-rate,train-loss,val-loss,train-accuracy,val-accuracy,train-macro-f1,val-macro-f1,train-balanced-accuracy,val-balanced-accuracy,seconds',
    );
  });

  test('the card says what the model takes and gives', () => {
    const card = renderModelCard(results);
    expect(card).toContain('pipeline_tag: image-classification');
    expect(card).toContain('`probabilities`: float32 N,K; the class of an image is the index of the largest');
    expect(card).toContain('every image is resized to 32x32 pixels');
    expect(card).toContain('# python classify.py model.onnx image.png');
    expect(card).toContain('tags: [image-classification, resnet, best-epoch]');
    expect(card, 'nobody else has made its weights').not.toMatch(/ImageNet|Apache/);
  });

  test('the card of a model from pretrained weights says whose they were, and under which licence', () => {
    const card = renderModelCard(pretrainedResults());
    expect(card).toContain('tags: [image-classification, efficientnet, best-epoch]');
    expect(card).toContain(`Started from EfficientNet-Lite0, pretrained on ImageNet (Apache-2.0, sha256 `);
    expect(card).toContain('whether any of the test images is in ImageNet');
    const [, licence] = card.split('## Licence');
    expect(licence).toContain('To be stated by whoever publishes this model');
    expect(licence).toContain(
      `It was made from the weights of EfficientNet-Lite0, pretrained on ImageNet (sha256 ${'d2'.repeat(32)}), which are licensed under Apache-2.0`,
    );
  });
});

describe('gates', () => {
  test('on intersection over union are faults, others are not', () => {
    const gates = gatesOf(
      'test-mean-iou < 0.8\nval-mean-iou < 0.5\nclass cat iou < 0.5\ntest-accuracy < 0.9\noverfit\n',
    );
    expect(gatesOfOtherTask(gates, 'classification').map(({ code }) => code)).toEqual(
      Array(3).fill('gate-not-for-classification'),
    );
    expect(gatesOfOtherTask(gates, 'classification')[0].message).toContain('"test-mean-iou < 0.8"');
  });

  test('on what needs whole images are faults where there are masks', () => {
    const gates = gatesOf('test-balanced-accuracy < 0.8\ntest-mean-dice < 0.8\nclass cat iou < 0.5\n');
    const faults = gatesOfOtherTask(gates, 'segmentation');
    expect(faults.map(({ code }) => code)).toEqual(['gate-not-for-segmentation']);
    expect(faults[0]!.message).toContain('"test-balanced-accuracy < 0.8"');
  });

  test('are judged by images', () => {
    const run = classificationRun();
    const failIf = gatesOf('test-accuracy < 0.9\nclass cat f1 < 0.5\nclass-never-predicted\n');
    const { gates } = classificationResults({ settings: { ...run.settings, failIf } });
    expect(gates.map(({ status }) => status)).toEqual(['failed', 'passed', 'passed']);
  });
});

test('a baseline of the other task is compared with nothing', () => {
  const segmentation = { ...sampleResults(), name: 'main' };
  const { verdict, sentence } = compareRuns(classificationResults(), { results: segmentation, name: 'main' });
  expect([verdict, sentence]).toEqual([
    'different-classes',
    expect.stringContaining('this is a classification, that was a segmentation'),
  ]);
});

test('the same classification is the same as itself, by images', () => {
  const results = classificationResults();
  const { verdict, changes } = compareRuns(results, { results, name: 'main' });
  expect(verdict).toBe('same');
  expect(changes).toMatchObject({ 'mean-iou': null, accuracy: { change: 0 } });
});

describe('folds', () => {
  const results = classificationResults();
  const fold = (number: number, evaluation = classifiedEvaluation()) => ({
    kind: 'fold' as const,
    number,
    of: 2,
    name: `runs/${number}`,
    results: results as Results,
    heldOut: prefixed(testResults(evaluation, classificationRun().dataset, 0), number),
    modelPath: `/runs/${number}/model/model.onnx`,
  });
  const prefixed = (test: Results['test'], number: number): Results['test'] => ({
    ...test,
    'per-image': test['per-image'].map((image) => ({ ...image, id: `${number}/${image.id}` })),
  });
  const merged = mergeFolds({
    version: '0.1.0',
    createdAt: new Date('2026-01-02T03:04:05Z'),
    runs: [fold(1), fold(2, classifiedEvaluation(8))],
    missing: [],
    model: { path: 'model/model.onnx', sha256: 'a'.repeat(64), bytes: 1234 },
    test: results.test,
    notTested: null,
    failIf: [],
    predictions: [],
  });

  test('are counted together in images', () => {
    expect(mergedSchema.parse(merged)).toEqual(merged);
    expect(merged['out-of-fold'].images).toBe(20);
    expect(merged['out-of-fold'].accuracy).toBe(0.75);
    expect(iousIn(merged['out-of-fold']).every((value) => value === null)).toBe(true);
  });

  test('out-of-fold.csv has the class, the prediction and both probabilities', () => {
    const rows = outOfFoldCsv(merged).trimEnd().split('\n');
    expect(rows[0]).toBe('id,fold,class,predicted,probability,true-probability');
    expect(rows).toHaveLength(21);
    expect(rows.find((row) => row.startsWith('2/cat/3,'))).toMatch(/^2\/cat\/3,2,cat,dog,0\.67\d*,0\.162/);
  });

  test.each([
    ['summary.md', renderSummary(merged)],
    ['report.html', pageOf(merged)],
    ['model card', renderEnsembleCard(merged, results)],
  ])('%s has no word of areas', (_name, text) => {
    expect(text).not.toMatch(/\biou\b/i);
    expect(text).toContain('macro F1');
  });

  test('the summary shows the images that were predicted worst, by the probability of their class', () => {
    const worst = tablesOf(renderSummary(merged)).find(([header]) => header[0] === 'image');
    expect(worst?.[0]).toEqual([
      'image',
      'fold',
      'true class',
      'predicted',
      'probability',
      'of the true class',
    ]);
    expect(worst?.[1]).toEqual(['1/fox/11', '1', NAMES[2], 'cat', '0.875', '0.063']);
  });
});
