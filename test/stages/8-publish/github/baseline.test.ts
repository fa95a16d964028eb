// Whose results go where in the Actions cache, and that no failure of it harms a run.
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type BaselineScope,
  baselineStore,
  readBaselineScope,
} from '../../../../src/stages/8-publish/github/baseline.ts';
import { type CacheClient, gitHubCache } from '../../../../src/stages/8-publish/github/cache.ts';
import { type TemporaryFolder, temporaryFolder } from '../../../temporary-folder.ts';
import { memoryCache } from './memory-cache.ts';

let folder: TemporaryFolder;

beforeEach(async () => {
  folder = await temporaryFolder();
});

afterEach(() => folder[Symbol.asyncDispose]());

const PUSH = {
  GITHUB_EVENT_NAME: 'push',
  GITHUB_REF: 'refs/heads/main',
  GITHUB_BASE_REF: '',
  GITHUB_WORKFLOW: 'Train, daily',
  GITHUB_JOB: 'train',
  GITHUB_RUN_ID: '42',
  GITHUB_RUN_ATTEMPT: '2',
};
const PULL_REQUEST = {
  ...PUSH,
  GITHUB_EVENT_NAME: 'pull_request',
  GITHUB_REF: 'refs/pull/7/merge',
  GITHUB_BASE_REF: 'main',
  GITHUB_RUN_ID: '43',
  GITHUB_RUN_ATTEMPT: '1',
};

const scopeOf = (env: Readonly<Record<string, string>>, artifact = 'best-epoch') =>
  readBaselineScope(env, artifact);

const storeOf = (scope: BaselineScope, client: CacheClient) =>
  baselineStore(scope, gitHubCache(folder.path, client));

async function save(scope: BaselineScope, client: CacheClient, content: string) {
  const path = join(folder.path, 'results.json');
  await writeFile(path, content);
  return storeOf(scope, client).keepResults(path);
}

async function fetched(scope: BaselineScope, client: CacheClient): Promise<string | undefined> {
  const { found } = await storeOf(scope, client).findResults();
  expect(await hidden(), 'left behind').toEqual([]);
  return found.json;
}

const hidden = async () => (await readdir(folder.path)).filter((name) => name.startsWith('.'));

test("a pull request finds its base branch's newest results", async () => {
  const { client } = memoryCache(folder.path);
  await save(scopeOf(PUSH), client, 'old');
  await save(scopeOf({ ...PUSH, GITHUB_RUN_ID: '50' }), client, 'new');
  const { found, faults } = await storeOf(scopeOf(PULL_REQUEST), client).findResults();
  expect(found).toMatchObject({ name: 'main' });
  expect(faults).toEqual([]);
  expect(await fetched(scopeOf(PULL_REQUEST), client)).toBe('new');
});

test('a push finds the results that the branch left before, and a pull request has none of its own', async () => {
  const { client } = memoryCache(folder.path);
  await save(scopeOf(PUSH), client, 'before');
  const previous = async (env: typeof PUSH) => (await storeOf(scopeOf(env), client).findPrevious()).found;
  expect(await previous({ ...PUSH, GITHUB_RUN_ID: '50' })).toEqual({ json: 'before', name: 'main' });
  expect(await previous({ ...PUSH, GITHUB_REF: 'refs/heads/other' })).toMatchObject({ json: undefined });
  expect(await previous(PULL_REQUEST)).toMatchObject({ json: undefined });
});

test('saving leaves nothing behind in the workspace', async () => {
  const { client } = memoryCache(folder.path);
  await save(scopeOf(PUSH), client, 'results');
  expect(await hidden()).toEqual([]);
});

test.each([
  { why: 'a branch whose name begins with the same word', env: { GITHUB_REF: 'refs/heads/main-2' } },
  { why: 'a branch below one of the same name', env: { GITHUB_REF: 'refs/heads/main/x' } },
  { why: 'another workflow', env: { GITHUB_WORKFLOW: 'Nightly' } },
  { why: 'another job', env: { GITHUB_JOB: 'train-2' } },
  { why: 'another artifact: another model of the same job', env: {}, artifact: 'best-epoch-2' },
])('not found: the results of $why', async ({ why, env, artifact }) => {
  const { client, entries } = memoryCache(folder.path);
  await save(scopeOf({ ...PUSH, ...env }, artifact), client, 'others');
  expect(entries, 'it was saved').toHaveLength(1);
  expect(await fetched(scopeOf(PULL_REQUEST), client), why).toBeUndefined();
});

