// A runner in a folder whose name tar's caller, a shell or a pattern could take for something else: main step and post
// step keep in the Actions cache what they keep elsewhere, and find it there.
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { writeDataSet } from './data-set.ts';
import { startResultsService } from './results-service/server.ts';
import { runAction, runPost } from './run-action.ts';

const INPUTS = { data: 'data', 'batch-size': '4', threads: '1', epochs: '4', patience: '4' };

/** Windows forbids quotes and stars. */
const NAMES =
  process.platform === 'win32' ? ["a b $HOME (1) é'"] : ['a b $HOME (1) [x] é', `it's "my" *; \\ ~ #`];

test.each(NAMES)('%s', async (name) => {
  await using folder = await temporaryFolder();
  await using service = await startResultsService(join(folder.path, 'store'));
  const home = join(folder.path, name);
  const workspace = (run: string) => join(home, `work ${run}`);
  const environment = (run: string) => ({
    ...service.environment(run),
    ...{ GITHUB_RUN_ID: run, GITHUB_WORKFLOW: 'Train', GITHUB_JOB: 'train', GITHUB_EVENT_NAME: 'push' },
    ...{ GITHUB_REF: 'refs/heads/main', RUNNER_TEMP: join(home, 'temp x') },
  });
  const train = async (run: string, onLog?: Parameters<typeof runAction>[1]['onLog']) => {
    await cp(join(folder.path, 'data'), join(workspace(run), 'data'), { recursive: true });
    return runAction(workspace(run), { inputs: INPUTS, environment: environment(run), onLog });
  };
  await writeDataSet(join(folder.path, 'data'), { count: 24 });
  await cp(join(folder.path, 'data'), join(home, 'temp x', 'data'), { recursive: true });

  let isKilled = false;
  const cut = await train('1', (log, kill) => {
    if (!isKilled && /^epoch 2\//m.test(log)) kill('SIGKILL');
    isKilled ||= /^epoch 2\//m.test(log);
  });
  const post = await runPost(workspace('1'), cut, environment('1'));
  expect(post.log).toMatch(/^The checkpoint of epoch \d is in the Actions cache/m);

  const resumed = await train('2');
  expect(resumed.exitCode, resumed.log).toBe(0);
  expect(resumed.log).toMatch(/^Going on at epoch \d, from a checkpoint in the Actions cache/m);

  const again = await train('3');
  expect(again.exitCode, again.log).toBe(0);
  expect(again.outputs, again.log).toMatch(/skipped<<(.*)\ntrue\n\1/);
  for (const { log } of [post, resumed, again]) expect(log).not.toMatch(/failed with error|could not be/);
});
