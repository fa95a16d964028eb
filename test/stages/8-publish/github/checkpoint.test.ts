// What the main step and whoever saves make of the checkpoints of a training, in a cache in memory. Real processes and
// the client are tested in test/e2e/resume.test.ts.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type GitHubCache, gitHubCache } from '../../../../src/stages/8-publish/github/cache.ts';
import { checkpointEntry, type Handover } from '../../../../src/stages/8-publish/github/checkpoint/entry.ts';
import { saveCheckpoint } from '../../../../src/stages/8-publish/github/checkpoint/save.ts';
import { doubling, gitHubCheckpoints } from '../../../../src/stages/8-publish/github/checkpoint/store.ts';
import { type TemporaryFolder, temporaryFolder } from '../../../temporary-folder.ts';
import { follow, smallPlan, smallTraining } from '../../5-train/small-training.ts';
import { memoryCache } from './memory-cache.ts';

let folder: TemporaryFolder;
let cache: GitHubCache;
let handover: Handover;

beforeEach(async () => {
  folder = await temporaryFolder();
  cache = gitHubCache(folder.path, memoryCache(folder.path).client);
  handover = { code: 'code', fingerprint: 'small', folder: join(folder.path, 'checkpoint') };
  process.env.GITHUB_STATE = join(folder.path, 'state');
  await writeFile(process.env.GITHUB_STATE, '');
});

afterEach(async () => {
  delete process.env.GITHUB_STATE;
  await folder[Symbol.asyncDispose]();
});

const train = (epochs: number) => follow(smallTraining(handover.folder, { plan: smallPlan({ epochs }) }));

const TAKEN = async () => ({ unfit: undefined });

async function save(change: Partial<Handover> = {}, by = '1-1-post') {
  await using scratch = await temporaryFolder();
  return await saveCheckpoint({ ...handover, ...change }, { cache, scratch: scratch.path, by });
}

function checkpoints(
  epochs = 10,
  startSaving: Parameters<typeof gitHubCheckpoints>[0]['startSaving'] = none,
  patienceMs: number | undefined = undefined,
) {
  let ms = 0;
  const lines: string[] = [];
  const say = (line: string) => lines.push(line);
  const options = { cache, code: 'code', startSaving, clock: () => ms };
  const store = gitHubCheckpoints(options, { ...handover, epochs, patienceMs, say });
  return { store, lines, wait: (more: number) => (ms += more) };
}

function none(): () => void {
  throw new Error('nothing was to be saved');
}

async function handedOver(): Promise<Handover> {
  const text = await readFile(join(folder.path, 'state'), 'utf8');
  return JSON.parse(text.trim().split('\n').at(-2)!);
}

describe('saving', () => {
  test('an epoch is saved once; a later one is another version, an earlier one none', async () => {
    await train(2);
    expect(await save()).toEqual({ outcome: 'saved', epoch: 2 });
    expect(await save({}, '2-1-post')).toEqual({ outcome: 'there-already', epoch: 2 });
    await train(3);
    expect(await save({}, '2-1-post')).toEqual({ outcome: 'saved', epoch: 3 });
    expect(await cache.newest(checkpointEntry(handover))).toBe('3-2-1-post');
  });

  test('what could not be gone on from stands in nobody’s way', async () => {
    await train(2);
    await save();
    const unfit = await cache.newest(checkpointEntry(handover));
    expect(await save({ unfit }, '2-1-post')).toEqual({ outcome: 'saved', epoch: 2 });
  });

  test('a training of other code or another fingerprint is another one', async () => {
    await train(1);
    await save();
    expect(await save({ code: 'other' })).toMatchObject({ outcome: 'saved' });
    expect(await save({ fingerprint: 'other' })).toEqual({ outcome: 'none', epoch: undefined });
  });

  test('an end is said where there is something to end, and once', async () => {
    expect(await save({ atItsEnd: true })).toMatchObject({ outcome: 'none' });
    await train(1);
    await save();
    expect(await save({ atItsEnd: true })).toMatchObject({ outcome: 'saved' });
    expect(await save({ atItsEnd: true }, '2-1-post')).toMatchObject({ outcome: 'none' });
    const { store } = checkpoints();
    expect(await store.take(TAKEN)).toEqual({ taken: false, faults: [] });
  });
});

