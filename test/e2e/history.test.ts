// A history on a branch of the repository, end to end: the action as it is built, started as a step, against a repository
// that git itself serves. The server is none of GitHub's, so there is no Actions cache: what is known is on the branch.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HistoryLine } from '../../src/results/history-line.ts';
import { pullRequestPayload, startCommentServer } from '../stages/8-publish/github/comment-server.ts';
import {
  type GitServer,
  READER,
  startGitServer,
  WRITER,
} from '../stages/8-publish/github/history/git-server.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';
import { writeDataSet } from './data-set.ts';
import { type ActionRun, runAction } from './run-action.ts';

const BRANCH = 'best-epoch-history';
const LINES = 'Train.train.best-epoch/history.jsonl';
const RESULTS = 'Train.train.best-epoch/results/main.json';
/** Enough images to be compared by. */
const INPUTS = {
  ...{ data: 'data', 'batch-size': '4', threads: '1', epochs: '1', 'test-fraction': '0.4' },
  ...{ history: `branch ${BRANCH}`, comment: 'never' },
};
const JOB = { GITHUB_WORKFLOW: 'Train', GITHUB_JOB: 'train' };
const PUSH = { ...JOB, GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/main' };

let folder: TemporaryFolder;
let server: GitServer;
let runs = 100;

beforeAll(async () => {
  folder = await temporaryFolder();
  server = await startGitServer(folder.path);
});

afterAll(async () => {
  await server?.[Symbol.asyncDispose]();
  await folder?.[Symbol.asyncDispose]();
});

interface Given {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
}

/** In a workspace of its own, as each job has one. */
async function run({ inputs = {}, environment = {} }: Given = {}): Promise<ActionRun> {
  const id = `${runs++}`;
  const workspace = join(folder.path, `job-${id}`);
  await writeDataSet(join(workspace, 'data'), { count: 24 });
  const GITHUB_EVENT_PATH = join(workspace, 'event.json');
  await writeFile(GITHUB_EVENT_PATH, JSON.stringify({ repository: { default_branch: 'main' } }));
  return runAction(workspace, {
    inputs: { ...INPUTS, token: WRITER, ...inputs },
    environment: {
      ...{ ...PUSH, GITHUB_SERVER_URL: server.url, GITHUB_RUN_ID: id, GITHUB_EVENT_PATH },
      ...environment,
    },
  });
}

const tip = () => server.git('rev-parse', BRANCH);

async function lines(): Promise<readonly HistoryLine[]> {
  const text = (await server.files(BRANCH))[LINES] ?? '';
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as HistoryLine);
}

const runIds = async () => (await lines()).map(({ run: of }) => of?.id);

