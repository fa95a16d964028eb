// The reusable workflow in a workflow engine, called as users call it, as it stands but for the action: that is the one
// that is built now. A tag was pushed, so that what is joined is released.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ReleaseServer, startReleaseServer } from '../stages/8-publish/github/release-server.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';
import { runWorkflow, type WorkflowRun } from './act.ts';
import { writeDataSet } from './data-set.ts';
import { commitWorkflow, copyAction, layPackages, PROJECT } from './repository.ts';
import { type ResultsService, startResultsService } from './results-service/server.ts';
import { workflowEngineMissing } from './tools.ts';

// The first run builds the tools.
const TIMEOUT_MS = 15 * 60_000;
const missing = await workflowEngineMissing();

const CALLER = `
name: Sweep
on: push
permissions:
  contents: write
jobs:
  sweep:
    uses: ./.github/workflows/matrix.yml
    with:
      data: data/squares
      artifact-name: squares
      runs-on: '["self-hosted", "linux"]'
      retention-days: '3'
      timeout-minutes: 15
      release: auto
      fail-if: |
        test-accuracy < 0
        overfit
  use:
    needs: sweep
    runs-on: ubuntu-latest
    steps:
      - id: outputs
        run: echo "got=$ID $F1 $REPORT $DIGEST $DICE $SCORES $RELEASE" >> "$GITHUB_OUTPUT"
        env:
          ID: \${{ needs.sweep.outputs.artifact-id }}
          F1: \${{ needs.sweep.outputs.test-macro-f1 }}
          REPORT: \${{ needs.sweep.outputs.report-url }}
          DIGEST: \${{ needs.sweep.outputs.artifact-digest }}
          DICE: \${{ needs.sweep.outputs.test-mean-dice }}
          SCORES: \${{ needs.sweep.outputs.class-scores }}
          RELEASE: \${{ needs.sweep.outputs.release-url }}
`;

/** The steps that bring the action of the commit that the workflow was called at: the engine knows no such commit. */
const FETCHED =
  /^ *(?:#.*\n *)?- uses: actions\/checkout@\S+.*\n *with:\n *repository: \$\{\{ job\.workflow_repository \|\| .*\n(?: {10}.*\n)+/gm;

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
  let api: ReleaseServer;
  let run: WorkflowRun;

  beforeAll(async () => {
    folder = await temporaryFolder();
    await layPackages(folder.path);
    service = await startResultsService(join(folder.path, 'store'));
    api = await startReleaseServer();
    const repository = join(folder.path, 'repository');
    await writeDataSet(join(repository, 'data', 'squares'), { count: 24 });
    await writeFile(join(repository, 'data', 'squares', 'best-epoch.yml'), SETTINGS);
    const text = await readFile(join(PROJECT, '.github', 'workflows', 'matrix.yml'), 'utf8');
    const workflows = join(repository, '.github', 'workflows');
    await mkdir(workflows, { recursive: true });
    expect(text.match(FETCHED)).toHaveLength(3);
    await writeFile(join(workflows, 'matrix.yml'), text.replace(FETCHED, ''));
    await copyAction(join(repository, '.best-epoch-action'));
    await commitWorkflow(repository, 'sweep.yml', CALLER);
    const payload = join(folder.path, 'event.json');
    await writeFile(payload, '{"repository":{"default_branch":"main"}}');
    const context = { GITHUB_API_URL: api.apiUrl, GITHUB_REF: 'refs/tags/model-1' };
    const event = { name: 'push', payload, context, token: 'ghs_0' };
    run = await runWorkflow(repository, 'sweep.yml', join(folder.path, 'act'), service.environment(), event);
  }, TIMEOUT_MS);

  afterAll(async () => {
    await api?.[Symbol.asyncDispose]();
    await service?.[Symbol.asyncDispose]();
    await folder?.[Symbol.asyncDispose]();
  });

  test('judges what is joined by the conditions that the caller gave', () => {
    expect(run.text).toContain('"Gates: 1 of 1 passed; not applicable: `overfit` (');
  });

  test('trains each row of the settings file, then joins the artifacts of all', () => {
    expect(run.exitCode, run.text).toBe(0);
    const pages = (name: string) => [name, `${name}-report.html`];
    expect(service.artifacts.map(({ name }) => name).sort()).toEqual(
      [...pages('squares'), ...pages('squares-sweep-row-1'), ...pages('squares-sweep-row-2')].sort(),
    );
    expect(run.step('use', 'outputs').outputs.got).toMatch(
      /^\d+ 0\.\d+ https:\/\/github\.com\/me\/stars\/actions\/runs\/42\/artifacts\/\d+ [0-9a-f]{64} [01](?:\.\d+)? \[\{"class":.*\}\] https:\/\/github\.com\/me\/stars\/releases\/tag\/model-1$/,
    );
    expect(run.text).toMatch(/Sweep, 2 rows: row [12] is best, macro F1 [\d.]+ on the validation images/);
  });

  test('releases the model of the best row alone, once', () => {
    expect(api.releases).toHaveLength(1);
    const [release] = api.releases;
    expect(release).toMatchObject({ tag: 'model-1', isDraft: false });
    const files = ['model.onnx', 'card.md', 'merged.json', 'report.html', 'SHA256SUMS'];
    expect(release?.assets.map(({ name }) => name)).toEqual(files);
    const [, row] = /Sweep, 2 rows: row ([12]) is best/.exec(run.text) ?? [];
    expect(release?.body).toContain(`Sweep, 2 rows: row ${row} is best`);
    const content = (name: string) => release?.assets.find((one) => one.name === name)?.content ?? '';
    const { runs, model } = JSON.parse(content('merged.json'));
    expect(runs[0]).toMatchObject({ rank: 1, number: Number(row) });
    expect(content('SHA256SUMS')).toContain(`${model.sha256}  model.onnx\n`);
  });
});
