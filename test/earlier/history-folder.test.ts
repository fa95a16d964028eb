// A history in a folder: what is written where, that two runs at once lose nothing, and that nobody's files are touched.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { appendTo, readLines } from '../../src/earlier/history.ts';
import { historyFolder } from '../../src/earlier/history-folder.ts';
import { pathsOf } from '../../src/results/history-paths.ts';
import { nthLine } from '../results/sample-line.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const dashboard = () => new Map([['index.html', 'page']]);
const paths = pathsOf('Train/train/best-epoch');

test('the folder is made, and reads back', async () => {
  await using folder = await temporaryFolder();
  const store = historyFolder(join(folder.path, 'a', 'past'));
  expect(await store.list()).toEqual([]);
  await appendTo(store, { line: nthLine(1, 0.5), results: undefined, dashboard }, 'main');
  expect([...(await store.list())].sort()).toEqual([paths.history, 'index.html'].sort());
  expect(readLines(String(Buffer.from((await store.read(paths.history))!))).lines).toHaveLength(1);
  expect(await store.read('nothing')).toBeUndefined();
});

test('runs that end at once each leave their line', async () => {
  await using folder = await temporaryFolder();
  const entries = Array.from({ length: 8 }, (_, n) => ({
    line: nthLine(n, 0.5),
    results: undefined,
    dashboard,
  }));
  await Promise.all(entries.map((entry) => appendTo(historyFolder(folder.path), entry, 'main')));
  const { lines } = readLines(await readFile(join(folder.path, paths.history), 'utf8'));
  expect(lines.map(({ run }) => run?.id)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
  expect(await readdir(folder.path)).not.toContain('.best-epoch-lock');
});

test('a folder of something else is refused before anything is written', async () => {
  await using folder = await temporaryFolder();
  await writeFile(join(folder.path, 'README.md'), 'mine');
  const store = historyFolder(folder.path);
  const code = async (work: Promise<unknown>) =>
    work.catch((error: { faults: readonly { code: string }[] }) => error.faults[0]!.code);
  expect(await code(store.read(paths.history))).toBe('history-folder-taken');
  const entry = { line: nthLine(1, 0.5), results: undefined, dashboard };
  expect(await code(appendTo(store, entry, 'main'))).toBe('history-folder-taken');
  expect(await readdir(folder.path)).toEqual(['README.md']);
});

test('what lies deeper than a history has files is not gone through', async () => {
  await using folder = await temporaryFolder();
  const store = historyFolder(folder.path);
  await appendTo(store, { line: nthLine(1, 0.5), results: undefined, dashboard }, 'main');
  await mkdir(join(folder.path, 'a', 'b', 'c'), { recursive: true });
  await writeFile(join(folder.path, 'a', 'b', 'c', 'x'), '');
  expect([...(await store.list())].sort()).toEqual([paths.history, 'index.html'].sort());
});
