// Cut-off runs whose workspace is lost: what the post step and the saves beside the training leave in the Actions cache,
// and what the next run makes of it.
import { createHash } from 'node:crypto';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Results } from '../../src/results/results.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';
import { writeDataSet } from './data-set.ts';
import { type ResultsService, startResultsService } from './results-service/server.ts';
import { type ActionRun, runAction, runPost } from './run-action.ts';

const EPOCHS = 6;
const INPUTS = { data: 'data', 'batch-size': '4', threads: '1', epochs: `${EPOCHS}` };

/** But for the warning that so small a set always has. */
const ANNOTATION = /^::(?:warning|error|notice)(?! title=part-small)/m;

/** The files of the cut-off run and of the one that nothing interrupted. */
let fixture: TemporaryFolder;
let killed: ActionRun;
let wholeModel: string;

let folder: TemporaryFolder;
let service: ResultsService;

const environment = (run: string) => ({
  ...service.environment(run),
  GITHUB_RUN_ID: run,
  RUNNER_TEMP: folder.path,
});

/** An empty workspace with the data in it, as a fresh runner has it. */
async function workspace(name: string): Promise<string> {
  const path = join(folder.path, name);
  await cp(join(fixture.path, 'killed', 'data'), join(path, 'data'), { recursive: true });
  return path;
}

async function train(name: string, run: string, inputs: Readonly<Record<string, string>> = {}) {
  const path = await workspace(name);
  const given = { ...INPUTS, 'artifact-name': name, ...inputs };
  return { path, ...(await runAction(path, { inputs: given, environment: environment(run) })) };
}

const post = (run: string, of: Pick<ActionRun, 'state'> = killed) =>
  runPost(folder.path, of, environment(run));

async function results(path: string): Promise<Results> {
  return JSON.parse(await readFile(join(path, 'best-epoch', 'results.json'), 'utf8')) as Results;
}

async function modelOf(path: string): Promise<string> {
  const model = await readFile(join(path, 'best-epoch', 'model', 'model.onnx'));
  return createHash('sha256').update(model).digest('hex');
}

const checkpoints = () =>
  service.caches
    .filter(({ key }) => key.startsWith('best-epoch-checkpoint/'))
    .map(({ key }) => key.slice(key.lastIndexOf('/') + 1));

/** Sends the signal once, when the log first matches. */
const signalAt = (pattern: RegExp, signal: NodeJS.Signals) => {
  let sent = false;
  return (log: string, kill: (signal: NodeJS.Signals) => void) => {
    if (!sent && pattern.test(log)) kill(signal);
    sent ||= pattern.test(log);
  };
};

