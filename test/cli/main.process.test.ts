// The built command line in processes of its own: exit codes and what it says.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../run-program.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const CLI = resolve('dist/cli.js');
const run = (args: readonly string[], cwd?: string) =>
  runProgram([CLI, ...args], cwd === undefined ? {} : { cwd });

describe('the command line', () => {
  it('prints its version', async () => {
    const { version } = JSON.parse(await readFile('package.json', 'utf8'));
    expect(await run(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('prints the help, on stdout when asked for it and as an error when nothing was asked', async () => {
    const asked = await run(['help']);
    expect(asked).toMatchObject({ code: 0, stderr: '' });
    expect(asked.stdout).toContain('--validation-fraction');
    expect(await run([])).toEqual({ code: 2, stdout: '', stderr: asked.stdout });
  });

  const FAULTS: [string[], string[], string][] = [
    [
      ['trian'],
      ['command-unknown: command "trian" is not known, the nearest known one is "train"'],
      'a typo',
    ],
    [
      ['--lr', '0.1'],
      [
        'argument-missing: the command is not given, expected one of train, check, predict, evaluate, label, convert, sample, demo, merge, setup, explain, help, version. Usage: `best-epoch train --data FOLDER [settings]`',
      ],
      'flags without a command',
    ],
    [['train'], ['setting-missing: setting "data" is not given'], 'no data'],
    [
      ['train', '--data', 'x', '--epoch', '3', '--seed', 'a', 'extra'],
      ['argument-unexpected: argument "extra"', 'the nearest known one is "epochs"', 'setting "seed" is "a"'],
      'all at once',
    ],
    [['train', '--data'], ['flag-without-value: flag "--data"'], 'a value forgotten, once'],
    [['check', '--data', 'none'], ['data-folder-missing'], 'a folder that is not there'],
    [['sample', 'mnist', 'x'], ['argument-missing: the kind of sample'], 'an unknown sample'],
    [['sample', 'ccd'], ['argument-missing: the folder for the sample'], 'no folder'],
    [['sample', 'ccd', 'x', '--count', '0', '--epochs', '1'], ['"count"', '"epochs"'], 'all at once'],
    [['demo', 'x', '--data', 'y'], ['setting-not-for-command: setting "data"'], 'the demo has its own data'],
    [['demo', '--epochs', '0'], ['setting "epochs" is "0"'], 'a wrong setting'],
  ];
  it.each(FAULTS)('refuses %j', async (args, messages, reason) => {
    await using dir = await temporaryFolder();
    const { code, stdout, stderr } = await run(args, dir.path);
    const lines = stderr.trimEnd().split('\n');
    for (const message of messages) expect(stderr, reason).toContain(message);
    const told = lines.filter((line) => !/^\d+ errors$/.test(line));
    expect(told, 'a line for each, then how many').toHaveLength(messages.length);
    for (const line of told) expect(line).toMatch(/^error: [a-z-]+: /);
    expect(stdout.includes('internal error'), reason).toBe(false);
    expect(code, reason).toBe(2);
    expect(await readdir(dir.path), 'nothing half-written').toEqual([]);
  });

  it('writes a sample without any runtime package, in any folder', async () => {
    await using dir = await temporaryFolder();
    const result = await run(['sample', 'ccd', 'new/ccd', '--count', '2', '--seed', '9'], dir.path);
    expect(result).toMatchObject({ code: 0, stderr: '' });
    expect(await readdir(join(dir.path, 'new/ccd/images'))).toHaveLength(2);
    expect((await run(['sample', 'ccd', 'new/ccd'], dir.path)).stderr).toContain('sample-folder-not-empty');
  });

  it.runIf(process.platform === 'linux')(
    'refuses a folder for the sample where none can be made',
    async () => {
      const { code, stderr } = await run(['sample', 'ccd', '/proc/best-epoch/ccd']);
      expect(stderr).toContain('sample-folder-not-writable: folder "/proc/best-epoch/ccd"');
      expect(code).toBe(2);
    },
  );

  it('checks a data set and says what it would train on', async () => {
    await using dir = await temporaryFolder();
    await run(['sample', 'ccd', 'ccd', '--count', '12'], dir.path);
    const { code, stdout } = await run(['check', '--data', 'ccd'], dir.path);
    expect(stdout).toContain('12 images, 4 classes');
    expect(code).toBe(0);
    expect(await readdir(dir.path), 'it writes nothing').toEqual(['ccd']);

    const { stdout: told } = await run(['check', '--data', 'ccd', '--output', 'seen'], dir.path);
    expect(told).toMatch(/Page: +\S+check\.html\nResults: \S+check\.json\n/);
    expect((await readdir(join(dir.path, 'seen'))).toSorted()).toEqual(['check.html', 'check.json']);
    const { understood, sheet } = JSON.parse(await readFile(join(dir.path, 'seen', 'check.json'), 'utf8'));
    expect(understood).toMatchObject({ task: 'segmentation', data: { images: 12 } });
    expect(sheet).toHaveLength(12);
    const page = await readFile(join(dir.path, 'seen', 'check.html'), 'utf8');
    expect(page.match(/class="view"/g)).toHaveLength(24);
  });

  it('takes settings from a file in the data folder and names it in a fault', async () => {
    await using dir = await temporaryFolder();
    await mkdir(join(dir.path, 'data'));
    await writeFile(join(dir.path, 'data', 'best-epoch.yml'), 'epochs: many\n');
    const { code, stderr } = await run(['train', '--data', 'data'], dir.path);
    expect(stderr).toContain(`setting "epochs" in "${join('data', 'best-epoch.yml')}" is "many"`);
    expect(code).toBe(2);
  });
});
