import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/errors.ts';
import { fileThatGives, loadSettings } from '../../../src/stages/1-config/load.ts';
import { loadEvaluation } from '../../../src/stages/1-config/load-evaluation.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

async function codesOf(promise: Promise<unknown>): Promise<string[]> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error === undefined) return [];
  if (!(error instanceof InputError)) throw error;
  return error.faults.map((fault) => fault.code);
}

describe('the settings file', () => {
  const GOOD: [string, string, number, string][] = [
    ['best-epoch.json', '{"epochs": 7}', 7, 'JSON'],
    ['best-epoch.json', '\uFEFF{"epochs": 7}', 7, 'a byte order mark, as some editors leave'],
    ['best-epoch.yml', '# short\nepochs: 7\n', 7, 'YAML'],
    ['best-epoch.yaml', 'epochs: 7', 7, 'the other extension'],
    ['best-epoch.yml', '', 100, 'an empty file holds no settings'],
    ['best-epoch.txt', 'epochs: 7', 100, 'another file is none of ours'],
  ];
  it.each(GOOD)('%s %j', async (name, text, epochs, reason) => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, name), text);
    expect((await loadSettings({ data: folder.path }, '/')).epochs, reason).toBe(epochs);
  });

  const BAD: [string, string, string][] = [
    ['best-epoch.json', '{"epochs": 7', 'cut off'],
    ['best-epoch.json', '[1]', 'a list'],
    ['best-epoch.json', '', 'an empty text is not JSON'],
    ['best-epoch.yml', 'epochs: [', 'cut off'],
    ['best-epoch.yml', 'epochs: 1\nepochs: 2', 'a name twice'],
    ['best-epoch.yml', 'just a text', 'not a mapping'],
    ['best-epoch.yml', `a: &a [${'x,'.repeat(20)}]\n${bomb()}`, 'aliases that unfold without end'],
    ['best-epoch.yml', 'classes: &a [*a]', 'an alias that holds itself'],
    ['best-epoch.yml', 'a: '.repeat(100), 'deeper than anybody writes'],
    ['best-epoch.json', `{"classes": ${'['.repeat(300_000)}`, 'deeper than anybody writes'],
    [
      'best-epoch.yml',
      Array.from({ length: 40_000 }, (_, i) => `k${i}: 1`).join('\n'),
      'more keys than settings',
    ],
    ['best-epoch.yml', `# ${'x'.repeat(2 ** 20)}`, 'too large to be settings'],
  ];
  it.each(BAD)('refuses %s %.30j', async (name, text, reason) => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, name), text);
    expect(await codesOf(loadSettings({ data: folder.path }, '/')), reason).toEqual([
      'settings-file-unreadable',
    ]);
  });

  it('of no YAML at all is told with its first errors', async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, 'best-epoch.yml'), 'a: b: c\n'.repeat(500));
    expect(await codesOf(loadSettings({ data: folder.path }, '/'))).toEqual(
      Array(5).fill('settings-file-unreadable'),
    );
  });

  it('of another program is told with the first of its names, and how many more there are', async () => {
    await using folder = await temporaryFolder();
    const names = Array.from({ length: 60_000 }, (_, i) => [`name${i}`, 1]);
    await writeFile(join(folder.path, 'best-epoch.json'), JSON.stringify(Object.fromEntries(names)));
    const error = await loadSettings({ data: folder.path }, '/').catch((cause: unknown) => cause);
    const { faults } = error as InputError;
    expect(faults).toHaveLength(21);
    expect(new Set(faults.map(({ code }) => code))).toEqual(new Set(['setting-unknown', 'settings-unknown']));
    expect(faults.at(-1)!.message).toMatch(
      /^59980 more names in ".*best-epoch\.json" are not known either\./,
    );
  });

  it.each([
    ['90,000 classes', { classes: Array.from({ length: 90_000 }, (_, i) => `c${i}`) }, 1],
    ['90,000 conditions', { 'fail-if': Array(90_000).fill('x') }, 1],
    ['900 conditions that are none', { 'fail-if': Array(900).fill('x') }, 21],
    ['90,000 words where there are four', { export: Array(90_000).fill('x') }, 1],
  ])('%s are told in short', async (_, values, count) => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, 'best-epoch.json'), JSON.stringify(values));
    const error = await loadSettings({ data: folder.path }, '/').catch((cause: unknown) => cause);
    const { faults } = error as InputError;
    expect(faults).toHaveLength(count);
    expect(Math.max(...faults.map(({ message }) => message.length))).toBeLessThan(1200);
  });

  it.each([
    ['a name', { ['n'.repeat(900_000)]: 1 }, 'setting-unknown'],
    ['a value', { epochs: 'v'.repeat(900_000) }, 'setting-invalid'],
    ['a value of many parts', { epochs: Array(100_000).fill([1]) }, 'setting-invalid'],
    ['a pattern', { images: `${'x'.repeat(900_000)}.png` }, 'setting-invalid'],
    ['a regular expression', { 'group-by': `(${'x'.repeat(900_000)}` }, 'setting-invalid'],
  ])('%s of a megabyte is told in short', async (_, values, code) => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, 'best-epoch.json'), JSON.stringify(values));
    const error = await loadSettings({ data: folder.path }, '/').catch((cause: unknown) => cause);
    const { faults } = error as InputError;
    expect(faults.map((fault) => fault.code)).toEqual([code]);
    expect(faults[0]!.message.length).toBeLessThan(1000);
  });

  it('is refused where there are two', async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, 'best-epoch.json'), '{}');
    await writeFile(join(folder.path, 'best-epoch.yml'), '');
    expect(await codesOf(loadSettings({ data: folder.path }, '/'))).toEqual(['settings-file-twice']);
  });

  it('is never read through a link', async () => {
    await using folder = await temporaryFolder();
    await mkdir(join(folder.path, 'data'));
    await writeFile(join(folder.path, 'secret'), 'password: hunter2');
    await symlink(join(folder.path, 'secret'), join(folder.path, 'data', 'best-epoch.yml'));
    const loading = loadSettings({ data: join(folder.path, 'data') }, '/');
    await expect(loading).rejects.toThrow('not a plain file');
    await expect(loading).rejects.not.toThrow('hunter2');
  });

  it('is read from the folder as typed, and named so', async () => {
    await using folder = await temporaryFolder();
    await mkdir(join(folder.path, 'data'));
    await writeFile(join(folder.path, 'data', 'best-epoch.yml'), 'epochs: 0');
    await expect(loadSettings({ data: 'data' }, folder.path)).rejects.toThrow(
      `setting "epochs" in "${join('data', 'best-epoch.yml')}" is "0"`,
    );
  });

  it('does not hide the faults of the flags', async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, 'best-epoch.json'), '{');
    expect(await codesOf(loadSettings({ data: folder.path, epochs: '0' }, '/'))).toEqual([
      'settings-file-unreadable',
      'setting-invalid',
    ]);
  });

  it('leaves a missing data folder to the scan', async () => {
    await using folder = await temporaryFolder();
    expect(await codesOf(loadSettings({ data: join(folder.path, 'none') }, '/'))).toEqual([]);
  });
});

