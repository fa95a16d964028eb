import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFileAtomic, writeFilesAtomic } from '../../src/shared/write-file-atomic.ts';
import { temporaryFolder } from '../temporary-folder.ts';

describe('writing a file atomically', () => {
  it('writes text and chunks, makes the folder and leaves nothing else behind', async () => {
    await using dir = await temporaryFolder();
    await writeFileAtomic(join(dir.path, 'new', 'a.txt'), 'text');
    await writeFileAtomic(join(dir.path, 'new', 'b.bin'), [Buffer.from([1, 2]), Buffer.from([3])]);
    expect(await readFile(join(dir.path, 'new', 'a.txt'), 'utf8')).toBe('text');
    expect(await readFile(join(dir.path, 'new', 'b.bin'))).toEqual(Buffer.from([1, 2, 3]));
    expect((await readdir(join(dir.path, 'new'))).sort()).toEqual(['a.txt', 'b.bin']);
  });

  // /dev/full is the kernel's own full disk: every write to it fails with ENOSPC.
  it.runIf(process.platform === 'linux')('keeps the old file whole when the disk is full', async () => {
    await using dir = await temporaryFolder();
    const path = join(dir.path, 'a.txt');
    await writeFile(path, 'old');
    await symlink('/dev/full', `${path}.tmp`);
    await expect(writeFileAtomic(path, 'new')).rejects.toMatchObject({ faults: [{ code: 'disk-full' }] });
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await readdir(dir.path)).toEqual(['a.txt']);
  });

  it.runIf(process.platform === 'linux')(
    'writes none of several where there is no room for all',
    async () => {
      await using dir = await temporaryFolder();
      const [first, second, third] = ['a', 'b', 'c'].map((name) => join(dir.path, name)) as [
        string,
        string,
        string,
      ];
      await writeFile(first, 'old');
      await writeFile(third, 'old');
      await symlink('/dev/full', `${second}.tmp`);
      const files = new Map([
        [first, 'new'],
        [second, 'new'],
        [third, null],
      ] as const);
      await expect(writeFilesAtomic(files)).rejects.toMatchObject({ code: 'ENOSPC' });
      expect(await readFile(first, 'utf8')).toBe('old');
      expect((await readdir(dir.path)).sort()).toEqual(['a', 'c']);
    },
  );

  it('says so where something stands in its way', async () => {
    await using dir = await temporaryFolder();
    await mkdir(join(dir.path, 'a.txt'));
    const failure = writeFileAtomic(join(dir.path, 'a.txt'), 'new');
    await expect(failure).rejects.toMatchObject({ faults: [{ code: 'file-not-writable' }] });
    expect(await readdir(dir.path)).toEqual(['a.txt']);
  });
});
