// What the Actions cache is asked for, and what it leaves in the workspace: nothing.
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
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

// Without the privilege Windows refuses to make links.
test.runIf(process.platform !== 'win32')('an entry with a link in it is not taken', async () => {
  const client: CacheClient = {
    ...memoryCache(folder.path).client,
    async restoreCache([path], key) {
      await mkdir(join(folder.path, path, 'model'), { recursive: true });
      await symlink('/etc/passwd', join(folder.path, path, 'model', 'model.onnx'));
      return key;
    },
  };
  const cache = gitHubCache(folder.path, client);
  expect(await cache.restore({ kind: 'run', words: ['a'] }, async () => 'used')).toBeUndefined();
  expect(await hidden()).toEqual([]);
});
