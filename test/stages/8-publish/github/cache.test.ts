// What the Actions cache is asked for, and what it leaves in the workspace: nothing.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { wordsOfSeries } from '../../../../src/earlier/series.ts';
import { remove } from '../../../../src/shared/move-and-remove.ts';
import { type CacheClient, gitHubCache } from '../../../../src/stages/8-publish/github/cache.ts';
import { type TemporaryFolder, temporaryFolder } from '../../../temporary-folder.ts';
import { memoryCache } from './memory-cache.ts';

let folder: TemporaryFolder;

beforeEach(async () => {
  folder = await temporaryFolder();
});

afterEach(() => folder[Symbol.asyncDispose]());

const write = (text: string) => (to: string) => writeFile(join(to, 'file'), text);
const read = (from: string) => readFile(join(from, 'file'), 'utf8');
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const hidden = async () => (await readdir(folder.path)).filter((name) => name.startsWith('.'));

test('the newest version of an entry is found, and nothing of another', async () => {
  const cache = gitHubCache(folder.path, memoryCache(folder.path).client);
  const main = { kind: 'results', words: ['train', 'main'] };
  expect(await cache.save(main, '1', write('old'))).toBe(true);
  expect(await cache.save(main, '2', write('new'))).toBe(true);
  expect(await cache.save({ ...main, words: ['train', 'main-2'] }, '3', write('other'))).toBe(true);
  expect(await cache.save({ ...main, kind: 'model' }, '3', write('model'))).toBe(true);
  expect(await cache.newest(main)).toBe('2');
  expect(await cache.newest({ ...main, words: ['train', 'ma'] })).toBeUndefined();
  expect(await cache.restore(main, read)).toBe('new');
  expect(await cache.restore({ ...main, words: ['train', 'ma'] }, read)).toBeUndefined();
  expect(await hidden(), 'left behind').toEqual([]);
});

test('a version that another job has saved meanwhile is said, and no error', async () => {
  const cache = gitHubCache(folder.path, memoryCache(folder.path).client);
  const entry = { kind: 'run', words: ['a'] };
  expect(await cache.save(entry, '1', write('first'))).toBe(true);
  expect(await cache.save(entry, '1', write('second'))).toBe(false);
  expect(await cache.restore(entry, read)).toBe('first');
});

test('entries of one kind take turns in their folder, also after one that failed', async () => {
  const cache = gitHubCache(folder.path, memoryCache(folder.path).client);
  const entry = (name: string) => ({ kind: 'run', words: [name] });
  const saves = ['a', 'b', 'c'].map((name) =>
    cache.save(entry(name), '1', async (to) => {
      if (name === 'a') throw new Error('disk full');
      await write(name)(to);
    }),
  );
  expect(await Promise.allSettled(saves)).toMatchObject([
    { status: 'rejected' },
    { value: true },
    { value: true },
  ]);
  expect(await cache.restore(entry('b'), read)).toBe('b');
  expect(await cache.restore(entry('c'), read)).toBe('c');
  expect(await hidden()).toEqual([]);
});

test('words of any letters and length make a key that leads back', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 200 }), { minLength: 1, maxLength: 4 }),
      async (words) => {
        await using own = await temporaryFolder();
        const { client, entries } = memoryCache(own.path);
        const cache = gitHubCache(own.path, client);
        await cache.save({ kind: 'run', words }, '1', write('kept'));
        expect(entries[0]?.key).toMatch(/^[ -+\--~]{1,512}$/);
        expect(await cache.restore({ kind: 'run', words }, read)).toBe('kept');
      },
    ),
    { numRuns: 25 },
  );
});

