// What an evaluation tells: its file against the schema, its tables, its page, and how it's compared.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { renderHtml } from '../../../../src/document/html/page.ts';
import { findBaseline } from '../../../../src/earlier/baseline.ts';
import { runsInOutput } from '../../../../src/earlier/output-folder.ts';
import { byScore } from '../../../../src/metrics/scores.ts';
import published from '../../../../src/results/evaluation.schema.json' with { type: 'json' };
import {
  type EvaluationResults,
  evaluationJsonSchema,
  writeEvaluation,
} from '../../../../src/results/evaluation.ts';
import { writeResults } from '../../../../src/results/results.ts';
import { parseGate } from '../../../../src/stages/1-config/gates/parse-gate.ts';
import { type AnyResults, documentOf } from '../../../../src/stages/7-report/documents.ts';
import { evaluationResults } from '../../../../src/stages/7-report/evaluation/make.ts';
import { imagesCsv } from '../../../../src/stages/7-report/images-csv.ts';
import { renderSummary } from '../../../../src/stages/7-report/summary.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { sampleResults } from '../sample-run.ts';
import { sampleEvaluationRecord, sampleEvaluationResults } from './sample-evaluation.ts';

const pageOf = (results: AnyResults) => renderHtml(documentOf(results), []);

const HOSTILE = '=</script><img src=x onerror=alert(1)>|`x`\n::error::evil';

const gate = (text: string) => parseGate(text).gate!;

/** A baseline as a user gives it, from a file. */
async function baselineOf(write: (path: string) => Promise<void>) {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'earlier.json');
  await write(path);
  return await findBaseline(path, runsInOutput(folder.path, ''));
}

test('evaluation.schema.json is what the code says (run `npm run tables` after a change)', () => {
  expect(published).toEqual(evaluationJsonSchema());
});

test('it validates, and reads back as it was', async () => {
  await using folder = await temporaryFolder();
  const evaluation = sampleEvaluationResults();
  await writeEvaluation(join(folder.path, 'evaluation.json'), evaluation);
  const json = JSON.parse(await readFile(join(folder.path, 'evaluation.json'), 'utf8'));
  const validate = new Ajv2020({ strict: true, validateFormats: false }).compile(published);
  expect(validate(json), JSON.stringify(validate.errors)).toBe(true);
  expect(json).toEqual(JSON.parse(JSON.stringify(evaluation)));
});

test('settings that only a training has are not among its own', () => {
  const { settings } = sampleEvaluationResults();
  expect(settings).toMatchObject({ data: 'data/ccd', seed: 0, baseline: 'auto' });
  expect(Object.keys(settings)).not.toContain('epochs');
});

test('gates on what only a training has are not applicable; those of the test are judged', () => {
  const failIf = [
    'test-mean-iou < 0.5',
    'test-accuracy < 0.999',
    'val-loss > 1',
    'train-accuracy < 0.5',
    'overfit',
    'train-test-gap',
    'class-never-predicted',
    'worse',
  ].map(gate);
  const { gates } = sampleEvaluationResults({ settings: { failIf } });
  expect(gates.map(({ status, sentence }) => [status, sentence.replace(/ [\d.]+,.*/, '')])).toEqual([
    ['passed', 'test-mean-iou is'],
    ['failed', 'test-accuracy is'],
    ['not-applicable', 'nothing was trained'],
    ['not-applicable', 'nothing was trained'],
    ['not-applicable', 'nothing was trained'],
    ['not-applicable', 'nothing was trained'],
    ['passed', 'not found'],
    ['not-applicable', 'No baseline: this is not a pull request'],
  ]);
});

test('no gate passes on a model that was not trained, and the first line says so', () => {
  const record = sampleEvaluationRecord({ settings: { failIf: [gate('test-mean-iou < 0.5')] } });
  const description = { ...record.model.description, untrained: 'less-than-an-epoch' as const };
  const evaluation = evaluationResults({ ...record, model: { ...record.model, description } });
  expect(evaluation.model.untrained).toBe('less-than-an-epoch');
  expect(evaluation.gates).toMatchObject([
    { status: 'failed', sentence: expect.stringMatching(/^Not trained: /) },
  ]);
  expect(documentOf(evaluation).heading).toMatch(/Not trained: /);
});

