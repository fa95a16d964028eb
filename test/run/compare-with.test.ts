// The line that the log says of a comparison.
import { expect, test } from 'vitest';
import { compareWith } from '../../src/run/compare-with.ts';
import type { Keeping } from '../../src/run/keep.ts';
import { sampleResults } from '../stages/7-report/sample-run.ts';

test('the line of the log dates the run to the minute: several a day are told apart', async () => {
  const lines: string[] = [];
  const json = JSON.stringify({ ...sampleResults(), 'created-at': '2026-11-25T14:03:27Z' });
  await compareWith({
    settings: { baseline: 'auto', series: undefined },
    publisher: { say: (line: string) => lines.push(line) },
    earlier: {
      series: 'Train/train/weak',
      findResults: async () => ({ found: { json, name: 'main' }, faults: [] }),
    },
  } as unknown as Keeping);
  expect(lines).toEqual(['Series Train/train/weak. Baseline: main, made 2026-11-25 14:03 UTC.']);
});
