// Whose split a run goes on with, of all that earlier runs left.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { BaselineResults, FoundBaseline } from '../../src/earlier/baseline.ts';
import { runsInOutput } from '../../src/earlier/output-folder.ts';
import { earlierSplit, findEarlierSplits } from '../../src/earlier/split.ts';
import { sampleResults } from '../stages/7-report/sample-run.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const none: FoundBaseline = { baseline: { results: undefined, reason: 'No.' }, faults: [] };
const baselineOf = (results: BaselineResults): FoundBaseline => ({
  baseline: { results, name: 'main' },
  faults: [],
});

test("the baseline's goes first, then the initial model's, then that of the run in the output folder", async () => {
  await using folder = await temporaryFolder();
  const output = join(folder.path, 'cells');
  await mkdir(output);
  const results = sampleResults();
  await writeFile(join(output, 'results.json'), JSON.stringify(results));
  const ofModel = earlierSplit(results, 'the run in old');
  const { splits } = await findEarlierSplits(baselineOf(results), ofModel, runsInOutput(output, ''));
  expect(splits.map(({ name, isBaseline }) => [name, isBaseline])).toEqual([
    ['main', true],
    ['the run in old', false],
    ['the run in cells', false],
  ]);
  expect(splits[2]?.split).toEqual(results.split);
});

test.each([
  ['no results.json', undefined],
  ['half of one', '{"schema-version": 1'],
  ['one of another program', '{}'],
])('a folder with %s gives none, and no fault', async (reason, text) => {
  await using folder = await temporaryFolder();
  if (text !== undefined) await writeFile(join(folder.path, 'results.json'), text);
  const found = await findEarlierSplits(none, undefined, runsInOutput(folder.path, ''));
  expect(found, reason).toEqual({ splits: [], faults: [] });
});

test('an evaluation has tested images, but made no split to go on with', () => {
  const results = sampleResults();
  const nothing = { images: 0, 'class-pixels': [], 'class-share': [], samples: [] };
  const evaluated = { ...results, split: { ...results.split, train: nothing } };
  expect(earlierSplit(evaluated, 'evaluation.json', true).settings).toBeUndefined();
});
