// Which host a run has, and what it makes of its surroundings.
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseSettings } from '../../../src/stages/1-config/parse.ts';
import { runWithPast } from '../../../src/stages/8-publish/host.ts';
import { hostOf } from '../../../src/stages/8-publish/hosts.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const GITHUB = {
  GITHUB_ACTIONS: 'true',
  GITHUB_WORKSPACE: '/workspace',
  RUNNER_ENVIRONMENT: 'github-hosted',
};

function open(startedAs: 'action' | 'command', env: Readonly<Record<string, string>>) {
  const said: string[] = [];
  const stream = { write: (text: string) => said.push(text) };
  const surroundings = {
    env,
    cwd: '/here',
    root: '/package',
    stdout: stream,
    stderr: stream,
    clock: () => 0,
    now: () => new Date(0),
  };
  return hostOf(startedAs, surroundings).then((host) => ({ host, said }));
}

test.each([
  ['a step of a workflow', 'action', GITHUB, { workspace: '/workspace', skipsUnchanged: true }],
  ['a step of a runner that says little', 'action', {}, { workspace: '/here', skipsUnchanged: true }],
  ['a command on a terminal', 'command', {}, { workspace: undefined, skipsUnchanged: false }],
  ['a command that a workflow types', 'command', GITHUB, { workspace: undefined, skipsUnchanged: false }],
] as const)('%s', async (why, startedAs, env, wanted) => {
  expect((await open(startedAs, env)).host, why).toMatchObject(wanted);
});

test('only a runner of GitHub is known to cut a run off', async () => {
  expect((await open('action', GITHUB)).host.cutOffMs).toBeGreaterThan(0);
  expect((await open('action', { GITHUB_ACTIONS: 'true' })).host.cutOffMs).toBeUndefined();
  expect((await open('command', GITHUB)).host.cutOffMs).toBeUndefined();
});

test('a command finds no results by itself, and its own output folder as the run before', async () => {
  const { host, said } = await open('command', {});
  const earlier = host.earlierRuns({
    output: '/out',
    data: '/data',
    artifactName: 'cells',
    series: undefined,
    isAlone: true,
    kind: 'training',
    history: { kind: 'auto' },
    token: '',
    code: 'c',
  });
  expect((await earlier.findResults()).found).toMatchObject({ json: undefined });
  expect(await earlier.takeRun('f', async (folder) => folder)).toEqual({ taken: '/out', faults: [] });
  host.plainPublisher().say('a line');
  expect(said).toEqual(['a line\n']);
});

test('a history in a folder makes runs of a command line a series, and a branch is none of its places', async () => {
  await using folder = await temporaryFolder();
  const { host } = await open('command', {});
  const run = {
    output: '/out',
    data: '/data/cells',
    artifactName: 'x',
    series: undefined,
    isAlone: true,
    kind: 'training',
    token: '',
    code: 'c',
  } as const;
  const earlier = host.earlierRuns({
    ...run,
    history: { kind: 'folder', folder: join(folder.path, 'past') },
  });
  expect(earlier.series).toBe('cells');
  expect((await earlier.findResults()).found).toMatchObject({
    reason: expect.stringMatching(
      /^No baseline: folder .*past gave no results for series cells, nor of any other series/,
    ),
  });
  expect((await earlier.findHistory()).found).toMatchObject({
    job: { branch: 'local', event: 'local', run: null },
  });
  expect(() => host.earlierRuns({ ...run, history: { kind: 'branch', branch: 'x' } })).toThrow(
    'history-branch-not-here',
  );
});

test('a fold of a command line is told that no history has any of its own, whatever the settings name', async () => {
  const { host } = await open('command', {});
  const flags = { data: 'cells', history: 'past', folds: '3', fold: '1' };
  const earlier = host.earlierRuns(runWithPast(parseSettings({ flags, cwd: '/here' }), 'c'));
  expect((await earlier.findResults()).found).toEqual({
    json: undefined,
    reason: expect.stringMatching(
      /^No baseline: .* folds and rows of a sweep .* leave none in a history; --baseline /,
    ),
  });
});

test('an evaluation on a command line is told of no history, which it takes none', async () => {
  const { host } = await open('command', {});
  const run = runWithPast(parseSettings({ flags: { data: 'cells' }, cwd: '/here' }), 'c');
  const { found } = await host.earlierRuns({ ...run, kind: 'evaluation' }).findResults();
  expect(found).toEqual({ json: undefined, reason: expect.not.stringContaining('--history') });
});

test.each([
  ['a step on a runner of GitHub', 'action', GITHUB, true],
  ['a command in such a step', 'command', GITHUB, true],
  ["a runner of one's own", 'action', { ...GITHUB, RUNNER_ENVIRONMENT: 'self-hosted' }, false],
  ['a terminal', 'command', {}, false],
] as const)('whether the machine is gone with the job: %s', async (why, startedAs, env, wanted) => {
  expect((await open(startedAs, env)).host.endsWithJob, why).toBe(wanted);
});

describe('what lies in the output folder', () => {
  const runIn = (output: string) =>
    runWithPast(parseSettings({ flags: { data: '/data', output }, cwd: '/here' }), 'c');

  test.each([
    { why: 'in the checkout of an action', startedAs: 'action', at: ['checkout', 'best-epoch'], ours: false },
    { why: 'of a command in a step', startedAs: 'command', at: ['checkout', 'best-epoch'], ours: false },
    { why: 'deep in it', startedAs: 'action', at: ['checkout', 'a', 'b', 'c'], ours: false },
    { why: 'the checkout itself', startedAs: 'action', at: ['checkout'], ours: false },
    { why: 'by a link from outside', startedAs: 'action', at: ['link', 'best-epoch'], ours: false },
    { why: 'named on a way back in', startedAs: 'action', at: ['x', '..', 'checkout', 'out'], ours: false },
    { why: 'beside the checkout', startedAs: 'action', at: ['kept'], ours: true },
    { why: 'beside it, its name beginning alike', startedAs: 'action', at: ['checkout-2'], ours: true },
    { why: 'of a command in a step, beside the checkout', startedAs: 'command', at: ['kept'], ours: true },
  ] as const)(
    'is taken for what an earlier run has left or not: $why',
    async ({ why, startedAs, at, ours }) => {
      await using folder = await temporaryFolder();
      const workspace = join(folder.path, 'checkout');
      await mkdir(workspace);
      await symlink(workspace, join(folder.path, 'link'), 'junction');
      const output = join(folder.path, ...at);
      const { host } = await open(startedAs, { ...GITHUB, GITHUB_WORKSPACE: workspace });
      const earlier = host.earlierRuns(runIn(output));
      expect(await earlier.isOutputOurs(), why).toBe(ours);
      if (startedAs === 'action') return;
      await mkdir(output, { recursive: true });
      await writeFile(join(output, 'results.json'), '{}');
      expect((await earlier.takeRun('f', async () => 'taken')).taken, why).toBe(ours ? 'taken' : undefined);
      expect((await earlier.findPrevious()).found.json, why).toBe(ours ? '{}' : undefined);
    },
  );

  test('is ours on a machine of our own', async () => {
    const { host } = await open('command', {});
    expect(await host.earlierRuns(runIn('/anywhere')).isOutputOurs()).toBe(true);
  });
});
