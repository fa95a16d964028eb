import { execFile } from 'node:child_process';
import { access, appendFile, copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Results } from '../../src/results/results.ts';
import { pullRequestPayload, startCommentServer } from '../stages/8-publish/github/comment-server.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';
import { writeDataSet } from './data-set.ts';
import { copyAction, layPackages } from './repository.ts';
import { type ResultsService, startResultsService } from './results-service/server.ts';
import { type ActionOptions, type ActionRun, runAction as runActionIn } from './run-action.ts';

let folder: TemporaryFolder;
let service: ResultsService;

beforeEach(async () => {
  folder = await temporaryFolder();
  service = await startResultsService(join(folder.path, 'store'));
});

afterEach(async () => {
  await service[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

/** Epochs of a second or two. */
const SMALL = { data: 'data', 'batch-size': '4', threads: '1' };

function runAction(
  inputs: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>> = service.environment(),
  onLog?: ActionOptions['onLog'],
): Promise<ActionRun> {
  return runActionIn(folder.path, { inputs, environment, onLog });
}

/** Sends each signal once, in order, when the log first matches its pattern. */
function signalsAt(...plan: readonly (readonly [RegExp, NodeJS.Signals])[]) {
  const left = [...plan];
  return (log: string, kill: (signal: NodeJS.Signals) => void) => {
    while (left[0]?.[0].test(log)) kill(left.shift()![1]);
  };
}

// Windows has no signals that one process could send to another.
const whereSignals = test.runIf(process.platform !== 'win32');

whereSignals.each([
  { signal: 'SIGINT', exitCode: 130, why: 'what GitHub sends first' },
  { signal: 'SIGTERM', exitCode: 143, why: 'what a machine that is shut down sends' },
] as const)(
  '$signal ends the training with its best model delivered: $why',
  async ({ signal, exitCode, why }) => {
    await writeDataSet(join(folder.path, 'data'), { count: 24 });
    const run = await runAction(
      { ...SMALL, epochs: '10000', patience: '10000' },
      service.environment(),
      signalsAt([/^epoch 2\//m, signal]),
    );
    expect(run.exitCode, `${why}\n${run.log}`).toBe(exitCode);
    expect(run.log).toContain(`::error::Cancelled (${signal})`);
    expect(run.outputs).toMatch(/stop-reason<<(.*)\ncancelled\n\1/);
    const withoutLinks = run.summary.replace(/^\[Open the report\].*\n\n/m, '');
    expect(withoutLinks).toContain(await readFile(join(folder.path, 'best-epoch', 'summary.md'), 'utf8'));
    await access(join(folder.path, 'best-epoch', 'model', 'model.onnx'));
    expect(service.artifacts.map(({ name, finished }) => [name, finished !== undefined])).toEqual([
      ['best-epoch', true],
      ['best-epoch-report.html', true],
    ]);
  },
);

whereSignals.each([
  { stage: 'Runtime packages', epochs: '3' },
  { stage: 'Data set', epochs: '3' },
  { stage: 'Plan', epochs: '3' },
  { stage: 'Training', epochs: '10000' },
])(
  'cancelled in the stage "$stage", before the first epoch is done: no model, and it says so by its exit code',
  async ({ stage, epochs }) => {
    await writeDataSet(join(folder.path, 'data'), { count: 24 });
    const run = await runAction(
      { ...SMALL, epochs },
      service.environment(),
      signalsAt([new RegExp(`^::group::${stage}$`, 'm'), 'SIGINT']),
    );
    expect(run.exitCode, run.log).toBe(130);
    expect(run.log).toContain('::error::Cancelled (SIGINT)');
    expect(service.artifacts).toEqual([]);
  },
);

whereSignals.each([
  { stage: 'Evaluation and report', why: 'the test may be cut short, the model is there' },
  { stage: 'Upload the artifacts', why: 'what is being uploaded is uploaded' },
])('cancelled in the stage "$stage": $why', async ({ stage, why }) => {
  await writeDataSet(join(folder.path, 'data'), { count: 24 });
  const run = await runAction(
    { ...SMALL, epochs: '2' },
    service.environment(),
    signalsAt([new RegExp(`^::group::${stage}$`, 'm'), 'SIGINT']),
  );
  expect(run.exitCode, `${why}\n${run.log}`).toBe(130);
  expect(run.outputs).toMatch(/stop-reason<<(.*)\nepochs\n\1/);
  await access(join(folder.path, 'best-epoch', 'model', 'model.onnx'));
  expect(service.artifacts.map(({ name, finished }) => [name, finished !== undefined])).toEqual([
    ['best-epoch', true],
    ['best-epoch-report.html', true],
  ]);
});

test('inputs of others are passed over, with a warning where one of ours was nearly written', async () => {
  const run = await runAction({ data: 'nowhere', epoch: '5', artifact_name: 'stars', foo: 'bar' });
  expect(run.log).toMatch(/^::warning title=input-unknown::.*"epoch" .* is "epochs"\. /m);
  expect(run.log).toMatch(/^::warning title=input-unknown::.*"artifact_name" .* is "artifact-name"\. /m);
  expect(run.log).not.toContain('"foo"');
  expect(run.log).not.toContain('setting-unknown');
});

test('a server without artifacts: the run is good and warns', async () => {
  await writeDataSet(join(folder.path, 'data'), { count: 24 });
  const run = await runAction({ ...SMALL, epochs: '1' }, { GITHUB_SERVER_URL: 'https://git.example.com' });
  expect(run.exitCode, run.log).toBe(0);
  expect(run.log).toContain('::warning title=artifacts-unavailable::');
  await access(join(folder.path, 'best-epoch', 'model', 'model.onnx'));
});

test('an artifact name that is taken is told before anything is done, with one that is free', async () => {
  await writeDataSet(join(folder.path, 'data'), { count: 24 });
  expect((await runAction({ ...SMALL, epochs: '1' })).exitCode).toBe(0);
  const run = await runAction({ ...SMALL, epochs: '1', output: 'again' });
  expect(run.exitCode, run.log).toBe(2);
  expect(run.log).toMatch(/^::error title=artifact-name-taken::.* Write `artifact-name: best-epoch-2`\.$/m);
  expect(run.log, 'nothing was installed or trained').not.toMatch(/Runtime packages|^epoch 1/m);
  const free = { ...SMALL, epochs: '1', output: 'again', 'artifact-name': 'best-epoch-2' };
  expect((await runAction(free)).exitCode).toBe(0);
});

test('a name that is taken meanwhile fails the step; summary and outputs are there', async () => {
  await writeDataSet(join(folder.path, 'data'), { count: 24 });
  expect((await runAction({ ...SMALL, epochs: '1' })).exitCode).toBe(0);
  // A list that can't be had costs nothing but the early word.
  service.fail('ListArtifacts', 403);
  const run = await runAction({ ...SMALL, epochs: '1', output: 'again' });
  expect(run.exitCode, run.log).toBe(1);
  expect(run.log).toMatch(/^::error::artifact-upload-failed: artifact "best-epoch" was not uploaded: .*409/m);
  expect(run.summary).not.toBe('');
  expect(run.outputs).toMatch(/stop-reason<<(.*)\nepochs\n\1/);
});

test('a gate that fails fails the step, after everything is published; no baseline comes of it', async () => {
  await writeDataSet(join(folder.path, 'data'), { count: 24 });
  const push = {
    ...{ GITHUB_WORKFLOW: 'Train', GITHUB_JOB: 'train', GITHUB_EVENT_NAME: 'push' },
    GITHUB_REF: 'refs/heads/main',
  };
  const failIf = '# what main must keep\nval-loss > 0\n\nclass square f1 < 0\nworse\n';
  const environment = { ...service.environment('run-1'), ...push };
  const run = await runAction({ ...SMALL, epochs: '1', 'fail-if': failIf }, environment);
  expect(run.exitCode, run.log).toBe(1);
  const line =
    /Gates: 1 of 2 passed; failed: `val-loss > 0` \([\d.]+\); not applicable: `worse` \(No baseline: .*\)/;
  expect(run.log).toMatch(new RegExp(`^${line.source}$`, 'm'));
  expect(run.log).toMatch(
    /^::error title=gate-failed::gate-failed: gate `val-loss > 0` failed: val-loss is [\d.]+, above 0\. /m,
  );
  expect(run.log.match(/^::error/gm), 'annotated once').toHaveLength(1);
  expect(run.summary).toMatch(
    /^🔴 Gates: 1 of 2 passed; failed: <code>val-loss &gt; 0<\/code> \([\d.]+\); /m,
  );
  expect(run.outputs).toMatch(/artifact-id<<(.*)\n\d+\n\1/);
  expect(service.artifacts.find(({ name }) => name === 'best-epoch')?.finished).toBeDefined();
  const baselines = () => service.caches.filter(({ key }) => key.startsWith('best-epoch-results/'));
  expect(baselines()).toEqual([]);

  const again = {
    ...SMALL,
    epochs: '1',
    output: 'again',
    'artifact-name': 'again',
    'fail-if': 'val-loss < 0',
  };
  const passed = await runAction(again, { ...service.environment('run-2'), ...push });
  expect(passed.exitCode, passed.log).toBe(0);
  expect(baselines(), 'a run that passes its gates leaves one').toHaveLength(1);
});

test('a gate that is none fails the step before anything is read, with its place', async () => {
  const run = await runAction({ data: 'data', 'fail-if': 'overfit\ntest-mean-iuo < 0.8' });
  expect(run.exitCode, run.log).toBe(2);
  expect(run.log).toMatch(
    /^::error title=gate-invalid::gate-invalid: gate `test-mean-iuo < 0\.8` \(line 2 of .*test-mean-iou\?%0A {4}test-mean-iuo < 0\.8%0A {4}\^{13}$/m,
  );
});

test("a pull request is compared with its base branch's results, which a push left in the cache", async () => {
  await writeDataSet(join(folder.path, 'data'), { count: 24 });
  const job = { GITHUB_WORKFLOW: 'Train', GITHUB_JOB: 'train' };
  // As of the usual layout: one workflow trains on main, another reviews.
  const review = { GITHUB_WORKFLOW: 'Review', GITHUB_JOB: 'check' };
  const inputs = { ...SMALL, epochs: '1', 'test-fraction': '0.4' };
  const push = { ...job, GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/main' };
  const pushed = await runAction(inputs, { ...service.environment('run-1'), ...push });
  expect(pushed.exitCode, pushed.log).toBe(0);
  expect(pushed.outputs).toMatch(/verdict<<(.*)\nno-baseline\n\1/);
  expect(pushed.summary).toContain('No baseline: the Actions cache gave no results of main for ');

  await using api = await startCommentServer();
  const GITHUB_EVENT_PATH = join(folder.path, 'event.json');
  await writeFile(GITHUB_EVENT_PATH, pullRequestPayload('you/stars'));
  const request = {
    ...{ ...review, GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: 'refs/pull/7/merge' },
    ...{ GITHUB_BASE_REF: 'main', GITHUB_RUN_ID: '43', GITHUB_EVENT_PATH },
    ...{ GITHUB_API_URL: api.apiUrl, GITHUB_GRAPHQL_URL: api.graphqlUrl },
  };
  api.fail('create', { status: 403, message: 'Resource not accessible by integration' });
  const compared = await runAction(
    { ...inputs, output: 'again', token: 'canary' },
    { ...service.environment('run-2', 'check', ['refs/pull/7/merge', 'refs/heads/main']), ...request },
  );
  expect(compared.exitCode, compared.log).toBe(0);
  expect(compared.outputs).toMatch(/verdict<<(.*)\nsame\n\1/);
  expect(compared.log).toMatch(
    /^Series Review\/check\/best-epoch\. Baseline: main \(series Train\/train\/best-epoch\), made \d{4}-\d\d-\d\d \d\d:\d\d UTC\.$/m,
  );
  expect(compared.summary).toMatch(
    /^### ⚪ data · Same as main \(series Train\/train\/best-epoch\): test macro F1 .* \(unchanged\)/,
  );
  expect(compared.log, 'a fork').toMatch(/^comment-from-fork: .*"Pull requests from forks"/m);
  expect(compared.log.replace('::add-mask::canary', ''), 'nothing but the mask').not.toContain('canary');
  expect(service.caches.filter(({ key }) => key.startsWith('best-epoch-results/'))).toHaveLength(1);
  expect((await readdir(folder.path)).filter((name) => name.startsWith('.'))).toEqual([]);
});

test("a pull request fine-tunes its base branch's model, which a push left in the cache", async () => {
  await writeDataSet(join(folder.path, 'data'), { count: 24 });
  const job = { GITHUB_WORKFLOW: 'Train', GITHUB_JOB: 'train' };
  const inputs = { ...SMALL, epochs: '2', 'initial-model': 'baseline', comment: 'never' };
  const push = { ...job, GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/main' };
  const pushed = await runAction(inputs, { ...service.environment('run-1'), ...push });
  expect(pushed.exitCode, pushed.log).toBe(0);
  expect(pushed.log).toMatch(
    /^No baseline: the Actions cache gave no results of main .* So the training starts as with `initial-model: auto`\.$/m,
  );
  const read = async (output: string) =>
    JSON.parse(await readFile(join(folder.path, output, 'results.json'), 'utf8')) as Results;
  const base = await read('best-epoch');
  const { reason } = base.plan.reasons.find(({ setting }) => setting === 'initial-model') ?? {};
  expect(reason).toMatch(/^no baseline: .*; so as auto: /);

  const request = {
    ...{ ...job, GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: 'refs/pull/7/merge' },
    ...{ GITHUB_BASE_REF: 'main', GITHUB_RUN_ID: '43' },
  };
  const tuned = await runAction(
    { ...inputs, epochs: '1', output: 'tuned' },
    { ...service.environment('run-2'), ...request },
  );
  expect(tuned.exitCode, tuned.log).toBe(0);
  expect(tuned.log).toMatch(new RegExp(`^Fine-tuning main: U-Net .*, sha256 ${base.model.sha256}$`, 'm'));
  expect(tuned.log, 'nothing was fetched twice').not.toMatch(/^::warning(?! title=part-small)/m);
  expect(tuned.summary).toContain(`Fine-tuned from main (sha256 ${base.model.sha256.slice(0, 12)})`);
  const kept = base.history.find(({ epoch }) => epoch === base['best-epoch']);
  expect((await read('tuned'))['initial-model']).toMatchObject({
    name: 'main',
    sha256: base.model.sha256,
    'val-loss': kept?.['val-loss'],
    'trained-on': { validation: 0, test: 0 },
  });
  expect((await readdir(folder.path)).filter((name) => name.startsWith('.'))).toEqual([]);
});

describe('an unchanged run', () => {
  const inputs = { ...SMALL, epochs: '1' };
  /** One training that all of them come after. */
  let folder: TemporaryFolder;
  let service: ResultsService;
  let trained: ActionRun;

  const attempt = (run: string) => ({ ...service.environment(run), GITHUB_RUN_ID: run });
  const start = (run: string, change: Readonly<Record<string, string>> = {}, action?: string) => {
    const given = { inputs: { ...inputs, ...change }, environment: attempt(run) };
    return runActionIn(folder.path, action === undefined ? given : { ...given, action });
  };

  beforeAll(async () => {
    folder = await temporaryFolder();
    service = await startResultsService(join(folder.path, 'store'));
    await writeDataSet(join(folder.path, 'data'), { count: 24 });
    trained = await start('1');
  });

  afterAll(async () => {
    await service?.[Symbol.asyncDispose]();
    await folder?.[Symbol.asyncDispose]();
  });

  const shared = async (output: string) => {
    const results = await readFile(join(folder.path, output, 'results.json'), 'utf8');
    return JSON.parse(results) as Results;
  };

  test('takes the model and the results of the earlier one and publishes them as if it had trained', async () => {
    expect(trained.exitCode, trained.log).toBe(0);
    expect(trained.outputs).toMatch(/skipped<<(.*)\nfalse\n\1/);

    // Another place, another gate: nothing that model or test depend on.
    const again = { output: 'again', 'artifact-name': 'again', 'fail-if': 'val-loss > 0' };
    const skipped = await start('2', again);
    expect(skipped.exitCode, skipped.log).toBe(1);
    expect(skipped.log, 'nothing is trained').not.toMatch(/^(?:epoch 1|Training:)/m);
    expect(skipped.log, 'the gates are judged anew').toMatch(/^::error title=gate-failed::/m);
    expect(skipped.outputs).toMatch(/skipped<<(.*)\ntrue\n\1/);
    expect(skipped.summary).toContain(
      'Nothing was trained: data, labels, split, settings and code of the action are those',
    );
    const names = (outputs: string) => [...outputs.matchAll(/^([a-z0-9-]+)<</gm)].map(([, name]) => name);
    expect(names(skipped.outputs)).toEqual(names(trained.outputs));

    const model = (output: string) => readFile(join(folder.path, output, 'model', 'model.onnx'));
    expect((await model('again')).equals(await model('best-epoch'))).toBe(true);
    const [before, after] = [await shared('best-epoch'), await shared('again')];
    expect(after).toEqual({
      ...before,
      name: 'again',
      restored: { at: expect.any(String), 'run-id': expect.stringMatching(/^\d+$/) },
      settings: after.settings,
      gates: [expect.objectContaining({ status: 'failed' })],
    });
    expect(after.settings).toMatchObject({ 'artifact-name': 'again', 'fail-if': ['val-loss > 0'] });
    expect(await readFile(join(folder.path, 'again', 'report.html'), 'utf8')).toContain(
      'data:image/png;base64,',
    );
    expect(service.artifacts.find(({ name }) => name === 'again')?.finished).toBeDefined();
    expect((await readdir(folder.path)).filter((name) => name.startsWith('.best-epoch'))).toEqual([]);
  });

  test('of a pull request is tested again before it is believed', async () => {
    const review = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_BASE_REF: 'main' };
    const propose = (run: string, change: Readonly<Record<string, string>>) => {
      const environment = { ...attempt(run), ...review };
      return runActionIn(folder.path, { inputs: { ...inputs, ...change }, environment });
    };
    const honest = await propose('7', { output: 'honest' });
    expect(honest.outputs, honest.log).toMatch(/skipped<<(.*)\ntrue\n\1/);
    expect((await shared('honest')).test).toEqual((await shared('best-epoch')).test);

    const kept = service.caches.filter(({ key }) => key.startsWith('best-epoch-run/'));
    for (const entry of kept) await forge(service.cacheFile(entry), join(folder.path, 'forged'));
    const forged = await propose('8', { output: 'not-forged' });
    expect(forged.log).toMatch(
      /^::warning title=earlier-run-unproven::.* a test .* of 0\.\d+, not 1\.000 as it says/m,
    );
    expect(forged.outputs, forged.log).toMatch(/skipped<<(.*)\nfalse\n\1/);
    expect((await shared('not-forged')).test.accuracy).toBeLessThan(1);
  });

  /** As somebody does whose cache it is: the archive says that every pixel was right. */
  async function forge(archive: string, scratch: string): Promise<void> {
    const tar = (args: readonly string[]) => promisify(execFile)('tar', args);
    await mkdir(scratch);
    const packing = (await readFile(archive)).readUInt16BE() === 0x1f8b ? '--gzip' : '--zstd';
    await tar(['-xf', archive, '-C', scratch, packing]);
    const names = await readdir(scratch, { recursive: true });
    const path = join(scratch, names.find((name) => name.endsWith('results.json'))!);
    const results = JSON.parse(await readFile(path, 'utf8')) as Results;
    const scores = { accuracy: 1, 'mean-iou': 1, 'macro-f1': 1, 'mean-dice': 1 };
    await writeFile(path, JSON.stringify({ ...results, test: { ...results.test, ...scores } }));
    await tar(['-cf', archive, packing, '-C', scratch, ...(await readdir(scratch))]);
    await rm(scratch, { recursive: true });
  }

  test('is trained where the action is another one, whatever version it says it is', async () => {
    const action = join(folder.path, 'action');
    await copyAction(action);
    await layPackages(action);
    const same = await start('3', { output: 'same' }, action);
    expect(same.outputs, 'the same code in another place').toMatch(/skipped<<(.*)\ntrue\n\1/);
    await appendFile(join(action, 'dist', 'onnx-worker.js'), '// Another commit.\n');
    const other = await start('4', { output: 'other' }, action);
    expect(other.outputs, other.log).toMatch(/skipped<<(.*)\nfalse\n\1/);
  });

  test('is trained where a label has changed and where it is asked to be', async () => {
    const forced = await start('5', { 'skip-unchanged': 'false', output: 'forced' });
    expect(forced.outputs, forced.log).toMatch(/skipped<<(.*)\nfalse\n\1/);

    const masks = join(folder.path, 'data', 'masks');
    await copyFile(join(masks, '001.png'), join(masks, '000.png'));
    const relabelled = await start('6', { output: 'relabelled' });
    expect(relabelled.outputs, relabelled.log).toMatch(/skipped<<(.*)\nfalse\n\1/);
  });
});

test('an unchanged run that two jobs train at once is kept once, and both are good', async () => {
  const job = async (name: string, run: string) => {
    const workspace = join(folder.path, name);
    await writeDataSet(join(workspace, 'data'), { count: 24 });
    const inputs = { ...SMALL, epochs: '1', 'artifact-name': name };
    const environment = { ...service.environment(run), GITHUB_RUN_ID: run };
    return runActionIn(workspace, { inputs, environment });
  };
  const jobs = await Promise.all([job('a', '1'), job('b', '1')]);
  for (const { exitCode, log } of jobs) {
    expect(exitCode, log).toBe(0);
    expect(log).not.toMatch(/^::error/m);
  }
  const kept = service.caches.filter(({ key }) => key.startsWith('best-epoch-run/'));
  expect(kept.map(({ finished }) => finished)).toEqual([true]);
  const next = await job('c', '2');
  expect(next.outputs, next.log).toMatch(/skipped<<(.*)\ntrue\n\1/);
});

test('a cache service that refuses is a warning: the training goes on', async () => {
  await writeDataSet(join(folder.path, 'data'), { count: 24 });
  // Answers that are not tried again.
  service.fail('GetCacheEntryDownloadURL', 403);
  service.fail('CreateCacheEntry', 403);
  const run = await runAction({ ...SMALL, epochs: '1' });
  expect(run.exitCode, run.log).toBe(0);
  expect(run.log).toMatch(/^::warning::Failed to restore: /m);
  expect(run.log).toMatch(/^Failed to save: /m);
  expect(run.log).not.toMatch(/^::error/m);
  expect(run.outputs).toMatch(/stop-reason<<(.*)\nepochs\n\1/);
  expect(service.artifacts.find(({ name }) => name === 'best-epoch')?.finished).toBeDefined();
});

test('a clock that goes back changes nothing: what is measured is measured by another', async () => {
  await writeDataSet(join(folder.path, 'data'), { count: 24 });
  const back =
    'const real = Date; let hours = 0; globalThis.Date = class extends real { constructor(...given) { given.length === 0 ? super(real.now() - 3600000 * hours++) : super(...given); } static now() { return real.now() - 3600000 * hours++; } };';
  const NODE_OPTIONS = `--import data:text/javascript,${encodeURIComponent(back)}`;
  const inputs = { ...SMALL, epochs: '2', 'time-budget': '10m' };
  const run = await runAction(inputs, { ...service.environment(), NODE_OPTIONS });
  expect(run.exitCode, run.log).toBe(0);
  expect(run.outputs).toMatch(/stop-reason<<(.*)\nepochs\n\1/);
  const results = JSON.parse(
    await readFile(join(folder.path, 'best-epoch', 'results.json'), 'utf8'),
  ) as Results;
  for (const seconds of Object.values(results['timings-seconds'])) expect(seconds).toBeLessThan(600);
  const next = await runAction({ ...inputs, output: 'next', 'artifact-name': 'next' });
  expect(next.outputs, next.log).toMatch(/skipped<<(.*)\ntrue\n\1/);
});

test('a cache service that fails is a warning, and no baseline', async () => {
  await writeDataSet(join(folder.path, 'data'), { count: 24 });
  const request = { GITHUB_EVENT_NAME: 'pull_request', GITHUB_BASE_REF: 'main' };
  const environment = { ...service.environment(), ...request, ACTIONS_RUNTIME_TOKEN: 'broken' };
  const run = await runAction(
    { ...SMALL, epochs: '1' },
    { ...environment, GITHUB_SERVER_URL: 'https://github.com' },
  );
  expect(run.summary, run.log).toContain('No baseline: the Actions cache gave no results of main');
  expect(run.log).toMatch(/^::warning::Failed to restore: /m);
  expect(run.outputs).toMatch(/verdict<<(.*)\nno-baseline\n\1/);
});
