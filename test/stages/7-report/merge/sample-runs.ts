// Folds and rows of a sweep to be joined, made in memory; a test changes the part that it is about.
import { perClass } from '../../../../src/metrics/confusion.ts';
import { scoresOf } from '../../../../src/metrics/scores.ts';
import type { Results } from '../../../../src/results/results.ts';
import type { MergeRecord } from '../../../../src/stages/7-report/merge/folds.ts';
import type { MergedRun } from '../../../../src/stages/7-report/merge/runs.ts';
import { testResults } from '../../../../src/stages/7-report/results-from-run.ts';
import { sampleResults } from '../sample-run.ts';

const CLASSES = 4;

/** Each image has `wrong` of 1000 pixels of class 1 that are taken for class 0. */
export function measured(
  images: Readonly<Record<string, number>>,
  task: Results['task'] = 'segmentation',
): Results['test'] {
  const confusionOf = (wrong: number) => {
    const counts = new Array<number>(CLASSES * CLASSES).fill(0);
    counts[0] = 9000;
    counts[CLASSES] = wrong;
    counts[CLASSES + 1] = 1000 - wrong;
    return counts;
  };
  const perImage = Object.entries(images).map(([id, wrong]) => {
    const confusion = confusionOf(wrong);
    return { id, confusion, scores: scoresOf(confusion) };
  });
  const confusion = perImage.reduce<number[]>(
    (total, image) => total.map((count, i) => count + image.confusion[i]!),
    new Array<number>(CLASSES * CLASSES).fill(0),
  );
  const evaluation = {
    confusion,
    scores: scoresOf(confusion),
    perClass: perClass(confusion),
    confidence: [],
    perImage,
  };
  return testResults(evaluation, { ...sampleResults(), task }, 0);
}

export function run(
  kind: MergedRun['kind'],
  number: number,
  images: Readonly<Record<string, number>>,
  change: Partial<Results> = {},
): MergedRun {
  const results = { ...sampleResults(), ...change };
  return {
    kind,
    number,
    of: 3,
    name: `runs/${number}`,
    results,
    heldOut: measured(images),
    modelPath: `/runs/${number}/model/model.onnx`,
  };
}

export const record = (runs: readonly MergedRun[], more: Partial<MergeRecord> = {}): MergeRecord => ({
  version: '0.1.0',
  createdAt: new Date('2026-01-02T03:04:05Z'),
  runs,
  missing: [],
  model: { path: 'model/model.onnx', sha256: 'a'.repeat(64), bytes: 1234 },
  test: null,
  notTested: 'the images are not at hand',
  failIf: [],
  predictions: [],
  ...more,
});
