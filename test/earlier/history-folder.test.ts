// A history in a folder: what is written where, that two runs at once lose nothing, and that nobody's files are touched or
// reached by way of links, and that a run that was killed keeps no other from writing.
import { mkdir, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { appendTo } from '../../src/earlier/history.ts';
import { historyFolder } from '../../src/earlier/history-folder.ts';
import { readLines } from '../../src/earlier/history-lines.ts';
import { HistoryRefused } from '../../src/earlier/history-store.ts';
import { pathsOf } from '../../src/results/history-paths.ts';
import { nthLine, writerOf } from '../results/sample-line.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const dashboard = () => new Map([['index.html', 'page']]);
const entry = { line: nthLine(1, 0.5), results: undefined, dashboard };
const paths = pathsOf('Train/train/best-epoch');

test('the folder is made, and reads back', async () => {
  await using folder = await temporaryFolder();
  const store = historyFolder(join(folder.path, 'a', 'past'));
  expect(await store.list()).toEqual([]);
  await appendTo(store, entry, writerOf(entry.line));
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
  await Promise.all(
    entries.map((entry) => appendTo(historyFolder(folder.path), entry, writerOf(entry.line))),
  );
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
  expect(await code(appendTo(store, entry, writerOf(entry.line)))).toBe('history-folder-taken');
  expect(await readdir(folder.path)).toEqual(['README.md']);
});

test.each([
  ['copied without its hidden files', '# History of the models\n', JSON.stringify(nthLine(1, 0.5)), true],
  ["somebody's page of that name beside", '# My models\n', JSON.stringify(nthLine(1, 0.5)), false],
  ['other lines', '# History of the models\n', '{"loss": 1}', false],
  ['no README', undefined, JSON.stringify(nthLine(1, 0.5)), false],
])('a folder that has lost its mark: %s', async (why, about, line, isOurs) => {
  await using folder = await temporaryFolder();
  await mkdir(join(folder.path, paths.folder));
  await writeFile(join(folder.path, paths.history), `${line}\n`);
  if (about !== undefined) await writeFile(join(folder.path, 'README.md'), about);
  const next = { ...entry, line: nthLine(2, 0.5) };
  const written = await appendTo(historyFolder(folder.path), next, writerOf(next.line)).then(
    () => true,
    () => false,
  );
  expect(written, why).toBe(isOurs);
  expect((await readdir(folder.path)).includes('.best-epoch'), 'made again').toBe(isOurs);
  const { lines } = readLines(await readFile(join(folder.path, paths.history), 'utf8'));
  if (isOurs) expect(lines).toHaveLength(2);
});

test.each([
  ['as it was typed', '/home/me', '/home/me/past', 'folder past'],
  ['below a folder', '/home/me', '/home/me/a/b/past', 'folder a/b/past'],
  ['elsewhere', '/srv/data', '/home/me/past', 'folder me/past'],
])('what a folder is called: %s', (why, cwd, path, name) => {
  expect(historyFolder(path, { cwd }).name, why).toBe(name);
});

test('what lies deeper than a history has files is not gone through', async () => {
  await using folder = await temporaryFolder();
  const store = historyFolder(folder.path);
  await appendTo(store, entry, writerOf(entry.line));
  await mkdir(join(folder.path, 'a', 'b', 'c'), { recursive: true });
  await writeFile(join(folder.path, 'a', 'b', 'c', 'x'), '');
  expect([...(await store.list())].sort()).toEqual([paths.history, 'index.html'].sort());
});

test.each([
  ['from an earlier version', undefined],
  ['that had begun to count', '7'],
])('a run that was killed while it wrote is not waited for: a lock %s', async (_what, beats) => {
  await using folder = await temporaryFolder();
  const lock = join(folder.path, '.best-epoch-lock');
  await mkdir(lock);
  if (beats !== undefined) await writeFile(join(lock, 'beats'), beats);
  await writeFile(join(folder.path, '.best-epoch.tmp'), 'hal');
  const store = historyFolder(folder.path, { beatMs: 2 });
  expect(await store.list(), 'the lock is no file of it').toEqual(['.best-epoch.tmp']);
  await appendTo(store, entry, writerOf(entry.line));
  expect((await readdir(folder.path)).sort()).toEqual([
    '.best-epoch',
    'Train.train.best-epoch',
    'index.html',
  ]);
});

test('a run that goes on writing is waited for, and not for ever', async () => {
  await using folder = await temporaryFolder();
  const impatient = historyFolder(folder.path, { beatMs: 5, patienceMs: 100 });
  let refused: unknown;
  await historyFolder(folder.path, { beatMs: 5 }).update('slow', async () => {
    refused = await appendTo(impatient, entry, writerOf(entry.line)).catch((error: unknown) => error);
    return new Map();
  });
  expect(refused).toMatchObject({
    name: 'HistoryRefused',
    message: 'other runs keep writing there; where there are none, delete .best-epoch-lock in it',
  });
  expect(await readdir(folder.path)).not.toContain('index.html');
});

describe.runIf(process.platform !== 'win32')('what lies there is not what it seems', () => {
  /** A history with one line, and what is to be read or written by mistake beside it. */
  async function given(make: (past: string, aside: string) => Promise<void>) {
    const folder = await temporaryFolder();
    const [past, aside] = [join(folder.path, 'past'), join(folder.path, 'aside')];
    await appendTo(historyFolder(past), entry, writerOf(entry.line));
    await mkdir(aside);
    await writeFile(join(aside, 'history.jsonl'), 'secret');
    await make(past, aside);
    return { ...folder, aside, store: historyFolder(past) };
  }

  test.each<[string, string, (past: string, aside: string) => Promise<void>]>([
    [
      'a file that is a link',
      `${paths.history} is a link, which is not followed`,
      async (past, aside) => {
        await rm(join(past, paths.history));
        await symlink(join(aside, 'history.jsonl'), join(past, paths.history));
      },
    ],
    [
      'a link to what never ends',
      `${paths.history} is a link, which is not followed`,
      async (past) => {
        await rm(join(past, paths.history));
        await symlink('/dev/zero', join(past, paths.history));
      },
    ],
    [
      'a folder that is a link',
      `${paths.folder} is a link, which is not followed`,
      async (past, aside) => {
        await rm(join(past, paths.folder), { recursive: true });
        await symlink(aside, join(past, paths.folder));
      },
    ],
    [
      'a folder in place of a file',
      `${paths.history} is no file`,
      async (past) => {
        await rm(join(past, paths.history));
        await mkdir(join(past, paths.history));
      },
    ],
    [
      'a file that no memory holds',
      `${paths.history} has 1000000000 bytes, more than any history`,
      (past) => truncate(join(past, paths.history), 1_000_000_000),
    ],
  ])('%s', async (_what, reason, make) => {
    await using there = await given(make);
    await expect(there.store.read(paths.history)).rejects.toThrow(new HistoryRefused(reason));
    await expect(appendTo(there.store, entry, writerOf(entry.line))).rejects.toThrow(
      new HistoryRefused(reason),
    );
    expect(await readFile(join(there.aside, 'history.jsonl'), 'utf8')).toBe('secret');
    expect(await readdir(there.aside), 'nothing was written by way of it').toEqual(['history.jsonl']);
  });

  test.each([
    ['where a new file is first written', 'index.html.tmp'],
    ["where the lock's holder counts", '.best-epoch-lock/beats'],
  ])('a link %s', async (_what, path) => {
    await using there = await given(async (past, aside) => {
      await mkdir(dirname(join(past, path)), { recursive: true });
      await symlink(join(aside, 'history.jsonl'), join(past, path));
    });
    await expect(appendTo(there.store, entry, writerOf(entry.line))).rejects.toThrow(`${path} is a link`);
    expect(await readFile(join(there.aside, 'history.jsonl'), 'utf8')).toBe('secret');
  });
});

test.runIf(process.platform !== 'win32').each<[string, (at: string) => Promise<void>, string[], string]>([
  ['a file', (at) => writeFile(at, ''), [], 'it'],
  ['a link to nothing', (at) => symlink(`${at}-gone`, at), [], 'it'],
  ['below a file', (at) => writeFile(at, ''), ['a', 'b'], '"'],
])('no folder can be made: %s', async (_what, make, below, blocker) => {
  await using folder = await temporaryFolder();
  const at = join(folder.path, 'past');
  await make(at);
  const store = historyFolder(join(at, ...below));
  const refused = { faults: [{ code: 'history-no-folder' }] };
  await expect(store.list()).rejects.toMatchObject(refused);
  await expect(appendTo(store, entry, writerOf(entry.line))).rejects.toMatchObject(refused);
  await expect(store.list()).rejects.toThrow(`can't be a folder: ${blocker}`);
});
