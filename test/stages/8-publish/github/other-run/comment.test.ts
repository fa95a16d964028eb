// Commenting for a run that may not, since its pull request is a fork's: each promise of SECURITY.md about it has a test.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openApi } from '../../../../../src/stages/8-publish/github/comment/api.ts';
import { marker } from '../../../../../src/stages/8-publish/github/comment/body.ts';
import { fetchArtifact } from '../../../../../src/stages/8-publish/github/other-run/artifact.ts';
import { commentOnOtherRun } from '../../../../../src/stages/8-publish/github/other-run/comment.ts';
import { elementsOf, toHtml } from '../../../../document/markdown/github-markdown.ts';
import { type TemporaryFolder, temporaryFolder } from '../../../../temporary-folder.ts';
import { DOCUMENTS } from '../../../7-report/sample-documents.ts';
import { sampleResults } from '../../../7-report/sample-run.ts';
import { BOT, type CommentServer, startCommentServer } from '../comment-server.ts';

const TOKEN = 'ghs_canary0123456789';
const SHA = 'abc1234def';
const FORK = { id: 2, full_name: 'you/stars', owner: { login: 'you' } };
const RUN = {
  ...{ id: 42, run_attempt: 1, name: 'Train', event: 'pull_request' },
  ...{ head_sha: SHA, head_branch: 'topic', head_repository: FORK },
};
const PULL = { number: 7, head: { ref: 'topic', sha: SHA, repo: { id: FORK.id } } };
const KEY = { workflow: 'Train', job: '', artifact: 'best-epoch' };
const RESULTS = sampleResults();

let folder: TemporaryFolder;
let server: CommentServer;
let printed = '';

beforeEach(async () => {
  folder = await temporaryFolder();
  server = await startCommentServer();
  server.pulls.push(PULL);
  printed = '';
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      printed += text;
      return true;
    });
});

