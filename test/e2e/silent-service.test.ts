// A results service that takes every call of its cache and never answers: what it costs a step, and what ends the waiting.
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';
import { writeDataSet } from './data-set.ts';
import { type ResultsService, startResultsService } from './results-service/server.ts';
import { type ActionOptions, runAction } from './run-action.ts';

let folder: TemporaryFolder;
let service: ResultsService;

beforeEach(async () => {
  folder = await temporaryFolder();
  service = await startResultsService(join(folder.path, 'store'));
  service.fail('GetCacheEntryDownloadURL', 0);
  await writeDataSet(join(folder.path, 'data'), { count: 24 });
});

afterEach(async () => {
  await service[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

const INPUTS = { data: 'data', 'batch-size': '4', threads: '1', epochs: '1' };

function train(inputs: Readonly<Record<string, string>> = {}, onLog?: ActionOptions['onLog']) {
  const environment = { ...service.environment(), GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/main' };
  return runAction(folder.path, { inputs: { ...INPUTS, ...inputs }, environment, onLog });
}

test('a run trains all the same, after one look that was in vain', async () => {
  const { exitCode, log, outputs } = await train();
  expect(exitCode, log).toBe(0);
  const told = log.split('\n').filter((line) => /^::warning .*answer/.test(line));
  expect(told, 'one line of all that is done without, and one of what later runs do without').toEqual([
    expect.stringContaining(
      'no answer within 10 s, so nothing else is read or saved there before it answers. ',
    ),
    expect.stringContaining('was not saved in the Actions cache: it gave no answer before. '),
  ]);
  expect(outputs).toMatch(/artifact-id<<(.*)\n\d+\n\1/);
});

test('SIGTERM ends the waiting at once', async () => {
  const { exitCode, log } = await train({}, (said, kill) => {
    if (/Names of the artifacts[\s\S]*::endgroup::/.test(said)) setTimeout(kill, 1000, 'SIGTERM');
  });
  expect(exitCode, log).toBe(143);
  expect(log).toMatch(/^::error::Cancelled \(SIGTERM\)/m);
  expect(log).not.toMatch(/no answer within|Internal error/);
});

test('so does the end of `time-budget`', async () => {
  const { exitCode, log } = await train({ 'time-budget': '1s' });
  expect(exitCode, log).toBe(2);
  expect(log).toMatch(/^::error title=time-budget-too-short::/m);
  expect(log).not.toMatch(/no answer within|Internal error/);
});
