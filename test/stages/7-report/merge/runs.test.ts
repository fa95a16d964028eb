// Run folders as merging reads them: what a file of an earlier version lacks is counted, so that means are over all runs.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ScoreKey } from '../../../../src/metrics/scores.ts';
import { type Results, writeResults } from '../../../../src/results/results.ts';
import { mergeFolds } from '../../../../src/stages/7-report/merge/folds.ts';
import { readRuns } from '../../../../src/stages/7-report/merge/runs.ts';
import { renderSummary } from '../../../../src/stages/7-report/summary.ts';
import { MODEL, sha256 } from '../../../run/small-model.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { sampleResults } from '../sample-run.ts';
import { measured, record } from './sample-runs.ts';

type Test = Results['test'];

/** As a version wrote it that knew nothing of the score: null is what reads of a field that isn't there. */
function without(part: Test, score: ScoreKey): Test {
  return {
    ...part,
    [score]: null,
    'per-image': part['per-image'].map((image) => ({ ...image, [score]: null })),
  };
}

/** Writes two folds of which the first is `change`d, and reads them. */
async function folds(task: Results['task'], change: (part: Test) => Test) {
  const { runs, faults } = await readFolds(task, change);
  expect(faults).toEqual([]);
  return runs;
}

async function readFolds(task: Results['task'], change: (part: Test) => Test, first: Partial<Results> = {}) {
  await using folder = await temporaryFolder();
  const names = ['first', 'second'];
  for (const [i, name] of names.entries()) {
    const ofVersion = i === 0 ? change : (part: Test) => part;
    const heldOut = ofVersion(measured({ [name]: 100 + 200 * i }, task));
    const results: Results = {
      ...sampleResults(),
      task,
      test: ofVersion(measured({ test: 50 }, task)),
      'fan-out': { kind: 'fold', number: i + 1, of: 2, 'held-out': heldOut },
      model: { path: 'model/model.onnx', sha256, bytes: MODEL.length, notices: null },
      ...(i === 0 ? first : {}),
    };
    await mkdir(join(folder.path, name, 'model'), { recursive: true });
    await writeFile(join(folder.path, name, 'model', 'model.onnx'), MODEL);
    await writeResults(join(folder.path, name, 'results.json'), results);
  }
  return await readRuns(names.map((name) => ({ name, folder: join(folder.path, name) })));
}

test('a fold whose time was over before its first epoch is none to be joined', async () => {
  const same = (part: Test) => part;
  const { runs, unfinished } = await readFolds('segmentation', same, { untrained: 'less-than-an-epoch' });
  expect(runs.map(({ name }) => name)).toEqual(['second']);
  expect(unfinished).toEqual([
    { name: 'first', number: 1, reason: 'its time was over before its model had seen one epoch' },
  ]);
});

test.each([
  ['mean Dice came after masks', 'segmentation', 'mean-dice'],
  ['balanced accuracy came after whole images', 'classification', 'balanced-accuracy'],
] as const)('a score that a run lacks is counted from its confusion: %s', async (reason, task, score) => {
  const now = await folds(task, (part) => part);
  const earlier = await folds(task, (part) => without(part, score));
  expect(earlier[0]!.heldOut[score], reason).toBe(now[0]!.heldOut[score]);
  expect(earlier[0]!.results.test[score], reason).toBe(now[0]!.results.test[score]);
  expect(earlier[0]!.heldOut[score], 'the check above compares numbers').toBeGreaterThan(0);
  expect(earlier[0]!.heldOut['per-image'][0]![score], 'an image keeps what it has').toBeNull();
  const { spread } = mergeFolds(record(earlier));
  expect(spread, reason).toEqual(mergeFolds(record(now)).spread);
  expect([spread['held-out'][score].folds, spread.test[score].folds], 'means are over both').toEqual([2, 2]);
});

test.each([
  ['a score of the other task', 'segmentation', 'balanced-accuracy', (part: Test) => part],
  [
    'what was not tested',
    'segmentation',
    'mean-dice',
    (part: Test) =>
      without({ ...part, confusion: part.confusion.map((row) => row.map(() => 0)) }, 'mean-dice'),
  ],
  [
    'counts of fewer classes than there are, of which none can be made',
    'segmentation',
    'mean-dice',
    (part: Test) => without({ ...part, confusion: [] }, 'mean-dice'),
  ],
] as const)('and stays null where there is nothing to count: %s', async (reason, task, score, change) => {
  const [run] = await folds(task, change);
  expect(run!.heldOut[score], reason).toBeNull();
});

test('no dash stands in a sentence of the merged runs', async () => {
  const runs = await folds('segmentation', (part) => without(part, 'mean-dice'));
  const summary = renderSummary(mergeFolds(record(runs, { test: runs[0]!.results.test, notTested: null })));
  expect(summary).toMatch(
    /on 1 test image: macro F1 [\d.]+, accuracy [\d.]+, mean IoU [\d.]+, mean Dice 0\.\d+/,
  );
});
