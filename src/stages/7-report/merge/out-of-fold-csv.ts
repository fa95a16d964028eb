// out-of-fold.csv: a row for every image, predicted by the model that did not train on it.
import { scoresOfTask } from '../../../metrics/scores.ts';
import type { MergedFolds } from '../../../results/merged.ts';
import { csvRow, noFormula } from '../../../shared/csv.ts';

type Image = MergedFolds['out-of-fold']['per-image'][number];
type Columns = readonly (readonly [header: string, read: (image: Image) => string | number | null])[];

const MASKS: Columns = scoresOfTask('segmentation').map(({ key }) => [key, (image) => image[key]]);

function ofWholeImages(classes: MergedFolds['classes']): Columns {
  const name = ({ cells }: Image, place: 0 | 1) => {
    const label = cells[0]?.[place];
    return label === undefined ? null : noFormula(classes[label]!.name);
  };
  return [
    ['class', (image) => name(image, 0)],
    ['predicted', (image) => name(image, 1)],
    ['probability', ({ confidence }) => confidence],
    ['true-probability', (image) => image['true-probability']],
  ];
}

/** RFC 4180, lines end with \n; an undefined ratio is an empty cell. */
export function outOfFoldCsv({ task, classes, 'out-of-fold': all }: MergedFolds): string {
  const columns = task === 'segmentation' ? MASKS : ofWholeImages(classes);
  const rows = all['per-image'].map((image) =>
    csvRow([noFormula(image.id), image.fold, ...columns.map(([, read]) => read(image) ?? '')]),
  );
  return [csvRow(['id', 'fold', ...columns.map(([header]) => header)]), ...rows].join('');
}
