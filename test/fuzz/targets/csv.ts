// Tables. What was read and is written as a table reads the same.
import { deepEqual } from 'node:assert/strict';
import { csvRow, parseCsv } from '../../../src/shared/csv.ts';
import { bytesOf, type Target, textOf } from '../driver/target.ts';

const MOST_ROWS = 1000;

export default {
  refusals: [],
  seeds: () =>
    ['name,label\na,"b ""c"""\r\n', 'sep=;\nname;label\na;b\n', '\uFEFFname\tlabel\na\tb'].map(bytesOf),
  run(input) {
    const rows = parseCsv(textOf(input), MOST_ROWS);
    if (rows === undefined) return;
    // The first row says what fields are apart by.
    const header = ['x', 'y'];
    const written = [header, ...rows].map(csvRow).join('');
    deepEqual(parseCsv(written, MOST_ROWS + 1), [header, ...rows]);
  },
} satisfies Target;
