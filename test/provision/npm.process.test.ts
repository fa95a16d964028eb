import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findNpm, runNpm } from '../../src/provision/npm.ts';
import { temporaryFolder } from '../temporary-folder.ts';

async function put(path: string, text = ''): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  return path;
}

const execPath = join('/nowhere', 'bin', 'node');

describe('npm is found', () => {
  it('beside node, as its installers put it', async () => {
    await using dir = await temporaryFolder();
    const execPath = join(dir.path, 'bin', 'node');
    const script = await put(join(dir.path, 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'));
    expect(await findNpm({ platform: 'linux', execPath, env: { PATH: '' } })).toEqual({
      command: execPath,
      args: [script],
      shell: false,
    });
  });

  it("beside node on Windows, in node's own folder", async () => {
    await using dir = await temporaryFolder();
    const execPath = join(dir.path, 'node.exe');
    const script = await put(join(dir.path, 'node_modules', 'npm', 'bin', 'npm-cli.js'));
    expect(await findNpm({ platform: 'win32', execPath, env: {} })).toMatchObject({ args: [script] });
  });

  it('on PATH as a link to its script, run by the node that runs now', async () => {
    await using dir = await temporaryFolder();
    const script = await put(join(dir.path, 'npm', 'bin', 'npm-cli.js'));
    await mkdir(join(dir.path, 'bin'));
    await symlink(script, join(dir.path, 'bin', 'npm'));
    const env = { PATH: ['/nowhere', join(dir.path, 'bin')].join(delimiter) };
    expect(await findNpm({ platform: 'linux', execPath, env })).toEqual({
      command: execPath,
      args: [script],
      shell: false,
    });
  });

  it("on PATH as a version manager's own script", async () => {
    await using dir = await temporaryFolder();
    const shim = await put(join(dir.path, 'npm'));
    const found = await findNpm({ platform: 'linux', execPath, env: { PATH: dir.path } });
    expect(found).toEqual({ command: shim, args: [], shell: false });
  });

  it('on the Path of Windows, through its script or else a shell', async () => {
    await using dir = await temporaryFolder();
    const command = await put(join(dir.path, 'npm.cmd'));
    const machine = { platform: 'win32' as const, execPath: 'C:\\node\\node.exe', env: { Path: dir.path } };
    expect(await findNpm(machine)).toEqual({ command: `"${command}"`, args: [], shell: true });
    const script = await put(join(dir.path, 'node_modules', 'npm', 'bin', 'npm-cli.js'));
    expect(await findNpm(machine)).toEqual({ command: machine.execPath, args: [script], shell: false });
  });

  it('nowhere, where there is none', async () => {
    await using dir = await temporaryFolder();
    expect(await findNpm({ platform: 'linux', execPath, env: { PATH: dir.path } })).toBeUndefined();
  });
});

describe('a run of npm', () => {
  const node = { command: process.execPath, args: ['-e'], shell: false };
  it.each([
    ['process.exit(0)', { succeeded: true }, 'exit code 0'],
    ['process.exit(7)', { succeeded: false, reason: 'npm ended with exit code 7' }, 'nothing was said'],
    [
      "console.error('npm warn x\\nnpm error code E404\\nnpm error\\nnpm error Not found\\nnpm error A complete log of this run can be found in: /x'); process.exit(1)",
      { succeeded: false, reason: 'code E404; Not found' },
      "npm's own error lines, nothing else",
    ],
  ])('%j', async (script, expected, reason) => {
    expect(await runNpm(node, [script], {}), reason).toMatchObject(expected);
  });

  it('that cannot start says why', async () => {
    const result = await runNpm({ command: '/nowhere/npm', args: [], shell: false }, ['ci'], {});
    expect(result).toMatchObject({ succeeded: false, reason: expect.stringContaining('ENOENT') });
  });

  it('ends when it is told to', async () => {
    const signal = AbortSignal.timeout(100);
    const result = await runNpm(node, ['setInterval(() => {}, 1000)'], { signal });
    expect(result.succeeded).toBe(false);
  });
});
