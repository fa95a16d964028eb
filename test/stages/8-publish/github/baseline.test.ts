// Whose results a run on GitHub finds in the Actions cache, layout by layout, and that no failure of it harms a run.
import { mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { historyFolder } from '../../../../src/earlier/history-folder.ts';
import type { RunScope } from '../../../../src/earlier/series.ts';
import { baselineStore } from '../../../../src/stages/8-publish/github/baseline.ts';
import { type CacheClient, gitHubCache } from '../../../../src/stages/8-publish/github/cache.ts';
import { readRunScope } from '../../../../src/stages/8-publish/github/run-scope.ts';
import { nthLine } from '../../../results/sample-line.ts';
import { type TemporaryFolder, temporaryFolder } from '../../../temporary-folder.ts';
import { type MemoryCache, memoryCache } from './memory-cache.ts';

let folder: TemporaryFolder;
let cache: MemoryCache;
let clock: Date;

beforeEach(async () => {
  clock = new Date('2026-12-01T00:00:00Z');
  folder = await temporaryFolder();
  cache = memoryCache(folder.path);
  await writeFile(eventPath(), JSON.stringify({ repository: { default_branch: 'main' } }));
});

afterEach(() => folder[Symbol.asyncDispose]());

const eventPath = () => join(folder.path, 'event.json');

type Environment = Readonly<Record<string, string>>;

interface Started {
  readonly env: Environment;
  readonly artifact?: string;
  readonly series?: string;
  readonly data?: string;
  readonly kind?: RunScope['kind'];
}

const PUSH = {
  GITHUB_EVENT_NAME: 'push',
  GITHUB_REF: 'refs/heads/main',
  GITHUB_BASE_REF: '',
  GITHUB_WORKFLOW: 'Train',
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

function scopeOf({
  env,
  artifact = 'best-epoch',
  series,
  data = 'data',
  kind = 'training',
}: Started): RunScope {
  const { path: workspace } = folder;
  const repositoryUrl = env.GITHUB_REPOSITORY && `https://github.com/${env.GITHUB_REPOSITORY}`;
  return readRunScope(
    { ...env, GITHUB_EVENT_PATH: eventPath() },
    {
      ...{ series, artifactName: artifact, kind, data: join(workspace, data), workspace },
      ...{ repositoryUrl, began: now() },
    },
  );
}

/** As GitHub gives them to a run: its own ref's, its base branch's, the default branch's. */
function cachesOf({ GITHUB_REF: ref = '', GITHUB_BASE_REF: base = '' }: Environment): readonly string[] {
  return [...new Set([ref, ...(base === '' ? [] : [`refs/heads/${base}`]), 'refs/heads/main'])];
}

function storeOf(started: Started, client = cache.clientOf(cachesOf(started.env))) {
  const { GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT } = started.env;
  const version = `${GITHUB_RUN_ID}-${GITHUB_RUN_ATTEMPT}-${clock.getTime()}`;
  const ofCache = { cache: gitHubCache(folder.path, client), version };
  return baselineStore({ scope: scopeOf(started), ...ofCache, hasHistory: true, store: undefined, now });
}

async function save(started: Started, content: string, client?: CacheClient) {
  const path = join(folder.path, 'results.json');
  await writeFile(path, content);
  return storeOf(started, client).keepResults(path);
}

async function found(started: Started, client?: CacheClient) {
  const { found: results, faults } = await storeOf(started, client).findResults();
  expect(await hidden(), 'left behind').toEqual([]);
  return { ...results, faults };
}

const now = () => clock;
const hidden = async () => (await readdir(folder.path)).filter((name) => name.startsWith('.'));

const push = (change: Environment = {}, rest: Omit<Started, 'env'> = {}): Started => ({
  env: { ...PUSH, ...change },
  ...rest,
});
const pull = (change: Environment = {}, rest: Omit<Started, 'env'> = {}): Started => ({
  env: { ...PULL_REQUEST, ...change },
  ...rest,
});
const next = { GITHUB_RUN_ID: '50', GITHUB_RUN_ATTEMPT: '1' };
const queued = {
  ...next,
  GITHUB_EVENT_NAME: 'merge_group',
  GITHUB_REF: 'refs/heads/gh-readonly-queue/main/pr-7-abc123',
};
const review = { GITHUB_WORKFLOW: 'Review' };
const FEATURE = { GITHUB_REF: 'refs/heads/feature' };

test.each<{ layout: string; before: readonly Started[]; run: Started; name: string }>([
  { layout: 'push and pull request in one workflow', before: [push()], run: pull(), name: 'main' },
  {
    layout: 'in two workflows: the artifact is called the same',
    before: [push()],
    run: pull(review),
    name: 'main (series Train/train/best-epoch)',
  },
  {
    layout: 'in two workflows that give the same series',
    before: [push({}, { series: 'cells' })],
    run: pull(review, { series: 'cells' }),
    name: 'main',
  },
  {
    layout: 'in two workflows, of which the second gives the series of the first',
    before: [push(), push({ GITHUB_WORKFLOW: 'Nightly', ...next })],
    run: pull(review, { series: 'Nightly/train/best-epoch' }),
    name: 'main',
  },
  {
    layout: 'a workflow that gives a series, found by its artifact',
    before: [push({}, { series: 'cells' })],
    run: pull(),
    name: 'main (series cells)',
  },
  {
    layout: 'two models of one artifact name, told apart by their data folders',
    before: [push({}, { data: 'cells' }), push({ GITHUB_JOB: 'grains', ...next }, { data: 'grains' })],
    run: pull(review, { data: 'grains' }),
    name: 'main (series Train/grains/best-epoch)',
  },
  {
    layout: 'the pull request renames the job',
    before: [push()],
    run: pull({ GITHUB_JOB: 'fit' }),
    name: 'main (series Train/train/best-epoch)',
  },
  {
    layout: 'the job was renamed: the first push after it',
    before: [push()],
    run: push({ GITHUB_JOB: 'fit', ...next }),
    name: 'the run before on main (series Train/train/best-epoch)',
  },
  { layout: 'a merge queue', before: [push()], run: { env: { ...PUSH, ...queued } }, name: 'main' },
  { layout: 'a fork', before: [push()], run: pull({ GITHUB_REPOSITORY: 'you/stars' }), name: 'main' },
  { layout: 'a tag', before: [push()], run: push({ ...next, GITHUB_REF: 'refs/tags/v1' }), name: 'main' },
  { layout: 'a push', before: [push()], run: push(next), name: 'the run before on main' },
  {
    layout: 'the first push of a branch',
    before: [push()],
    run: push({ ...next, ...FEATURE }),
    name: 'main',
  },
  {
    layout: 'the second push of a branch',
    before: [push(), push({ ...next, ...FEATURE })],
    run: push({ GITHUB_RUN_ID: '51', ...FEATURE }),
    name: 'the run before on feature',
  },
  {
    layout: 'a dispatch from outside',
    before: [push()],
    run: push({ ...next, GITHUB_EVENT_NAME: 'repository_dispatch' }),
    name: 'the run before on main',
  },
  {
    layout: 'a pull request into another branch than the default one',
    before: [push(), push({ ...next, ...FEATURE })],
    run: pull({ GITHUB_BASE_REF: 'feature' }),
    name: 'feature',
  },
  {
    layout: 'a pull request into a branch that has none',
    before: [push()],
    run: pull({ GITHUB_BASE_REF: 'feature' }),
    name: 'main',
  },
])('compared: $layout', async ({ layout, before, run, name }) => {
  for (const [i, one] of before.entries()) await save(one, `results ${i}`);
  expect(await found(run), layout).toMatchObject({
    json: expect.stringContaining('results'),
    name,
    faults: [],
  });
});

test.each<{ layout: string; before: readonly Started[]; run: Started; reason: string }>([
  {
    layout: 'nothing ran on main yet',
    before: [],
    run: pull(),
    reason:
      'the Actions cache gave no results of main for workflow Train, job train, artifact best-epoch, nor of any other series. Unless it fails a gate on itself, a push, a schedule or a manual start on main leaves some, which GitHub removes after 7 days without use.',
  },
  {
    layout: 'workflow and artifact have other names',
    before: [push({}, { artifact: 'cells' })],
    run: pull(review),
    reason:
      'the Actions cache gave no results of main for workflow Review, job train, artifact best-epoch; there are some of Train/train/cells. A new model needs nothing: its first run on main leaves some. For the model of another series set `series: Train/train/cells`.',
  },
  {
    layout: 'two workflows train the same data',
    before: [
      push({ GITHUB_WORKFLOW: 'Other' }, { artifact: 'x' }),
      push(),
      push({ GITHUB_WORKFLOW: 'Nightly', ...next }),
    ],
    run: pull(review),
    reason:
      'the Actions cache gave no results of main for workflow Review, job train, artifact best-epoch; there are some of Train/train/best-epoch, Nightly/train/best-epoch and Other/train/x. A new model needs nothing: its first run on main leaves some. For the model of another series set `series: Train/train/best-epoch`, or another of them.',
  },
  {
    layout: 'a series of its own that has none',
    before: [push()],
    run: pull({}, { series: 'cells', artifact: 'other' }),
    reason:
      'the Actions cache gave no results of main for series cells; there are some of Train/train/best-epoch. A new model needs nothing: its first run on main with `series: cells` leaves some. For the model of another series set `series: Train/train/best-epoch`.',
  },
  {
    layout: 'a push that nothing was before',
    before: [],
    run: push(),
    reason:
      'the Actions cache gave no results of main for workflow Train, job train, artifact best-epoch, nor of any other series. Unless it fails a gate on itself, this run leaves some, which GitHub removes after 7 days without use: the next is compared with them.',
  },
  {
    layout: 'the first push of another model',
    before: [push()],
    run: push({ GITHUB_WORKFLOW: 'Cells' }, { artifact: 'cells' }),
    reason:
      'the Actions cache gave no results of main for workflow Cells, job train, artifact cells; there are some of Train/train/best-epoch. A new model needs nothing: the next run is compared with this one. For the model of another series set `series: Train/train/best-epoch`.',
  },
  {
    layout: 'neither the base branch nor the default branch has any',
    before: [],
    run: pull({ GITHUB_BASE_REF: 'dev' }),
    reason:
      'the Actions cache gave no results of dev or main for workflow Train, job train, artifact best-epoch, nor of any other series. Unless it fails a gate on itself, a push, a schedule or a manual start on dev leaves some, which GitHub removes after 7 days without use.',
  },
])('not compared: $layout', async ({ layout, before, run, reason }) => {
  for (const one of before) await save(one, 'results');
  expect(await found(run), layout).toEqual({ json: undefined, reason: `No baseline: ${reason}`, faults: [] });
});

test('where a place keeps results for ever, none is said to be removed', async () => {
  const store = historyFolder(join(folder.path, 'kept'));
  const scope = scopeOf(pull());
  const ofCache = {
    cache: gitHubCache(folder.path, cache.clientOf(cachesOf(PULL_REQUEST))),
    version: '43-1',
  };
  const { found: none } = await baselineStore({
    scope,
    ...ofCache,
    hasHistory: true,
    store,
    now,
  }).findResults();
  expect(none).toEqual({
    json: undefined,
    reason: `No baseline: ${store.name} and the Actions cache gave no results of main for workflow Train, job train, artifact best-epoch, nor of any other series. Unless it fails a gate on itself, a push, a schedule or a manual start on main leaves some.`,
  });
});

test("a pull request finds its base branch's newest results", async () => {
  await save(push(), 'old');
  await save(push({ GITHUB_RUN_ID: '50' }), 'new');
  expect(await found(pull())).toMatchObject({ json: 'new', name: 'main', faults: [] });
});

test('what the message says to set finds the results', async () => {
  await save(push({ GITHUB_WORKFLOW: 'a/b: "c"' }, { artifact: 'cells' }), 'results');
  const { reason = '' } = (await found(pull(review))) as { reason?: string };
  const series = /set `series: (.*)`/.exec(reason)?.[1];
  expect(await found(pull(review, { series: series! }))).toMatchObject({ json: 'results', name: 'main' });
});

test('another attempt of a run is compared with what the first was compared with', async () => {
  const [first, second] = ['1', '2'].map((attempt) =>
    push({ GITHUB_RUN_ID: '50', GITHUB_RUN_ATTEMPT: attempt }),
  );
  await save(push(), 'before');
  await save(first, 'first attempt');
  expect(await found(second)).toMatchObject({ json: 'before', name: 'the run before on main' });
  await save(second, 'second attempt');
  expect(await found(push({ GITHUB_RUN_ID: '50', GITHUB_RUN_ATTEMPT: '3' }))).toMatchObject({
    json: 'before',
  });
  expect(await found(push({ GITHUB_RUN_ID: '51' }))).toMatchObject({ json: 'second attempt' });
});

test('an attempt of the first run there was has nothing to be compared with but itself', async () => {
  await save(push({ GITHUB_RUN_ATTEMPT: '1' }), 'first attempt');
  expect(await found(push())).toMatchObject({
    reason: 'No baseline: the only results of main are of an earlier attempt of this run.',
  });
});

test('an old run that is started again is compared with no later one, and leaves it the newest', async () => {
  const old = push({ GITHUB_RUN_ID: '100', GITHUB_RUN_ATTEMPT: '2' });
  await save(push({ GITHUB_RUN_ID: '200' }), 'later');
  expect(await found(old)).toMatchObject({
    reason:
      'No baseline: the results of main are of a later run (200) than this one (100), which leaves none. A new run is compared, an old one that is run again is not.',
  });
  await save(old, 'old');
  expect(await found(pull({ GITHUB_RUN_ID: '50' }))).toMatchObject({ json: 'later' });
});

test('a run that another has overtaken while it trained leaves that the newest', async () => {
  const slow = storeOf(push({ GITHUB_RUN_ID: '100' }));
  await slow.findResults();
  await save(push({ GITHUB_RUN_ID: '200' }), 'later');
  const path = join(folder.path, 'slow.json');
  await writeFile(path, 'slow');
  await slow.keepResults(path);
  expect(await found(pull())).toMatchObject({ json: 'later' });
});

test('two jobs of one run that make one series are told', async () => {
  const jobs = ['small', 'large'].map((job) => push({ GITHUB_JOB: job }, { series: 'cells' }));
  await save(push({ GITHUB_RUN_ID: '41' }, { series: 'cells' }), 'before');
  await save(jobs[0]!, 'small');
  expect(await found(jobs[1]!)).toMatchObject({ json: 'before', faults: [{ code: 'series-shared' }] });
  const again = { ...jobs[0]!, env: { ...jobs[0]!.env, GITHUB_RUN_ATTEMPT: '3' } };
  expect(await found(again)).toMatchObject({ json: 'before', faults: [] });
});

test('so are two rows of a matrix, the one that ends last where they run at once', async () => {
  const rows = ['row-1', 'row-2'].map((artifact) => push({}, { series: 'cells', artifact }));
  await save(push({ GITHUB_RUN_ID: '41' }, { series: 'cells' }), 'before');
  expect(await save(rows[0]!, 'row 1')).toEqual([]);
  const told = await found(rows[1]!);
  expect(told).toMatchObject({ json: 'before', faults: [{ code: 'series-shared' }] });
  expect(told.faults[0]?.message).toContain('in the job of artifact "row-1", too');
  expect(await save(rows[1]!, 'row 2')).toMatchObject([{ code: 'series-shared' }]);
});

test('the first row of a matrix is no earlier attempt of the second', async () => {
  const [first, second] = ['row-1', 'row-2'].map((artifact) => push({}, { series: 'cells', artifact }));
  await save(first!, 'row 1');
  expect(await found(second!)).toMatchObject({
    reason: 'No baseline: the only results of main are of another job of this run.',
  });
});

test.each([
  { why: 'moved to a server whose numbers begin anew', ids: ['900', '7', '8'] },
  { why: 'a runner that gives all runs one number', ids: ['1', '1', '1'] },
])('each push goes on from the one before: $why', async ({ why, ids }) => {
  const began = ['08', '10', '12'].map((hour) => new Date(`2026-12-01T${hour}:00:00Z`));
  for (const [i, id] of ids.entries()) {
    clock = began[i]!;
    const run = push({ GITHUB_RUN_ID: id, GITHUB_RUN_ATTEMPT: '1' });
    const json = i === 0 ? undefined : `run ${i - 1}`;
    expect(await found(run), why).toMatchObject({ json });
    const store = storeOf(run);
    clock = new Date(clock.getTime() + 3_600_000);
    await writeFile(join(folder.path, 'results.json'), `run ${i}`);
    await store.keepResults(join(folder.path, 'results.json'));
  }
});

test('an evaluation of a series is nothing that a training of it is compared with', async () => {
  const evaluation = push({}, { series: 'cells', kind: 'evaluation' });
  await save(push({}, { series: 'cells' }), 'trained');
  await save(evaluation, 'evaluated');
  expect(await found(push(next, { series: 'cells' }))).toMatchObject({ json: 'trained' });
  expect(await found({ ...evaluation, env: { ...PUSH, ...next } })).toMatchObject({ json: 'evaluated' });
});

test('results that an earlier version left are found', async () => {
  const client = cache.client;
  await mkdir(join(folder.path, '.best-epoch-results'));
  await writeFile(join(folder.path, '.best-epoch-results', 'results.json'), 'old');
  await client.saveCache(['.best-epoch-results'], 'best-epoch-results/Train/train/best-epoch/main/1-1');
  await rm(join(folder.path, '.best-epoch-results'), { recursive: true });
  expect(await found(pull())).toMatchObject({ json: 'old', name: 'main' });
});

test('a push finds the results that the branch left before, and a pull request has none of its own', async () => {
  await save(push(), 'before');
  const previous = async (started: Started) => (await storeOf(started).findPrevious()).found;
  expect(await previous(push(next))).toMatchObject({ json: 'before', name: 'the run before on main' });
  expect(await previous(push({ ...next, ...FEATURE }))).toMatchObject({ json: undefined });
  expect(await previous(pull())).toMatchObject({ json: undefined });
});

test('saving leaves nothing behind in the workspace', async () => {
  await save(push(), 'results');
  expect(await hidden()).toEqual([]);
});

test('a series is in the index once, and each of two in one run', async () => {
  for (const id of ['1', '2', '3']) await save(push({ GITHUB_RUN_ID: id }), 'results');
  await save(push({ GITHUB_RUN_ID: '3' }, { artifact: 'other' }), 'results');
  const saved = cache.entries.filter(({ path }) => path === '.best-epoch-series');
  expect(saved.map(({ key }) => key)).toEqual([
    `best-epoch-series/main/1-2-${clock.getTime()}%20Train%2Ftrain%2Fbest-epoch`,
    `best-epoch-series/main/3-2-${clock.getTime()}%20Train%2Ftrain%2Fother`,
  ]);
});

test.each([
  { why: 'a branch whose name begins with the same word', env: { GITHUB_REF: 'refs/heads/main-2' } },
  { why: 'a branch below one of the same name', env: { GITHUB_REF: 'refs/heads/main/x' } },
])('not found: the results of $why', async ({ why, env }) => {
  await save(push(env), 'others', cache.client);
  expect(cache.entries, 'it was saved').not.toEqual([]);
  expect(await found(pull()), why).toMatchObject({ json: undefined });
});

test('a name of one word is no beginning of another series', async () => {
  await save(push({ GITHUB_WORKFLOW: 'cells', GITHUB_JOB: 'main' }, { artifact: 'x', data: 'x' }), 'others');
  expect(await found(pull({}, { series: 'cells' }))).toMatchObject({ json: undefined });
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
  { why: 'a merge queue has not merged yet', env: { ...PUSH, ...queued } },
])('not saved: $why', async ({ why, env }) => {
  expect(await save({ env }, 'results')).toEqual([]);
  expect(cache.entries, why).toEqual([]);
});

test('pushes leave lines that pull requests read, and add none to', async () => {
  const entry = (id: string) => ({
    line: nthLine(Number(id), 0.5),
    results: undefined,
    dashboard: () => new Map(),
  });
  const pushed = (id: string) => push({ GITHUB_RUN_ID: id });
  for (const id of ['1', '2'])
    expect(await storeOf(pushed(id)).keepHistory(entry(id))).toMatchObject({ faults: [] });
  const seen = async (started: Started) => (await storeOf(started).findHistory()).found;
  expect((await seen(pull()))?.lines.map(({ run }) => run?.id)).toEqual(['1', '2']);
  expect((await seen(pull()))?.job, 'a pull request leaves none').toBeUndefined();
  expect((await seen(pushed('2')))?.lines.map(({ run }) => run?.id)).toEqual(['1']);
  expect(await hidden()).toEqual([]);
});

test('a run whose clock is days behind takes no lines out of the cache', async () => {
  const dates = ['2026-11-24T00:00:00Z', '2026-11-25T00:00:00Z', '2026-11-20T00:00:00Z'];
  for (const [i, date] of dates.entries()) {
    const line = nthLine(i + 1, 0.5, { date });
    const started = push({ GITHUB_RUN_ID: `${i + 1}`, GITHUB_RUN_ATTEMPT: '1' });
    await storeOf(started).keepHistory({ line, results: undefined, dashboard: () => new Map() });
  }
  const { found: seen } = await storeOf(pull()).findHistory();
  expect(seen?.lines.map(({ run }) => run?.id)).toEqual(['3', '1', '2']);
});

test.each([
  {
    why: 'the only run so far failed',
    gates: ['failed'],
    run: pull(),
    said: 'the run of main so far failed a gate, and a run that fails one on itself is no baseline: the next that passes is one.',
  },
  {
    why: 'all did, and another push is told the same',
    gates: ['failed', 'failed'],
    run: push({ GITHUB_RUN_ID: '9' }),
    said: 'the 2 runs of main so far failed a gate, and a run that fails one on itself is no baseline: the next that passes is one.',
  },
  {
    why: 'one of them passed, and its results are gone',
    gates: ['passed', 'failed'],
    run: pull(),
    said: 'nor of any other series. Unless',
  },
] as const)('where runs left lines but no results: $why', async ({ why, gates, run, said }) => {
  for (const [i, status] of gates.entries()) {
    const line = nthLine(i + 1, 0.5, { gates: status });
    await storeOf(push({ GITHUB_RUN_ID: `${i + 1}` })).keepHistory({
      line,
      results: undefined,
      dashboard: () => new Map(),
    });
  }
  expect(await found(run), why).toMatchObject({ json: undefined, reason: expect.stringContaining(said) });
});

test.each([
  { why: 'commas, slashes and other letters', name: 'feature/ä,ö~%2F' },
  { why: 'longer than a key may be', name: 'ü'.repeat(250) },
])('branch names of any kind make a key that leads back: $why', async ({ why, name }) => {
  await save(push({ GITHUB_REF: `refs/heads/${name}` }), 'results');
  expect(cache.entries[0]?.key, why).toMatch(/^[ -+\--~]{1,512}$/);
  expect(await found(pull({ GITHUB_BASE_REF: name })), why).toMatchObject({ json: 'results', name });
});

describe('without a cache', () => {
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
      why: 'a server without one',
      client: { ...broken, isFeatureAvailable: () => false },
      reason:
        'this runner has no Actions cache. `history: branch best-epoch-history` keeps results on a branch of the repository, `baseline` takes an earlier results.json',
      codes: [],
    },
    {
      why: 'the service fails: one warning, never an error',
      client: broken,
      reason: 'the Actions cache could not be read',
      codes: ['baseline-cache-failed'],
    },
  ])('$why', async ({ why, client, reason, codes }) => {
    const { faults, ...results } = await found(pull({ GITHUB_BASE_REF: 'dev' }), client);
    expect(results, why).toEqual({ json: undefined, reason: `No baseline: ${reason}.` });
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
    expect(await save(push(), 'results', broken)).toMatchObject([
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
    expect(await found(pull(), client)).toMatchObject({
      json: undefined,
      faults: [{ code: 'baseline-cache-failed', severity: 'warning' }],
    });
  });
});

// Without the privilege Windows refuses to make links.
test.runIf(process.platform !== 'win32')(
  'a link in the repository leads nothing out of the workspace',
  async () => {
    await using outside = await temporaryFolder();
    await symlink(outside.path, join(folder.path, '.best-epoch-results'));
    await save(push(), 'results');
    await symlink(outside.path, join(folder.path, '.best-epoch-results'));
    expect(await found(pull())).toMatchObject({ json: 'results' });
    expect(await readdir(outside.path)).toEqual([]);
  },
);
