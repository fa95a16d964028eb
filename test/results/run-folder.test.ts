// Which folder is taken for a whole finished run: everything of it must be there and belong together.
import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readFinishedRun } from '../../src/earlier/finished-run.ts';
import type { Results } from '../../src/results/results.ts';
import { filesOf } from '../../src/results/run-folder.ts';
import { sampleResults } from '../stages/7-report/sample-run.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const MODEL = 'a model';
const sha256 = createHash('sha256').update(MODEL).digest('hex');

async function writeRun(folder: string, change: Partial<Results> = {}): Promise<Results> {
  const sample = sampleResults();
  const results = { ...sample, model: { ...sample.model, sha256 }, ...change };
  for (const path of filesOf(results).filter((one) => !one.startsWith('..'))) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), path === results.model.path ? MODEL : 'x');
  }
  await writeFile(join(folder, 'results.json'), JSON.stringify(results));
  return results;
}

test('a whole run is read', async () => {
  await using folder = await temporaryFolder();
  const results = await writeRun(folder.path);
  expect(await readFinishedRun(folder.path, results.fingerprint ?? '')).toEqual(results);
});

test.each<{ why: string; break: (folder: string) => Promise<unknown> }>([
  { why: 'another fingerprint', break: (folder) => writeRun(folder, { fingerprint: '0'.repeat(64) }) },
  { why: 'none, of before there were any', break: (folder) => writeRun(folder, { fingerprint: null }) },
  { why: 'a cancelled run', break: (folder) => writeRun(folder, { 'stop-reason': 'cancelled' }) },
  {
    why: 'another model than the results are of',
    break: (folder) => writeFile(join(folder, sampleResults().model.path), 'other'),
  },
  {
    why: 'notices that are missing, without which its model is not to be passed on',
    break: async (folder) => {
      const { model } = await writeRun(folder);
      await writeRun(folder, { model: { ...model, notices: 'model/THIRD-PARTY-NOTICES.txt' } });
      await rm(join(folder, 'model', 'THIRD-PARTY-NOTICES.txt'));
    },
  },
  { why: 'a file that is missing', break: (folder) => rm(join(folder, 'report.html')) },
  {
    why: 'results cut off',
    break: (folder) => writeFile(join(folder, 'results.json'), '{"schema-version": 1'),
  },
  { why: 'results of something else', break: (folder) => writeFile(join(folder, 'results.json'), '{}') },
  { why: 'no folder at all', break: (folder) => rm(folder, { recursive: true }) },
  {
    why: 'a path that leads out of the folder',
    break: async (folder) => {
      await writeFile(join(folder, '..', 'outside.png'), 'x');
      await writeRun(folder, { predictions: [{ rank: 'best', id: 'a', path: '../outside.png' }] });
    },
  },
])('not taken: $why', async ({ why, break: breakRun }) => {
  await using parent = await temporaryFolder();
  const folder = join(parent.path, 'run');
  const { fingerprint } = await writeRun(folder);
  await breakRun(folder);
  expect(await readFinishedRun(folder, fingerprint ?? ''), why).toBeUndefined();
});
