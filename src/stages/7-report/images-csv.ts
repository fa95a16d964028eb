// test-images.csv of a training and evaluation.csv: a row for every tested image, the worst first.
import { scoresOfTask } from '../../metrics/scores.ts';
import type { Results } from '../../results/results.ts';
import { csvRow, noFormula } from '../../shared/csv.ts';

const SCORES = scoresOfTask('segmentation');

type Image = Results['test']['per-image'][number];

/**
 * As RFC 4180 has it, lines end with \n; what is undefined is an empty cell. Segmentation: the scores of the image and
 * the IoU of each class in it, by mean IoU; classification: the true and the predicted class with the probability of
 * each, the mistakes that the model was surest of first, the right answers that it was surest of last.
 */
export function imagesCsv({ task, classes, test }: Pick<Results, 'task' | 'classes' | 'test'>): string {
  const names = classes.map(({ name }) => name);
  if (task === 'classification')
    return [
      csvRow(['id', 'class', 'predicted', 'correct', 'probability', 'of true class']),
      ...test['per-image'].toSorted(byMistake).map((image) => classified(image, names)),
    ].join('');
  const images = test['per-image'].toSorted((a, b) => (a['mean-iou'] ?? 2) - (b['mean-iou'] ?? 2));
  return [
    csvRow(['id', 'pixels', ...SCORES.map(({ key }) => key), ...names.map((name) => `iou ${name}`)]),
    ...images.map((image) => segmented(image, names.length)),
  ].join('');
}

function byMistake(a: Image, b: Image): number {
  const sureness = (image: Image) => (image.confidence ?? 0) * (isRight(image) ? -1 : 1);
  return Number(isRight(a)) - Number(isRight(b)) || sureness(b) - sureness(a);
}

function isRight({ cells: [cell] }: Image): boolean {
  return cell !== undefined && cell[0] === cell[1];
}

function classified(image: Image, names: readonly string[]): string {
  const { id, cells, confidence, 'true-probability': ofTruth } = image;
  const [[truth, predicted] = []] = cells;
  const name = (index: number | undefined) => noFormula(index === undefined ? '' : (names[index] ?? ''));
  const probabilities = [confidence ?? Number.NaN, ofTruth ?? Number.NaN];
  return csvRow([noFormula(id), name(truth), name(predicted), Number(isRight(image)), ...probabilities]);
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
