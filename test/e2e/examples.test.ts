// The workflows of examples/ in a workflow engine, as they stand but for what adapted-workflow.ts says; settings that make
// a training short stand in the data's own file.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleResults } from '../stages/7-report/sample-run.ts';
import { pullRequestPayload, startCommentServer } from '../stages/8-publish/github/comment-server.ts';
import { startReleaseServer } from '../stages/8-publish/github/release-server.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';
import { runWorkflow, type WorkflowEvent, type WorkflowRun } from './act.ts';
import { adapted } from './adapted-workflow.ts';
import { writeDataSet } from './data-set.ts';
import { commitWorkflow, layPackages, PROJECT } from './repository.ts';
import { type ResultsService, startResultsService } from './results-service/server.ts';
import { workflowEngineMissing } from './tools.ts';

const TIMEOUT_MS = 15 * 60_000;
const SHORT = { epochs: 2, 'batch-size': 4, threads: 1 };
const missing = await workflowEngineMissing();

/** By event. */
const PAYLOADS = new Map([
  ['pull_request', pullRequestPayload('me/stars')],
  [
    'workflow_run',
    JSON.stringify({
      workflow: { name: 'Train' },
      workflow_run: {
        ...{ id: 41, run_attempt: 1, event: 'pull_request', head_sha: 'abc1234def', head_branch: 'topic' },
        head_repository: { id: 2, full_name: 'you/stars', owner: { login: 'you' } },
      },
    }),
  ],
]);

let folder: TemporaryFolder;
let service: ResultsService;

beforeAll(async () => {
  folder = await temporaryFolder();
  service = await startResultsService(join(folder.path, 'store'));
});

afterAll(async () => {
  await service?.[Symbol.asyncDispose]();
  await folder?.[Symbol.asyncDispose]();
});

async function runExample(
  name: string,
  event?: Partial<WorkflowEvent> & { name: string },
): Promise<WorkflowRun> {
  const place = join(folder.path, name);
  const repository = join(place, 'repository');
  await writeDataSet(join(repository, 'data', 'cells'), { count: 24 });
  await writeFile(join(repository, 'data', 'cells', 'best-epoch.json'), JSON.stringify(SHORT));
  // This one is about them.
  if (name !== 'offline.yml') await layPackages(place);
  // Two folds show what five do, and what is joined is released as well where a tag is pushed.
  const text = (await readFile(join(PROJECT, 'examples', name), 'utf8'))
    .replaceAll('folds: 5', 'folds: 2')
    .replace('merge: true', 'merge: true\n          release: auto');
  await commitWorkflow(repository, name, adapted(text));
  const payload = join(place, 'event.json');
  await writeFile(payload, PAYLOADS.get(event?.name ?? '') ?? '{"repository":{"default_branch":"main"}}');
  const given = event === undefined ? undefined : { payload, context: {}, token: 'ghs_x', ...event };
  return runWorkflow(repository, name, join(place, 'act'), service.environment(name), given);
}

describe.skipIf(missing)('the example', () => {
  test(
    'train.yml trains on a push and goes on with the outputs',
    async () => {
      const run = await runExample('train.yml');
      expect(run.results, run.text).toEqual({ train: 'success' });
      expect(run.text).toMatch(/The best epoch is [12], with a mean IoU of (?:0\.\d+|1) on the test images/);
    },
    TIMEOUT_MS,
  );

  test(
    'review.yml trains on a pull request, comments on it and judges its gates',
    async () => {
      await using api = await startCommentServer();
      const context = { GITHUB_API_URL: api.apiUrl, GITHUB_GRAPHQL_URL: api.graphqlUrl };
      const run = await runExample('review.yml', { name: 'pull_request', context });
      expect(run.results, run.text).toEqual({ train: 'success' });
      // Where train.yml has run before it's compared with that: the data is the same.
      expect(run.step('train', 'best-epoch').summary).toMatch(
        /Gates: 1 of 1 passed; not applicable: <code>overfit<|No gate is applicable: <code>worse</,
      );
      expect(api.comments).toHaveLength(1);
    },
    TIMEOUT_MS,
  );

  test(
    'comment-from-fork.yml comments with the numbers of the run that it was started by',
    async () => {
      await using api = await startCommentServer();
      const bytes = zipSync({ 'results.json': strToU8(JSON.stringify(sampleResults())) });
      api.artifacts.push({ id: 500, run: 41, name: 'best-epoch', bytes });
      api.pulls.push({ number: 7, head: { ref: 'topic', sha: 'abc1234def', repo: { id: 2 } } });
      const context = { GITHUB_API_URL: api.apiUrl, GITHUB_GRAPHQL_URL: api.graphqlUrl };
      const run = await runExample('comment-from-fork.yml', { name: 'workflow_run', context });
      expect(run.results, run.text).toEqual({ comment: 'success' });
      expect(run.step('comment', 'best-epoch').outputs['comment-url']).toMatch(/#issuecomment-/);
      expect(api.comments.map(({ body }) => body)).toEqual([
        expect.stringContaining("written by the fork's own code, in [run 41]("),
      ]);
    },
    TIMEOUT_MS,
  );

  test(
    'offline.yml prepares the runner and trains nothing meanwhile',
    async () => {
      const prepared = await runExample('offline.yml', { name: 'workflow_dispatch' });
      expect(prepared.results.prepare, prepared.text).toBe('success');
      expect(prepared.step('prepare', 'best-epoch').log).toMatch(
        /^(Installed them|Took the runtime packages)/m,
      );
    },
    TIMEOUT_MS,
  );

  test(
    'folds.yml trains every fold and joins them; of a tag the ensemble of all is released',
    async () => {
      await using api = await startReleaseServer();
      const context = { GITHUB_API_URL: api.apiUrl, GITHUB_REF: 'refs/tags/folds-1' };
      const run = await runExample('folds.yml', { name: 'push', context });
      expect(run.results, run.text).toEqual({ matrix: 'success', train: 'success', merge: 'success' });
      const { outputs } = run.step('merge', 'merge');
      expect(outputs['model-path']).toMatch(/model\.onnx$/);
      expect(outputs['release-url']).toBe('https://github.com/me/stars/releases/tag/folds-1');
      expect(api.releases.map(({ tag, isDraft }) => [tag, isDraft])).toEqual([['folds-1', false]]);
      const files = ['model.onnx', 'card.md', 'merged.json', 'report.html', 'SHA256SUMS'];
      expect(api.releases[0]?.assets.map(({ name }) => name)).toEqual(files);
      expect(api.releases[0]?.body).toContain('Cross-validation, 2 folds');
    },
    TIMEOUT_MS,
  );

  test(
    'release-model.yml trains on a tag, releases what came of it and goes on with its address',
    async () => {
      await using api = await startReleaseServer();
      const context = { GITHUB_API_URL: api.apiUrl, GITHUB_REF: 'refs/tags/model-1' };
      const run = await runExample('release-model.yml', { name: 'push', context });
      expect(run.results, run.text).toEqual({ train: 'success' });
      expect(api.releases).toHaveLength(1);
      const [release] = api.releases;
      expect(release).toMatchObject({ tag: 'model-1', isDraft: false });
      const files = ['model.onnx', 'card.md', 'results.json', 'report.html', 'SHA256SUMS'];
      expect(release?.assets.map(({ name }) => name)).toEqual(files);
      const url = 'https://github.com/me/stars/releases/tag/model-1';
      const { outputs, summary } = run.step('train', 'best-epoch');
      expect(outputs['release-url']).toBe(url);
      expect(summary).toContain(`[Open the release](${url})`);
    },
    TIMEOUT_MS,
  );
});