describe('a history on a branch', () => {
  test('begins with the first push, and the second is compared with what it holds', async () => {
    const first = await run();
    expect(first.exitCode, first.log).toBe(0);
    expect(first.outputs).toMatch(/verdict<<(.*)\nno-baseline\n\1/);
    const second = await run();
    expect(second.exitCode, second.log).toBe(0);
    expect(second.outputs, second.log).toMatch(/verdict<<(.*)\nsame\n\1/);
    expect(await runIds()).toEqual(['100', '101']);
    const files = await server.files(BRANCH);
    expect(Object.keys(files)).toEqual(expect.arrayContaining([LINES, RESULTS]));
    expect(await server.git('log', '--format=%P', BRANCH), 'one commit').toBe('\n');
    const secret = Buffer.from(`x-access-token:${WRITER}`).toString('base64');
    for (const { log, summary } of [first, second]) {
      const unmasked = log.replaceAll(/^::add-mask::.*$/gm, '');
      for (const hidden of [WRITER, secret]) expect(unmasked + summary).not.toContain(hidden);
    }
  });

  test('is read by a pull request, which changes no byte of it; its pictures lie on another branch', async () => {
    await using api = await startCommentServer();
    const GITHUB_EVENT_PATH = join(folder.path, 'event.json');
    await writeFile(GITHUB_EVENT_PATH, pullRequestPayload('me/stars'));
    const before = await tip();
    const requested = await run({
      inputs: { comment: 'auto' },
      environment: {
        ...{ GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: 'refs/pull/7/merge', GITHUB_BASE_REF: 'main' },
        ...{ GITHUB_EVENT_PATH, GITHUB_RUN_ID: '777' },
        ...{ GITHUB_API_URL: api.apiUrl, GITHUB_GRAPHQL_URL: api.graphqlUrl },
      },
    });
    expect(requested.exitCode, requested.log).toBe(0);
    expect(requested.summary).toMatch(/Same as main/);
    expect(await tip()).toBe(before);
    const pictures = await server.git('ls-tree', '-r', '--name-only', `${BRANCH}-pictures`);
    expect(pictures).toContain('777/train.best-epoch/worst-1.png\n');
    const address = `${server.url}/me/stars/blob/${BRANCH}-pictures/777/train.best-epoch/worst-1.png?raw=true`;
    expect(api.comments[0]?.body).toContain(`<img src="${address}"`);
  });

  test('drops lines that no run has written, and says how many', async () => {
    const [line] = await lines();
    const forged = [
      '{"broken',
      JSON.stringify({ ...line, event: 'pull_request' }),
      JSON.stringify({ ...line, scores: { ...line?.scores, 'macro-f1': 1e9 } }),
      JSON.stringify({ ...line, commit: '<img src=x onerror=alert(1)>' }),
      JSON.stringify({ ...line, branch: 'x'.repeat(50_000) }),
    ];
    const files = await server.files(BRANCH);
    await server.force(BRANCH, { ...files, [LINES]: `${files[LINES]}${forged.join('\n')}\n` });
    const after = await run();
    expect(after.exitCode, after.log).toBe(0);
    expect(after.log).toMatch(
      /^::warning title=history-lines-unreadable::history-lines-unreadable: .* has 5 lines that no run has written so, the first of them line \d of ".*history\.jsonl"\. /m,
    );
    expect(await runIds(), 'and are gone').toEqual(['100', '101', '103']);
  });

  test('takes what two jobs write at once, and a third where the first of them is about to push', async () => {
    const before = await runIds();
    server.fail('push', async () => {
      const files = await server.files(BRANCH);
      const [line] = await lines();
      const third = JSON.stringify({ ...line, run: { ...line?.run, id: '999' } });
      await server.force(BRANCH, { ...files, [LINES]: `${files[LINES]}${third}\n` });
    });
    const pushes = () => server.requests.filter((kind) => kind === 'push').length;
    const pushesBefore = pushes();
    const both = await Promise.all([run(), run()]);
    for (const { exitCode, log } of both) {
      expect(exitCode, log).toBe(0);
      expect(log).not.toContain('history-failed');
    }
    expect((await runIds()).toSorted()).toEqual([...before, '104', '105', '999'].toSorted());
    // Two for each that is accepted; the first was refused for what the third had written.
    expect(pushes() - pushesBefore).toBeGreaterThan(4);
  });

  test('is left as it is where the token may only read, which is a warning', async () => {
    const before = await tip();
    const refused = await run({ inputs: { token: READER } });
    expect(refused.exitCode, refused.log).toBe(0);
    expect(refused.log).toContain(
      `::warning title=history-failed::history-failed: the history (branch ${BRANCH}) was not written: the token may not: give the job \`permissions: contents: write\`. `,
    );
    expect(await tip()).toBe(before);
  });

  test('that was deleted begins anew', async () => {
    await server.git('update-ref', '-d', `refs/heads/${BRANCH}`);
    const anew = await run();
    expect(anew.outputs, anew.log).toMatch(/verdict<<(.*)\nno-baseline\n\1/);
    expect(await runIds()).toHaveLength(1);
  });

  test('is never written over code: a mistaken name ends the run before it trains', async () => {
    await server.force('main', { 'src/a.ts': 'x' });
    const before = await server.git('rev-parse', 'main');
    const mistaken = await run({ inputs: { history: 'branch main' } });
    expect(mistaken.exitCode, mistaken.log).toBe(2);
    expect(mistaken.log).toMatch(
      /^::error title=history-branch-taken::.*branch "main" holds something else/m,
    );
    expect(mistaken.log).not.toMatch(/^epoch 1/m);
    expect(await server.git('rev-parse', 'main')).toBe(before);
  });
});
