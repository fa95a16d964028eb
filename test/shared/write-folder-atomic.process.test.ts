import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { removeFolderAtomic, writeFolderAtomic } from '../../src/shared/write-folder-atomic.ts';
import { temporaryFolder } from '../temporary-folder.ts';

async function folderOf(path: string, ...names: string[]): Promise<void> {
  await mkdir(path, { recursive: true });
  for (const name of names) await writeFile(join(path, name), 'old');
}

describe('writing a folder atomically', () => {
  it('writes every file, makes the folders above and leaves nothing else behind', async () => {
    await using dir = await temporaryFolder();
    const path = join(dir.path, 'new', 'folder');
    await writeFolderAtomic(path, { 'a.txt': 'text', 'b.bin': Buffer.from([1, 2]) });
    expect(await readFile(join(path, 'a.txt'), 'utf8')).toBe('text');
    expect(await readFile(join(path, 'b.bin'))).toEqual(Buffer.from([1, 2]));
    expect(await readdir(join(dir.path, 'new'))).toEqual(['folder']);
  });

  it('takes the place of what stood there, and of what killed runs left', async () => {
    await using dir = await temporaryFolder();
    const path = join(dir.path, 'folder');
    await folderOf(path, 'a.txt', 'gone.txt');
    await folderOf(`${path}.tmp`, 'half.txt');
    await folderOf(`${path}.old`, 'older.txt');
    await writeFolderAtomic(path, { 'a.txt': 'new' });
    expect(await readdir(dir.path)).toEqual(['folder']);
    expect(await readdir(path)).toEqual(['a.txt']);
    expect(await readFile(join(path, 'a.txt'), 'utf8')).toBe('new');
  });

  it('keeps the old folder whole when a file cannot be written, and names the folder', async () => {
    await using dir = await temporaryFolder();
    const path = join(dir.path, 'folder');
    await folderOf(path, 'a.txt');
    const impossible = { 'a.txt': 'new', 'a.txt/b.txt': 'a file where a folder is needed' };
    await expect(writeFolderAtomic(path, impossible)).rejects.toMatchObject({
      faults: [{ code: 'file-not-writable', message: expect.stringContaining(JSON.stringify(path)) }],
    });
    expect(await readdir(dir.path)).toEqual(['folder']);
    expect(await readFile(join(path, 'a.txt'), 'utf8')).toBe('old');
  });
});

/** A program that replaces `path` by a folder of so many files that it's killed long before it is through. */
async function programThatWrites(path: string, folder: string): Promise<string> {
  const outfile = join(folder, 'program.mjs');
  const contents = `
    import { writeFolderAtomic } from './write-folder-atomic.ts';
    const names = Array.from({ length: 20_000 }, (_, i) => i + '.txt');
    await writeFolderAtomic(${JSON.stringify(path)}, Object.fromEntries(names.map((name) => [name, name])));`;
  const resolveDir = fileURLToPath(new URL('../../src/shared', import.meta.url));
  const stdin = { contents, resolveDir };
  await build({ stdin, outfile, bundle: true, format: 'esm', platform: 'node', logLevel: 'silent' });
  return outfile;
}

describe('a program killed while it writes a folder', () => {
  it('leaves the old one whole, and the next writes as if nothing had been', async () => {
    await using program = await temporaryFolder();
    await using dir = await temporaryFolder();
    const path = join(dir.path, 'folder');
    await folderOf(path, 'a.txt');
    const child = spawn(process.execPath, [await programThatWrites(path, program.path)]);
    const ended = once(child, 'close');
    while ((await readdir(`${path}.tmp`).catch(() => [])).length < 2 && child.exitCode === null)
      await setTimeout(1);
    child.kill('SIGKILL');
    expect(await ended, 'it was killed').toEqual([null, 'SIGKILL']);
    expect(await readdir(dir.path)).toEqual(['folder', 'folder.tmp']);
    expect(await readdir(path)).toEqual(['a.txt']);
    expect(await readFile(join(path, 'a.txt'), 'utf8')).toBe('old');
    await writeFolderAtomic(path, { 'b.txt': 'new' });
    expect(await readdir(dir.path)).toEqual(['folder']);
    expect(await readdir(path)).toEqual(['b.txt']);
  });
});

describe('removing a folder atomically', () => {
  it('removes it and what a killed run left; one that is not there is fine', async () => {
    await using dir = await temporaryFolder();
    const path = join(dir.path, 'folder');
    await folderOf(path, 'a.txt');
    await folderOf(`${path}.old`, 'older.txt');
    await removeFolderAtomic(path);
    await removeFolderAtomic(path);
    await removeFolderAtomic(join(dir.path, 'nowhere', 'folder'));
    expect(await readdir(dir.path)).toEqual([]);
  });
});
