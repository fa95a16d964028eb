// `evaluate-only` through the action's entry: a model of an earlier step tested on labelled images.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pullRequestPayload, startCommentServer } from '../stages/8-publish/github/comment-server.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';
import { writeDataSet } from './data-set.ts';
import { type ResultsService, startResultsService } from './results-service/server.ts';
import { type ActionRun, runAction } from './run-action.ts';

let folder: TemporaryFolder;
let service: ResultsService;

beforeAll(async () => {
  folder = await temporaryFolder();
  service = await startResultsService(join(folder.path, 'store'));
  await writeDataSet(join(folder.path, 'data'), { count: 24 });
  const inputs = { data: 'data', 'batch-size': '4', threads: '1', epochs: '2', 'test-fraction': '0.4' };
  // Of the same workflow, job and artifact as the evaluations, which find it all the same for none of theirs.
  const named = { ...inputs, 'artifact-name': 'evaluation', comment: 'never' };
  const environment = { ...service.environment('run-0'), ...PUSH };
  const trained = await runAction(folder.path, { inputs: named, environment });
  expect(trained.exitCode, trained.log).toBe(0);
  const kept = service.caches.filter(({ key }) => key.startsWith('best-epoch-results/'));
  expect(kept, 'to compare with').toHaveLength(1);
});

afterAll(async () => {
  await service?.[Symbol.asyncDispose]();
  await folder?.[Symbol.asyncDispose]();
});

/** As a step after the training would be, in a run of its own. */
function evaluate(
  inputs: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>>,
): Promise<ActionRun> {
  const given = {
    ...{ data: 'data', 'evaluate-only': 'true', model: 'best-epoch/model/model.onnx', threads: '1' },
    ...{ split: 'best-epoch/split.json', ...inputs },
  };
  return runAction(folder.path, { inputs: given, environment });
}

const JOB = { GITHUB_WORKFLOW: 'Evaluate', GITHUB_JOB: 'evaluate' };
const PUSH = { ...JOB, GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/main' };

const outputOf = ({ outputs }: ActionRun, name: string) =>
  new RegExp(`^${name}<<(.*)\\n(.*)\\n\\1$`, 'm').exec(outputs)?.[2];

test('a push is published: outputs, summary with links, artifacts; a pull request is compared with it', async () => {
  const pushed = await evaluate({}, { ...service.environment('run-1'), ...PUSH });
  expect(pushed.exitCode, pushed.log).toBe(0);
  expect(pushed.summary, 'nothing but the training was there').toContain('No baseline: ');
  const results = JSON.parse(await readFile(join(folder.path, 'evaluation', 'evaluation.json'), 'utf8'));
  expect(Object.fromEntries(NAMES.map((name) => [name, outputOf(pushed, name)]))).toEqual({
    'test-accuracy': `${results.test.accuracy}`,
    'test-mean-iou': `${results.test['mean-iou']}`,
    'test-macro-f1': `${results.test['macro-f1']}`,
    verdict: 'no-baseline',
    'model-path': join(folder.path, 'best-epoch', 'model', 'model.onnx'),
    'results-path': join(folder.path, 'evaluation', 'evaluation.json'),
    'artifact-id': expect.stringMatching(/^\d+$/),
    'artifact-url': expect.stringMatching(/\/artifacts\/\d+$/),
    'report-url': expect.stringMatching(/\/artifacts\/\d+$/),
    'best-epoch': undefined,
  });
  const uploaded = service.artifacts.map(({ name }) => name).slice(-2);
  expect(uploaded).toEqual(['evaluation', 'evaluation-report.html']);
  expect(pushed.summary).toContain(
    `[Open the report](${outputOf(pushed, 'report-url')}) · [Download the evaluation](`,
  );
  expect(pushed.summary).toContain('Nothing was trained');
  // The training's own folder is as it was.
  expect(await readdir(join(folder.path, 'best-epoch'))).toContain('results.json');

  await using api = await startCommentServer();
  const GITHUB_EVENT_PATH = join(folder.path, 'event.json');
  await writeFile(GITHUB_EVENT_PATH, pullRequestPayload('me/stars'));
  const request = {
    ...{ ...JOB, GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: 'refs/pull/7/merge' },
    ...{ GITHUB_BASE_REF: 'main', GITHUB_RUN_ID: '43', GITHUB_EVENT_PATH },
    ...{ GITHUB_API_URL: api.apiUrl, GITHUB_GRAPHQL_URL: api.graphqlUrl },
  };
  const compared = await evaluate(
    { output: 'again', token: 'ghs_0' },
    { ...service.environment('run-2'), ...request },
  );
  expect(compared.exitCode, compared.log).toBe(0);
  expect(outputOf(compared, 'verdict')).toBe('same');
  expect(api.comments.map(({ body }) => body.split('\n')[0])).toEqual([
    '<!-- best-epoch: Evaluate/evaluate/evaluation -->',
  ]);
  expect(api.comments[0]?.body).toContain('### ⚪ evaluation of data · Same as main: test macro F1');
});

const NAMES = [
  ...['test-accuracy', 'test-mean-iou', 'test-macro-f1', 'verdict', 'model-path', 'results-path'],
  ...['artifact-id', 'artifact-url', 'report-url', 'best-epoch'],
];

test('a gate that fails fails the step, after everything is published', async () => {
  const inputs = { 'fail-if': 'test-macro-f1 > 0', output: 'gated', 'artifact-name': 'gated', epochs: '7' };
  const run = await evaluate(inputs, { ...service.environment('run-3'), ...PUSH });
  expect(run.exitCode, run.log).toBe(1);
  expect(run.log).toMatch(/^::error title=gate-failed::gate-failed: gate `test-macro-f1 > 0` failed/m);
  expect(run.log.match(/^::error/gm), 'annotated once').toHaveLength(1);
  expect(service.artifacts.map(({ name }) => name)).toContain('gated');
});

test.each([
  ['without a model', { model: '' }, 'setting-missing'],
  ['with a model that is none', { model: 'data/classes.json' }, 'model-unreadable'],
  ['with a switch that is neither', { 'evaluate-only': 'perhaps' }, 'setting-invalid'],
  ['not asked for, but with a model', { 'evaluate-only': 'false' }, 'setting-not-for-training'],
] as const)('refused %s, with an annotation', async (reason, inputs, code) => {
  const run = await evaluate(inputs, service.environment('run-4'));
  expect(run.exitCode, `${reason}\n${run.log}`).toBe(2);
  expect(run.log, reason).toMatch(new RegExp(`^::error .*title=${code}[:,]`, 'm'));
});
