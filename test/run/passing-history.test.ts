// Which folders of a history a run on a machine that ends with the job warns of.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { passingHistory } from '../../src/run/passing-history.ts';
import { parseSettings } from '../../src/stages/1-config/parse.ts';
import { temporaryFolder } from '../temporary-folder.ts';

test.each([
  ['the word branch was forgotten', 'best-epoch-history', 'branch best-epoch-history`'],
  ['as below another folder', './past/cells', 'branch cells`'],
  ['a name that no branch has', 'my past', 'branch best-epoch-history`'],
  ['a folder that a step has brought back', 'there', undefined],
  ['a branch', 'branch best-epoch-history', undefined],
  ['the cache alone', 'auto', undefined],
  ['none', 'none', undefined],
])('a history on a machine of one job: %s', async (why, history, told) => {
  await using folder = await temporaryFolder();
  await mkdir(join(folder.path, 'there'));
  const settings = parseSettings({ flags: { data: 'cells', history }, cwd: folder.path });
  const faults = await passingHistory(settings, folder.path);
  const wanted = { code: 'history-passing', message: expect.stringContaining(told ?? '') };
  expect(faults, why).toEqual(told === undefined ? [] : [expect.objectContaining(wanted)]);
});

test('one fold of several leaves no line anywhere', async () => {
  const flags = { data: 'cells', history: 'past', folds: '3', fold: '1' };
  expect(await passingHistory(parseSettings({ flags, cwd: '/nowhere' }), '/nowhere')).toEqual([]);
});
