// What is said of a comparison whose baseline the data under review had a hand in.
import { expect, test } from 'vitest';
import { compareWith } from '../../src/run/compare-with.ts';
import type { Keeping } from '../../src/run/keep.ts';
import { sampleResults } from '../stages/7-report/sample-run.ts';

const FILE = 'data/best-epoch.json';
const GIVES_NAME = { baseline: undefined, artifactName: FILE };

const compared = (settings: object, reviewed: Keeping['reviewed'], json?: string, lines: string[] = []) => {
  const found = json === undefined ? { json, reason: 'No baseline: none.' } : { json, name: 'main' };
  return compareWith({
    settings: { baseline: 'auto', series: undefined, ...settings },
    publisher: { say: (line: string) => lines.push(line) },
    earlier: { series: 'Train/train/weak', findResults: async () => ({ found, faults: [] }) },
    reviewed,
  } as unknown as Keeping);
};

test.each<{ why: string; settings?: object; reviewed: Keeping['reviewed']; told?: string }>([
  { why: 'no review', reviewed: undefined },
  { why: 'a file that gives neither', reviewed: { baseline: undefined, artifactName: undefined } },
  { why: 'a name of the file finds the series', reviewed: GIVES_NAME, told: 'artifact-name' },
  { why: 'the workflow names the series', settings: { series: 'cells' }, reviewed: GIVES_NAME },
  {
    why: 'the workflow gives the baseline, whatever the name',
    settings: { baseline: 'none' },
    reviewed: GIVES_NAME,
  },
  {
    why: 'the file takes the baseline away',
    settings: { baseline: 'none' },
    reviewed: { baseline: FILE, artifactName: FILE },
    told: 'baseline',
  },
])('chosen by the data under review: $why', async ({ why, settings = {}, reviewed, told }) => {
  const { faults, baseline } = await compared(settings, reviewed, JSON.stringify(sampleResults()));
  const words = told === undefined ? [] : [expect.stringContaining(`Give \`${told}\` in the workflow`)];
  expect(
    faults.map(({ message }) => message),
    why,
  ).toEqual(words);
  if (baseline.results !== undefined)
    expect(baseline.name.endsWith('(chosen by the data under review)'), why).toBe(told !== undefined);
});

test('the line of the log dates the run to the minute: several a day are told apart', async () => {
  const lines: string[] = [];
  await compared(
    {},
    undefined,
    JSON.stringify({ ...sampleResults(), 'created-at': '2026-11-25T14:03:27Z' }),
    lines,
  );
  expect(lines).toEqual(['Series Train/train/weak. Compared with main, made 2026-11-25 14:03 UTC.']);
});

test('a name of the file that nobody has is told beside the missing verdict', async () => {
  const { baseline, faults } = await compared({}, GIVES_NAME);
  expect(baseline).toMatchObject({ reason: expect.stringContaining('under review, chose so') });
  expect(faults).toMatchObject([{ code: 'baseline-from-data' }]);
});
