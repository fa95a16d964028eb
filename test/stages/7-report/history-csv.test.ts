// history.csv: parsed back it gives every number exactly.
import { expect, test } from 'vitest';
import type { EpochRecord } from '../../../src/stages/5-train/events.ts';
import { historyCsv } from '../../../src/stages/7-report/history-csv.ts';
import { sampleHistory } from './sample-run.ts';

const parse = (csv: string) =>
  csv
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));

test('a header in kebab-case, then a row an epoch at full precision', () => {
  const history = sampleHistory(5, 3);
  const [header, ...rows] = parse(historyCsv(history, 'segmentation'));
  expect(header.join()).toBe(
    'epoch,learning-rate,train-loss,val-loss,train-accuracy,val-accuracy,train-mean-iou,val-mean-iou,train-macro-f1,val-macro-f1,train-mean-dice,val-mean-dice,seconds',
  );
  const fields = header.map((name) => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()));
  expect(rows.map((row) => row.map(Number))).toEqual(
    history.map((record) => fields.map((field) => record[field as keyof EpochRecord])),
  );
});

test('what is not a number says so', () => {
  const [record] = sampleHistory(1, 1);
  const csv = historyCsv(
    [{ ...record, trainLoss: Number.NaN, valLoss: Number.POSITIVE_INFINITY }],
    'segmentation',
  );
  expect(parse(csv)[1].slice(2, 4)).toEqual(['NaN', 'Infinity']);
});

test('no epoch: only the header', () => {
  expect(parse(historyCsv([], 'segmentation'))).toHaveLength(1);
});
