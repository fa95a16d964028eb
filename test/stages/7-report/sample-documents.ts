// One of each kind of summary and page, drawn from made-up results: what the golden files of documents are made of.
import { renderHtml } from '../../../src/document/html/page.ts';
import type { PagePicture } from '../../../src/document/html/pictures.ts';
import { link } from '../../../src/document/inline.ts';
import { byScore } from '../../../src/metrics/scores.ts';
import type { EvaluationResults } from '../../../src/results/evaluation.ts';
import type { Results } from '../../../src/results/results.ts';
import type { Example } from '../../../src/stages/6-evaluate/evaluate.ts';
import { type AnyResults, documentOf } from '../../../src/stages/7-report/documents.ts';
import { mergeFolds } from '../../../src/stages/7-report/merge/folds.ts';
import { mergeSweep } from '../../../src/stages/7-report/merge/sweep.ts';
import { pagePicture } from '../../../src/stages/7-report/page-pictures.ts';
import { renderSummary } from '../../../src/stages/7-report/summary.ts';
import { HOSTILE_NAMES } from '../../document/markdown/github-markdown.ts';
import { SHEET } from '../../document/sample-blocks.ts';
import { sampleEvaluationResults } from './evaluation/sample-evaluation.ts';
import { gatesOf } from './gates-of.ts';
import { runWith } from './hostile-run.ts';
import { record, run } from './merge/sample-runs.ts';
import { classificationResults, mistakeExamples, pretrainedResults } from './sample-classification.ts';
import { comparedResults } from './sample-comparison.ts';
import { sampleExamples } from './sample-examples.ts';
import { sampleHistory, sampleResults, sampleRun } from './sample-run.ts';
import { sampleTrend } from './sample-trend.ts';
import { sheetImages } from './sheet/sample-sheet.ts';

export interface DocumentSample {
  readonly reason: string;
  readonly name: string;
  readonly results: AnyResults;
  readonly examples?: readonly Example[];
  /** Of the summary. */
  readonly limitBytes?: number;
}

const FAIL_IF = gatesOf('test-mean-iou < 0.95\ntest-accuracy < 0.5\nworse');
const SHORT = { history: sampleHistory(24, 16), bestEpoch: 16, stoppedEpoch: 24 };
const [first, second, third] = HOSTILE_NAMES.slice(4);

function classifiedEvaluation(): EvaluationResults {
  const { task, classes, test, predictions } = classificationResults();
  return { ...sampleEvaluationResults(), task, classes, test, predictions };
}

function foldsOf(more: Partial<Results> = {}) {
  const images: Record<string, number>[] = [{ b: 100, a: 300 }, { c: 0 }, { d: 500 }];
  return images.map((held, i) => run('fold', i + 1, held, more));
}

/** The folds of a classification: of each one the same images under other names. */
function classifiedFolds() {
  const results = classificationResults();
  return [1, 2].map((number) => ({
    ...run('fold', number, {}, results),
    heldOut: {
      ...results.test,
      'per-image': results.test['per-image'].map((image) => ({ ...image, id: `${number}/${image.id}` })),
    },
  }));
}

function sweepOf() {
  const sweep = [{ 'learning-rate': '0.1' }, { 'learning-rate': '1e-3', epochs: '9' }, { epochs: '8' }];
  const settings = { ...sampleResults().settings, sweep: sweep as Record<string, string>[] };
  const images = (wrong: number) =>
    Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`image ${i}`, wrong + i]));
  return [600, 100, 110].map((wrong, i) => run('sweep-row', i + 1, images(wrong), { settings }));
}

const tested = { test: sampleResults().test, notTested: null };

