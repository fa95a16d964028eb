// Which branch's results each event makes, and whose it is compared with.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { wordsOfSeries } from '../../../../src/earlier/series.ts';
import { seriesName } from '../../../../src/stages/1-config/run-types.ts';
import { readRunScope } from '../../../../src/stages/8-publish/github/run-scope.ts';
import { type TemporaryFolder, temporaryFolder } from '../../../temporary-folder.ts';

let folder: TemporaryFolder;

beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder[Symbol.asyncDispose]());

const SHA = 'ab'.repeat(20);
const OPTIONS = {
  ...({ kind: 'training', series: undefined } as const),
  ...{ artifactName: 'best-epoch', data: '/w/data/cells', workspace: '/w' },
  ...{ repositoryUrl: 'https://github.com/me/stars', began: new Date('2026-12-01T00:00:00Z') },
};
const REPOSITORY = { repository: { default_branch: 'main' } };
const JOB = { GITHUB_WORKFLOW: 'Train', GITHUB_JOB: 'train', GITHUB_RUN_ID: '42', GITHUB_SHA: SHA };

async function scopeOf(
  env: Readonly<Record<string, string>>,
  payload: object | string = REPOSITORY,
  options = {},
) {
  const GITHUB_EVENT_PATH = join(folder.path, 'event.json');
  await writeFile(GITHUB_EVENT_PATH, typeof payload === 'string' ? payload : JSON.stringify(payload));
  return readRunScope({ ...JOB, ...env, GITHUB_EVENT_PATH }, { ...OPTIONS, ...options });
}

const QUEUE = 'refs/heads/gh-readonly-queue/release/2/pr-7-abc123';

test.each([
  { event: 'push', ref: 'refs/heads/main', branch: 'main', compared: ['main'] },
  { event: 'push', ref: 'refs/heads/feature/x', branch: 'feature/x', compared: ['feature/x', 'main'] },
  {
    event: 'push',
    ref: 'refs/heads/refs/heads/main',
    branch: 'refs/heads/main',
    compared: ['refs/heads/main', 'main'],
  },
  { event: 'schedule', ref: 'refs/heads/main', branch: 'main', compared: ['main'] },
  { event: 'workflow_dispatch', ref: 'refs/heads/dev', branch: 'dev', compared: ['dev', 'main'] },
  { event: 'repository_dispatch', ref: 'refs/heads/main', branch: 'main', compared: ['main'] },
  { event: 'push', ref: 'refs/tags/v1', branch: undefined, compared: ['main'] },
  { event: 'workflow_dispatch', ref: 'refs/tags/v1', branch: undefined, compared: ['main'] },
  { event: 'release', ref: 'refs/tags/v1', branch: undefined, compared: ['main'] },
  { event: 'workflow_run', ref: 'refs/heads/main', branch: undefined, compared: ['main'] },
  { event: 'issue_comment', ref: 'refs/heads/main', branch: undefined, compared: ['main'] },
  { event: 'pull_request', ref: 'refs/pull/7/merge', base: 'main', branch: undefined, compared: ['main'] },
  {
    event: 'pull_request',
    ref: 'refs/pull/7/merge',
    base: 'dev',
    branch: undefined,
    compared: ['dev', 'main'],
  },
  {
    event: 'pull_request',
    ref: 'refs/pull/7/merge',
    base: 'refs/heads/main',
    branch: undefined,
    compared: ['refs/heads/main', 'main'],
  },
  {
    event: 'pull_request_target',
    ref: 'refs/heads/dev',
    base: 'dev',
    branch: undefined,
    compared: ['dev', 'main'],
  },
  {
    event: 'pull_request_review',
    ref: 'refs/pull/7/merge',
    of: 'dev',
    branch: undefined,
    compared: ['dev', 'main'],
  },
  {
    event: 'merge_group',
    ref: QUEUE,
    queue: 'release/2',
    branch: undefined,
    compared: ['release/2', 'main'],
  },
  { event: 'push', ref: QUEUE, branch: undefined, compared: ['release/2', 'main'] },
])(
  '$event of $ref: results of $branch, compared with $compared',
  async ({ event, ref, base = '', of, queue, ...row }) => {
    const scope = await scopeOf(
      { GITHUB_EVENT_NAME: event, GITHUB_REF: ref, GITHUB_BASE_REF: base },
      {
        ...REPOSITORY,
        ...(of === undefined ? {} : { pull_request: { base: { ref: of }, head: { sha: 'cd'.repeat(20) } } }),
        ...(queue === undefined ? {} : { merge_group: { base_ref: `refs/heads/${queue}` } }),
      },
    );
    expect(scope).toMatchObject({ ...row, event, defaultBranch: 'main' });
  },
);

