// How people lay out their workflows, and the verdict that each layout gives: the built action in processes of its own,
// with a cache service that keeps branches apart as GitHub does. Only the first run trains; the others take its results.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../temporary-folder.ts';
import { writeDataSet } from './data-set.ts';
import { startResultsService } from './results-service/server.ts';
import { runAction } from './run-action.ts';

const PUSH = { event: 'push', ref: 'refs/heads/main', base: '', workflow: 'Train', job: 'train' };
const PULL = { ...PUSH, event: 'pull_request', ref: 'refs/pull/7/merge', base: 'main' };
const QUEUE = 'refs/heads/gh-readonly-queue/main/pr-7-abc123';

interface Layout {
  readonly layout: string;
  readonly run: typeof PUSH;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly verdict: 'same' | 'no-baseline';
  readonly said: string;
}

/** In this order: what a row leaves, the next ones find. */
const LAYOUTS: readonly Layout[] = [
  { layout: 'the first push', run: PUSH, verdict: 'no-baseline', said: 'nor of any other series' },
  { layout: 'push', run: PUSH, verdict: 'same', said: 'Baseline: the run before on main, made' },
  { layout: 'one workflow', run: PULL, verdict: 'same', said: 'Baseline: main, made' },
  {
    layout: 'two workflows',
    run: { ...PULL, workflow: 'Review', job: 'check' },
    verdict: 'same',
    said: 'Baseline: main (series Train/train/best-epoch), made',
  },
  {
    layout: 'two workflows, and the artifact is called otherwise, too',
    run: { ...PULL, workflow: 'Review' },
    inputs: { 'artifact-name': 'review', 'fail-if': 'no-verdict' },
    verdict: 'no-baseline',
    said: 'artifact review; there are some of Train/train/best-epoch. A new model needs nothing: its first run on main leaves some. For the model of another series set `series: Train/train/best-epoch`.',
  },
  {
    layout: 'what that message says to set',
    run: { ...PULL, workflow: 'Review' },
    inputs: { 'artifact-name': 'review', series: 'Train/train/best-epoch' },
    verdict: 'same',
    said: 'Series Train/train/best-epoch. Baseline: main, made',
  },
  {
    layout: 'renamed job',
    run: { ...PULL, job: 'fit' },
    verdict: 'same',
    said: 'Baseline: main (series Train/train/best-epoch), made',
  },
  {
    layout: 'merge queue',
    run: { ...PUSH, event: 'merge_group', ref: QUEUE },
    verdict: 'same',
    said: 'Baseline: main, made',
  },
  { layout: 'tag', run: { ...PUSH, ref: 'refs/tags/v1' }, verdict: 'same', said: 'Baseline: main, made' },
  {
    layout: 'the first push of a branch',
    run: { ...PUSH, ref: 'refs/heads/feature' },
    verdict: 'same',
    said: 'Baseline: main, made',
  },
  {
    layout: 'a dispatch from outside',
    run: { ...PUSH, event: 'repository_dispatch' },
    verdict: 'same',
    said: 'Baseline: the run before on main, made',
  },
];

