// What the planning of a training says of settings that don't fit, before anything is trained.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { planFaults } from '../../src/run/plan.ts';
import { loadAllRuns } from '../../src/stages/1-config/load.ts';
import { scanDataset } from '../../src/stages/2-dataset/scan.ts';
import { makeSplit } from '../../src/stages/3-split/make.ts';
import { type Files, grey, writeFiles } from '../stages/2-dataset/data-folder.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const EIGHT = Array.from({ length: 8 }, (_, i) => i);
const MASKS: Files = Object.fromEntries(
  EIGHT.flatMap((i) => [
    [`images/${i}.png`, grey([i, 7, 90])],
    [`masks/${i}.png`, grey([0, 1])],
  ]),
);
const CLASSES: Files = Object.fromEntries(
  EIGHT.map((i) => [`${i % 2 === 0 ? 'cat' : 'dog'}/${i}.png`, grey([i, 3])]),
);

async function foreseen(files: Files, flags: Readonly<Record<string, string>>) {
  await using folder = await temporaryFolder();
  const data = join(folder.path, 'data');
  await writeFiles(data, files);
  const settings = await loadAllRuns({ ...flags, data, output: join(folder.path, 'out') }, folder.path);
  const { dataset } = await scanDataset(settings);
  const made = await makeSplit(dataset!, { ...settings, splitFile: settings.split, earlier: [] });
  const options = { settings, signal: new AbortController().signal };
  const start = { model: undefined, reason: undefined };
  return await planFaults(options, { dataset: dataset!, split: made.split! }, start);
}

/** Beyond what any machine has. */
const TOO_MUCH = { 'batch-size': '1024', 'image-size': '1024' };

test.each<[reason: string, files: Files, flags: Readonly<Record<string, string>>, faults: readonly string[]]>(
  [
    ['what fits', MASKS, {}, []],
    ['a segmentation that no memory holds', MASKS, TOO_MUCH, ['error memory-lacking']],
    ['a classification that no memory holds', CLASSES, TOO_MUCH, ['error memory-lacking']],
    ['a setting of the other task', MASKS, { 'mix-up': '0.2' }, ['error mix-up-classifies-only']],
  ],
)('of a plan it is known before a training: %s', async (reason, files, flags, faults) => {
  const found = await foreseen(files, flags);
  expect(
    found.map(({ code, severity }) => `${severity} ${code}`),
    reason,
  ).toEqual(faults);
});
