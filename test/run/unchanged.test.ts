// What is said where no earlier run was the same. What becomes of one that was, built runs show (test/e2e).
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { eventPublisher } from '../../src/api/publisher.ts';
import type { EarlierRuns } from '../../src/earlier/earlier-runs.ts';
import { NO_HISTORY } from '../../src/earlier/history-places.ts';
import { runsInOutput } from '../../src/earlier/output-folder.ts';
import { filesOf } from '../../src/results/run-folder.ts';
import { type Prove, restoreUnchanged } from '../../src/run/unchanged.ts';
import { parseSettings } from '../../src/stages/1-config/parse.ts';
import { type CacheClient, gitHubCache } from '../../src/stages/8-publish/github/cache.ts';
import { gitHubEarlierRuns } from '../../src/stages/8-publish/github/earlier-runs.ts';
import { sampleResults } from '../stages/7-report/sample-run.ts';
import { memoryCache } from '../stages/8-publish/github/memory-cache.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const NOTHING = { found: { json: undefined, reason: 'None.' }, faults: [] };

function inCache(workspace: string, changes: Partial<CacheClient>, version = '1'): EarlierRuns {
  return gitHubEarlierRuns({
    cache: gitHubCache(workspace, { ...memoryCache(workspace).client, ...changes }),
    results: {
      ...{ series: undefined, ...NO_HISTORY },
      findResults: async () => NOTHING,
      findPrevious: async () => NOTHING,
      keepResults: async () => [],
    },
    ...{
      version,
      code: undefined,
      startSaving: () => () => undefined,
      isOutputOurs: async () => true,
      clock: () => 0,
    },
  });
}

test.each<{ why: string; earlier: (folder: string) => EarlierRuns; said: string; warned: string[] }>([
  {
    why: 'nothing like it is in the cache',
    earlier: (folder) => inCache(folder, {}),
    said: 'There is no earlier run with the same data',
    warned: [],
  },
  {
    why: 'nothing is in the output folder',
    earlier: (folder) => runsInOutput(folder, ''),
    said: 'There is no earlier run with the same data',
    warned: [],
  },
  {
    why: 'nobody keeps any',
    earlier: (folder) => inCache(folder, { isFeatureAvailable: () => false }),
    said: 'This runner has no Actions cache, where',
    warned: [],
  },
  {
    why: 'whether there is one could not be seen',
    earlier: (folder) => inCache(folder, { restoreCache: () => Promise.reject(new Error('no answer')) }),
    said: 'Earlier runs could not be read from the Actions cache:',
    warned: ['cache-failed'],
  },
])('a run that trains says why: $why', async ({ why, earlier, said, warned }) => {
  await using folder = await temporaryFolder();
  const lines: string[] = [];
  const told: string[] = [];
  const publisher = {
    ...eventPublisher((event) => event.type === 'warning' && told.push(event.fault.code)),
    say: (line: string) => lines.push(line),
  };
  const restored = await restoreUnchanged({
    settings: parseSettings({ flags: { data: 'x' }, cwd: folder.path }),
    ...{ cwd: folder.path, publisher, earlier: earlier(folder.path), fingerprint: 'f'.repeat(64) },
    baseline: { baseline: { results: undefined, reason: 'None.' }, faults: [] },
    ...{ now: () => new Date(0), clock: () => 0, cutOffMs: undefined, prove: undefined },
  });
  expect(restored, why).toBeUndefined();
  expect(lines, why).toEqual([expect.stringMatching(/: training\.$/)]);
  expect(lines[0].startsWith(said), lines[0]).toBe(true);
  expect(told, why).toEqual(warned);
});

test.each([
  { version: '19000000001-2', run: '19000000001', why: 'a run and its attempt' },
  { version: '19000000001-2-1767225600000', run: '19000000001', why: 'and when it began' },
  { version: '0-1', run: undefined, why: 'the runner did not say which it was' },
  { version: 'x-1', run: undefined, why: 'what somebody else has written there' },
])('which run is taken stands in the name of its entry: $why', async ({ version, run, why }) => {
  await using folder = await temporaryFolder();
  const { client } = memoryCache(folder.path);
  const file = join(folder.path, 'results.json');
  await writeFile(file, '{}');
  await inCache(folder.path, client, version).keepRun('f', { folder: folder.path, files: [file] });
  const { taken } = await inCache(folder.path, client, '20000000000-1').takeRun('f', async (_, id) => [id]);
  expect(taken, why).toEqual([run]);
});

describe('under review', () => {
  /** A run that lies in the cache as one was left there. */
  async function underReview(failIf: string, prove: Prove) {
    await using folder = await temporaryFolder();
    const { client } = memoryCache(folder.path);
    const made = sampleResults();
    const sha256 = createHash('sha256').update('x').digest('hex');
    const left = { ...made, fingerprint: 'f'.repeat(64), model: { ...made.model, sha256 } };
    const root = join(folder.path, 'run');
    for (const path of filesOf(left)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), path === 'results.json' ? JSON.stringify(left) : 'x');
    }
    const files = filesOf(left).map((path) => join(root, path));
    await inCache(folder.path, client, '7-1').keepRun('f'.repeat(64), { folder: root, files });
    const told: string[] = [];
    const publisher = {
      ...eventPublisher((event) => event.type === 'warning' && told.push(event.fault.message)),
      say: (line: string) => told.push(line),
    };
    const output = join(folder.path, 'out');
    const restored = await restoreUnchanged({
      settings: parseSettings({ flags: { data: 'x', output, 'fail-if': failIf }, cwd: folder.path }),
      ...{ cwd: folder.path, publisher, earlier: inCache(folder.path, client), prove },
      fingerprint: 'f'.repeat(64),
      baseline: { baseline: { results: undefined, reason: 'None.' }, faults: [] },
      ...{ now: () => new Date(0), clock: () => 0, cutOffMs: undefined },
    });
    return { restored, told, isEmpty: !existsSync(output) };
  }

  test('a run is taken as it was measured again', async () => {
    const { restored } = await underReview('', async (results) => ({
      results: { ...results, test: { ...results.test, accuracy: 0.5 } },
    }));
    expect(restored?.report?.results).toMatchObject({ test: { accuracy: 0.5 }, restored: { 'run-id': '7' } });
  });

  test('one that says what its model does not come to is not, and leaves nothing', async () => {
    const { restored, told, isEmpty } = await underReview('', async () => ({ unfit: 'it lies' }));
    expect(restored).toBeUndefined();
    expect(told[0]).toBe(
      'the earlier run of the same data and settings is not taken: it lies. This run trains.',
    );
    expect(isEmpty).toBe(true);
  });

  test.each([
    ['overfit', true],
    ['val-macro-f1 < 0.5', true],
    ['train-test-gap', true],
    ['test-macro-f1 < 0.5', false],
    ['worse', false],
    ['class-never-predicted', false],
  ])('none is where `%s` is asked: %s', async (condition, trains) => {
    let asked = false;
    const { told } = await underReview(condition, async () => {
      asked = true;
      return { unfit: 'it lies' };
    });
    expect(asked).toBe(!trains);
    if (trains)
      expect(told).toEqual([expect.stringContaining(`\`${condition}\` is decided by what a training was`)]);
  });
});