test.each([
  { why: 'a pull request makes no results of a branch', env: PULL_REQUEST },
  {
    why: 'pull_request_target runs on the base branch with code from elsewhere',
    env: { ...PUSH, GITHUB_EVENT_NAME: 'pull_request_target', GITHUB_BASE_REF: 'main' },
  },
  {
    why: 'so may workflow_run, which names no base',
    env: { ...PUSH, GITHUB_EVENT_NAME: 'workflow_run' },
  },
  { why: 'a tag is no branch', env: { ...PUSH, GITHUB_REF: 'refs/tags/v1' } },
])('not saved: $why', async ({ why, env }) => {
  const { client, entries } = memoryCache(folder.path);
  expect(await save(scopeOf(env), client, 'results')).toEqual([]);
  expect(entries, why).toEqual([]);
});

test.each([
  { why: 'commas, slashes and other letters', name: 'feature/ä,ö~%2F' },
  { why: 'longer than a key may be', name: 'ü'.repeat(250) },
])('branch names of any kind make a key that leads back: $why', async ({ why, name }) => {
  const { client, entries } = memoryCache(folder.path);
  await save(scopeOf({ ...PUSH, GITHUB_REF: `refs/heads/${name}` }), client, 'results');
  expect(entries[0]?.key, why).toMatch(/^[ -+\--~]{1,512}$/);
  expect(await fetched(scopeOf({ ...PULL_REQUEST, GITHUB_BASE_REF: name }), client), why).toBe('results');
});

describe('without a baseline', () => {
  const nothing: CacheClient = {
    isFeatureAvailable: () => true,
    restoreCache: async () => undefined,
    saveCache: async () => -1,
  };
  const broken: CacheClient = {
    ...nothing,
    restoreCache: () => Promise.reject(new Error('503\u001b[2J')),
    saveCache: () => Promise.reject(new Error('disk full')),
  };

  test.each([
    {
      why: 'not a pull request',
      env: PUSH,
      client: nothing,
      reason: 'this is not a pull request',
      codes: [],
    },
    {
      why: 'a server without a cache',
      env: PULL_REQUEST,
      client: { ...broken, isFeatureAvailable: () => false },
      reason: 'this runner has no Actions cache',
      codes: [],
    },
    {
      why: 'the first pull request',
      env: PULL_REQUEST,
      client: nothing,
      reason: 'the Actions cache gave no results of main; a run on main leaves them there',
      codes: [],
    },
    {
      why: 'the service fails: a warning, never an error',
      env: PULL_REQUEST,
      client: broken,
      reason: 'the Actions cache could not be read',
      codes: ['baseline-cache-failed'],
    },
  ])('$why', async ({ why, env, client, reason, codes }) => {
    const { found, faults } = await storeOf(scopeOf(env), client).findResults();
    expect(found, why).toEqual({ json: undefined, reason: `No baseline: ${reason}.` });
    expect(
      faults.map(({ code }) => code),
      why,
    ).toEqual(codes);
    for (const { severity, message } of faults) {
      expect(severity, why).toBe('warning');
      expect(message, why).not.toMatch(/\p{Cc}/u);
    }
  });

  test('a save that fails is a warning', async () => {
    expect(await save(scopeOf(PUSH), broken, 'results')).toMatchObject([
      { code: 'baseline-cache-failed', severity: 'warning' },
    ]);
  });

  test('what a service with a fault restores without a file is a warning', async () => {
    const client: CacheClient = {
      ...nothing,
      async restoreCache([path], key) {
        await mkdir(join(folder.path, path), { recursive: true });
        return key;
      },
    };
    const { found, faults } = await storeOf(scopeOf(PULL_REQUEST), client).findResults();
    expect(found).toMatchObject({ json: undefined });
    expect(faults).toMatchObject([{ code: 'baseline-cache-failed', severity: 'warning' }]);
  });
});

// Without the privilege Windows refuses to make links.
test.runIf(process.platform !== 'win32')(
  'a link in the repository leads nothing out of the workspace',
  async () => {
    await using outside = await temporaryFolder();
    const { client } = memoryCache(folder.path);
    await symlink(outside.path, join(folder.path, '.best-epoch-results'));
    await save(scopeOf(PUSH), client, 'results');
    await symlink(outside.path, join(folder.path, '.best-epoch-results'));
    expect(await fetched(scopeOf(PULL_REQUEST), client)).toBe('results');
    expect(await readdir(outside.path)).toEqual([]);
  },
);
