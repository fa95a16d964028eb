// What the action makes of a service that fails and of a full disk: what was trained is never lost.
import { execFile } from 'node:child_process';
import { access, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';
import { writeDataSet } from './data-set.ts';
import { type ResultsService, startResultsService } from './results-service/server.ts';
import { runAction } from './run-action.ts';

let folder: TemporaryFolder;
let service: ResultsService;

beforeEach(async () => {
  folder = await temporaryFolder();
  service = await startResultsService(join(folder.path, 'store'));
  await writeDataSet(join(folder.path, 'data'), { count: 24 });
});

afterEach(async () => {
  await service[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

const INPUTS = { data: 'data', 'batch-size': '4', threads: '1', epochs: '1' };
const train = () => runAction(folder.path, { inputs: INPUTS, environment: service.environment() });
const modelPath = () => join(folder.path, 'best-epoch', 'model', 'model.onnx');

test('an upload that fails twice, by its service and by its storage, is tried again and works', async () => {
  service.fail('CreateArtifact', 503, 2);
  service.fail('PUT blob', 503, 2);
  const run = await train();
  expect(run.exitCode, run.log).toBe(0);
  expect(service.calls.filter((call) => call === 'CreateArtifact 503')).toHaveLength(2);
  expect(service.calls.filter((call) => call === 'PUT blob 503')).toHaveLength(2);
  expect(run.outputs).toMatch(/artifact-id<<(.*)\n\d+\n\1/);
  expect(service.artifacts.map(({ name, finished }) => [name, finished !== undefined])).toEqual([
    ['best-epoch', true],
    ['best-epoch-report.html', true],
  ]);
});

test.each([
  { call: 'CreateArtifact', why: 'the service refuses, as it does when the storage is used up' },
  { call: 'PUT blob', why: 'the storage refuses' },
  { call: 'FinalizeArtifact', why: 'the service refuses what was stored' },
])(
  'an upload refused for good ($call) fails the step; the log says where the model is: $why',
  async ({ call, why }) => {
    service.fail(call, 403);
    const run = await train();
    expect(run.exitCode, `${why}\n${run.log}`).toBe(1);
    expect(run.log).toMatch(
      /^::error::artifact-upload-failed: artifact "best-epoch" was not uploaded: .*403/m,
    );
    expect(run.log).toContain(`The model and the reports are in "${join(folder.path, 'best-epoch')}"`);
    await access(modelPath());
    expect(run.summary, 'the summary stands all the same').toContain('Test macro F1');
    expect(run.outputs).toMatch(/model-path<<(.*)\n.*model\.onnx\n\1/);
  },
);

/** A program that starts another one with `path` on a disk of its own that holds so many bytes. */
function smallDisk(path: string, bytes: number): string[] {
  const mount = `mount -t tmpfs -o size=${bytes} tmpfs "$0" && exec "$@"`;
  return ['unshare', '--map-root-user', '--mount', 'sh', '-c', mount, path];
}

/** Linux alone has it, and not every container lets its root mount. */
const mayMount = await temporaryFolder().then(async (scratch) => {
  const [command = '', ...args] = [...smallDisk(scratch.path, 65536), 'true'];
  const works = await promisify(execFile)(command, args).then(
    () => true,
    () => false,
  );
  await scratch[Symbol.asyncDispose]();
  if (!works) console.warn('Tests with a full disk are skipped: this machine lets nobody mount one.');
  return works;
});

test.runIf(mayMount)(
  'a disk that is full ends the run with that as its reason, and no half model',
  async () => {
    const output = join(folder.path, 'best-epoch');
    await mkdir(output);
    const listing = join(folder.path, 'listing');
    const keep = ['sh', '-c', `"$@"; code=$?; find "${output}" -type f > "${listing}"; exit $code`, 'sh'];
    const launcher = [...smallDisk(output, 2 ** 20), ...keep];
    const inputs = { ...INPUTS, epochs: '3' };
    const run = await runAction(folder.path, { inputs, environment: service.environment(), launcher });
    expect(run.exitCode, run.log).toBe(2);
    expect(run.log).toMatch(/^::error title=disk-full::disk-full: /m);
    expect(await readFile(listing, 'utf8')).not.toMatch(/\.tmp|model\.onnx/);
    expect(service.artifacts).toEqual([]);
  },
);

test.runIf(process.platform === 'linux').each([
  {
    program: 'action.js' as const,
    state: { STATE_checkpoint: '' },
    why: 'the log of a step that is told of a wrong input',
  },
  { program: 'post.js' as const, state: { STATE_checkpoint: 'none' }, why: 'that of its post step' },
])('a log that cannot be written is told where that is possible: $why', async ({ program, state }) => {
  const launcher = ['sh', '-c', 'exec "$@" > /dev/full', 'sh'];
  const { exitCode, log } = await runAction(folder.path, {
    inputs: {},
    environment: state,
    launcher,
    program,
  });
  expect(exitCode, log).toBe(2);
  expect(log).toBe(
    'error: output-stream-broken: standard output could not be written (ENOSPC). Free some space on the disk that it is redirected to, or redirect it elsewhere, and run again.\n',
  );
});
