import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DefaultArtifactClient } from '@actions/artifact';
import { restoreCache, saveCache } from '@actions/cache';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '../../temporary-folder.ts';
import { runtimeToken } from './rpc.ts';
import { type ResultsService, startResultsService } from './server.ts';

let folder: TemporaryFolder;
let service: ResultsService;

beforeAll(async () => {
  folder = await temporaryFolder();
  service = await startResultsService(join(folder.path, 'store'));
  const environment = { ...service.environment(), RUNNER_TEMP: folder.path, GITHUB_WORKSPACE: folder.path };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});

afterAll(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await service[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

test("GitHub's own client uploads more than one block and gets the same bytes back", async () => {
  const client = new DefaultArtifactClient();
  const root = join(folder.path, 'upload');
  // Random bytes don't shrink: the client sends blocks of 8 MiB.
  const files = { 'model/model.onnx': randomBytes(20 * 2 ** 20), 'summary.md': Buffer.from('# done\n') };
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(root, name, '..'), { recursive: true });
    await writeFile(join(root, name), content);
  }
  const names = Object.keys(files).map((name) => join(root, name));
  const uploaded = await client.uploadArtifact('big', names, root, { retentionDays: 3 });
  expect(service.artifacts[0]?.finished?.digest).toBe(`sha256:${uploaded.digest}`);
  expect(service.artifacts[0]?.request.expires_at).toBeDefined();

  const { artifact } = await client.getArtifact('big');
  const target = join(folder.path, 'download');
  await client.downloadArtifact(artifact.id, { path: target, expectedHash: artifact.digest ?? '' });
  for (const [name, content] of Object.entries(files))
    expect((await readFile(join(target, name))).equals(content), name).toBe(true);

  await expect(client.uploadArtifact('big', names, root), 'a name is taken once').rejects.toThrow('409');
  await client.deleteArtifact('big');
  await expect(client.getArtifact('big'), 'a deleted one is gone').rejects.toThrow('not found');
});

test("GitHub's own client uploads a page as it is, named as its file is, for a browser to show", async () => {
  const client = new DefaultArtifactClient();
  const root = join(folder.path, 'page');
  await mkdir(root);
  await writeFile(join(root, 'page-report.html'), '<!doctype html>\n');
  const options = { skipArchive: true };
  await client.uploadArtifact('ignored', [join(root, 'page-report.html')], root, options);
  const uploaded = service.artifacts.at(-1);
  expect(uploaded).toMatchObject({ name: 'page-report.html', contentType: 'text/html' });

  const url = await signedUrl('page-report.html');
  const response = await fetch(url);
  expect(response.headers.get('content-type')).toBe('text/html');
  expect(response.headers.get('content-disposition')).toBe('inline; filename="page-report.html"');
  expect(await response.text()).toBe('<!doctype html>\n');
});

test("GitHub's own client saves a cache and restores it by key and by prefix", async () => {
  const path = join(folder.path, 'cached');
  await mkdir(path);
  await writeFile(join(path, 'file'), 'kept');
  await saveCache([path], 'packages-1');
  await writeFile(join(path, 'file'), 'lost');
  expect(await restoreCache([path], 'packages-1')).toBe('packages-1');
  expect(await readFile(join(path, 'file'), 'utf8')).toBe('kept');
  expect(await restoreCache([path], 'packages-2', ['packages-'])).toBe('packages-1');
  expect(await restoreCache([path], 'others-2')).toBeUndefined();
});

async function ask(method: string, body: object, token: string): Promise<Response> {
  const { ACTIONS_RESULTS_URL: url } = service.environment();
  return fetch(`${url}twirp/github.actions.results.api.v1.ArtifactService/${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
}

async function call(method: string, body: object, token: string): Promise<number> {
  return (await ask(method, body, token)).status;
}

async function signedUrl(name: string): Promise<string> {
  const [run, job] = ['run-1', 'job-1'];
  const body = { workflow_run_backend_id: run, workflow_job_run_backend_id: job, name };
  const response = await ask('GetSignedArtifactURL', body, runtimeToken({ run, job }));
  const { signed_url: url } = (await response.json()) as { signed_url: string };
  return url;
}

test.each([
  { why: 'a token without the scope', token: 'a.e30.b', body: {}, status: 401 },
  { why: "another run's token", token: runtimeToken({ run: 'x', job: 'y' }), body: {}, status: 403 },
  {
    why: 'a field that the client never had',
    token: runtimeToken({ run: 'run-1', job: 'y' }),
    body: { a: 1 },
    status: 400,
  },
])('refuses $why', async ({ token, body, status, why }) => {
  const request = { workflow_run_backend_id: 'run-1', name_filter: null, ...body };
  expect(await call('ListArtifacts', request, token), why).toBe(status);
});
