// history.csv: a row an epoch, every number at full precision. For spreadsheets and plots; people read summary.md.
import { EPOCH_SCORES } from '../../metrics/epoch-scores.ts';
import { isScoreOf } from '../../metrics/scores.ts';
import type { Task } from '../2-dataset/dataset.ts';
import type { EpochRecord } from '../5-train/events.ts';

type Column = { readonly header: string; readonly read: (record: EpochRecord) => number };

const BEFORE: readonly Column[] = [
  { header: 'epoch', read: (record) => record.epoch },
  { header: 'learning-rate', read: (record) => record.learningRate },
  { header: 'train-loss', read: (record) => record.trainLoss },
  { header: 'val-loss', read: (record) => record.valLoss },
];

const AFTER: readonly Column[] = [{ header: 'seconds', read: (record) => record.seconds }];

/** The scores that the task has. RFC 4180 but with `\n`, as pandas writes it; a number that is none stands as `NaN`, `Infinity`, `-Infinity`. */
export function historyCsv(history: readonly EpochRecord[], task: Task): string {
  const scores = EPOCH_SCORES.filter(({ score }) => isScoreOf(score, task)).map(
    ({ name, field }): Column => ({ header: name, read: (record) => record[field] }),
  );
  const columns = [...BEFORE, ...scores, ...AFTER];
  const rows = history.map((record) => columns.map(({ read }) => String(read(record))).join(','));
  return `${[columns.map(({ header }) => header).join(','), ...rows].join('\n')}\n`;
}