export const DOCUMENTS: readonly DocumentSample[] = [
  {
    name: 'run',
    reason: 'a segmentation, nothing to compare it with',
    results: { ...sampleResults({ outcome: SHORT }), sheet: sheetImages(2) },
    examples: sampleExamples(),
  },
  {
    name: 'run-compared',
    reason: 'a baseline, gates and changed data',
    results: {
      ...comparedResults({ outcome: SHORT }),
      gates: sampleResults({ settings: { failIf: FAIL_IF } }).gates,
    },
  },
  {
    name: 'run-trend',
    reason: 'a history of eleven runs',
    results: { ...comparedResults({ outcome: SHORT }), trend: sampleTrend() },
  },
  {
    name: 'run-classification',
    reason: 'classes of whole images',
    results: classificationResults({ settings: { failIf: FAIL_IF }, outcome: SHORT }),
    examples: mistakeExamples(),
  },
  {
    name: 'run-pretrained',
    reason: 'a classification that started from pretrained weights',
    results: pretrainedResults({ outcome: SHORT }),
  },
  {
    name: 'run-cancelled',
    reason: 'nothing tested, no epoch done',
    results: sampleResults({
      outcome: { stopReason: 'cancelled', history: [], bestEpoch: 0, stoppedEpoch: 0 },
      evaluation: { ...classifiedEvaluationOfNothing() },
    }),
  },
  {
    name: 'run-resumed',
    reason: 'a restored row of a sweep that went on from a checkpoint, 150 epochs',
    results: {
      ...sampleResults({
        outcome: { history: sampleHistory(150, 99), bestEpoch: 99, firstEpoch: 8, resumedFrom: 'cache' },
        plan: { monitor: 'val-macro-f1' },
      }),
      restored: { at: '2026-02-03T04:05:06.000Z', 'run-id': '19000000001' },
      'fan-out': { kind: 'sweep-row', number: 2, of: 4, 'held-out': null },
    } as Results,
  },
  {
    name: 'run-hostile',
    reason: 'names that would be markup, and of which some are long',
    results: runWith(HOSTILE_NAMES.slice(0, 16), 5),
  },
  { name: 'run-short', reason: 'little room', results: sampleResults({ outcome: SHORT }), limitBytes: 3000 },
  {
    name: 'evaluation',
    reason: 'a segmentation',
    results: sampleEvaluationResults({ settings: { failIf: FAIL_IF } }),
    examples: sampleExamples(),
  },
  { name: 'evaluation-classification', reason: 'whole images', results: classifiedEvaluation() },
  { name: 'folds', reason: 'an ensemble that was tested', results: mergeFolds(record(foldsOf(), tested)) },
  {
    name: 'folds-missing',
    reason: 'a fold that failed, an ensemble that was not tested',
    results: mergeFolds(
      record(foldsOf({ classes: hostileClasses() }).slice(0, 2), {
        missing: [{ number: 3, reason: `its job ${first}` }],
        notTested: `${second} ${third}`,
      }),
    ),
  },
  {
    name: 'folds-classification',
    reason: 'whole images',
    results: mergeFolds(record(classifiedFolds(), { ...tested, test: classificationResults().test })),
  },
  { name: 'sweep', reason: 'rows, ranked', results: mergeSweep(record(sweepOf(), tested)) },
];

function hostileClasses() {
  return sampleResults().classes.map((info, i) => ({ ...info, name: HOSTILE_NAMES[i]! }));
}

function classifiedEvaluationOfNothing() {
  const { evaluation } = sampleRun();
  const none = { precision: Number.NaN, recall: Number.NaN, f1: Number.NaN, iou: Number.NaN };
  return {
    confusion: evaluation.confusion.map(() => 0),
    scores: byScore(() => Number.NaN),
    perClass: evaluation.perClass.map(() => ({ ...none, support: 0, predicted: 0 })),
    confidence: [],
    perImage: [],
  };
}

/** summary.md, with a link as the publisher gives it. */
export function summaryOf({ results, limitBytes }: DocumentSample): string {
  return renderSummary(results, limitBytes, link('Open the report', 'https://example.com/1'));
}

/** report.html. */
export async function pageOf({ results, examples = [] }: DocumentSample): Promise<string> {
  const classes = results.classes.map(({ color, ...info }) => ({
    ...info,
    color: [color[0]!, color[1]!, color[2]!] as const,
  }));
  const pictures: PagePicture[] = [];
  for (const example of examples) pictures.push(await pagePicture(example, classes, 64));
  return renderHtml(documentOf(results), [...pictures, ...SHEET]);
}
