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
    ['best-epoch.yml', `# ${'x'.repeat(2 ** 20)}`, 'too large to be settings'],
  ];
  it.each(BAD)('refuses %s %.30j', async (name, text, reason) => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, name), text);
    expect(await codesOf(loadSettings({ data: folder.path }, '/')), reason).toEqual([
      'settings-file-unreadable',
    ]);
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
