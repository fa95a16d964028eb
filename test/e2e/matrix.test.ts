// The reusable workflow in a workflow engine, called as users call it, as it stands but for the action: that is the one
// that is built now.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';
import { runWorkflow, type WorkflowRun } from './act.ts';
import { writeDataSet } from './data-set.ts';
import { commitWorkflow, PROJECT } from './repository.ts';
import { type ResultsService, startResultsService } from './results-service/server.ts';
import { workflowEngineMissing } from './tools.ts';

// The first run builds the tools.
const TIMEOUT_MS = 15 * 60_000;
const missing = await workflowEngineMissing();

const CALLER = `
name: Sweep
on: push
permissions:
  contents: read
jobs:
  sweep:
    uses: ./.github/workflows/matrix.yml
    with: { data: data/squares, artifact-name: squares }
`;

const SETTINGS = `
batch-size: 4
threads: 1
sweep:
  - epochs: 1
  - { epochs: 2, learning-rate: 2e-3 }
`;

describe.skipIf(missing)('the reusable workflow', () => {
  let folder: TemporaryFolder;
  let service: ResultsService;
  let run: WorkflowRun;

  beforeAll(async () => {
    folder = await temporaryFolder();
    service = await startResultsService(join(folder.path, 'store'));
    const repository = join(folder.path, 'repository');
    await writeDataSet(join(repository, 'data', 'squares'), { count: 24 });
    await writeFile(join(repository, 'data', 'squares', 'best-epoch.yml'), SETTINGS);
    const text = await readFile(join(PROJECT, '.github', 'workflows', 'matrix.yml'), 'utf8');
    const workflows = join(repository, '.github', 'workflows');
    await mkdir(workflows, { recursive: true });
    await writeFile(join(workflows, 'matrix.yml'), text.replaceAll('best-epoch/best-epoch@v0', './'));
    await commitWorkflow(repository, 'sweep.yml', CALLER);
    run = await runWorkflow(repository, 'sweep.yml', join(folder.path, 'act'), service.environment());
  }, TIMEOUT_MS);

  afterAll(async () => {
    await service?.[Symbol.asyncDispose]();
    await folder?.[Symbol.asyncDispose]();
  });

  test('trains each row of the settings file, then joins the artifacts of all', () => {
    expect(run.exitCode, run.text).toBe(0);
    const pages = (name: string) => [name, `${name}-report.html`];
    expect(service.artifacts.map(({ name }) => name).sort()).toEqual(
      [...pages('squares'), ...pages('squares-sweep-row-1'), ...pages('squares-sweep-row-2')].sort(),
    );
    expect(run.text).toMatch(/Sweep, 2 rows: row [12] is best, macro F1 [\d.]+ on the validation images/);
  });
});