/** Ten levels of ten aliases each: 10 ** 10 items when unfolded. */
function bomb(): string {
  const levels = 'bcdefghijk';
  return [...levels]
    .map((level, i) => `${level}: &${level} [${Array(10).fill(`*${i === 0 ? 'a' : levels[i - 1]}`)}]`)
    .join('\n');
}

describe('the flags of an evaluation', () => {
  const ELSEWHERE: [Record<string, string>, string, string][] = [
    [{ weights: 'm' }, 'here it is called "model"', 'to a training it would be the initial model'],
    [{ device: 'cpu', model: 'm' }, 'here it is called "threads"', 'a setting'],
  ];
  it.each(ELSEWHERE)('%j', async (flags, words, reason) => {
    const failure = loadEvaluation({ data: '.', ...flags }, '/');
    await expect(failure, reason).rejects.toThrow(words);
  });
});

it.each([
  { why: 'the file gives it', flag: '', file: 'baseline: none\n', found: 'data/best-epoch.yml' },
  {
    why: 'the flag goes before the file',
    flag: 'auto',
    file: 'baseline: none\n',
    found: undefined,
  },
  { why: 'the file gives something else', flag: '', file: 'epochs: 3\n', found: undefined },
  { why: 'there is no file', flag: '', file: undefined, found: undefined },
])('who gives a setting: $why', async ({ why, flag, file, found }) => {
  await using folder = await temporaryFolder();
  await mkdir(join(folder.path, 'data'));
  if (file !== undefined) await writeFile(join(folder.path, 'data', 'best-epoch.yml'), file);
  expect(await fileThatGives('baseline', { data: 'data', baseline: flag }, folder.path), why).toBe(found);
});
