// A run on a fork's pull request, and the step of a second workflow that comments for it: the built action each time, with
// what GitHub's own client has uploaded.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { marker } from '../../src/stages/8-publish/github/comment/body.ts';
import {
  type CommentServer,
  pullRequestPayload,
  startCommentServer,
} from '../stages/8-publish/github/comment-server.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';
import { writeDataSet } from './data-set.ts';
import { type ResultsService, startResultsService } from './results-service/server.ts';
import { runAction } from './run-action.ts';

let folder: TemporaryFolder;
let service: ResultsService;
let api: CommentServer;

beforeEach(async () => {
  folder = await temporaryFolder();
  service = await startResultsService(join(folder.path, 'store'));
  api = await startCommentServer();
});

afterEach(async () => {
  await api[Symbol.asyncDispose]();
  await service[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

async function event(name: string, payload: string): Promise<Record<string, string>> {
  const path = join(folder.path, `${name}.json`);
  await writeFile(path, payload);
  return {
    ...{ GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path, GITHUB_JOB: 'train' },
    ...{ GITHUB_API_URL: api.apiUrl, GITHUB_GRAPHQL_URL: api.graphqlUrl, RUNNER_TEMP: folder.path },
  };
}

const FORK = { id: 2, full_name: 'you/stars', owner: { login: 'you' } };
const OTHER_RUN = JSON.stringify({
  workflow: { name: 'Train' },
  workflow_run: {
    ...{ id: 42, run_attempt: 1, name: 'Train', event: 'pull_request' },
    ...{ head_sha: 'abc1234def', head_branch: 'topic', head_repository: FORK },
  },
});

test("a fork's run may not comment, and the second workflow does it for it", async () => {
  await writeDataSet(join(folder.path, 'data'), { count: 24 });
  const inputs = { data: 'data', epochs: '1', 'batch-size': '4', threads: '1', token: 'canary' };
  api.fail('create', { status: 403, message: 'Resource not accessible by integration' });
  const trained = await runAction(folder.path, {
    inputs,
    environment: {
      ...service.environment(),
      ...(await event('pull_request', pullRequestPayload('you/stars'))),
      GITHUB_WORKFLOW: 'Train',
    },
  });
  expect(trained.exitCode, trained.log).toBe(0);
  expect(trained.log).toMatch(/^comment-from-fork: /m);
  expect(api.comments).toEqual([]);

  const artifact = service.artifacts.find(({ name }) => name === 'best-epoch');
  const bytes = await readFile(service.artifactFile(artifact!));
  api.artifacts.push({ id: 500, run: 42, name: 'best-epoch', bytes });
  api.pulls.push({ number: 7, head: { ref: 'topic', sha: 'abc1234def', repo: { id: FORK.id } } });
  const told = await runAction(folder.path, {
    inputs: { 'comment-only': 'true', token: 'canary' },
    environment: {
      ...(await event('workflow_run', OTHER_RUN)),
      // As a runner sets what its server doesn't know.
      ...{ GITHUB_WORKFLOW: 'Comment on forks', GITHUB_SERVER_URL: '' },
    },
  });
  expect(told.exitCode, told.log).toBe(0);
  expect(told.log).toMatch(/^Commented on the pull request: https:/m);
  expect(told.log.replace('::add-mask::canary', '')).not.toContain('canary');
  expect(told.outputs).toMatch(/comment-url<<(.*)\nhttps:.*\n\1/);
  const [{ body } = { body: '' }] = api.comments;
  expect(body).toContain(marker({ workflow: 'Train', job: '', artifact: 'best-epoch' }));
  expect(body).toContain("written by the fork's own code, in [run 42](https://github.com/");
  const { test: tested } = JSON.parse(
    await readFile(join(folder.path, 'best-epoch', 'results.json'), 'utf8'),
  );
  expect(body).toContain(tested['macro-f1'].toFixed(3));
});

test('elsewhere it is an error, as is what it has no use for', async () => {
  const inputs = { 'comment-only': 'true', data: 'data', token: 'canary' };
  const run = await runAction(folder.path, { inputs, environment: await event('push', '{}') });
  expect(run.exitCode, run.log).toBe(2);
  expect(run.log).toMatch(/^::error title=comment-only-elsewhere::.*"push", expected "workflow_run"/m);
  expect(run.log).toMatch(/^::error title=setting-not-for-command::.*"data"/m);
  expect(api.requests).toEqual([]);
});
