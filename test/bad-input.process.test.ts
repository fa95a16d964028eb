// Bad input through the built command line, in real processes: exit code 2, catalogued errors with their fixes, and
// nothing half-written.
import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BASELINES } from './bad-input/baselines.ts';
import { FILES } from './bad-input/files.ts';
import { FOLDERS } from './bad-input/folders.ts';
import { INITIAL_MODELS } from './bad-input/initial-models.ts';
import { MASKS } from './bad-input/masks.ts';
import { GATES, OUTPUTS, SETTINGS } from './bad-input/settings.ts';
import { TOGETHER } from './bad-input/together.ts';
import { hostileNames, writeDataSet } from './e2e/data-set.ts';
import { besidesSmallParts, runProgram } from './run-program.ts';
import { temporaryFolder } from './temporary-folder.ts';

const BAD_INPUT = [
  ...FOLDERS,
  ...FILES,
  ...MASKS,
  ...SETTINGS,
  ...GATES,
  ...OUTPUTS,
  ...BASELINES,
  ...INITIAL_MODELS,
  ...TOGETHER,
].filter(({ onlyOn = process.platform }) => onlyOn === process.platform);
const CLI = resolve('dist/cli.js');
const RUNTIMES = ['onnxruntime-node', 'onnxruntime-web'];
const SMALL = ['--threads', '1', '--epochs', '1', '--batch-size', '4', '--image-size', '32'];

const train = (folder: string, output: string, settings: readonly string[] = [], cli = CLI) =>
  runProgram([cli, 'train', '--data', 'data', '--output', output, ...SMALL, ...settings], { cwd: folder });

/** What was reported as an error, once each; every line of stderr must be a catalogued fault or what was typed. */
function codesOf(stderr: string): string[] {
  const lines = stderr
    .trimEnd()
    .split('\n')
    .filter(
      (line) => !line.startsWith('    ') && !/^\d+ (?:error|warning)s?(?:, \d+ warnings?)?$/.test(line),
    );
  for (const line of lines) expect(line, stderr).toMatch(/^(?:error|warning): [a-z-]+: \S/);
  const errors = lines.filter((line) => line.startsWith('error: '));
  return [...new Set(errors.map((line) => line.split(': ')[1]))].sort();
}

async function everythingIn(folder: string): Promise<string[]> {
  // With types, links aren't followed: one of them leads to the root of the disk.
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.map(({ parentPath, name }) => join(parentPath, name)).sort();
}

describe('bad input', () => {
  it.each(BAD_INPUT)('$reason', async ({ reason, spoil, settings, output = 'run', codes, words }) => {
    await using dir = await temporaryFolder();
    await writeDataSet(join(dir.path, 'data'), { count: 12 });
    await spoil(join(dir.path, 'data'), dir.path);
    const before = await everythingIn(dir.path);
    const { code, stdout, stderr } = await train(dir.path, output, settings);
    expect(code, `${reason}\n${stderr}`).toBe(2);
    expect(codesOf(stderr), reason).toEqual(codes);
    for (const word of words)
      expect(stderr, reason).toMatch(typeof word === 'string' ? literally(word) : word);
    expect(`${stdout}${stderr}`, 'no stack trace, no word of an internal error').not.toMatch(
      /^\s+at |internal error/m,
    );
    expect(`${stdout}${stderr}`, 'no workflow command, no control character').not.toMatch(
      /^::|^##\[|[^\n\P{Cc}]/mu,
    );
    expect(await everythingIn(dir.path), 'nothing half-written').toEqual(before);
  });

  it('is what the rows are: the data set that they spoil trains', async () => {
    await using dir = await temporaryFolder();
    await writeDataSet(join(dir.path, 'data'), { count: 12 });
    const { code, stderr } = await train(dir.path, 'run');
    expect({ code, stderr: besidesSmallParts(stderr) }).toEqual({ code: 0, stderr: '' });
  });
});