test('each layout is compared, or says with what it could be', async () => {
  await using folder = await temporaryFolder();
  await using service = await startResultsService(join(folder.path, 'store'));
  await writeDataSet(join(folder.path, 'data'), { count: 24 });
  const GITHUB_EVENT_PATH = join(folder.path, 'event.json');
  await writeFile(GITHUB_EVENT_PATH, '{"repository": {"default_branch": "main"}}');
  const start = ({ run, inputs = {} }: Layout, n: number) => {
    const seen = [
      ...new Set([run.ref, ...(run.base === '' ? [] : [`refs/heads/${run.base}`]), 'refs/heads/main']),
    ];
    return runAction(folder.path, {
      inputs: {
        data: 'data',
        epochs: '1',
        'batch-size': '4',
        threads: '1',
        'test-fraction': '0.4',
        comment: 'never',
        ...inputs,
      },
      environment: {
        ...service.environment(`run-${n}`, 'job-1', seen),
        ...{
          GITHUB_EVENT_NAME: run.event,
          GITHUB_REF: run.ref,
          GITHUB_BASE_REF: run.base,
          GITHUB_EVENT_PATH,
        },
        ...{ GITHUB_WORKFLOW: run.workflow, GITHUB_JOB: run.job, GITHUB_RUN_ID: `${100 + n}` },
      },
    });
  };
  for (const [n, row] of LAYOUTS.entries()) {
    const { exitCode, log, outputs } = await start(row, n);
    expect(exitCode, `${row.layout}\n${log}`).toBe(row.inputs?.['fail-if'] === undefined ? 0 : 1);
    expect(
      /^verdict<<(.*)\n(?<verdict>.*)\n\1$/m.exec(outputs)?.groups?.verdict,
      `${row.layout}\n${log}`,
    ).toBe(row.verdict);
    expect(log, row.layout).toContain(row.said);
    if (n > 0) expect(outputs, `${row.layout}: nothing is trained again`).toMatch(/skipped<<(.*)\ntrue\n\1/);
  }
  const owners = new Set(
    service.caches.filter(({ key }) => key.startsWith('best-epoch-results/')).map(({ scope }) => scope),
  );
  expect([...owners], 'only branches leave results').toEqual(['refs/heads/main', 'refs/heads/feature']);
});

test('a fork’s pull request, whose cache can’t be written, is compared all the same', async () => {
  await using folder = await temporaryFolder();
  await using service = await startResultsService(join(folder.path, 'store'));
  await writeDataSet(join(folder.path, 'data'), { count: 24 });
  await writeFile(join(folder.path, 'data', 'best-epoch.yml'), 'epochs: 1\n');
  const inputs = { data: 'data', 'batch-size': '4', threads: '1', 'test-fraction': '0.4', comment: 'never' };
  const start = (run: typeof PUSH, seen: readonly string[], id: string, more: object = {}) =>
    runAction(folder.path, {
      inputs: { ...inputs, ...more },
      environment: {
        ...service.environment(`run-${id}`, 'job-1', seen),
        ...{ GITHUB_EVENT_NAME: run.event, GITHUB_REF: run.ref, GITHUB_BASE_REF: run.base },
        ...{ GITHUB_WORKFLOW: run.workflow, GITHUB_JOB: run.job, GITHUB_RUN_ID: id },
      },
    });
  const past = { history: 'past' };
  expect((await start(PUSH, ['refs/heads/main'], '1', past)).exitCode).toBe(0);
  service.makeCachesReadOnly();
  const forked = await start(PULL, [PULL.ref, 'refs/heads/main'], '2');
  expect(forked.outputs, forked.log).toMatch(/verdict<<(.*)\nsame\n\1/);
  const checkedOut = await start(PULL, [PULL.ref, 'refs/heads/main'], '4', past);
  expect(checkedOut.log).toMatch(
    /^::warning title=baseline-in-checkout::baseline-in-checkout: `history` "past" lies/m,
  );
  expect(checkedOut.summary).toContain('Same as main (from the checkout under review)');
  expect(checkedOut.summary).toContain('(runs before this one: from the checkout under review)');
  await writeFile(join(folder.path, 'data', 'best-epoch.yml'), 'epochs: 1\nbaseline: none\n');
  const disarmed = await start(PULL, [PULL.ref, 'refs/heads/main'], '3');
  expect(disarmed.outputs, disarmed.log).toMatch(/verdict<<(.*)\nno-baseline\n\1/);
  expect(disarmed.log).toMatch(
    /^::warning .*title=baseline-from-data::baseline-from-data: the settings file "data.best-epoch\.yml" has a say in what this pull request/m,
  );
  expect(disarmed.summary).toContain('part of the data under review, chose so.');
});
