// The runner's files, where they are and where they are not.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import {
  requireRunnerFiles,
  saveState,
  setOutput,
} from '../../../../src/stages/8-publish/github/runner-files.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

afterEach(() => {
  delete process.env.GITHUB_OUTPUT;
  delete process.env.GITHUB_STATE;
});

test('a runner without them, and one whose files are there, are fine', async () => {
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'output');
  await writeFile(file, '');
  await requireRunnerFiles({});
  await requireRunnerFiles({ GITHUB_OUTPUT: file, GITHUB_STATE: file });
});

test('each that is missing, or no file, is named before anything is trained', async () => {
  await using folder = await temporaryFolder();
  await mkdir(join(folder.path, 'state'));
  const env = { GITHUB_OUTPUT: join(folder.path, 'output'), GITHUB_STATE: join(folder.path, 'state') };
  await expect(requireRunnerFiles(env)).rejects.toMatchObject({
    faults: [
      { code: 'runner-file-not-writable', message: expect.stringMatching(/GITHUB_OUTPUT.*output: ENOENT\)/) },
      { code: 'runner-file-not-writable', message: expect.stringMatching(/GITHUB_STATE.*it is no file\)/) },
    ],
  });
});

test('one that is gone later is no internal error', async () => {
  await using folder = await temporaryFolder();
  process.env.GITHUB_OUTPUT = process.env.GITHUB_STATE = join(folder.path, 'gone');
  for (const write of [setOutput, saveState])
    expect(() => write('name', 'value')).toThrow(
      /runner-file-not-writable|could not be written \(Missing file/,
    );
});
