// The example workflow's own script, run against the stand-in for GitHub's API: which pull request it comments on, and
// that what the fork's artifact holds is never more than text.
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import { getOctokit } from '@actions/github';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { earlierMarker } from '../../src/stages/8-publish/github/comment/body.ts';
import { BOT, type CommentServer, startCommentServer } from '../stages/8-publish/github/comment-server.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';

interface Example {
  readonly jobs: {
    readonly comment: {
      readonly env: { readonly ARTIFACT: string };
      readonly steps: readonly { readonly with: { readonly script?: string } }[];
    };
  };
}

const example = parse(
  await readFile(new URL('../../examples/comment-from-fork.yml', import.meta.url), 'utf8'),
) as Example;
const { env, steps } = example.jobs.comment;
const script = steps.flatMap(({ with: { script: text } }) => text ?? []).join('\n');

const FORK = { id: 2, owner: { login: 'you' } };
const RUN = {
  html_url: 'https://github.com/me/stars/actions/runs/42',
  head_branch: 'main',
  head_sha: 'abc',
  head_repository: FORK,
};

let folder: TemporaryFolder;
let server: CommentServer;

beforeEach(async () => {
  folder = await temporaryFolder();
  server = await startCommentServer();
  server.pulls.push({ number: 7, head: { ref: 'main', sha: 'abc', repo: { id: 2 } } });
  await mkdir(join(folder.path, 'best-epoch'));
  await writeFile(join(folder.path, 'best-epoch', 'summary.md'), '### Test macro F1 0.981\n');
});

afterEach(async () => {
  await server[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

/** Runs the script as actions/github-script does: as the body of an async function. */
async function runScript(): Promise<void> {
  const said: string[] = [];
  const run = compileFunction(`return (async () => {${script}})();`, [
    ...['github', 'context', 'core', 'require', 'process'],
  ]);
  await run(
    getOctokit('canary', { baseUrl: server.apiUrl }),
    { repo: { owner: 'me', repo: 'stars' }, payload: { workflow_run: RUN } },
    { info: (line: string) => said.push(line) },
    createRequire(import.meta.url),
    { env: { ...env, RUNNER_TEMP: folder.path } },
  );
}

test('comments on the pull request of the run, and says whose word it is', async () => {
  await runScript();
  expect(server.comments.map(({ body }) => body)).toEqual([
    `${earlierMarker('best-epoch')}\n\nWritten by a [run of the fork's own code](${RUN.html_url}), as it gives it:\n\n### Test macro F1 0.981\n`,
  ]);
});

test("edits its own comment, and nobody else's that quotes the marker", async () => {
  server.write(BOT, `${earlierMarker('best-epoch')}\nold`);
  server.write('someone', `${earlierMarker('best-epoch')}\nquoted`);
  server.write(BOT, `${earlierMarker('best-epoch-2')}\nanother step's`);
  await runScript();
  expect(server.comments.map(({ body }) => body.includes('0.981'))).toEqual([true, false, false]);
});

test.each([
  { head: { ref: 'main', sha: 'def', repo: { id: 2 } }, why: 'a commit that was pushed since' },
  { head: { ref: 'main', sha: 'abc', repo: { id: 3 } }, why: "another fork's branch of the same name" },
  { head: { ref: 'other', sha: 'abc', repo: { id: 2 } }, why: 'another branch' },
])('comments on nothing else: $why', async ({ head, why }) => {
  server.pulls.splice(0, 1, { number: 7, head });
  await runScript();
  expect(server.comments, why).toEqual([]);
});

test('a summary that is longer than GitHub takes is cut', async () => {
  await writeFile(join(folder.path, 'best-epoch', 'summary.md'), 'x'.repeat(200_000));
  await runScript();
  expect(server.comments[0]?.body).toContain('(The rest is cut off.)');
});

test('a link in the place of the summary shows nothing of the runner', async () => {
  const file = join(folder.path, 'secret');
  await writeFile(file, 'secret');
  await mkdir(join(folder.path, 'linked', 'best-epoch'), { recursive: true });
  await symlink(file, join(folder.path, 'linked', 'best-epoch', 'summary.md'));
  folder = { ...folder, path: join(folder.path, 'linked') };
  await expect(runScript()).rejects.toThrow('not a plain file');
  expect(server.comments).toEqual([]);
});
