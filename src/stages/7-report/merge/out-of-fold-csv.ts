// out-of-fold.csv: a row for every image, predicted by the model that did not train on it.
import type { MergedFolds } from './merged.ts';

/** RFC 4180, lines end with \n; an undefined ratio is an empty cell. */
export function outOfFoldCsv({ 'out-of-fold': all }: MergedFolds): string {
  const rows = all['per-image'].map(({ id, fold, accuracy, 'mean-iou': iou, 'macro-f1': f1 }) =>
    [quoted(id), fold, accuracy ?? '', iou ?? '', f1 ?? ''].join(','),
  );
  return `${['id,fold,accuracy,mean-iou,macro-f1', ...rows].join('\n')}\n`;
}

/** A text that begins like a formula is one for a spreadsheet, so it gets an apostrophe. */
function quoted(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