// /dev/full is the kernel's own full disk: every write to it fails with ENOSPC.
describe.runIf(process.platform === 'linux')('a full disk', () => {
  it('while a checkpoint is written leaves the last good one, from which the same command goes on', async () => {
    await using dir = await temporaryFolder();
    await writeDataSet(join(dir.path, 'data'), { count: 12 });
    const checkpoint = join(dir.path, 'run', 'checkpoint');
    // A budget that is used up stops the first run with its checkpoint.
    const limited = ['--epochs', '100000', '--patience', '100000', '--time-budget', '20s'];
    expect(await train(dir.path, 'run', limited)).toMatchObject({ code: 0 });
    const first = JSON.parse(await readFile(join(dir.path, 'run', 'results.json'), 'utf8'));
    const settings = ['--epochs', String(first['stopped-epoch'] + 2), '--patience', '100000'];
    const good = await readFile(join(checkpoint, 'last.safetensors'));
    await symlink('/dev/full', join(checkpoint, 'last.safetensors.tmp'));
    const full = await train(dir.path, 'run', settings);
    expect(full.code, full.stderr).toBe(2);
    expect(codesOf(full.stderr)).toEqual(['disk-full']);
    expect(full.stderr).toContain('Free some space and run again');
    expect((await readFile(join(checkpoint, 'last.safetensors'))).equals(good), 'whole').toBe(true);
    // What filled the disk is gone: the failed write took its temporary file away.
    const resumed = await train(dir.path, 'run', settings);
    expect(resumed.code, resumed.stderr).toBe(0);
    const results = JSON.parse(await readFile(join(dir.path, 'run', 'results.json'), 'utf8'));
    expect(results['first-epoch'], 'it went on, not anew').toBe(first['stopped-epoch'] + 1);
    expect(results['stopped-epoch']).toBe(first['stopped-epoch'] + 2);
  });

  it.each(['split.json', 'results.json'])(
    'while %s is written is an error of its own; the next run brings it to its end',
    async (file) => {
      await using dir = await temporaryFolder();
      await writeDataSet(join(dir.path, 'data'), { count: 12 });
      const temporary = join(dir.path, 'run', 'unfinished', `${file}.tmp`);
      await mkdir(resolve(temporary, '..'), { recursive: true });
      await symlink('/dev/full', temporary);
      const full = await train(dir.path, 'run');
      expect(full.code, full.stderr).toBe(2);
      expect(codesOf(full.stderr)).toEqual(['disk-full']);
      expect(await readdir(resolve(temporary, '..')), 'nothing half-written').not.toContain(file);
      expect((await train(dir.path, 'run')).code).toBe(0);
    },
  );
});

describe.runIf(process.platform !== 'win32')('hostile file names', () => {
  it('train like any others, and command and draw nothing in log and summary', async () => {
    await using dir = await temporaryFolder();
    await writeDataSet(join(dir.path, 'data'), { count: 20, names: hostileNames(20) });
    const { code, stdout, stderr } = await train(dir.path, 'run');
    expect(code, stderr).toBe(0);
    const summary = await readFile(join(dir.path, 'run', 'summary.md'), 'utf8');
    expect(summary, 'names stand in it at all').toMatch(/evil|whoami|javascript|a&#124;b|red|nggp|nlave/);
    for (const text of [stdout, stderr, summary]) {
      expect(text).not.toMatch(/^::|^##\[|<img|[^\\]\]\(javascript|[^\n\P{Cc}]|\u202e/mu);
    }
  });
});

describe('an engine that cannot be loaded', () => {
  it.each(['onnx', 'auto'])(
    'as %s: its reason and its fix, and no other is taken instead',
    async (engine) => {
      await using dir = await temporaryFolder();
      await writeDataSet(join(dir.path, 'data'), { count: 12 });
      const cli = await installationWithBroken(RUNTIMES, join(dir.path, 'program'));
      const before = await everythingIn(dir.path);
      const { code, stderr } = await train(dir.path, 'run', ['--engine', engine], cli);
      expect(code, stderr).toBe(2);
      expect(codesOf(stderr)).toEqual(['engine-unavailable']);
      expect(stderr).toMatch(/onnxruntime-node is broken; .*onnxruntime-web is broken.*npm ci/);
      expect(await everythingIn(dir.path), 'nothing half-written').toEqual(before);
    },
  );
});

it('a broken package for images is an error with its fix', async () => {
  await using dir = await temporaryFolder();
  await writeDataSet(join(dir.path, 'data'), { count: 12 });
  const cli = await installationWithBroken(['sharp'], join(dir.path, 'program'));
  const { code, stderr } = await train(dir.path, 'run', [], cli);
  expect(code, stderr).toBe(2);
  expect(codesOf(stderr)).toEqual(['runtime-packages-broken']);
  expect(stderr).toMatch(/sharp is broken.*Delete the node_modules folder/);
});

/** A copy of the program beside which some of its packages throw as they are loaded. */
async function installationWithBroken(names: readonly string[], root: string): Promise<string> {
  for (const path of ['dist', 'pretrained', 'package.json', 'package-lock.json']) {
    await cp(path, join(root, path), { recursive: true });
  }
  const modules = join(root, 'node_modules');
  await mkdir(modules);
  // As npm itself leaves it: what the program has installed it would install anew.
  await writeFile(join(modules, '.package-lock.json'), '{}');
  const { dependencies } = JSON.parse(await readFile('package.json', 'utf8'));
  for (const name of Object.keys(dependencies)) {
    if (!names.includes(name)) {
      await symlink(resolve('node_modules', name), join(modules, name), 'junction');
      continue;
    }
    await mkdir(join(modules, name), { recursive: true });
    const manifest = { name, version: dependencies[name], type: 'module', exports: './index.js' };
    await writeFile(join(modules, name, 'package.json'), JSON.stringify(manifest));
    // An import of its default export must find one, for the package itself to throw.
    const text = `throw new Error('${name} is broken');\nexport default undefined;\n`;
    await writeFile(join(modules, name, 'index.js'), text);
  }
  return join(root, 'dist', 'cli.js');
}

function literally(text: string): RegExp {
  return new RegExp(text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
}