beforeAll(async () => {
  fixture = await temporaryFolder();
  await using store = await startResultsService(join(fixture.path, 'store'));
  const runs = (['killed', 'whole'] as const).map(async (name) => {
    const path = join(fixture.path, name);
    await writeDataSet(join(path, 'data'), { count: 24 });
    return runAction(path, {
      inputs: { ...INPUTS, 'artifact-name': name },
      environment: { ...store.environment(name), GITHUB_RUN_ID: name },
      onLog: name === 'killed' ? signalAt(/^epoch 2\//m, 'SIGKILL') : undefined,
    });
  });
  const [cut, whole] = await Promise.all(runs);
  killed = cut!;
  expect(whole!.exitCode, whole!.log).toBe(0);
  wholeModel = await modelOf(join(fixture.path, 'whole'));
});

afterAll(() => fixture[Symbol.asyncDispose]());

beforeEach(async () => {
  folder = await temporaryFolder();
  service = await startResultsService(join(folder.path, 'store'));
});

afterEach(async () => {
  await service[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

describe('a run that is killed in its training', () => {
  test('is gone on with in another workspace, to the very model of an uninterrupted one, and only once', async () => {
    expect(killed.exitCode, killed.log).toBe(null);
    const saved = await post('1');
    expect(saved).toMatchObject({ exitCode: 0 });
    expect(saved.log).toMatch(/^The checkpoint of epoch \d is in the Actions cache: the next run/m);
    expect(saved.log).not.toMatch(ANNOTATION);
    const [version] = checkpoints();
    expect(version).toMatch(/^[23]-1-1-post$/);

    const resumed = await train('resumed', '2');
    expect(resumed.exitCode, resumed.log).toBe(0);
    const epoch = Number(version?.[0]);
    expect(resumed.log).toMatch(
      new RegExp(`^Going on at epoch ${epoch + 1}, from a checkpoint in the Actions cache: up to 6`, 'm'),
    );
    const sentence = `Training went on from epoch ${epoch} of an earlier run, from its checkpoint in the Actions cache.`;
    expect(resumed.summary).toContain(sentence);
    expect(resumed.outputs).toMatch(/resumed<<(.*)\ntrue\n\1/);
    expect(await results(resumed.path)).toMatchObject({
      'first-epoch': epoch + 1,
      'resumed-from': 'cache',
      'stopped-epoch': EPOCHS,
    });
    expect(await modelOf(resumed.path)).toBe(wholeModel);

    // It came to its end: the same command is skipped, and trained from the start where it's asked to be.
    const ended = await post('2', resumed);
    expect(ended, ended.log).toMatchObject({ exitCode: 0 });
    expect(checkpoints()).toEqual([version, 'end-2-1-post']);
    const skipped = await train('skipped', '3');
    expect(skipped.outputs, skipped.log).toMatch(/skipped<<(.*)\ntrue\n\1/);
    expect(skipped.outputs).toMatch(/resumed<<(.*)\nfalse\n\1/);
    const anew = await train('anew', '4', { 'skip-unchanged': 'false', epochs: '1' });
    expect(anew.log).toMatch(/^Training: up to 1 epoch,?/m);
    expect((await post('4', anew)).log).toBe('');
    expect(checkpoints()).toHaveLength(2);
  });

  test('leaves nothing twice: what the cache has already, or a later epoch, is not saved again', async () => {
    expect((await post('1')).exitCode).toBe(0);
    const again = await post('2');
    expect(again.log).toMatch(/^The checkpoint of epoch \d is in the Actions cache/m);
    expect(checkpoints()).toHaveLength(1);
  });

  test('leaves one entry where two jobs save at once, and the loser is silent', async () => {
    const both = await Promise.all([post('1'), post('1')]);
    for (const { exitCode, log } of both) {
      expect(exitCode, log).toBe(0);
      expect(log).not.toMatch(ANNOTATION);
    }
    expect(checkpoints()).toHaveLength(1);
    expect(service.caches.map(({ finished }) => finished)).toEqual([true]);
  });

  test('whose folder is gone, or who had not begun to train, leaves nothing and says nothing', async () => {
    const state = { STATE_checkpoint: `${killed.state.STATE_checkpoint}`.replaceAll('killed', 'gone') };
    for (const nothing of [{ state }, { state: {} }]) {
      const { exitCode, log } = await post('1', nothing);
      expect({ exitCode, log }).toEqual({ exitCode: 0, log: '' });
    }
    expect(service.caches).toEqual([]);
  });
});

// Windows has no signals that one process could send to another.
test.runIf(process.platform !== 'win32')(
  'a run that is cancelled delivers its model, and the next one goes on',
  async () => {
    const path = await workspace('cancelled');
    const inputs = { ...INPUTS, epochs: '10000', patience: '10000' };
    const onLog = signalAt(/^epoch 2\//m, 'SIGINT');
    const cancelled = await runAction(path, { inputs, environment: environment('1'), onLog });
    expect(cancelled.exitCode, cancelled.log).toBe(130);
    const { 'stopped-epoch': epoch } = await results(path);
    expect((await post('1', cancelled)).exitCode).toBe(0);
    expect(checkpoints()).toEqual([`${epoch}-1-1-post`]);

    const next = await train('next', '2', { epochs: `${epoch + 1}` });
    expect(next.exitCode, next.log).toBe(0);
    expect(await results(next.path)).toMatchObject({ 'first-epoch': epoch + 1, 'resumed-from': 'cache' });
  },
);

describe('a runner that vanishes with all its steps', () => {
  // The first save comes after five minutes of training.
  const hurried = 'const real = performance.now.bind(performance); performance.now = () => 1000 * real();';
  const NODE_OPTIONS = `--import data:text/javascript,${encodeURIComponent(hurried)}`;

  test('leaves what was saved beside the training', async () => {
    const path = await workspace('vanished');
    const vanished = await runAction(path, {
      inputs: { ...INPUTS, epochs: '10000', patience: '10000' },
      environment: { ...environment('1'), NODE_OPTIONS },
      onLog: signalAt(/^The checkpoint of epoch \d+ is in the Actions cache$/m, 'SIGKILL'),
    });
    expect(vanished.exitCode, vanished.log).toBe(null);
    const [version = ''] = checkpoints();
    expect(version).toMatch(/^\d+-1-1-main$/);
    const epoch = Number.parseInt(version, 10);
    const next = await train('next', '2', { epochs: `${epoch + 1}` });
    expect(await results(next.path), next.log).toMatchObject({ 'first-epoch': epoch + 1 });
  });
});

describe('a checkpoint that is no good', () => {
  test('as an archive is told and left alone, and the next cut-off run saves its own', async () => {
    await post('1');
    const [entry] = service.caches;
    await writeFile(service.cacheFile(entry!), 'not an archive');
    const path = await workspace('anew');
    const anew = await runAction(path, {
      inputs: INPUTS,
      environment: environment('2'),
      onLog: signalAt(/^epoch 1\//m, 'SIGKILL'),
    });
    expect(anew.log).toMatch(
      /^::warning title=checkpoint-unfit::checkpoint-unfit: the checkpoint of epoch \d in the Actions cache can't be gone on from: it could not be unpacked\. Training starts anew\.$/m,
    );
    expect(anew.log).toMatch(/^Training: up to 6 epochs/m);
    const saved = await post('2', anew);
    expect(saved.log).toMatch(/^The checkpoint of epoch \d is in the Actions cache/m);
    expect(checkpoints()).toHaveLength(2);
  });

  test('as a file is told and left alone', async () => {
    const state = JSON.parse(killed.state.STATE_checkpoint!);
    const spoilt = join(folder.path, 'spoilt');
    await cp(state.folder, spoilt, { recursive: true });
    const best = (await readdir(spoilt)).find((name) => name.startsWith('best-'))!;
    const bytes = await readFile(join(spoilt, best));
    // Its header names what is not in it any more.
    await writeFile(join(spoilt, best), bytes.subarray(0, bytes.length - 4));
    await post('1', { state: { STATE_checkpoint: JSON.stringify({ ...state, folder: spoilt }) } });
    expect(checkpoints()).toHaveLength(1);
    const anew = await train('anew', '2', { epochs: '3' });
    expect(anew.log).toMatch(/::checkpoint-unfit: .*: its best weights are not whole\. /m);
    expect(await results(anew.path)).toMatchObject({ 'first-epoch': 1, 'resumed-from': null });
  });
});

describe('a checkpoint that came with the checkout', () => {
  const brought = async (name: string) => {
    const path = await workspace(name);
    await cp(join(fixture.path, 'killed', 'best-epoch'), join(path, 'best-epoch'), { recursive: true });
    return path;
  };

  test('is not gone on from, and told', async () => {
    const path = await brought('brought');
    const run = await runAction(path, { inputs: { ...INPUTS, epochs: '3' }, environment: environment('1') });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.log).toMatch(
      /^::warning title=checkpoint-not-ours::checkpoint-not-ours: the checkpoint in ".*checkpoint" was in the checkout before this run/m,
    );
    expect(await results(path)).toMatchObject({ 'first-epoch': 1, 'resumed-from': null });
  });

  test('is not handed on to later runs by one that ends before its first epoch', async () => {
    const path = await brought('refused');
    const run = await runAction(path, {
      inputs: { ...INPUTS, epochs: '100' },
      environment: environment('1'),
      onLog: signalAt(/^Training: up to/m, 'SIGKILL'),
    });
    expect(run.exitCode, run.log).toBe(null);
    expect((await post('1', run)).log).toBe('');
    expect(checkpoints()).toEqual([]);
  });
});

describe('a cache', () => {
  test('that is down does not fail the post step', async () => {
    service.fail('GetCacheEntryDownloadURL', 403);
    service.fail('CreateCacheEntry', 403);
    const saved = await post('1');
    expect(saved.exitCode, saved.log).toBe(0);
    expect(saved.log).toMatch(/^The checkpoint of epoch \d was not saved in the Actions cache\.$/m);
    expect(saved.log).not.toMatch(/^::error/m);
  });

  test('that may only be read, as for a run that is not trusted, is read, and told of once', async () => {
    await post('1');
    service.makeCachesReadOnly();
    const path = await workspace('fork');
    const onLog = signalAt(/^epoch [345]\//m, 'SIGKILL');
    const fork = await runAction(path, { inputs: INPUTS, environment: environment('2'), onLog });
    expect(fork.log).toMatch(/^Going on at epoch \d, from a checkpoint in the Actions cache/m);
    expect(fork.log).not.toMatch(ANNOTATION);
    const saved = await post('2', fork);
    expect(saved.exitCode, saved.log).toBe(0);
    expect(saved.log.match(/^::(?:warning|error|notice)/gm), saved.log).toHaveLength(1);
    expect(saved.log).toMatch(/^::warning::Failed to save: .*cache write denied/m);
  });

  test('that never answers holds nobody up: the post step ends by itself', async () => {
    service.fail('GetCacheEntryDownloadURL', 0);
    const { exitCode, log } = await post('1', killed);
    expect(exitCode, log).toBe(0);
    expect(log).toMatch(
      /^::warning::cache-failed: the checkpoint was not saved in the Actions cache: no answer within 10 s, so nothing else is read or saved there before it answers\. Later runs do without it\.$/m,
    );
  });
});

test('resume: never takes nothing from the cache and leaves nothing in it', async () => {
  await post('1');
  const before = checkpoints();
  const run = await train('never', '2', { resume: 'never', epochs: '1', 'skip-unchanged': 'false' });
  expect(run.log).toMatch(/^Training: up to 1 epoch,?/m);
  expect(run.state).toEqual({});
  expect((await post('2', run)).log).toBe('');
  expect(checkpoints()).toEqual(before);
});
