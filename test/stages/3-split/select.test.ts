import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeSplit } from '../../../src/stages/3-split/file.ts';
import { selectPart } from '../../../src/stages/3-split/select.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { datasetOf, sample, samples } from './samples.ts';

const FOLDERS = datasetOf([
  sample('a', { part: 'train' }),
  sample('b', { part: 'validation' }),
  sample('c', { part: 'test' }),
]);
const PLAIN = datasetOf(samples(3));

async function select(
  dataset: typeof PLAIN,
  part: Parameters<typeof selectPart>[1]['part'],
  split?: { train: string[]; validation: string[]; test: string[] },
) {
  await using folder = await temporaryFolder();
  const splitFile = split === undefined ? undefined : join(folder.path, 'split.json');
  if (split !== undefined && splitFile !== undefined)
    await writeSplit(splitFile, { ...split, source: 'hash' });
  const { selection, faults } = await selectPart(dataset, { part, splitFile });
  return {
    ids: selection?.samples.map(({ id }) => id),
    part: selection?.part,
    source: selection?.source,
    codes: faults.map(({ code }) => code),
  };
}

const SPLIT = { train: ['s0'], validation: [], test: ['s2'] };

test.each([
  [
    'nothing says which are for the test: all',
    PLAIN,
    'auto',
    undefined,
    ['s0', 's1', 's2'],
    'all',
    undefined,
  ],
  ['the folders do', FOLDERS, 'auto', undefined, ['c'], 'test', 'folders'],
  ['a split.json does', PLAIN, 'auto', SPLIT, ['s2'], 'test', 'file'],
  ['asked for, whatever there is', FOLDERS, 'all', undefined, ['a', 'b', 'c'], 'all', undefined],
  ['all of them, though there is a split.json', PLAIN, 'all', SPLIT, ['s0', 's1', 's2'], 'all', undefined],
  ['another part of the folders', FOLDERS, 'validation', undefined, ['b'], 'validation', 'folders'],
  ['another part of a split.json', PLAIN, 'train', SPLIT, ['s0'], 'train', 'file'],
  [
    'a split.json goes before the folders',
    FOLDERS,
    'test',
    { train: [], validation: [], test: ['a'] },
    ['a'],
    'test',
    'file',
  ],
  [
    'a split.json whose other images are not at hand',
    PLAIN,
    'test',
    { train: ['far', 'away'], validation: [], test: ['s1'] },
    ['s1'],
    'test',
    'file',
  ],
] as const)('%s', async (reason, dataset, part, split, ids, chosen, source) => {
  const copy = split && {
    train: [...split.train],
    validation: [...split.validation],
    test: [...split.test],
  };
  expect(await select(dataset, part, copy), reason).toEqual({ ids, part: chosen, source, codes: [] });
});

test.each([
  ['a part where nothing has parts', PLAIN, 'test', undefined, 'part-not-known'],
  [
    'a part that no folder has',
    datasetOf([sample('a', { part: 'train' })]),
    'test',
    undefined,
    'evaluated-part-empty',
  ],
  [
    'a part that is empty in the split.json',
    PLAIN,
    'auto',
    { train: ['s0'], validation: [], test: [] },
    'evaluated-part-empty',
  ],
  [
    'a test image that is not there',
    PLAIN,
    'auto',
    { train: [], validation: [], test: ['gone'] },
    'split-unknown-image',
  ],
] as const)('refused: %s', async (reason, dataset, part, split, code) => {
  const copy = split && { train: [...split.train], validation: [], test: [...split.test] };
  expect(await select(dataset, part, copy), reason).toMatchObject({ ids: undefined, codes: [code] });
});

test('without a test folder all images are taken', async () => {
  const { part } = await select(datasetOf([sample('a', { part: 'train' })]), 'auto');
  expect(part).toBe('all');
});
