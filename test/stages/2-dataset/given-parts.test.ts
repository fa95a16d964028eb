// What says the parts of a split other than folders and lists: words in the names of images, folds, what lies beside.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Settings } from '../../../src/stages/1-config/settings.ts';
import { scanDataset } from '../../../src/stages/2-dataset/scan.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { type Files, scanFiles, settingsFor, writeFiles } from './data-folder.ts';

const CODES = /^(?:parts-in-names|folds-divided|split-file|part-lists)/;

async function scanned(files: Files, changes: Partial<Settings> = {}) {
  await using folder = await temporaryFolder();
  const { dataset, faults } = await scanFiles(folder.path, files, changes);
  const told = faults.filter(({ code }) => CODES.test(code));
  return { parts: dataset?.samples.map(({ part }) => part), by: dataset?.partsBy, told };
}

/** Photographs and masks of these names. */
function pairs(names: readonly string[], folder = ''): Files {
  return Object.fromEntries(
    names.flatMap((name, i) => [
      [`${folder}images/${name}.png`, [i, 9, names.length]],
      [`${folder}masks/${name}.png`, [0, 1]],
    ]),
  );
}

describe('words in the names of images', () => {
  test.each<[string, readonly string[], readonly (string | undefined)[], readonly string[]]>([
    [
      'are parts where all have one',
      ['test_1', 'train_1', 'train_2', 'val_1'],
      ['test', 'train', 'train', 'validation'],
      ['parts-in-names-assumed'],
    ],
    [
      'in the midst and glued to a letter',
      ['testA_1', 'testB_1', 'train_1'],
      ['test', 'test', 'train'],
      ['parts-in-names-assumed'],
    ],
    [
      'are told where some have none',
      ['1', 'test_1', 'train_1', 'train_2'],
      [undefined, undefined, undefined, undefined],
      ['parts-in-names-unused'],
    ],
    ['say nothing where all have the same', ['train_1', 'train_2'], [undefined, undefined], []],
    [
      'say nothing where few have them',
      ['bus_1', 'bus_2', 'bus_3', 'test_1', 'train_1'],
      Array(5).fill(undefined),
      [],
    ],
  ])('%s', async (reason, names, parts, codes) => {
    const { parts: found, told } = await scanned(pairs(names));
    expect(found, reason).toEqual(parts);
    expect(told.map(({ code }) => code)).toEqual(codes);
  });

  test('are told by their counts, and name what gave the parts', async () => {
    const { told, by } = await scanned(pairs(['test_1', 'train_1', 'train_2']));
    expect(told[0].message).toContain('(training: 2, test: 1), such as "images/train_1.png"');
    expect(by).toBe('the words in their names');
  });

  test('count for nothing beside folders, lists and a split file', async () => {
    const files = pairs(['test_1', 'train_1']);
    expect((await scanned({ ...files, 'train.txt': 'test_1', 'val.txt': 'train_1' })).by).toBe(
      'the lists train.txt, val.txt',
    );
    expect((await scanned(files, { split: 'split.json' })).told).toEqual([]);
  });
});

describe('folds in folders', () => {
  const folds = { ...pairs(['1', '2'], 'fold1/'), ...pairs(['3', '4'], 'fold2/') };
  test('are told, with a group-by that keeps each whole', async () => {
    const { told } = await scanned(folds);
    expect(told.map(({ message }) => message)).toEqual([
      expect.stringContaining("`group-by: '(?:^|/)(fold[^/]*)/'`"),
    ]);
    await using folder = await temporaryFolder();
    const { dataset } = await scanFiles(folder.path, folds, { groupBy: '(?:^|/)(fold[^/]*)/' });
    expect(new Set(dataset?.samples.map(({ group }) => group)).size).toBe(2);
  });
  test.each<[string, Files]>([
    ['one alone', pairs(['1', '2'], 'fold1/')],
    ['beside more images that lie in none', { ...folds, ...pairs(['5', '6', '7', '8', '9'], 'more/') }],
  ])('are no question: %s', async (reason, files) => {
    expect((await scanned(files)).told, reason).toEqual([]);
  });
});

describe('what lies there and is not used is told', () => {
  test('the split of an earlier run, with the setting', async () => {
    const split =
      '{\n  "schema-version": 1,\n  "source": "hash", "train": ["images/a"], "validation": [], "test": []}';
    const { told } = await scanned({ ...pairs(['a', 'b']), 'split.json': split });
    expect(told.map(({ message }) => message)).toEqual([expect.stringMatching(/set `split: .*split\.json`/)]);
  });

  test('lists beside the data folder', async () => {
    await using folder = await temporaryFolder();
    const data = join(folder.path, 'data');
    await mkdir(data);
    await writeFiles(data, pairs(['a', 'b']));
    await writeFiles(folder.path, { 'meta/train.txt': 'a', 'meta/test.txt': 'b' });
    const { faults } = await scanDataset(settingsFor(data));
    expect(faults.find(({ code }) => code === 'part-lists-beside')?.message).toContain(
      '"../meta/test.txt", "../meta/train.txt"',
    );
  });
});
