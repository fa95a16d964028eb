import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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
