// Which lines a run is shown among, which line it leaves, and that lines of nobody's run are never taken.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { historyFolder } from '../../src/earlier/history-folder.ts';
import { addLine, joinLines, readLines, writeLines } from '../../src/earlier/history-lines.ts';
import {
  type HistoryPlace,
  historyIn,
  placeInStore,
  resultsInStore,
} from '../../src/earlier/history-places.ts';
import { type ResultsSource, resultsOfSeries } from '../../src/earlier/look-up.ts';
import { writeRunOfResults } from '../../src/earlier/run-of-results.ts';
import type { RunScope } from '../../src/earlier/series.ts';
import { historyFailed } from '../../src/errors.ts';
import type { HistoryLine } from '../../src/results/history-line.ts';
import { pathsOf } from '../../src/results/history-paths.ts';
import { nthLine, writerOf } from '../results/sample-line.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const PUSH: RunScope = {
  series: { name: 'Train/train/best-epoch', artifact: 'best-epoch', data: 'cells' },
  kind: 'training',
  branch: 'main',
  compared: ['main'],
  defaultBranch: 'main',
  event: 'push',
  commit: 'ab'.repeat(20),
  run: {
    ...{ id: '100', attempt: 1, job: 'train', artifact: 'best-epoch' },
    ...{ repository: 'https://github.com/me/stars', began: new Date('2026-12-01T00:00:00Z') },
  },
  whoLeavesSome: 'A push leaves some',
};
const AGAIN: RunScope = { ...PUSH, run: { ...PUSH.run!, attempt: 2 } };
const ONE_NUMBER = { id: '100', attempt: 1, job: 'train' };
const PULL: RunScope = { ...PUSH, branch: undefined, event: 'pull_request', compared: ['dev', 'main'] };

function place(lines: readonly HistoryLine[], unreadable: readonly number[] = []): HistoryPlace {
  return {
    name: 'a place',
    read: async () => ({ ...readLines(writeLines(lines)), unreadable }),
    file: (series) => `${series}/history.jsonl`,
    append: async ({ line }) => addLine(readLines(writeLines(lines)), line, writerOf(line)),
  };
}

const nowhere = async () => undefined;
/** Later than every line of `nthLine` that a test has. */
const now = () => new Date('2026-12-01T00:00:00Z');
const idsOf = (lines: readonly HistoryLine[] = []) => lines.map(({ run }) => run?.id);

test.each<{
  why: string;
  scope: RunScope;
  lines: readonly HistoryLine[];
  branch: string;
  ids: readonly string[];
}>([
  { why: 'the first run of a branch', scope: PUSH, lines: [], branch: 'main', ids: [] },
  {
    why: 'the branch',
    scope: PUSH,
    lines: [nthLine(1, 0.5), nthLine(2, 0.5, { branch: 'dev' })],
    branch: 'main',
    ids: ['1'],
  },
  {
    why: 'none of an earlier attempt of this run',
    scope: AGAIN,
    lines: [nthLine(1, 0.5), nthLine(100, 0.5)],
    branch: 'main',
    ids: ['1'],
  },
  {
    why: 'none of a later run than one that is started again: it would be the best before, and a decline',
    scope: AGAIN,
    lines: [nthLine(1, 0.5), nthLine(100, 0.5), nthLine(101, 0.9)],
    branch: 'main',
    ids: ['1'],
  },
  {
    why: 'none of another row of the matrix',
    scope: PUSH,
    lines: [nthLine(1, 0.5), nthLine(100, 0.5, { artifact: 'row-2' })],
    branch: 'main',
    ids: ['1'],
  },
  {
    why: 'the runs before it on a runner that gives all one number',
    scope: PUSH,
    lines: [nthLine(1, 0.5, { run: ONE_NUMBER }), nthLine(2, 0.5, { run: ONE_NUMBER })],
    branch: 'main',
    ids: ['100', '100'],
  },
  {
    why: 'runs before it with the higher numbers of another server',
    scope: PUSH,
    lines: [nthLine(900, 0.5, { date: '2026-11-30T00:00:00Z' })],
    branch: 'main',
    ids: ['900'],
  },
  {
    why: 'the base branch',
    scope: PULL,
    lines: [nthLine(1, 0.5), nthLine(2, 0.5, { branch: 'dev' })],
    branch: 'dev',
    ids: ['2'],
  },
  { why: 'else the default branch', scope: PULL, lines: [nthLine(1, 0.5)], branch: 'main', ids: ['1'] },
])('shown among: $why', async ({ why, scope, lines, branch, ids }) => {
  const { found, faults } = await historyIn([place(lines)], scope, nowhere, now).findHistory();
  expect(idsOf(found?.lines), why).toEqual(ids);
  expect(found?.branch, why).toBe(branch);
  expect(faults).toEqual([]);
});

