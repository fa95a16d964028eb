// history.csv: a row an epoch, every number at full precision. For spreadsheets and plots; people read summary.md.
import type { Task } from '../2-dataset/dataset.ts';
import type { EpochRecord } from '../5-train/events.ts';

type Column = { readonly header: string; readonly read: (record: EpochRecord) => number };

const COLUMNS: readonly Column[] = [
  { header: 'epoch', read: (record) => record.epoch },
  { header: 'learning-rate', read: (record) => record.learningRate },
  { header: 'train-loss', read: (record) => record.trainLoss },
  { header: 'val-loss', read: (record) => record.valLoss },
  { header: 'train-accuracy', read: (record) => record.trainAccuracy },
  { header: 'val-accuracy', read: (record) => record.valAccuracy },
  { header: 'train-mean-iou', read: (record) => record.trainMeanIou },
  { header: 'val-mean-iou', read: (record) => record.valMeanIou },
  { header: 'train-macro-f1', read: (record) => record.trainMacroF1 },
  { header: 'val-macro-f1', read: (record) => record.valMacroF1 },
  { header: 'seconds', read: (record) => record.seconds },
];

/** Without mean IoU for a classification. RFC 4180 but with `\n`, as pandas writes it; a number that is none stands as `NaN`, `Infinity`, `-Infinity`. */
export function historyCsv(history: readonly EpochRecord[], task: Task): string {
  const columns =
    task === 'segmentation' ? COLUMNS : COLUMNS.filter(({ header }) => !header.endsWith('-iou'));
  const rows = history.map((record) => columns.map(({ read }) => String(read(record))).join(','));
  return `${[columns.map(({ header }) => header).join(','), ...rows].join('\n')}\n`;
}
