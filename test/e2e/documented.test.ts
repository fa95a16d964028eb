// Workflows that README.md and docs/ show in full, in a workflow engine: the step to begin with, and the two jobs of a
// history on a branch, which git itself serves. The other blocks are parts of what runs here and in examples.test.ts.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeBlocks, userPages } from '../docs/pages.ts';
import { pullRequestPayload, startCommentServer } from '../stages/8-publish/github/comment-server.ts';
import { startGitServer, WRITER } from '../stages/8-publish/github/history/git-server.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';
import { runWorkflow, type WorkflowEvent } from './act.ts';
import { adapted } from './adapted-workflow.ts';
import { writeDataSet } from './data-set.ts';
import { commitWorkflow, layPackages } from './repository.ts';
import { type ResultsService, startResultsService } from './results-service/server.ts';
import { workflowEngineMissing } from './tools.ts';

const TIMEOUT_MS = 15 * 60_000;
/** Enough test images to be compared by. */
const SHORT = { epochs: 1, 'batch-size': 4, threads: 1, 'test-fraction': 0.4 };
const missing = await workflowEngineMissing();
const pages = await userPages();

/** The first block of the page that has these words. */
function documented(file: string, words: RegExp): string {
  const page = pages.find((one) => one.file === file);
  const block =
    page && codeBlocks(page).find(({ language, code }) => language === 'yaml' && words.test(code));
  return block?.code ?? expect.unreachable(`${file} has no ${words}`);
}

describe.skipIf(missing)('a workflow of the documentation', () => {
  let folder: TemporaryFolder;
  let service: ResultsService;

  beforeAll(async () => {
    folder = await temporaryFolder();
    await layPackages(folder.path);
    service = await startResultsService(join(folder.path, 'store'));
  });

  afterAll(async () => {
    await service?.[Symbol.asyncDispose]();
    await folder?.[Symbol.asyncDispose]();
  });

  /** Of a repository of its own, which holds it from the start. */
  async function repositoryWith(name: string, workflow: string) {
    const repository = join(folder.path, name);
    const cells = join(repository, 'data', 'cells');
    await writeDataSet(cells, { count: 24 });
    await writeFile(join(cells, 'best-epoch.json'), JSON.stringify(SHORT));
    await commitWorkflow(repository, 'train.yml', adapted(workflow));
    return (run: string, event?: WorkflowEvent) =>
      runWorkflow(repository, 'train.yml', join(folder.path, run), service.environment(run), event);
  }

  test(
    'the step of the quick start trains after a checkout, and needs nothing else',
    async () => {
      const step = documented('README.md', /^- uses: best-epoch/).replace(/^/gm, '      ');
      const start = await repositoryWith(
        'quick-start',
        `on: push\njobs:\n  train:\n    runs-on: ubuntu-latest\n    steps:\n${step}`,
      );
      const run = await start('quick');
      expect(run.results, run.text).toEqual({ train: 'success' });
      expect(run.step('train', 'best-epoch').summary).toContain('cells · Test macro F1');
    },
    TIMEOUT_MS,
  );

  test(
    'the two jobs of a history on a branch: one writes it, the other compares with it and comments',
    async () => {
      await using server = await startGitServer(folder.path);
      await using api = await startCommentServer();
      const start = await repositoryWith(
        'history',
        documented('docs/github.md', /^name: Train\n.*history: branch/s),
      );
      const context = {
        GITHUB_SERVER_URL: server.url,
        GITHUB_API_URL: api.apiUrl,
        GITHUB_GRAPHQL_URL: api.graphqlUrl,
      };
      const [push, review] = ['push.json', 'review.json'].map((name) => join(folder.path, name));
      await writeFile(push!, '{"repository":{"default_branch":"main"}}');
      await writeFile(review!, pullRequestPayload('me/stars'));
      const pushed = await start('push', { name: 'push', payload: push!, context, token: WRITER });
      expect(pushed.results, pushed.text).toEqual({ train: 'success' });
      const branch = 'best-epoch-history';
      expect((await server.files(branch))['cells/history.jsonl']).toContain('"series":"cells"');
      const before = await server.git('rev-parse', branch);
      const reviewed = await start('review', {
        ...{ name: 'pull_request', payload: review!, token: WRITER },
        context: { ...context, GITHUB_RUN_ID: '43' },
      });
      expect(reviewed.results, reviewed.text).toEqual({ review: 'success' });
      expect(api.comments.map(({ body }) => body)).toEqual([expect.stringContaining('Same as main')]);
      expect(await server.git('rev-parse', branch)).toBe(before);
    },
    TIMEOUT_MS,
  );
});
