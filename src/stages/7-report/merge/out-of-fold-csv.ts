// out-of-fold.csv: a row for every image, predicted by the model that did not train on it.
import { csvRow, noFormula } from '../../../shared/csv.ts';
import type { MergedFolds } from './merged.ts';

/** RFC 4180, lines end with \n; an undefined ratio is an empty cell. */
export function outOfFoldCsv({ 'out-of-fold': all }: MergedFolds): string {
  const rows = all['per-image'].map(({ id, fold, accuracy, 'mean-iou': iou, 'macro-f1': f1 }) =>
    csvRow([noFormula(id), fold, accuracy ?? '', iou ?? '', f1 ?? '']),
  );
  return ['id,fold,accuracy,mean-iou,macro-f1\n', ...rows].join('');
}
