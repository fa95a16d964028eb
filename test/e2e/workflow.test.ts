import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { marker } from '../../src/stages/8-publish/github/comment/body.ts';
import { OUTPUTS } from '../../src/stages/8-publish/outputs.ts';
import {
  type CommentServer,
  pullRequestPayload,
  startCommentServer,
} from '../stages/8-publish/github/comment-server.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';
import { runWorkflow, type WorkflowRun } from './act.ts';
import { hostileNames, writeDataSet } from './data-set.ts';
import { commitRepository, layPackages, PROJECT } from './repository.ts';
import { type ResultsService, startResultsService } from './results-service/server.ts';
import { workflowEngineMissing } from './tools.ts';

// The first run builds the tools.
const TIMEOUT_MS = 15 * 60_000;
const missing = await workflowEngineMissing();

/** Everything that the action and GitHub's client may say to the runner. */
const HARMLESS = ['group', 'endgroup', 'set-output', 'summary', 'warning', 'error', 'add-mask', 'debug'];

/** The outputs of a training: all but the one of the job before a matrix. */
const TRAINED = OUTPUTS.map(({ name }) => name)
  .filter((name) => name !== 'matrix')
  .sort();

describe.skipIf(missing)('a workflow that trains', () => {
  let folder: TemporaryFolder;
  let service: ResultsService;
  let run: WorkflowRun;

  beforeAll(async () => {
    folder = await temporaryFolder();
    const repository = join(folder.path, 'repository');
    await writeDataSet(join(repository, 'data', 'squares'), { count: 24 });
    await writeDataSet(join(repository, 'data', 'hostile'), {
      count: 24,
      names: hostileNames(24),
    });
    await commitRepository(repository, 'train.yml');
    service = await startResultsService(join(folder.path, 'store'));
    run = await runWorkflow(repository, 'train.yml', join(folder.path, 'act'), {
      ...service.environment(),
      E2E_PROJECT: PROJECT,
      E2E_RESULTS: folder.path,
    });
  }, TIMEOUT_MS);

  afterAll(async () => {
    await service?.[Symbol.asyncDispose]();
    await folder?.[Symbol.asyncDispose]();
  });

  test('succeeds, from installing its packages to the job that takes the artifact', () => {
    expect(run.results, run.text).toEqual({ train: 'success', check: 'success' });
    expect(run.exitCode).toBe(0);
    expect(run.step('train', 'squares').log).toContain('Installing the pinned runtime packages');
  });

  test('says every epoch in one line', () => {
    const epochs = run.step('train', 'squares').log.match(/^epoch \d+\/3 · loss [\d.]+ · .*$/gm);
    expect(epochs?.map((line) => line.split(' · ')[0])).toEqual(['epoch 1/3', 'epoch 2/3', 'epoch 3/3']);
  });

  test('sets every output, and to what results.json says', async () => {
    const { outputs } = run.step('train', 'squares');
    expect(Object.keys(outputs).sort()).toEqual(TRAINED);
    const results = JSON.parse(await readFile(join(folder.path, 'run', 'results.json'), 'utf8'));
    expect(outputs).toMatchObject({
      'best-epoch': `${results['best-epoch']}`,
      'stopped-epoch': '3',
      'stop-reason': 'epochs',
      'validation-loss': `${results['validation-loss']}`,
      'test-accuracy': `${results.test.accuracy}`,
      'test-macro-f1': `${results.test['macro-f1']}`,
    });
  });

  test('writes the summary of the run folder, with a link to the artifact', async () => {
    const { summary, outputs } = run.step('train', 'squares');
    const withoutLinks = summary.replace(/^\[Open the report\].*\n\n/m, '');
    expect(withoutLinks).toContain(await readFile(join(folder.path, 'run', 'summary.md'), 'utf8'));
    expect(summary).toContain(`(${outputs['artifact-url']})`);
    expect(outputs['artifact-url']).toBe(
      `https://github.com/me/stars/actions/runs/42/artifacts/${outputs['artifact-id']}`,
    );
  });

  test('uploads the run folder without its checkpoint, byte for byte', async () => {
    const artifact = await contents(join(folder.path, 'artifact'));
    const runFolder = await contents(join(folder.path, 'run'));
    for (const name of runFolder.keys()) if (name.startsWith('checkpoint/')) runFolder.delete(name);
    expect([...artifact.keys()].sort()).toEqual([...runFolder.keys()].sort());
    for (const [name, content] of runFolder) expect(artifact.get(name)?.equals(content), name).toBe(true);
    expect([...artifact.keys()]).toContain('model/model.onnx');
  });

  test('uploads the report as a page that is no archive, byte for byte, and links it', async () => {
    const { summary, outputs } = run.step('train', 'squares');
    const page = await contents(join(folder.path, 'page'));
    expect([...page.keys()]).toEqual(['squares-report.html']);
    const report = await readFile(join(folder.path, 'run', 'report.html'));
    expect(page.get('squares-report.html')?.equals(report)).toBe(true);
    const artifact = service.artifacts.find(({ name }) => name === 'squares-report.html');
    expect(artifact?.contentType, 'a browser shows it').toBe('text/html');
    expect(outputs['report-url']).toBe(
      `https://github.com/me/stars/actions/runs/42/artifacts/${artifact?.id}`,
    );
    expect(summary).toContain(`[Open the report](${outputs['report-url']}) · [Download the model](`);
  });

  test('asks for the name and the days that the workflow gives', () => {
    const { outputs } = run.step('train', 'squares');
    const artifact = service.artifacts.find(({ name }) => name === 'squares');
    expect(artifact?.finished?.digest).toBe(`sha256:${outputs['artifact-digest']}`);
    const days =
      (Date.parse(`${artifact?.request.expires_at}`) - Date.parse(`${artifact?.createdAt}`)) / 86_400_000;
    expect(Math.round(days)).toBe(5);
    expect(service.artifacts.map(({ name }) => name)).toEqual([
      ...['squares', 'squares-report.html', 'hostile', 'hostile-report.html'],
    ]);
  });

  test('hostile file names train like any others, and command nothing', () => {
    const { outputs, commands, log, summary, errors } = run.step('train', 'hostile');
    expect(outputs['stop-reason'], log).toBe('epochs');
    expect(Object.keys(outputs).sort()).toEqual(TRAINED);
    expect([...commands].filter((command) => !HARMLESS.includes(command))).toEqual([]);
    expect(errors).toEqual([]);
    expect(summary).toContain('Test images by mean IoU');
    expect(summary).not.toMatch(/<img|[^\\]\]\(javascript|^::|^##\[/m);
  });
});

describe.skipIf(missing)('a workflow on a pull request', () => {
  const TOKEN = 'ghs_canary0123456789';
  let folder: TemporaryFolder;
  let service: ResultsService;
  let api: CommentServer;
  let run: WorkflowRun;

  beforeAll(async () => {
    folder = await temporaryFolder();
    await layPackages(folder.path);
    const repository = join(folder.path, 'repository');
    await writeDataSet(join(repository, 'data', 'squares'), { count: 24 });
    await commitRepository(repository, 'pull-request.yml');
    service = await startResultsService(join(folder.path, 'store'));
    api = await startCommentServer();
    const payload = join(folder.path, 'event.json');
    await writeFile(payload, pullRequestPayload('me/stars'));
    const context = { GITHUB_API_URL: api.apiUrl, GITHUB_GRAPHQL_URL: api.graphqlUrl };
    const event = { name: 'pull_request', payload, context, token: TOKEN };
    run = await runWorkflow(
      repository,
      'pull-request.yml',
      join(folder.path, 'act'),
      { ...service.environment(), E2E_RESULTS: folder.path },
      event,
    );
  }, TIMEOUT_MS);

  afterAll(async () => {
    await api?.[Symbol.asyncDispose]();
    await service?.[Symbol.asyncDispose]();
    await folder?.[Symbol.asyncDispose]();
  });

  test('leaves a comment for each training step, with its links', () => {
    expect(run.results, run.text).toEqual({ train: 'success' });
    expect(run.step('train', 'squares').log).toContain('Commented on the pull request: https://');
    expect(api.comments.map(({ body }) => body.split('\n')[0])).toEqual(
      ['squares', 'again'].map((artifact) => marker({ workflow: 'Pull request', job: 'train', artifact })),
    );
    for (const [i, id] of ['squares', 'again'].entries()) {
      const { outputs, summary, warnings } = run.step('train', id);
      // The set is small; the second step trains nothing, since nothing has changed.
      expect(warnings.map(({ title }) => title)).toEqual(id === 'squares' ? ['part-small'] : []);
      expect(api.comments[i]?.body).toContain(
        `[Open the report](${outputs['report-url']}) · [Download the model](`,
      );
      expect(api.comments[i]?.body).toContain(summary.slice(0, summary.indexOf('<details>')));
    }
  });

  test('with a token that stands in no log, no summary and no file', async () => {
    expect([...api.tokens]).toEqual([`token ${TOKEN}`]);
    // act's own lines tell what it was asked to mask.
    const lines = run.text.split('\n').filter((line) => !line.includes('"command":"add-mask"'));
    expect(lines.filter((line) => line.includes(TOKEN))).toEqual([]);
    for (const [name, content] of await contents(join(folder.path, 'run')))
      expect(content.includes(TOKEN), name).toBe(false);
    expect(await readFile(join(folder.path, 'run', 'results.json'), 'utf8')).toContain('"comment": "auto"');
  });
});

describe.skipIf(missing)('a workflow that trains folds, one of which fails', () => {
  let folder: TemporaryFolder;
  let service: ResultsService;
  let run: WorkflowRun;

  beforeAll(async () => {
    folder = await temporaryFolder();
    await layPackages(folder.path);
    const repository = join(folder.path, 'repository');
    await writeDataSet(join(repository, 'data', 'squares'), { count: 24 });
    await commitRepository(repository, 'folds.yml');
    service = await startResultsService(join(folder.path, 'store'));
    run = await runWorkflow(repository, 'folds.yml', join(folder.path, 'act'), {
      ...service.environment(),
      E2E_RESULTS: folder.path,
    });
  }, TIMEOUT_MS);

  afterAll(async () => {
    await service?.[Symbol.asyncDispose]();
    await folder?.[Symbol.asyncDispose]();
  });

  test('goes through as many folds as the settings say, each with an artifact of its own', () => {
    expect(run.step('matrix', 'matrix').outputs.matrix).toBe('{"fold":[1,2,3]}');
    expect(service.artifacts.map(({ name }) => name).sort(), run.text).toEqual([
      'squares',
      ...['squares-fold-1', 'squares-fold-1-report.html', 'squares-fold-3', 'squares-fold-3-report.html'],
      'squares-report.html',
    ]);
  });

  test('joins the others, names the one that is missing, and tests the ensemble', async () => {
    expect(run.results.merge, run.text).toBe('success');
    const { outputs, summary, warnings } = run.step('merge', 'merge');
    expect(warnings.map(({ title }) => title)).toEqual(['merge-run-missing']);
    expect(warnings[0]?.message).toContain('fold 2 of 3 is left out: there is no finished run of it');
    expect(summary).toContain('Cross-validation, 2 of 3 folds');
    expect(summary).toContain(`[Open the report](${outputs['report-url']})`);
    const merged = JSON.parse(await readFile(join(folder.path, 'merged', 'merged.json'), 'utf8'));
    expect(merged.runs.map(({ name }: { name: string }) => name)).toEqual([
      'squares-fold-1',
      'squares-fold-3',
    ]);
    expect(merged.test.images).toBeGreaterThan(0);
    expect(outputs).toMatchObject({
      'test-macro-f1': `${merged.test['macro-f1']}`,
      'results-path': expect.stringMatching(/merged\.json$/),
    });
  });
});

describe.skipIf(missing)('a workflow with bad input', () => {
  let folder: TemporaryFolder;
  let service: ResultsService;
  let run: WorkflowRun;

  beforeAll(async () => {
    folder = await temporaryFolder();
    await layPackages(folder.path);
    const repository = join(folder.path, 'repository');
    await writeDataSet(join(repository, 'data', 'wrong-masks'), { count: 24, wrongMasks: 12 });
    await writeDataSet(join(repository, 'data', 'hostile'), {
      count: 24,
      names: hostileNames(24),
      wrongMasks: 10,
    });
    await commitRepository(repository, 'bad-input.yml');
    service = await startResultsService(join(folder.path, 'store'));
    run = await runWorkflow(repository, 'bad-input.yml', join(folder.path, 'act'), service.environment());
  }, TIMEOUT_MS);

  afterAll(async () => {
    await service?.[Symbol.asyncDispose]();
    await folder?.[Symbol.asyncDispose]();
  });

  test('fails every step and uploads nothing', () => {
    for (const id of ['wrong-masks', 'hostile', 'settings', 'no-data'])
      expect(run.step('train', id).result, run.text).toBe('failure');
    expect(run.results).toEqual({ train: 'failure' });
    expect(run.exitCode).toBe(1);
    expect(service.artifacts).toEqual([]);
  });

  test('annotates the first of the files at fault with how many there are', () => {
    const { errors, summary, outputs } = run.step('train', 'wrong-masks');
    expect(errors).toEqual([
      expect.objectContaining({
        file: 'data/wrong-masks/masks/000.png',
        title: 'mask-size-mismatch',
        message: expect.stringContaining('mask-size-mismatch: 12 masks: "masks/000.png" is 32x16'),
      }),
    ]);
    expect(summary).toBe('');
    expect(outputs).toEqual({});
  });

  test('reports faults of files with hostile names, which command nothing', () => {
    const { errors, outputs, commands, log } = run.step('train', 'hostile');
    expect(
      errors.map(({ title }) => title),
      log,
    ).toContain('mask-size-mismatch');
    expect(outputs).toEqual({});
    // act cuts a message at its last `::`; GitHub cuts it at its first.
    const names = [...commands].map((command) => command.split('::')[0]);
    expect(names.filter((name) => !HARMLESS.includes(name))).toEqual([]);
  });

  test('names every wrong setting', () => {
    const messages = run.step('train', 'settings').errors.map(({ message }) => message);
    expect(messages.join('\n')).toMatch(/^setting-invalid: .*epochs.*"many"/m);
    expect(messages.join('\n')).toMatch(/^setting-invalid: .*patience.*"-1"/m);
  });

  test('says that the data folder is not there', () => {
    expect(run.step('train', 'no-data').errors.at(-1)?.message).toMatch(/^[a-z-]+: .*data\/nowhere/);
  });
});

/** Every file under the folder, by its name inside it. */
async function contents(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(
      files.map(async (file) => [relative(folder, file).replaceAll(sep, '/'), await readFile(file)] as const),
    ),
  );
}