afterEach(async () => {
  vi.restoreAllMocks();
  await server[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

const json = (value: unknown) => strToU8(JSON.stringify(value));

/** As the run has left it. */
function upload(files: Readonly<Record<string, Uint8Array>>, more: object = {}): void {
  const id = 500 + server.artifacts.length;
  server.artifacts.push({ id, run: RUN.id, name: 'best-epoch', bytes: zipSync(files), ...more });
}

async function comment(run: object = {}, env: Readonly<Record<string, string>> = {}) {
  const path = join(folder.path, 'event.json');
  await writeFile(path, JSON.stringify({ workflow: { name: 'Train' }, workflow_run: { ...RUN, ...run } }));
  const outcome = await commentOnOtherRun({
    env: {
      ...{ GITHUB_EVENT_NAME: 'workflow_run', GITHUB_EVENT_PATH: path, GITHUB_REPOSITORY: 'me/stars' },
      ...{ GITHUB_API_URL: server.apiUrl, GITHUB_GRAPHQL_URL: server.graphqlUrl, GITHUB_RUN_ID: '99' },
      ...env,
    },
    token: TOKEN,
    artifactName: 'best-epoch',
    sleep: async () => undefined,
  });
  expect(JSON.stringify([outcome, server.comments]) + printed, 'the token').not.toContain(TOKEN);
  return outcome;
}

const bodies = () => server.comments.map(({ body }) => body);

describe('the comment', () => {
  test('has the key and the number of the run that trained, says whose word it is, and links the files', async () => {
    upload({ 'results.json': json(RESULTS) });
    const { lines, faults, url } = await comment();
    expect(faults).toEqual([]);
    expect(lines).toEqual([`Commented on the pull request: ${url}`]);
    const [body = ''] = bodies();
    const run = 'https://github.com/me/stars/actions/runs/42';
    expect(body.split('\n\n').slice(0, 2)).toEqual([
      `${marker(KEY)}\n<!-- run 42.1 -->`,
      `> [!WARNING]\n> These numbers were written by the fork's own code, in [run 42](${run}): they are the fork's word, and nothing of them has been checked.`,
    ]);
    expect(body).toContain(`[Download the files of the run](${run}/artifacts/500)`);
    expect(body).toContain('commit abc1234');
    expect(body).toContain(`${RESULTS.test['macro-f1']?.toFixed(3)}`);
  });

  test.each(DOCUMENTS.filter(({ name }) => ['run', 'folds', 'sweep', 'evaluation'].includes(name)))(
    'of any kind of results: $name',
    async ({ results }) => {
      const kind = 'kind' in results ? results.kind : 'run';
      const file = { run: 'results.json', evaluation: 'evaluation.json' }[kind as string] ?? 'merged.json';
      upload({ [file]: json(results), 'model/model.onnx': strToU8('model') });
      expect((await comment()).faults).toEqual([]);
      expect(bodies()).toHaveLength(1);
    },
  );

  test("of the newest try's artifact, of this name alone", async () => {
    const named = (name: string) => json({ ...RESULTS, name });
    upload({ 'results.json': named('first') });
    upload({ 'results.json': named('second') });
    upload({ 'results.json': named('gone') }, { expired: true });
    upload({ 'results.json': named('other') }, { name: 'best-epoch-2' });
    upload({ 'results.json': named('others') }, { run: 41 });
    await comment();
    expect(server.requests.filter((name) => name.startsWith('fetch'))).toEqual(['fetch 501']);
  });

  test('of a branch of this repository, whose run had no right to write, names no fork', async () => {
    upload({ 'results.json': json(RESULTS) });
    server.pulls.splice(0, 1, { ...PULL, head: { ...PULL.head, repo: { id: 1 } } });
    await comment({ head_repository: { id: 1, full_name: 'me/stars', owner: { login: 'me' } } });
    expect(bodies()[0]).not.toContain("fork's");
    expect(bodies()).toHaveLength(1);
  });

  test('edits what the run before has left, whoever wrote it', async () => {
    upload({ 'results.json': json(RESULTS) });
    server.write(BOT, `${marker({ ...KEY, job: 'train' })}\n<!-- run 41.1 -->\n`);
    server.write(BOT, `${marker({ ...KEY, job: 'train', artifact: 'other' })}\n<!-- run 41.1 -->\n`);
    server.write(BOT, `${marker({ ...KEY, workflow: 'Nightly' })}\n<!-- run 41.1 -->\n`);
    server.write('you', `${marker(KEY)}\n<!-- run 41.1 -->\n`);
    await comment();
    expect(bodies().map((body) => body.includes('run 42'))).toEqual([true, false, false, false]);
  });

  test.each([
    { attempt: 1, why: 'in its only try' },
    { attempt: 2, why: 'in its first, and only another job was run again' },
  ])('leaves what the run itself has written: $why', async ({ attempt }) => {
    upload({ 'results.json': json(RESULTS) });
    const written = `${marker({ ...KEY, job: 'train' })}\n<!-- run 42.1 -->\n`;
    server.write(BOT, written);
    expect((await comment({ run_attempt: attempt })).lines).toEqual(['The run has commented by itself.']);
    expect(bodies()).toEqual([written]);
  });
});

describe('the run that measured what another has taken', () => {
  const restored = (id: unknown) => ({
    ...RESULTS,
    restored: { at: '2026-02-03T04:05:06.000Z', 'run-id': id },
  });

  test('is linked in the repository that the workflow runs in', async () => {
    upload({ 'results.json': json(restored('41')) });
    await comment();
    expect(bodies()[0]).toContain(
      ' · [Run 41, which measured the scores](https://github.com/me/stars/actions/runs/41)',
    );
  });

  test.each(['../../evil', 'https://evil.example', '4 1', '1'.repeat(21)])('is a number: %j', async (id) => {
    upload({ 'results.json': json(restored(id)) });
    const { faults } = await comment();
    expect(faults.map(({ code }) => code)).toEqual(['other-run-unreadable']);
    expect(bodies()).toEqual([]);
  });
});

describe('which pull request it is, GitHub says', () => {
  const head = PULL.head;
  test.each([
    { pull: { ...PULL, head: { ...head, sha: 'def' } }, why: 'a commit that was pushed since' },
    { pull: { ...PULL, head: { ...head, repo: { id: 3 } } }, why: "another fork's branch of the same name" },
    { pull: { ...PULL, head: { ...head, ref: 'other' } }, why: 'another branch' },
  ])('no other one: $why', async ({ pull, why }) => {
    upload({ 'results.json': json({ ...RESULTS, 'pull-request': 7 }) });
    server.pulls.splice(0, 1, pull);
    const { lines, faults } = await comment();
    expect(bodies(), why).toEqual([]);
    expect(faults).toEqual([]);
    expect(lines).toEqual(['No comment: no open pull request is at commit abc1234 of "you/stars".']);
  });

  test.each([
    { run: { event: 'push' }, says: 'run 42 was started by "push", not by a pull request', why: 'a push' },
    { run: { head_repository: null }, says: 'the repository that run 42 was for is gone', why: 'no fork' },
    { run: { id: 41 }, says: 'run 41 has left no artifact "best-epoch"', why: 'it ended early' },
  ])('none: $why', async ({ run, says, why }) => {
    upload({ 'results.json': json(RESULTS) });
    expect((await comment(run)).lines, why).toEqual([`No comment: ${says}.`]);
    expect(bodies(), why).toEqual([]);
  });
});

describe('a commit that is the head of two pull requests', () => {
  beforeEach(() => {
    server.pulls.push({ ...PULL, number: 9 });
    upload({ 'results.json': json(RESULTS) });
  });

  test('each has a comment, which says that it may be for the other', async () => {
    const { lines, faults, url } = await comment();
    expect(faults).toEqual([]);
    expect(lines).toEqual([
      expect.stringMatching(/^Commented on pull request #7: .*pull\/7#/),
      expect.stringMatching(/^Commented on pull request #9: .*pull\/9#/),
    ]);
    expect(url).toContain('pull/7');
    expect(server.comments.map(({ pull }) => pull)).toEqual([7, 9]);
    for (const body of bodies())
      expect(body).toContain(
        'nothing of them has been checked. Commit abc1234 is the head of pull requests 7 and 9, and GitHub does not say for which of them the run was started: each of them has this comment.',
      );
  });

  test('where the run has commented on one by itself, the other is left to the run of its own', async () => {
    server.write(BOT, `${marker({ ...KEY, job: 'train' })}\n<!-- run 41.1 -->\n`, 7);
    server.write(BOT, `${marker({ ...KEY, job: 'train' })}\n<!-- run 42.1 -->\n`, 9);
    expect((await comment()).lines).toEqual(['The run has commented by itself.']);
    expect(bodies()).toHaveLength(2);
    expect(bodies()[0]).toContain('run 41.1');
  });
});

describe('what the artifact holds is numbers and text', () => {
  test('no Markdown of it is taken, however it is called', async () => {
    const evil = strToU8('# EVIL [click](https://evil.example)');
    upload({ 'summary.md': evil, 'results.json': json({ ...RESULTS, evil: 'EVIL' }), 'report.html': evil });
    await comment();
    expect(bodies()[0]).not.toContain('EVIL');
    expect(bodies()[0]).not.toContain('report.html');
  });

  test('no name in it is more than text', async () => {
    const hostile = DOCUMENTS.find(({ name }) => name === 'run-hostile')?.results;
    upload({ 'results.json': json(hostile) });
    await comment();
    const body = bodies()[0] ?? '';
    server.artifacts.length = 0;
    upload({ 'results.json': json(RESULTS) });
    await comment();
    // What mathematics is kept apart with, and what is there without any such name.
    const harmless = new Set(['span', ...elementsOf(toHtml(bodies()[0] ?? ''))]);
    expect([...elementsOf(toHtml(body))].filter((name) => !harmless.has(name))).toEqual([]);
  });

  test.each<{ files: Record<string, Uint8Array>; says: RegExp; why: string }>([
    {
      files: { 'summary.md': strToU8('# x') },
      says: /holds none of results\.json, merged\.json, eval/,
      why: 'no results',
    },
    { files: { 'results.json': strToU8('{') }, says: /results\.json is no JSON/, why: 'no JSON' },
    {
      files: { 'results.json': strToU8('../../../etc/passwd') },
      says: /is no JSON/,
      why: 'a link, as ZIP has them',
    },
    {
      files: { 'results.json': json({}) },
      says: /not of the form .* at schema-version/,
      why: 'another form',
    },
    {
      files: { 'results.json': json({ ...RESULTS, 'schema-version': 2 }) },
      says: /schema-version/,
      why: 'newer',
    },
    { files: { '../results.json': json(RESULTS) }, says: /holds none/, why: 'a path that leads out' },
    { files: { 'results.json': strToU8('['.repeat(10 ** 6)) }, says: /no JSON|form/, why: 'deep' },
    { files: { 'results.json': new Uint8Array(40 * 2 ** 20) }, says: /larger than 32 MiB/, why: 'a bomb' },
  ])('nothing that cannot be read is commented on: $why', async ({ files, says, why }) => {
    upload(files);
    const { faults, lines } = await comment();
    expect(JSON.stringify([faults.map(({ message }) => message), bodies()]), why).toMatch(says);
    for (const fault of faults)
      expect(fault).toMatchObject({ code: 'other-run-unreadable', severity: 'warning' });
    expect(lines.length + faults.length, why).toBe(1);
  });

  test('no archive at all', async () => {
    upload({}, { bytes: strToU8('<!doctype html>') });
    expect((await comment()).faults).toMatchObject([{ code: 'other-run-unreadable' }]);
  });
});

describe('its size is limited', () => {
  test('by what GitHub says: nothing is fetched', async () => {
    upload({ 'results.json': json(RESULTS) }, { size: 513 * 2 ** 20 });
    const { faults } = await comment();
    expect(faults[0]?.message).toContain('it is larger than 512 MiB');
    expect(server.storageTokens).toEqual([]);
  });

  test('and by what comes, whatever was said', async () => {
    upload({ 'results.json': json(RESULTS) });
    const api = openApi({ token: TOKEN, apiUrl: server.apiUrl, graphqlUrl: server.graphqlUrl });
    const size = { mostBytes: 100, bytes: 100 };
    await expect(fetchArtifact({ owner: 'me', repo: 'stars' }, 500, size, api)).rejects.toThrow(
      'larger than',
    );
  });
});

test('the token goes to the API alone, not to the storage', async () => {
  upload({ 'results.json': json(RESULTS) });
  await comment();
  expect([...server.tokens]).toEqual([`token ${TOKEN}`]);
  expect(server.storageTokens).toEqual([undefined]);
});

test.each([
  { request: 'artifacts of', why: 'actions: read is missing' },
  { request: 'create', why: 'pull-requests: write is missing' },
])('a permission that is missing is named: $why', async ({ request, why }) => {
  upload({ 'results.json': json(RESULTS) });
  server.fail(request, { status: 403, message: 'Resource not accessible by integration' });
  const { lines, faults } = await comment();
  expect(faults).toEqual([]);
  expect(lines[0], why).toMatch(/permissions: \{ actions: read, pull-requests: write \}/);
});

test('a failure of GitHub is tried again, and then a warning', async () => {
  upload({ 'results.json': json(RESULTS) });
  server.fail('fetch', { status: 502 });
  expect((await comment()).faults).toEqual([]);
  server.fail('pulls', ...Array(9).fill({ status: 502 }));
  expect((await comment()).faults).toMatchObject([{ code: 'comment-failed', severity: 'warning' }]);
});
