// A pipe that nobody writes to, at every path that a user gives: told at once, never waited for.
import { execFileSync } from 'node:child_process';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeMask, encodePng } from '../src/image/encode.ts';
import { Random } from '../src/shared/random.ts';
import { blobs, COLORS } from './model-card/blobs.ts';
import { runProgram } from './run-program.ts';
import { type TemporaryFolder, temporaryFolder } from './temporary-folder.ts';

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

let folder: TemporaryFolder;
const inFolder = (...path: string[]) => join(folder.path, ...path);
const pipe = (...path: string[]) => execFileSync('mkfifo', [inFolder(...path)]);
const cli = (...args: string[]) => runProgram([CLI, ...args], { cwd: folder.path, env: {} });

describe.runIf(process.platform !== 'win32')('a pipe as', () => {
  beforeAll(async () => {
    folder = await temporaryFolder();
    for (const part of ['images', 'masks']) await mkdir(inFolder('data', part), { recursive: true });
    for (let i = 0; i < 6; i++) {
      const { image, labels } = blobs({ bitDepth: 8, channels: 1 }, Random.for(7, `${i}`));
      await writeFile(inFolder('data', 'images', `${i}.png`), await encodePng(image));
      await writeFile(inFolder('data', 'masks', `${i}.png`), encodeMask(labels, COLORS));
    }
    const rules = {
      classes: [
        { name: 'ground', max: 9 },
        { name: 'cell', min: 9 },
      ],
    };
    await writeFile(inFolder('rules.json'), JSON.stringify(rules));
    pipe('pipe');
    await mkdir(inFolder('run', 'model'), { recursive: true });
    pipe('run', 'results.json');
    pipe('run', 'model', 'model.onnx');
    pipe('run', 'split.json');
  });
  afterAll(() => folder?.[Symbol.asyncDispose]());

  test.each([
    ['split', ['check', '--data', 'data', '--split', 'pipe'], 'split-file-unreadable'],
    ['baseline', ['train', '--data', 'data', '--baseline', 'pipe'], 'baseline-unreadable'],
    ['initial-model', ['train', '--data', 'data', '--initial-model', 'pipe'], 'model-unreadable'],
    [
      'the files of a run, as initial-model',
      ['train', '--data', 'data', '--initial-model', 'run'],
      'model-unreadable',
    ],
    ['model of predict', ['predict', '--model', 'pipe', 'data/images'], 'model-unreadable'],
    ['model of evaluate', ['evaluate', '--model', 'run', '--data', 'data'], 'model-unreadable'],
    ['results in merge', ['merge', 'run'], 'merge-run-unreadable'],
    ['image', ['label', '--rules', 'rules.json', 'pipe'], 'unreadable-image'],
    ['rules', ['label', '--rules', 'pipe', 'data/images'], 'rules-invalid'],
  ])('%s', async (_, args, code) => {
    const { code: exit, stderr } = await cli(...args);
    expect({ exit, stderr }).toEqual({ exit: 2, stderr: expect.stringContaining(`${code}: `) });
    expect(stderr).toContain('is a pipe, not a plain file');
    expect(stderr).not.toContain('internal error');
  });

  test.each([
    ['settings file', 'best-epoch.yml', 'settings-file-unreadable'],
    ['list of classes', 'classes.json', 'classes-file-invalid'],
  ])('%s of the data', async (_, name, code) => {
    await cp(inFolder('data'), inFolder(name, 'data'), { recursive: true });
    pipe(name, 'data', name);
    const { code: exit, stderr } = await cli('check', '--data', `${name}/data`);
    await rm(inFolder(name), { recursive: true });
    expect({ exit, stderr }).toEqual({ exit: 2, stderr: expect.stringContaining(`${code}: `) });
    expect(stderr).toContain('it is a pipe');
  });
});