describe('taking', () => {
  test('hands over the newest, whole', async () => {
    await train(2);
    await save();
    let names: string[] = [];
    const { store } = checkpoints();
    const { taken, faults } = await store.take(async (from) => {
      names = (await readdir(from)).sort();
      return { unfit: undefined };
    });
    expect({ taken, faults }).toEqual({ taken: true, faults: [] });
    expect(names).toEqual([expect.stringMatching(/^best-/), 'last.safetensors']);
  });

  test('has nothing of more epochs than are asked for', async () => {
    await train(3);
    await save();
    expect(await checkpoints(2).store.take(TAKEN)).toEqual({ taken: false, faults: [] });
    expect((await checkpoints(3).store.take(TAKEN)).taken).toBe(true);
  });

  test.each([
    {
      why: 'refused',
      take: async () => ({ unfit: 'it is of another network' }),
      words: 'it is of another network',
    },
    {
      why: 'a full disk',
      take: () => Promise.reject(new Error('no space left')),
      words: 'no space left',
    },
  ])('tells what it could not take, and hands it over: $why', async ({ why, take, words }) => {
    await train(1);
    await save();
    const { taken, faults } = await checkpoints().store.take(take);
    expect(taken, why).toBe(false);
    expect(faults).toMatchObject([{ code: 'checkpoint-unfit', severity: 'warning' }]);
    expect(faults[0]?.message).toContain(words);
    expect(await handedOver()).toEqual({ ...handover, unfit: '1-1-1-post' });
  });

  test.each([
    { why: 'the look', hangs: (lookupOnly: boolean) => lookupOnly },
    { why: 'the download, and it stays one to go on from', hangs: (lookupOnly: boolean) => !lookupOnly },
  ])('tells that the service gives no answer: $why', async ({ why, hangs }) => {
    await train(1);
    await save();
    const { client } = memoryCache(folder.path);
    const version = `best-epoch-checkpoint/code/small/1-1-1-post`;
    const restoreCache: typeof client.restoreCache = (_paths, _key, _others, { lookupOnly = false } = {}) =>
      hangs(lookupOnly) ? new Promise(() => undefined) : Promise.resolve(version);
    cache = gitHubCache(folder.path, { ...client, restoreCache }, { lookMs: 20 });
    const { taken, faults } = await checkpoints(10, none, 20).store.take(TAKEN);
    expect(taken, why).toBe(false);
    expect(faults.map(({ message }) => message)).toEqual([
      'the checkpoint was not read from the Actions cache: no answer within 0.02 s, so nothing else is read or saved there before it answers. This run starts from nothing.',
    ]);
    expect(await handedOver(), why).toEqual(handover);
  });
});

describe('keeping', () => {
  test('saves beside the training when it is due, one at a time, and says what came of it', async () => {
    const saves: Parameters<Parameters<typeof checkpoints>[1] & object>[] = [];
    let stopped = 0;
    const { store, lines, wait } = checkpoints(10, (...save) => {
      saves.push(save);
      return () => stopped++;
    });
    store.keep();
    expect(saves, 'too early').toHaveLength(0);
    wait(5 * 60_000);
    store.keep();
    expect(saves.map(([given]) => given)).toEqual([handover]);
    wait(60 * 60_000);
    store.keep();
    expect(saves, 'one is under way').toHaveLength(1);
    saves[0]?.[1]({ outcome: 'saved', epoch: 4 });
    store.keep();
    expect(saves).toHaveLength(2);
    saves[1]?.[1](undefined);
    expect(lines).toEqual([
      'The checkpoint of epoch 4 is in the Actions cache',
      expect.stringContaining('could not be saved'),
    ]);
    wait(600 * 60_000);
    store.keep();
    store.close(true);
    expect(stopped, 'what comes too late').toBe(1);
    expect(await handedOver()).toEqual({ ...handover, atItsEnd: true });
  });

  test('a training that left nothing ends without a word to the post step; a cut-off one never says that it ended', async () => {
    const first = checkpoints();
    await first.store.take(TAKEN);
    first.store.close(true);
    expect(await handedOver()).toEqual(handover);
    const { store } = checkpoints();
    store.close(false);
    expect(await handedOver()).toEqual(handover);
  });

  test('however long it takes, the last save has at least half of it, and there are few', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 200 }), (epochs) => {
        const isDue = doubling(100);
        let [now, saved, saves, longest] = [0, 0, 0, 0];
        for (const milliseconds of epochs) {
          now += milliseconds;
          longest = Math.max(longest, milliseconds);
          if (isDue(now)) {
            saved = now;
            saves++;
          }
          // Saves come between epochs only.
          if (now >= 100 + longest) expect(saved).toBeGreaterThanOrEqual((now - longest) / 2);
        }
        expect(saves).toBeLessThanOrEqual(now < 100 ? 0 : 1 + Math.log2(now / 100));
      }),
    );
  });
});