test('a class that is never predicted is found without curves, and its gate fails', () => {
  const perClass = sampleEvaluationResults().test['per-class'].map((metrics, k) => ({
    ...{ precision: 1, recall: 1, f1: 1, iou: 1, support: metrics.support },
    predicted: k === 2 ? 0 : 5,
  }));
  const { diagnosis, gates } = sampleEvaluationResults({
    evaluation: { perClass },
    settings: { failIf: [gate('class-never-predicted'), gate('overfit')] },
  });
  expect(diagnosis.map(({ verdict }) => verdict)).toEqual(['class-never-predicted']);
  expect(gates.map(({ status }) => status)).toEqual(['failed', 'not-applicable']);
});

test('an earlier evaluation is a baseline, and so is a training whose test images are the same', async () => {
  const evaluation = sampleEvaluationResults();
  const earlier = await baselineOf((path) => writeEvaluation(path, evaluation));
  const training = await baselineOf((path) => writeResults(path, sampleResults()));
  expect([...earlier.faults, ...training.faults]).toEqual([]);
  for (const { baseline } of [earlier, training]) {
    const { comparison } = sampleEvaluationResults({ baseline });
    // Two images are too few for an interval, but enough to see that nothing is predicted otherwise.
    expect(comparison.verdict).toBe('same');
    expect(comparison.changes?.accuracy?.change).toBe(0);
    expect(comparison.data, 'of a training only the test images count').toEqual({
      added: { count: 0, ids: [] },
      removed: { count: 0, ids: [] },
      relabelled: { count: 0, ids: [] },
      moved: { count: 0, ids: [] },
      'read-otherwise': false,
    });
  }
});

test('an evaluation is a baseline for a training, too', async () => {
  const { baseline } = await baselineOf((path) => writeEvaluation(path, sampleEvaluationResults()));
  expect(sampleResults({ baseline }).comparison).toMatchObject({
    verdict: 'same',
    data: { added: { count: 0 }, removed: { count: 0 } },
  });
});

test.each([
  ['half of one', { kind: 'evaluation', 'schema-version': 1 }, "isn't a whole evaluation.json"],
  ['of another version', { kind: 'evaluation', 'schema-version': 9 }, 'has schema version 9, expected 1'],
])('a baseline that is %s is refused', async (reason, content, words) => {
  const { faults } = await baselineOf((path) => writeFile(path, JSON.stringify(content)));
  expect(faults[0]?.message, reason).toContain(words);
});

test('evaluation.csv has the IoU of each class in each image', () => {
  const lines = imagesCsv(sampleEvaluationResults()).trimEnd().split('\n');
  expect(lines[0]).toBe(
    'id,pixels,accuracy,mean-iou,macro-f1,mean-dice,iou background,iou glowing column,iou hot pixel,iou particle track',
  );
  // 15,800 of 15,800 + 150 + 50 missed + 200 + 20 taken for it.
  const [, , , , , , , glowing] = lines[1]!.split(',');
  expect(Number(glowing)).toBeCloseTo(15_800 / (15_800 + 150 + 50 + 200 + 20), 12);
  expect(lines[2], 'an undefined ratio is an empty cell').toMatch(/^images\/8,\d+,0\.99,0\.95,,/);
  expect(lines).toHaveLength(3);
});