test('the series is of workflow, job and artifact, or as the setting has it', async () => {
  expect((await scopeOf({})).series).toEqual({
    name: 'Train/train/best-epoch',
    artifact: 'best-epoch',
    data: 'data/cells',
  });
  expect((await scopeOf({}, REPOSITORY, { series: 'cells' })).series.name).toBe('cells');
});

test('of a workflow with a long name the series has one that the setting takes, and no other has it', async () => {
  const seriesOf = async (workflow: string) => (await scopeOf({ GITHUB_WORKFLOW: workflow })).series.name;
  const long = '🔬'.repeat(10_000);
  const names = await Promise.all([long, `${long}!`, `x${long}`, 'x'.repeat(300)].map(seriesOf));
  expect(new Set(names).size).toBe(4);
  for (const name of names) {
    expect(name, 'no half of a character').not.toMatch(/\p{Cs}/u);
    expect(seriesName().parse(name, '')).toEqual({ ok: true, value: name });
    expect(wordsOfSeries(name).slice(1), 'a default name').toEqual(['train', 'best-epoch']);
  }
  const longest = `${'x'.repeat(300 - '/train/best-epoch'.length)}`;
  expect(await seriesOf(longest), 'as long as it may be').toBe(`${longest}/train/best-epoch`);
});

test('a data folder outside the workspace goes by its name: a machine is nobody’s business', async () => {
  expect((await scopeOf({}, REPOSITORY, { data: '/mnt/disk/cells' })).series.data).toBe('cells');
});

test('what tells runs apart: number and attempt, job and artifact, whose numbers they are', async () => {
  expect((await scopeOf({ GITHUB_RUN_ATTEMPT: '3' })).run).toEqual({
    ...{ id: '42', attempt: 3, job: 'train', artifact: 'best-epoch' },
    ...{ repository: 'https://github.com/me/stars', began: OPTIONS.began },
  });
  const empty = await scopeOf({ GITHUB_RUN_ATTEMPT: '', GITHUB_JOB: '' });
  expect(empty.run).toMatchObject({ attempt: 1, job: null });
  expect((await scopeOf({ GITHUB_RUN_ID: '' })).run).toBeNull();
});

test('an event file with a byte order mark is read', async () => {
  expect((await scopeOf({}, `\uFEFF${JSON.stringify(REPOSITORY)}`)).defaultBranch).toBe('main');
});

test("of a pull request the commit is its own, not its merge's", async () => {
  const pull_request = { base: { ref: 'main' }, head: { sha: 'cd'.repeat(20) } };
  expect((await scopeOf({}, { pull_request })).commit).toBe('cd'.repeat(20));
  expect((await scopeOf({})).commit).toBe(SHA);
  expect((await scopeOf({ GITHUB_SHA: '$(id)' })).commit).toBeNull();
});

test.each([
  { why: 'no JSON', payload: '<html>' },
  { why: 'a list', payload: '[]' },
  { why: 'parts in other forms', payload: '{"repository": 7, "pull_request": "x", "merge_group": null}' },
])('an event file that is not GitHub’s says nothing: $why', async ({ why, payload }) => {
  const scope = await scopeOf(
    { GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: 'refs/pull/7/merge', GITHUB_BASE_REF: 'dev' },
    payload,
  );
  expect(scope, why).toMatchObject({ compared: ['dev'], defaultBranch: undefined });
});
