// evaluation.csv: a row for every evaluated image.
import { scoresOfTask } from '../../../metrics/scores.ts';
import type { EvaluationResults } from '../../../results/evaluation.ts';
import { csvRow, noFormula } from '../../../shared/csv.ts';

const SCORES = scoresOfTask('segmentation');

type Image = EvaluationResults['test']['per-image'][number];

/**
 * As RFC 4180 has it, lines end with \n; what is undefined is an empty cell. Segmentation: the scores of the image and
 * the IoU of each class in it; classification: the true and the predicted class.
 */
export function evaluationCsv({ task, classes, test }: EvaluationResults): string {
  const names = classes.map(({ name }) => name);
  const images = test['per-image'];
  if (task === 'classification')
    return [
      csvRow(['id', 'class', 'predicted', 'correct']),
      ...images.map((image) => classified(image, names)),
    ].join('');
  return [
    csvRow(['id', 'pixels', ...SCORES.map(({ key }) => key), ...names.map((name) => `iou ${name}`)]),
    ...images.map((image) => segmented(image, names.length)),
  ].join('');
}

function classified({ id, cells }: Image, names: readonly string[]): string {
  const [[truth, predicted] = []] = cells;
  const name = (index: number | undefined) => noFormula(index === undefined ? '' : (names[index] ?? ''));
  return csvRow([noFormula(id), name(truth), name(predicted), truth === predicted ? 1 : 0]);
}

function segmented(image: Image, classes: number): string {
  const { id, cells } = image;
  const pixels = cells.reduce((sum, [, , count]) => sum + count, 0);
  const ious = Array.from({ length: classes }, (_, k) => iouOf(cells, k));
  return csvRow([noFormula(id), pixels, ...SCORES.map(({ key }) => image[key] ?? Number.NaN), ...ious]);
}

/** NaN where neither truth nor prediction has the class. */
function iouOf(cells: Image['cells'], k: number): number {
  let [both, either] = [0, 0];
  for (const [truth, predicted, count] of cells) {
    if (truth === k && predicted === k) both += count;
    if (truth === k || predicted === k) either += count;
  }
  return both / either;
}