test('evaluation.csv of a classifier has true and predicted class, the surest mistake first', () => {
  const results = sampleEvaluationResults();
  const image = (id: string, truth: number, predicted: number, confidence: number) => ({
    ...{ id, ...byScore(() => 1), confidence, 'true-probability': truth === predicted ? confidence : 0.1 },
    cells: [[truth, predicted, 1]] as [number, number, number][],
  });
  const classified: EvaluationResults = {
    ...results,
    task: 'classification',
    test: {
      ...results.test,
      'per-image': [
        image('=sure', 1, 1, 0.9),
        image('doubted', 1, 1, 0.6),
        image('close', 0, 3, 0.5),
        image('far', 0, 3, 0.8),
      ],
    },
  };
  expect(imagesCsv(classified)).toBe(
    [
      'id,class,predicted,correct,probability,of true class',
      'far,background,particle track,0,0.8,0.1',
      'close,background,particle track,0,0.5,0.1',
      'doubted,glowing column,glowing column,1,0.6,0.6',
      "'=sure,glowing column,glowing column,1,0.9,0.9",
      '',
    ].join('\n'),
  );
});

test.each([
  ['none was mistaken', [0, 0], false],
  ['one was', [0, 3], true],
] as const)(
  'a classifier’s evaluation lists images where there are mistaken ones: %s',
  (reason, predicted, listed) => {
    const results = sampleEvaluationResults();
    const images = predicted.map((label, i) => ({
      ...{ id: `image ${i}`, ...byScore(() => 1), confidence: 0.9, 'true-probability': 0.9 },
      cells: [[0, label, 1]] as [number, number, number][],
    }));
    const classified: EvaluationResults = {
      ...results,
      task: 'classification',
      test: { ...results.test, 'per-image': images },
    };
    expect(renderSummary(classified).includes('Images predicted worst'), reason).toBe(listed);
    const page = pageOf(classified);
    expect(page.includes('id="all-images"'), reason).toBe(listed);
    expect(page, 'no table is without rows').not.toMatch(/<tbody>\s*<\/tbody>/);
    expect(page.includes('All 2 test images were classified rightly.'), reason).toBe(!listed);
  },
);

test('the summary says what was tested on what, and that nothing was trained', () => {
  const text = renderSummary(sampleEvaluationResults());
  expect(text).toMatch(/^### 🔵 evaluation of ccd · Test macro F1 0\.\d+, accuracy 0\.\d+/);
  expect(text).toContain(
    'Evaluated models/run/model/model.onnx on the test images of data/ccd (by split.json): 2 of 9 images.',
  );
  expect(text).toContain(
    'Nothing was trained · 2 images · 4 classes · U-Net 16-32-64-128 · 3.60 s on 2 cores',
  );
  expect(text).not.toMatch(/undefined|NaN|\[object/);
});

test('an ensemble is called one', () => {
  const text = renderSummary(sampleEvaluationResults({ metadata: { members: '3' } }));
  expect(text).toContain('an ensemble of 3 models');
});

test('hostile names stay text in summary and page', () => {
  const { dataset } = { dataset: { root: `/data/${HOSTILE}`, classes: [] } };
  const classes = sampleEvaluationResults().classes.map(({ index, color }) => ({
    ...{ index, name: `${HOSTILE}${index}` },
    color: [color[0]!, color[1]!, color[2]!] as const,
  }));
  const results = sampleEvaluationResults({
    dataset: { ...dataset, classes },
    metadata: { network: HOSTILE, 'best-epoch-version': HOSTILE, 'data-hash': HOSTILE },
  });
  const page = pageOf(results);
  expect(page).not.toMatch(/<img|<\/script>(?!\n<\/body>)/);
  expect(renderSummary(results)).not.toMatch(/<img|^::/m);
  expect(imagesCsv(results).split('\n')[0]).toMatch(/^id,pixels/);
});

test('the page has every section under a name of its own, and loads nothing', () => {
  const page = pageOf(sampleEvaluationResults({ settings: { failIf: [gate('worse')] } }));
  expect([...page.matchAll(/<h2 id="([\w-]+)">/g)].map(([, id]) => id)).toEqual(
    'gates classes confusion calibration images all-images data audit model settings environment timing'.split(
      ' ',
    ),
  );
  const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(page).not.toMatch(/undefined|NaN|\[object/);
});