test.each([
  { why: 'of a pull request the first place that has some, on any branch', scope: PULL, ids: ['1'] },
  { why: 'of a branch all places, joined', scope: PUSH, ids: ['1', '3'] },
])('lines: $why', async ({ why, scope, ids }) => {
  const cached = place([nthLine(2, 0.5, { branch: 'dev' }), nthLine(3, 0.5)]);
  const { found } = await historyIn([place([nthLine(1, 0.5)]), cached], scope, nowhere, now).findHistory();
  expect(idsOf(found?.lines), why).toEqual(ids);
});

test('what an own cache claims of the base branch does not go before the history’s default branch', async () => {
  const source = (of: string, json: string): ResultsSource => ({
    name: json,
    failed: () => historyFailed(json, 'read', ''),
    find: async (_series, branch) => (branch === of ? { json } : undefined),
    seriesOf: async () => [],
  });
  const [stored, cached] = [source('main', 'stored'), source('dev', 'cached')];
  const found = async (...[sources, fallbacks]: ResultsSource[][]) =>
    (await resultsOfSeries(PULL, sources!, fallbacks).findResults()).found.json;
  expect(await found([stored], [cached])).toBe('stored');
  expect(await found([], [cached]), 'an empty history').toBe('cached');
});

test('a run of a branch leaves a line of its series, a pull request none', async () => {
  const { found } = await historyIn([place([])], PUSH, nowhere, now).findHistory();
  expect(found?.job).toEqual({
    ...{ series: 'Train/train/best-epoch', artifact: 'best-epoch', data: 'cells' },
    ...{ branch: 'main', event: 'push', commit: PUSH.commit, run: { id: '100', attempt: 1, job: 'train' } },
  });
  expect((await historyIn([place([])], PULL, nowhere, now).findHistory()).found?.job).toBeUndefined();
});

test('lines of two places are joined; of what is no line of the series one warning tells', async () => {
  const places = [
    place([nthLine(1, 0.5), nthLine(3, 0.5)], [3, 5]),
    place([nthLine(2, 0.5, { series: 'other' }), nthLine(2, 0.5)]),
  ];
  const { found, faults } = await historyIn(places, PUSH, nowhere, now).findHistory();
  expect(idsOf(found?.lines)).toEqual(['1', '2', '3']);
  expect(faults.map(({ code, severity }) => `${code} ${severity}`)).toEqual([
    'history-lines-unreadable warning',
    'history-lines-unreadable warning',
  ]);
  expect(
    faults.map(({ message }) => message.slice(message.indexOf(' has '), message.indexOf('.jsonl'))),
  ).toEqual([
    ` has 2 lines that no run has written so, the first of them line 3 of "${PUSH.series.name}/history`,
    ` has a line that no run has written so: line 1 of "${PUSH.series.name}/history`,
  ]);
});

test('a run that others have overtaken and that has no line leaves none, and says so', async () => {
  const line = nthLine(100, 0.5, { run: { id: '1', attempt: 2, job: 'train' } });
  const entry = { line, results: undefined, dashboard: () => new Map() };
  const [here, there] = [place([nthLine(7, 0.5)]), { ...place([nthLine(7, 0.5)]), name: 'another' }];
  const history = historyIn([here, there], AGAIN, nowhere, now);
  const { lines, faults } = await history.keepHistory(entry);
  expect(lines, 'of none that was written').toEqual([]);
  expect(faults, 'once').toMatchObject([{ code: 'history-overtaken', severity: 'warning' }]);
  expect(faults[0]!.message).toContain('the history (a place, another) has');
  expect(faults[0]?.message).toContain('has a later run of "main" (7)');
});

test('lines of a newer version are told apart from those that nobody has written', async () => {
  const newer: HistoryPlace = {
    ...place([]),
    read: async () => readLines('{"schema-version":2}\n'),
  };
  const { found, faults } = await historyIn([newer], PUSH, nowhere, now).findHistory();
  expect(found?.lines).toEqual([]);
  expect(faults).toMatchObject([{ code: 'history-lines-newer', severity: 'warning' }]);
});