describe('names of series and branches', () => {
  /** As those keep them who write the cache. */
  const entryOf = (kind: string, series: string, branch: string) => ({
    kind,
    words: [...wordsOfSeries(series), branch],
  });
  const SERIES = [
    { name: 'Train/train/best-epoch', why: 'a default name' },
    { name: 'train/train/best-epoch', why: 'the same in small letters, which GitHub takes for it' },
    { name: 'TRAIN/train/best-epoch', why: 'the same in capitals' },
    { name: 'cells', why: 'a name of its own' },
    { name: '/cells/main', why: 'its words began with those of cells on main' },
    { name: '/cells/main/main', why: 'and so on' },
    { name: '//cells', why: 'no word before the slashes' },
    { name: 'main/cells', why: 'one slash is no default name' },
    { name: '.github/workflows/train.yml/train/best-epoch', why: 'a workflow without a name' },
    { name: 'x'.repeat(300), why: 'longer than a key may be' },
    { name: hashOf('x'.repeat(300)), why: 'called like the hash of the long one' },
    { name: `Cells:${hashOf('Cells').slice(0, 8)}`, why: 'called as a key marks capitals' },
    { name: 'Cells', why: 'with the capital that is marked' },
  ];
  const BRANCHES = ['main', 'Main', 'main/cells', 'main-2', 'cells/main'];

  test('each has entries of its own', async () => {
    const cache = gitHubCache(folder.path, memoryCache(folder.path).client);
    const all = SERIES.flatMap(({ name, why }) =>
      BRANCHES.flatMap((branch) =>
        ['results', 'evaluation-results'].map((kind) => ({ kind, name, branch, why })),
      ),
    );
    for (const { kind, name, branch, why } of all) {
      const entry = entryOf(kind, name, branch);
      expect(await cache.restore(entry, read), `of another: ${why}`).toBeUndefined();
      expect(await cache.save(entry, '1', write(`${name} on ${branch}`)), why).toBe(true);
    }
    for (const { kind, name, branch, why } of all)
      expect(await cache.restore(entryOf(kind, name, branch), read), why).toBe(`${name} on ${branch}`);
  });

  test('a restore of one never finds an entry of another', async () => {
    const word = fc.constantFrom('cells', 'Cells', 'main', 'MAIN', 'a', '/', '', ':', '%2F', '.');
    const name = fc.oneof(
      fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join('/')),
      fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join('')),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
    );
    const entry = fc.record({
      kind: fc.constantFrom('results', 'evaluation-results', 'history'),
      series: name,
      branch: name,
    });
    const other = fc.oneof(entry, fc.constant(undefined));
    await fc.assert(
      fc.asyncProperty(entry, other, async (one, another) => {
        const two = another ?? { ...one, series: one.series.toUpperCase() };
        fc.pre(JSON.stringify(one) !== JSON.stringify(two));
        await using own = await temporaryFolder();
        const cache = gitHubCache(own.path, memoryCache(own.path).client);
        await cache.save(entryOf(one.kind, one.series, one.branch), '1', write('one'));
        const entryOfTwo = entryOf(two.kind, two.series, two.branch);
        expect(await cache.restore(entryOfTwo, read)).toBeUndefined();
        expect(await cache.newest(entryOfTwo)).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });

  const usual = entryOf('results', 'Train/train/best-epoch', 'feature/New');
  /** By a version of this program that did not mark capitals. */
  const saveEarlier = async (client: CacheClient, key: string) => {
    await mkdir(join(folder.path, '.best-epoch-results'));
    await write('earlier')(join(folder.path, '.best-epoch-results'));
    await client.saveCache(['.best-epoch-results'], key);
    await remove(join(folder.path, '.best-epoch-results'), { recursive: true });
  };

  test('entries of earlier versions are found until there is a newer one', async () => {
    const { client } = memoryCache(folder.path);
    const cache = gitHubCache(folder.path, client);
    await saveEarlier(client, 'best-epoch-results/Train/train/best-epoch/feature%2FNew/41-1');
    expect(await cache.restore(usual, read)).toBe('earlier');
    expect(await cache.newest(usual)).toBe('41-1');
    await cache.save(usual, '42-1', write('newer'));
    expect(await cache.restore(usual, read)).toBe('newer');
  });

  test('but not those of a name that differs by capitals', async () => {
    const { client } = memoryCache(folder.path);
    await saveEarlier(client, 'best-epoch-results/train/train/best-epoch/feature%2FNew/41-1');
    const cache = gitHubCache(folder.path, client);
    expect(await cache.restore(usual, read)).toBeUndefined();
    expect(await cache.newest(usual)).toBeUndefined();
  });

  test('are found on a server that makes all keys small', async () => {
    const { client } = memoryCache(folder.path);
    const cache = gitHubCache(folder.path, {
      ...client,
      saveCache: (paths, key) => client.saveCache(paths, key.toLowerCase()),
    });
    await cache.save(usual, '42-1', write('newer'));
    expect(await cache.restore(usual, read)).toBe('newer');
    const small = entryOf('results', 'train/train/best-epoch', 'feature/new');
    await cache.save(small, '43-1', write('small'));
    expect(await cache.restore(small, read)).toBe('small');
    expect(await cache.restore(usual, read)).toBe('newer');
  });
});

// Without the privilege Windows refuses to make links.
test.runIf(process.platform !== 'win32')('an entry with a link in it is not taken', async () => {
  const client: CacheClient = {
    ...memoryCache(folder.path).client,
    async restoreCache([path], key, _others, { lookupOnly = false } = {}) {
      if (lookupOnly) return key;
      await mkdir(join(folder.path, path, 'model'), { recursive: true });
      await symlink('/etc/passwd', join(folder.path, path, 'model', 'model.onnx'));
      return key;
    },
  };
  const cache = gitHubCache(folder.path, client);
  expect(await cache.restore({ kind: 'run', words: ['a'] }, async () => 'used')).toBeUndefined();
  expect(await hidden()).toEqual([]);
});

describe('a service that gives no answer', () => {
  const ENTRY = { kind: 'run', words: ['a'] };
  const CANCELLED = new DOMException('SIGTERM received', 'AbortError');
  /** Calls that hang until `giveUp`, as the client does after a quarter of an hour. */
  function hanging(hangs: (lookupOnly: boolean) => boolean) {
    const { client } = memoryCache(folder.path);
    const calls: string[] = [];
    let giveUp = () => {};
    const givenUp = new Promise<void>((resolve) => (giveUp = resolve));
    const hangingClient: CacheClient = {
      ...client,
      async restoreCache(paths, key, others, options) {
        calls.push(options?.lookupOnly ? 'look' : 'take');
        if (hangs(options?.lookupOnly === true)) await givenUp;
        return client.restoreCache(paths, key, others, options);
      },
      async saveCache(paths, key) {
        calls.push('save');
        await givenUp;
        return client.saveCache(paths, key);
      },
    };
    return { client, hangingClient, calls, giveUp };
  }

  test('costs one look, whatever is asked for afterwards', async () => {
    const { hangingClient, calls } = hanging(() => true);
    const cache = gitHubCache(folder.path, hangingClient, { lookMs: 20 });
    await expect(cache.restore(ENTRY, read)).rejects.toThrow('no answer within 0.02 s');
    await expect(cache.newest(ENTRY)).rejects.toThrow('it gave no answer before');
    await expect(cache.save(ENTRY, '1', write('x'))).rejects.toThrow('it gave no answer before');
    expect(calls).toEqual(['look']);
    expect(await hidden()).toEqual([]);
  });

  test('is told once where two ask at a time', async () => {
    const { hangingClient } = hanging(() => true);
    const cache = gitHubCache(folder.path, hangingClient, { lookMs: 20 });
    const asked = await Promise.allSettled([cache.newest(ENTRY), cache.newest({ ...ENTRY, kind: 'other' })]);
    expect(asked.map((one) => one.status === 'rejected' && one.reason.name)).toEqual([
      'NoAnswer',
      'StillNoAnswer',
    ]);
  });

  test('is asked again once the client has given up, and what it then unpacks is removed', async () => {
    const { client, hangingClient, calls, giveUp } = hanging((lookupOnly) => !lookupOnly);
    await gitHubCache(folder.path, client).save(ENTRY, '1', write('kept'));
    const cache = gitHubCache(folder.path, hangingClient);
    await expect(cache.restore(ENTRY, read, 20)).rejects.toThrow('no answer within');
    await expect(cache.newest(ENTRY)).rejects.toThrow('it gave no answer before');
    giveUp();
    await vi.waitFor(async () => expect(await cache.newest(ENTRY)).toBe('1'));
    expect(await hidden(), 'of what came too late').toEqual([]);
    expect(await cache.restore(ENTRY, read)).toBe('kept');
    expect(calls).toEqual(['look', 'take', 'look', 'look', 'take']);
  });

  test.each(['look', 'take'] as const)('the end of the run ends the call: %s', async (hung) => {
    const { client, hangingClient, calls } = hanging((lookupOnly) => lookupOnly === (hung === 'look'));
    await gitHubCache(folder.path, client).save(ENTRY, '1', write('kept'));
    const ending = new AbortController();
    const cache = gitHubCache(folder.path, hangingClient, { signal: ending.signal });
    const outcome = expect(cache.restore(ENTRY, read)).rejects.toBe(CANCELLED);
    await vi.waitFor(() => expect(calls.at(-1)).toBe(hung));
    ending.abort(CANCELLED);
    await outcome;
    expect(await hidden()).toEqual([]);
  });

  test('what is being saved when the run ends has the last seconds to arrive', async () => {
    const { client, hangingClient, calls, giveUp } = hanging(() => false);
    const ending = new AbortController();
    const cache = gitHubCache(folder.path, hangingClient, { signal: ending.signal });
    const saved = cache.save(ENTRY, '1', write('handed over'));
    await vi.waitFor(() => expect(calls).toEqual(['save']));
    ending.abort(CANCELLED);
    giveUp();
    expect(await saved).toBe(true);
    expect(await gitHubCache(folder.path, client).restore(ENTRY, read)).toBe('handed over');
  });
});
