// What a run adds to a store: its line, its results, what people look at; and what stays as it is.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { appendTo, HistoryUndrawn } from '../../src/earlier/history.ts';
import { readLines, writeLines } from '../../src/earlier/history-lines.ts';
import type { HistoryStore } from '../../src/earlier/history-store.ts';
import type { HistoryLine } from '../../src/results/history-line.ts';
import { pathsOf } from '../../src/results/history-paths.ts';
import { nthLine, writerOf } from '../results/sample-line.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const idsOf = (lines: readonly HistoryLine[]) => lines.map(({ run }) => run?.id);

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
  await appendTo(store, { line, results, dashboard }, writerOf(line));
  expect(idsOf(seen)).toEqual(['1', '7']);
  const paths = pathsOf(line.series);
  expect([...files]).toEqual([
    [other.history, expect.any(String)],
    [paths.history, writeLines([line])],
    ['index.html', 'page'],
    [paths.results('main'), '{"a":1}\n'],
    [
      paths.runOfResults('main'),
      '{"id":"1","attempt":1,"job":"train","artifact":"best-epoch","repository":"https://github.com/me/stars","at":"2026-01-02T00:00:00.000Z"}',
    ],
  ]);
  const second = nthLine(2, 0.5);
  await appendTo(store, { line: second, results: undefined, dashboard }, writerOf(second));
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
    await appendTo(storeOf(files), entry, writerOf(entry.line));
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

test('results that no workflow made have no run beside them', async () => {
  await using folder = await temporaryFolder();
  const results = join(folder.path, 'results.json');
  await writeFile(results, '1');
  const files = new Map<string, string>();
  const paths = pathsOf(nthLine(1, 0.5).series);
  for (const line of [nthLine(1, 0.5), nthLine(2, 0.5, { run: null }), nthLine(3, 0.5, { run: null })])
    await appendTo(storeOf(files), { line, results, dashboard: () => new Map() }, writerOf(line));
  expect([...files.keys()].toSorted()).toEqual(
    [paths.history, paths.results('main'), paths.resultsBefore('main')].toSorted(),
  );
});

test('results that a lost answer has written already are not what they are compared with', async () => {
  await using folder = await temporaryFolder();
  const results = join(folder.path, 'results.json');
  const files = new Map<string, string>();
  const paths = pathsOf(nthLine(1, 0.5).series);
  for (const [n, text] of ['before', 'now', 'now'].entries()) {
    await writeFile(results, JSON.stringify(text));
    const line = nthLine(Math.min(n, 1) + 1, 0.5);
    await appendTo(storeOf(files), { line, results, dashboard: () => new Map() }, writerOf(line));
  }
  expect(files.get(paths.resultsBefore('main'))).toBe('"before"\n');
  expect(readLines(files.get(paths.history)!).lines).toHaveLength(2);
});

test('results of a branch stay whose lines a newer version has written', async () => {
  const line = nthLine(1, 0.5);
  const paths = pathsOf(line.series);
  const files = new Map([
    [paths.history, `\uFEFF${writeLines([nthLine(0, 0.5)])}{"schema-version":2,"branch":"dev"}\n`],
    [paths.results('dev'), '{}'],
  ]);
  await appendTo(storeOf(files), { line, results: undefined, dashboard: () => new Map() }, writerOf(line));
  expect(files.has(paths.results('dev'))).toBe(true);
  const { lines, newer } = readLines(files.get(paths.history)!);
  expect([idsOf(lines), newer], 'and nothing of the mark in front').toEqual([
    ['0', '1'],
    ['{"schema-version":2,"branch":"dev"}'],
  ]);
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
  await appendTo(storeOf(files), { line: second, results: undefined, dashboard }, writerOf(second));
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
  const appended = appendTo(storeOf(files), { line, results: undefined, dashboard }, writerOf(line));
  await expect(appended).rejects.toThrow(HistoryUndrawn);
  expect(readLines(files.get(pathsOf(line.series).history)!).lines).toEqual([line]);
  expect(files.get('index.html')).toBe('the page of before');
});

test('results of a branch that the history has no run of any more go with them', async () => {
  const line = nthLine(1, 0.5);
  const paths = pathsOf(line.series);
  const files = new Map([[paths.results('gone'), '{}']]);
  await appendTo(storeOf(files), { line, results: undefined, dashboard: () => new Map() }, writerOf(line));
  expect([...files.keys()]).toEqual([paths.history]);
});