test.each([
  { why: 'a clock that is fast, or in another zone', date: '2026-12-01T23:59:00Z', isTaken: true },
  { why: 'tomorrow or later', date: '2026-12-02T00:01:00Z', isTaken: false },
  { why: 'the newest run for ever', date: '9999-12-31T23:59:59Z', isTaken: false },
])('a line dated ahead: $why', async ({ why, date, isTaken }) => {
  const lines = [nthLine(1, 0.5), nthLine(2, 0.9, { date })];
  const { found, faults } = await historyIn([place(lines)], PUSH, nowhere, now).findHistory();
  expect(idsOf(found?.lines), why).toEqual(isTaken ? ['1', '2'] : ['1']);
  const told = isTaken ? [] : ['history-lines-unreadable'];
  expect(
    faults.map(({ code }) => code),
    why,
  ).toEqual(told);
});

test('a place that fails is a warning, to read as to write', async () => {
  const broken: HistoryPlace = {
    name: 'branch x',
    read: () => Promise.reject(new Error('no git')),
    file: () => 'history.jsonl',
    append: () => Promise.reject(new Error('protected\u001b[2J')),
  };
  const history = historyIn([broken, place([nthLine(1, 0.5)])], PUSH, nowhere, now);
  const { found, faults } = await history.findHistory();
  expect(idsOf(found?.lines)).toEqual(['1']);
  expect(faults).toMatchObject([{ code: 'history-failed', severity: 'warning' }]);
  const written = await history.keepHistory({
    line: nthLine(2, 0.5),
    results: undefined,
    dashboard: () => new Map(),
  });
  expect(written.faults).toMatchObject([{ code: 'history-failed', severity: 'warning' }]);
  expect(written.lines, 'only where it stands').toEqual(['The history has a line of this run (a place).']);
  expect(written.faults[0]?.message).not.toMatch(/\p{Cc}/u);
});

/** Two runs of main: the results of the second lie beside their lines. */
async function kept(folder: string, results = 'newest') {
  const store = historyFolder(folder);
  const lines = joinLines([nthLine(1, 0.5), nthLine(2, 0.6)]);
  const path = join(folder, 'results.json');
  const json = JSON.stringify({ results, model: lines[1]?.['model-sha256'] });
  await mkdir(folder, { recursive: true });
  await store.update('', async () => {
    const files = pathsOf(PUSH.series.name);
    return new Map([
      [files.history, Buffer.from(writeLines(lines))],
      [files.results('main'), Buffer.from(json)],
      [
        files.runOfResults('main'),
        Buffer.from(writeRunOfResults(writerOf(lines[1]!).run, new Date(lines[1]!.date))),
      ],
    ]);
  });
  await writeFile(path, json);
  return store;
}

test('a pull request finds the results that lie beside the lines, and by its artifact those of another series', async () => {
  await using folder = await temporaryFolder();
  const store = await kept(join(folder.path, 'past'));
  const series = PUSH.series.name;
  const find = async (scope: RunScope) =>
    (await resultsOfSeries(scope, [resultsInStore(store, now)]).findResults()).found;
  expect(await find(PULL)).toMatchObject({ json: expect.stringContaining('newest'), name: 'main', series });
  const renamed = { ...PULL, series: { ...PULL.series, name: 'Review/fit/best-epoch' } };
  expect(await find(renamed)).toMatchObject({ name: 'main (series Train/train/best-epoch)', series });
  const resolved = { series: 'Train/train/best-epoch', branch: 'main', json: '' };
  const place = placeInStore(store, PUSH);
  const { found } = await historyIn([place], renamed, async () => resolved, now).findHistory();
  expect(idsOf(found?.lines), 'the history of what it is compared with').toEqual(['1', '2']);
});

test('a line dated ahead does not say which series there are', async () => {
  await using folder = await temporaryFolder();
  const store = await kept(join(folder.path, 'past'));
  const before = (clock: string) => resultsInStore(store, () => new Date(clock)).seriesOf('main');
  expect(await before('2026-12-01T00:00:00Z')).toMatchObject([{ name: 'Train/train/best-epoch' }]);
  expect(await before('2025-12-01T00:00:00Z')).toEqual([]);
});

test('a second attempt is not compared with what its first left', async () => {
  await using folder = await temporaryFolder();
  const store = await kept(join(folder.path, 'past'));
  const scope = { ...PUSH, run: { ...PUSH.run!, id: '2', attempt: 2 } };
  const { found } = await resultsOfSeries(scope, [resultsInStore(store, now)]).findResults();
  expect(found).toMatchObject({
    reason: 'No baseline: the only results of main are of an earlier attempt of this run.',
  });
});
