// A step that is killed in a workflow engine: its post step runs, and another job goes on from what it saved.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { runWorkflow } from './act.ts';
import { writeDataSet } from './data-set.ts';
import { commitRepository, layPackages } from './repository.ts';
import { startResultsService } from './results-service/server.ts';
import { workflowEngineMissing } from './tools.ts';

/** What the kernel does to a process that has too much memory, once there is a checkpoint. */
const OUT_OF_MEMORY = `
import { existsSync } from 'node:fs';
if (process.argv[1]?.endsWith('action.js'))
  setInterval(() => existsSync('run/squares/checkpoint/last.safetensors') && process.kill(process.pid, 'SIGKILL'), 20).unref();
`;

const missing = await workflowEngineMissing();

describe.skipIf(missing)('a workflow whose training step is killed', () => {
  test('runs the post step all the same, and its next job goes on from there', async () => {
    await using folder = await temporaryFolder();
    await layPackages(folder.path);
    const repository = join(folder.path, 'repository');
    await mkdir(repository);
    await writeDataSet(join(repository, 'data', 'squares'), { count: 24 });
    await writeFile(join(repository, 'out-of-memory.mjs'), OUT_OF_MEMORY);
    await commitRepository(repository, 'resume.yml');
    await using service = await startResultsService(join(folder.path, 'store'));
    const run = await runWorkflow(repository, 'resume.yml', join(folder.path, 'act'), {
      ...service.environment(),
      E2E_RESULTS: folder.path,
    });
    expect(run.results, run.text).toEqual({ killed: 'failure', rest: 'success' });
    const { log, outputs, warnings } = run.step('killed', 'squares');
    expect(outputs, 'it had no time for any').toEqual({});
    expect(log).toMatch(/^The checkpoint of epoch \d+ is in the Actions cache: the next run/m);
    expect(
      warnings.map(({ title }) => title),
      'the set is small',
    ).toEqual(['part-small']);
    expect(run.step('rest', 'squares').outputs).toMatchObject({ resumed: 'true', skipped: 'false' });
    const results = JSON.parse(await readFile(join(folder.path, 'results.json'), 'utf8'));
    const epoch = Number(/^The checkpoint of epoch (\d+)/m.exec(log)?.[1]);
    expect(results).toMatchObject({ 'first-epoch': epoch + 1, 'resumed-from': 'cache' });
  }, 900_000);
});
