// The curves of a run: which columns of the history they are, and which epochs are marked.
import { expect, test } from 'vitest';
import { curvesSvg } from '../../../src/document/html/curves-svg.ts';
import { curvesOf } from '../../../src/stages/7-report/curves.ts';
import { sampleHistory, sampleResults } from './sample-run.ts';

const run = (epochs: number, bestEpoch: number, stoppedEpoch = epochs) =>
  sampleResults({ outcome: { history: sampleHistory(epochs, bestEpoch), bestEpoch, stoppedEpoch } });

test.each([
  { task: 'segmentation', id: 'mean-iou', why: 'accuracy tells little where one class is nearly everywhere' },
  { task: 'classification', id: 'macro-f1', why: 'whole images have no areas' },
] as const)('the score of a $task: $id', ({ task, id, why }) => {
  const results = { ...run(3, 2), task };
  const curve = curvesOf(results).find((one) => one.id === id);
  expect(
    curve?.series.map(({ values }) => values),
    why,
  ).toEqual([
    results.history.map((row) => row[`train-${id}`]),
    results.history.map((row) => row[`val-${id}`]),
  ]);
  expect(curve?.ideal).toBe(1);
});

test('loss and accuracy of training and validation, and the learning rate', () => {
  const results = run(3, 2);
  const [row] = results.history;
  const first = curvesOf(results).map(({ id, series }) => [
    id,
    ...series.map(({ name, values }) => [name, values[0]]),
  ]);
  expect(first).toEqual([
    ['loss', ['training', row?.['train-loss']], ['validation', row?.['val-loss']]],
    ['accuracy', ['training', row?.['train-accuracy']], ['validation', row?.['val-accuracy']]],
    ['mean-iou', ['training', row?.['train-mean-iou']], ['validation', row?.['val-mean-iou']]],
    ['learning-rate', ['learning rate', row?.['learning-rate']]],
  ]);
});

test.each<[why: string, results: ReturnType<typeof run>, marks: string[], inWords: string[]]>([
  ['both', run(61, 41), ['best: 41', 'stopped: 61'], ['best epoch 41']],
  ['once where they are the same', run(5, 5), ['best and last: 5'], ['best epoch 5']],
  ['none was kept', run(5, 0), ['stopped: 5'], []],
])('best and last epoch are marked: %s', (why, results, marks, inWords) => {
  for (const curve of curvesOf(results)) {
    expect(
      curve.marks.map(({ text }) => text),
      why,
    ).toEqual(marks);
    expect(
      curve.marks.flatMap((mark) => mark.inWords?.title ?? []),
      why,
    ).toEqual(inWords);
  }
});

test('a score is never on a logarithmic axis, and each curve is read out', () => {
  const [loss, accuracy] = curvesOf(run(3, 2));
  expect([loss?.ideal, accuracy?.ideal]).toEqual([0, 1]);
  expect(loss?.label).toBe('Loss over 3 epochs; best epoch 2, stopped after epoch 3');
});

test.each([0, 1, 2])('%d epochs can be drawn', (epochs) => {
  expect(curvesSvg(curvesOf(run(epochs, 1, epochs)))).not.toContain('NaN');
});
