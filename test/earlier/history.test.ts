// How the lines of a history come together, and that it stays small whatever is in it.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  appendTo,
  capLines,
  HistoryUndrawn,
  joinLines,
  readLines,
  writeLines,
} from '../../src/earlier/history.ts';
import type { HistoryStore } from '../../src/earlier/history-store.ts';
import type { HistoryLine } from '../../src/results/history-line.ts';
import { pathsOf } from '../../src/results/history-paths.ts';
import { nthLine } from '../results/sample-line.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const idsOf = (lines: readonly HistoryLine[]) => lines.map(({ run }) => run?.id);

test('what is no line is dropped and counted, and blank lines are nothing', () => {
  const good = writeLines([nthLine(1, 0.5), nthLine(2, 0.6)]);
  const { lines, unreadable } = readLines(`${good}\n{"broken"\n<script>\n${good.slice(0, 100)}`);
  expect(idsOf(lines)).toEqual(['1', '2']);
  expect(unreadable).toBe(3);
});

test.each([
  { why: 'from two places, each run once', a: [1, 2, 3], b: [2, 3, 4], ids: ['1', '2', '3', '4'] },
  { why: 'in another order', a: [3, 1], b: [2], ids: ['1', '2', '3'] },
])('joined: $why', ({ why, a, b, ids }) => {
  const lines = joinLines(
    a.map((n) => nthLine(n, 0.5)),
    b.map((n) => nthLine(n, 0.5)),
  );
  expect(idsOf(lines), why).toEqual(ids);
});

test('a rerun takes the place of its run, whichever is read first', () => {
  const first = nthLine(1, 0.5);
  const rerun = { ...nthLine(1, 0.9), run: { ...nthLine(1, 0.9).run!, attempt: 2 } };
  expect(joinLines([first], [rerun])).toEqual([rerun]);
  expect(joinLines([rerun], [first])).toEqual([rerun]);
});

test('a rerun stands where its run stood, before those that came after it', () => {
  const rerun = { ...nthLine(9, 0.9), run: { ...nthLine(1, 0.9).run!, attempt: 2 } };
  const lines = joinLines([nthLine(1, 0.5), nthLine(2, 0.5)], [rerun]);
  expect(lines.map(({ run }) => [run?.id, run?.attempt])).toEqual([
    ['1', 2],
    ['2', 1],
  ]);
});

test('two jobs of one run have a line each, whatever series they make', () => {
  const small = nthLine(1, 0.5);
  const large = { ...small, run: { ...small.run!, job: 'large' } };
  expect(joinLines([small], [large], [{ ...small, artifact: 'other' }])).toHaveLength(3);
});

test('of a branch the newest 1,000 runs are kept, and the best ever of the same task and classes', () => {
  const others = { classes: ['a', 'b', 'c'] };
  const lines = Array.from({ length: 1010 }, (_, n) => {
    if (n === 2) return nthLine(n, 0.99, others);
    return nthLine(n, n === 5 ? 0.9 : 0.5);
  });
  const kept = capLines(lines, 'main');
  expect(kept).toHaveLength(1001);
  expect(idsOf(kept).slice(0, 2)).toEqual(['5', '10']);
});

test('of 60 branches those are kept that ran last, and the default branch', () => {
  const lines = [
    nthLine(0, 0.5),
    ...Array.from({ length: 60 }, (_, n) => nthLine(n + 1, 0.5, { branch: `branch ${n}` })),
  ];
  const branches = new Set(capLines(lines, 'main').map(({ branch }) => branch));
  expect(branches.size).toBe(51);
  expect([branches.has('main'), branches.has('branch 9'), branches.has('branch 10')]).toEqual([
    true,
    false,
    true,
  ]);
});

/** Files in memory; `changes` are what was written last. */
function storeOf(
  files: Map<string, string>,
): HistoryStore & { changes: ReadonlyMap<string, Uint8Array | null> } {
  const encoder = new TextEncoder();
  const store = {
    name: 'memory',
    changes: new Map<string, Uint8Array | null>() as ReadonlyMap<string, Uint8Array | null>,
    read: async (path: string) => {
      const text = files.get(path);
      return text === undefined ? undefined : encoder.encode(text);
    },
    list: async () => [...files.keys()],
    async update(_message: string, change: Parameters<HistoryStore['update']>[1]) {
      store.changes = await change(store);
      for (const [path, bytes] of store.changes) {
        if (bytes === null) files.delete(path);
        else files.set(path, new TextDecoder().decode(bytes));
      }
    },
  };
  return store;
}

