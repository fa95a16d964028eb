// A token that must never be seen: after runs with everything switched on, it stands in no log, summary, output, file of
// the run folder, artifact, cache or comment. And what step debugging shows on top.
import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type CommentServer,
  pullRequestPayload,
  startCommentServer,
} from '../stages/8-publish/github/comment-server.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';
import { writeDataSet } from './data-set.ts';
import { type ResultsService, startResultsService } from './results-service/server.ts';
import { type ActionRun, runAction } from './run-action.ts';

const TOKEN = 'ghs_canary0123456789';
const INPUTS = { data: 'data', 'batch-size': '4', threads: '1', epochs: '1', token: TOKEN };

let folder: TemporaryFolder;
let service: ResultsService;
let api: CommentServer;
let pushed: ActionRun;
let requested: ActionRun;

beforeAll(async () => {
  folder = await temporaryFolder();
  service = await startResultsService(join(folder.path, 'store'));
  api = await startCommentServer();
  await writeDataSet(join(folder.path, 'data'), { count: 24 });
  const GITHUB_EVENT_PATH = join(folder.path, 'event.json');
  await writeFile(GITHUB_EVENT_PATH, pullRequestPayload('me/stars'));
  const job = { GITHUB_WORKFLOW: 'Train', GITHUB_JOB: 'train', RUNNER_TEMP: folder.path };
  const push = { ...job, GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/main' };
  pushed = await runAction(folder.path, {
    inputs: INPUTS,
    environment: { ...service.environment('run-1'), ...push },
  });
  const request = {
    ...{ ...job, GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: 'refs/pull/7/merge', RUNNER_DEBUG: '1' },
    ...{ GITHUB_BASE_REF: 'main', GITHUB_RUN_ID: '43', GITHUB_EVENT_PATH },
    ...{ GITHUB_API_URL: api.apiUrl, GITHUB_GRAPHQL_URL: api.graphqlUrl },
  };
  requested = await runAction(folder.path, {
    // The data is the same, and only a training shows all that step debugging shows.
    inputs: { ...INPUTS, output: 'again', 'skip-unchanged': 'false' },
    environment: { ...service.environment('run-2'), ...request },
  });
});

afterAll(async () => {
  await api?.[Symbol.asyncDispose]();
  await service?.[Symbol.asyncDispose]();
  await folder?.[Symbol.asyncDispose]();
});

test('the token is used, for the comment', () => {
  expect([pushed.exitCode, requested.exitCode], pushed.log + requested.log).toEqual([0, 0]);
  expect([...api.tokens]).toEqual([`token ${TOKEN}`]);
  expect(api.comments).toHaveLength(1);
});

test('and stands nowhere else', async () => {
  const runtimeToken = service.environment('run-2').ACTIONS_RUNTIME_TOKEN ?? '';
  for (const { log, summary, outputs } of [pushed, requested]) {
    const unmasked = log.replace(`::add-mask::${TOKEN}`, '');
    for (const text of [unmasked, summary, outputs]) {
      expect(text).not.toContain(TOKEN);
      expect(text).not.toContain(runtimeToken);
    }
  }
  for (const { body } of api.comments) expect(body).not.toContain(TOKEN);
  let read = 0;
  for (const part of ['best-epoch', 'again', 'store']) {
    const entries = await readdir(join(folder.path, part), { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((one) => one.isFile())) {
      const path = join(entry.parentPath, entry.name);
      expect((await unpacked(path)).includes(TOKEN), path).toBe(false);
      read++;
    }
  }
  expect(read).toBeGreaterThan(20);
});

test('step debugging shows the settings, every step and the seconds of each stage; else nothing of it', () => {
  for (const pattern of [
    /^::debug::settings: \{.*"epochs":1/m,
    /^::debug::epoch 1, step 1 of \d+: loss [\d.]+$/m,
    /^::debug::epoch 1, validation step 1 of \d+$/m,
    /^::debug::seconds by stage: \{.*"train":/m,
  ]) {
    expect(requested.log).toMatch(pattern);
    expect(pushed.log).not.toMatch(pattern);
  }
});

/** Caches come compressed; artifacts' files are the run folder's. */
async function unpacked(path: string): Promise<Buffer> {
  const bytes = await readFile(path);
  if (bytes.readUInt32BE(0) === 0x28b52ffd) {
    const options = { encoding: 'buffer', maxBuffer: 2 ** 28 } as const;
    return (await promisify(execFile)('zstd', ['-dc', path], options)).stdout;
  }
  return bytes.readUInt16BE(0) === 0x1f8b ? gunzipSync(bytes) : bytes;
}
