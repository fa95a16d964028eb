import { expect, test } from 'vitest';
import { readGitHubEnvironment } from '../../../../src/stages/8-publish/github/environment.ts';

const HOSTED = {
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'me/stars',
  GITHUB_RUN_ID: '42',
  GITHUB_WORKSPACE: '/home/runner/stars',
  ACTIONS_RUNTIME_TOKEN: 'token',
  ACTIONS_RESULTS_URL: 'https://results.example',
};

test('a hosted runner has everything', () => {
  expect(readGitHubEnvironment(HOSTED, '/now')).toEqual({
    workspace: '/home/runner/stars',
    attempt: '42-1',
    runUrl: 'https://github.com/me/stars/actions/runs/42',
    repositoryUrl: 'https://github.com/me/stars',
    cutOffMs: undefined,
    artifactsUnavailable: undefined,
  });
});

test.each([
  {
    change: { GITHUB_SERVER_URL: 'https://git.example.com' },
    reason: 'GitHub Enterprise Server',
    why: 'own server',
  },
  { change: { GITHUB_SERVER_URL: 'https://me.ghe.com' }, reason: undefined, why: 'data residency is hosted' },
  { change: { GITHUB_SERVER_URL: undefined }, reason: undefined, why: 'github.com is the default' },
  { change: { ACTIONS_RUNTIME_TOKEN: undefined }, reason: 'ACTIONS_RUNTIME_TOKEN not set', why: 'no token' },
  { change: { ACTIONS_RESULTS_URL: '' }, reason: 'ACTIONS_RESULTS_URL not set', why: 'an empty address' },
])('whether artifacts can be uploaded: $why', ({ change, reason, why }) => {
  const { artifactsUnavailable } = readGitHubEnvironment({ ...HOSTED, ...change }, '/now');
  if (reason === undefined) expect(artifactsUnavailable, why).toBeUndefined();
  else expect(artifactsUnavailable, why).toContain(reason);
});

test('outside a runner the current folder is the workspace and there is no page of the run', () => {
  const environment = readGitHubEnvironment({}, '/now');
  expect(environment.workspace).toBe('/now');
  expect(environment.runUrl).toBeUndefined();
});

test.each([
  ['github-hosted', 345 * 60_000],
  ['self-hosted', undefined],
  [undefined, undefined],
])('a runner that is %s cuts a job off after %s ms', (RUNNER_ENVIRONMENT, expected) => {
  expect(readGitHubEnvironment({ ...HOSTED, RUNNER_ENVIRONMENT }, '/now').cutOffMs).toBe(expected);
});