test('a run is appended with its results, and people see all series', async () => {
  await using folder = await temporaryFolder();
  const results = join(folder.path, 'results.json');
  await writeFile(results, '{\n  "a": 1\n}\n');
  const other = pathsOf('Nightly/train/x');
  const files = new Map([
    [other.history, writeLines([nthLine(7, 0.7, { series: 'Nightly/train/x', date: nthLine(1, 0).date })])],
  ]);
  const store = storeOf(files);
  const line = nthLine(1, 0.5);
  let seen: readonly HistoryLine[] = [];
  const dashboard = (lines: readonly HistoryLine[]) => {
    seen = lines;
    return new Map([['index.html', 'page']]);
  };
  await appendTo(store, { line, results, dashboard }, 'main');
  expect(idsOf(seen)).toEqual(['1', '7']);
  const paths = pathsOf(line.series);
  expect([...files]).toEqual([
    [other.history, expect.any(String)],
    [paths.history, writeLines([line])],
    ['index.html', 'page'],
    [paths.results('main'), '{"a":1}\n'],
    [paths.runOfResults('main'), '{"id":"1","job":"train"}'],
  ]);
  await appendTo(store, { line: nthLine(2, 0.5), results: undefined, dashboard }, 'main');
  expect(
    readLines(files.get(paths.history)!).lines,
    'a gate kept its results from being compared with',
  ).toHaveLength(2);
  expect(files.has(paths.results('main')), 'the ones before stay').toBe(true);
});

test('a rerun leaves its results in its own place, never in that of a later run', async () => {
  await using folder = await temporaryFolder();
  const files = new Map<string, string>();
  const append = async (n: number, attempt: number, text: string) => {
    const results = join(folder.path, 'results.json');
    await writeFile(results, JSON.stringify(text));
    const { run, ...line } = nthLine(n, 0.5);
    const entry = { line: { ...line, run: { ...run!, attempt } }, results, dashboard: () => new Map() };
    await appendTo(storeOf(files), entry, 'main');
  };
  const paths = pathsOf(nthLine(1, 0.5).series);
  const kept = () => [paths.results('main'), paths.resultsBefore('main')].map((path) => files.get(path));
  await append(1, 1, 'first');
  await append(2, 1, 'second');
  expect(kept()).toEqual(['"second"\n', '"first"\n']);
  await append(2, 2, 'second again');
  expect(kept(), 'compared with the same as its first attempt').toEqual(['"second again"\n', '"first"\n']);
  await append(1, 2, 'first again');
  expect(kept(), 'the later run stays the newest').toEqual(['"second again"\n', '"first"\n']);
});

test('lines dated ahead are shown to nobody, and stay: the wrong clock may be this one', async () => {
  const [first, second] = [nthLine(1, 0.5), nthLine(2, 0.5)];
  const ahead = nthLine(9, 0.9, { branch: 'dev' });
  const [own, other] = [pathsOf(first.series), pathsOf('Nightly/train/x')];
  const files = new Map([
    [own.history, writeLines([first, ahead])],
    [own.results('dev'), '{}'],
    [other.history, writeLines([nthLine(9, 0.7, { series: 'Nightly/train/x' })])],
  ]);
  let seen: readonly HistoryLine[] = [];
  const dashboard = (lines: readonly HistoryLine[]) => {
    seen = lines;
    return new Map();
  };
  await appendTo(storeOf(files), { line: second, results: undefined, dashboard }, 'main');
  expect(idsOf(seen)).toEqual(['1', '2']);
  expect(readLines(files.get(own.history)!).lines).toEqual([first, second, ahead]);
  expect(files.has(own.results('dev')), 'what its branch made').toBe(true);
});

test('what can’t be drawn keeps no line from being written', async () => {
  const line = nthLine(1, 0.5);
  const files = new Map<string, string>([['index.html', 'the page of before']]);
  const dashboard = () => {
    throw new RangeError('Invalid array length');
  };
  const appended = appendTo(storeOf(files), { line, results: undefined, dashboard }, 'main');
  await expect(appended).rejects.toThrow(HistoryUndrawn);
  expect(readLines(files.get(pathsOf(line.series).history)!).lines).toEqual([line]);
  expect(files.get('index.html')).toBe('the page of before');
});

test('results of a branch that the history has no run of any more go with them', async () => {
  const line = nthLine(1, 0.5);
  const paths = pathsOf(line.series);
  const files = new Map([[paths.results('gone'), '{}']]);
  await appendTo(storeOf(files), { line, results: undefined, dashboard: () => new Map() }, 'main');
  expect([...files.keys()]).toEqual([paths.history]);
});
