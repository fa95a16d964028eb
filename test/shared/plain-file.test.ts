// Files that others chose: plain ones are read, up to a limit; whatever else lies there is told by its kind and never waited for.
// Pipes take another process to make: test/pipes.process.test.ts.
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  MIB,
  NotPlainFile,
  readHead,
  readPlainFile,
  readPlainText,
  readTextHead,
} from '../../src/shared/plain-file.ts';
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts';

let folder: TemporaryFolder;
const inFolder = (name: string) => join(folder.path, name);
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder[Symbol.asyncDispose]());

describe('a plain file', () => {
  it('is read whole, as bytes or as text without a mark in front', async () => {
    await writeFile(inFolder('a'), '\uFEFFÆrø');
    expect(await readPlainFile(inFolder('a'), MIB)).toEqual(Buffer.from('\uFEFFÆrø'));
    expect(await readPlainText(inFolder('a'), MIB)).toBe('Ærø');
  });

  it('is read up to its limit, and not beyond', async () => {
    await writeFile(inFolder('a'), 'x');
    await truncate(inFolder('a'), MIB);
    expect(await readPlainFile(inFolder('a'), MIB)).toHaveLength(MIB);
    await truncate(inFolder('a'), MIB + 1);
    await expect(readPlainFile(inFolder('a'), MIB)).rejects.toThrow('it is larger than 1 MiB');
  });

  it('gives its first bytes, or fewer', async () => {
    await writeFile(inFolder('a'), 'abcdef');
    expect((await readHead(inFolder('a'), 3)).toString()).toBe('abc');
    expect((await readHead(inFolder('a'), 30)).toString()).toBe('abcdef');
  });

  it('gives how its text begins without a mark in front', async () => {
    await writeFile(inFolder('a'), '\uFEFFnames: [a]');
    expect(await readTextHead(inFolder('a'), 8)).toBe('names');
  });

  it('may lie behind a link, where that is not refused', async () => {
    await writeFile(inFolder('a'), 'x');
    await symlink(inFolder('a'), inFolder('link'));
    expect(await readPlainText(inFolder('link'), MIB)).toBe('x');
    await expect(readPlainText(inFolder('link'), MIB, { links: 'refused' })).rejects.toThrow('it is a link');
  });
});

it('a file that is not there is told as the system tells it', async () => {
  await expect(readPlainFile(inFolder('none'), MIB)).rejects.toMatchObject({ code: 'ENOENT' });
});

describe.each([
  ['read', (path: string) => readPlainFile(path, MIB)],
  ['looked at', (path: string) => readHead(path, 8)],
  [
    'read behind a link',
    async (path: string) => {
      await symlink(path, inFolder('link'));
      return readPlainFile(inFolder('link'), MIB);
    },
  ],
])('is not %s:', (_, read) => {
  it('a folder', async () => {
    await mkdir(inFolder('sub'));
    await expect(read(inFolder('sub'))).rejects.toThrow(new NotPlainFile('it is a folder, not a plain file'));
  });

  it.runIf(process.platform !== 'win32')('a device that never ends', async () => {
    await expect(read('/dev/zero')).rejects.toThrow(new NotPlainFile('it is a device, not a plain file'));
  });

  it.runIf(process.platform !== 'win32')('a socket', async () => {
    const server = createServer().listen(inFolder('socket'));
    await new Promise((listening) => server.once('listening', listening));
    await expect(read(inFolder('socket'))).rejects.toThrow(
      new NotPlainFile('it is a socket, not a plain file'),
    );
    server.close();
  });
});
