// A folder with files of two runs is refused by whoever takes model and split for one another's.
import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mixtureFaults, runFolderOf } from '../../src/earlier/mixture.ts';
import { sampleResults } from '../stages/7-report/sample-run.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const sample = sampleResults();
const sha256 = createHash('sha256').update('weights').digest('hex');
const results = { ...sample, model: { ...sample.model, sha256 } };
const idsOf = (part: 'train' | 'validation' | 'test') => results.split[part].samples.map(({ id }) => id);
const split = { train: idsOf('train'), validation: idsOf('validation'), test: idsOf('test') };

test.each([
  ['of one run is none', {}, []],
  [
    'in which the lines of split.json were sorted is none',
    { split: { ...split, train: split.train.toReversed() } },
    [],
  ],
  ['without results.json says nothing', { results: undefined }, []],
  ['without split.json is none', { split: undefined }, []],
  [
    'with the split of an interrupted run, as earlier versions left it',
    { split: { ...split, train: [...split.train, ...split.test], test: [] } },
    ['its split.json is not the one'],
  ],
  ["with another run's model", { model: 'other weights' }, ['its model/model.onnx is not the one']],
] as const)('a folder %s', async (reason, change, expected) => {
  await using folder = await temporaryFolder();
  const run: Record<string, unknown> = { results, split, model: 'weights', ...change };
  await mkdir(join(folder.path, 'model'));
  await writeFile(join(folder.path, 'model', 'model.onnx'), String(run.model));
  for (const name of ['results', 'split'] as const) {
    await writeFile(join(folder.path, `${name}.json`), JSON.stringify(run[name] ?? null));
    if (run[name] === undefined) await rm(join(folder.path, `${name}.json`));
  }
  const faults = await mixtureFaults(folder.path);
  expect(
    faults.map(({ code }) => code),
    reason,
  ).toEqual(expected.map(() => 'run-folder-mixed'));
  for (const [i, words] of expected.entries()) expect(faults[i]?.message).toContain(words);
});

test('a run folder is the one that a run has put its model into', () => {
  expect(runFolderOf(join('/run', 'model', 'model.onnx'))).toBe('/run');
  expect(runFolderOf(join('/downloads', 'model.onnx'))).toBeUndefined();
});
