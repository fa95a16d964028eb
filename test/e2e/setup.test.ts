// The runtime packages as a job gets them: from the registry, then from the Actions cache and the tool cache, with the
// registry out of reach from the second job on.
import { readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';
import { writeDataSet } from './data-set.ts';
import { copyAction } from './repository.ts';
import { type ResultsService, startResultsService } from './results-service/server.ts';
import { type ActionRun, runAction } from './run-action.ts';

const TIMEOUT_MS = 600_000;
const OFFLINE = { npm_config_registry: 'http://127.0.0.1:9/', npm_config_fetch_retries: '0' };

let folder: TemporaryFolder;
let service: ResultsService;
let first: ActionRun;

/** A job on a fresh machine: its copy of the action has no packages. */
async function job(name: string, inputs: Record<string, string>, environment: Record<string, string>) {
  const action = join(folder.path, `${name}-action`);
  await copyAction(action);
  const workspace = join(folder.path, name);
  await writeDataSet(join(workspace, 'data'), { count: 24 });
  return runAction(workspace, { action, inputs, environment: { ...service.environment(), ...environment } });
}

const setUp = (name: string, environment: Record<string, string>) =>
  job(name, { 'setup-only': 'true' }, environment);

beforeAll(async () => {
  folder = await temporaryFolder();
  service = await startResultsService(join(folder.path, 'store'));
  first = await setUp('first', { RUNNER_TOOL_CACHE: join(folder.path, 'tools') });
}, TIMEOUT_MS);

afterAll(async () => {
  await service?.[Symbol.asyncDispose]();
  await folder?.[Symbol.asyncDispose]();
});

test('setup-only installs the packages, keeps them in both caches, and needs no data', () => {
  expect(first.exitCode, first.log).toBe(0);
  expect(first.log).toMatch(/^Installed them in [\d.]+ s\.$/m);
  expect(first.log).not.toContain('::group::Data set');
  expect(service.calls).toEqual([
    ...['GetCacheEntryDownloadURL', 'CreateCacheEntry', 'FinalizeCacheEntryUpload'],
  ]);
});

test('the next job takes them from the Actions cache and trains, without the registry', async () => {
  const inputs = { data: 'data', epochs: '1', 'batch-size': '4', threads: '1' };
  const run = await job('second', inputs, OFFLINE);
  expect(run.exitCode, run.log).toBe(0);
  expect(run.log).toMatch(/^Took the runtime packages from the Actions cache in [\d.]+ s\.$/m);
  expect(run.log, "the engine's own").toContain('Stopped after epoch 1');
});

test('a job on the same runner takes them from its tool cache, without the registry and the Actions cache', async () => {
  const { ACTIONS_RESULTS_URL: _, ...environment } = service.environment();
  const offline = { ...environment, ...OFFLINE, RUNNER_TOOL_CACHE: join(folder.path, 'tools') };
  const run = await setUp('third', { ...offline, ACTIONS_RESULTS_URL: '' });
  expect(run.exitCode, run.log).toBe(0);
  expect(run.log).toContain('Took the runtime packages from the tool cache (');
});

test('with nothing in reach it is tried three times, and the error says how to do without', async () => {
  const run = await setUp('fourth', { ...OFFLINE, ACTIONS_RESULTS_URL: '' });
  expect(run.exitCode, run.log).toBe(2);
  expect(run.log.match(/^It failed \(.*ECONNREFUSED.*\); trying again in \d s \.\.\.$/gm)).toHaveLength(2);
  expect(run.log).toMatch(
    /^::error title=runtime-packages-missing::.*"Runners without a network" in the README/m,
  );
});

test.each([
  ['a training', {}],
  ['an evaluation', { 'evaluate-only': 'true', model: 'model.onnx' }],
])('the data folder is looked at before anything is installed: %s', async (_name, inputs) => {
  const run = await job('typo', { data: 'dat', ...inputs }, { ...OFFLINE, ACTIONS_RESULTS_URL: '' });
  expect(run.exitCode, run.log).toBe(2);
  expect(run.log).toMatch(/^::error title=data-folder-missing::.* the nearest one is "[^"]*\/data"/m);
  expect(run.log).not.toContain('Installing');
});

test(
  'a damaged entry of the Actions cache is a warning, and the registry; the entry after it is whole',
  async () => {
    const entry = join(folder.path, 'store', service.caches[0]?.blob ?? '', 'content');
    const { length } = await readFile(entry);
    await truncate(entry, Math.floor(length / 2));
    const run = await setUp('fifth', {});
    expect(run.exitCode, run.log).toBe(0);
    expect(run.log).toMatch(/^::warning title=packages-cache-unfit::/m);
    expect(run.log).toMatch(/^Installed them in/m);
    const again = await setUp('sixth', OFFLINE);
    expect(again.exitCode, again.log).toBe(0);
    expect(again.log).toMatch(/^Took the runtime packages from the Actions cache/m);
  },
  TIMEOUT_MS,
);
