import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { holdFolder, makeFolder } from '../../src/shared/make-folder.ts';
import { temporaryFolder } from '../temporary-folder.ts';

describe('making a folder', () => {
  it('makes those above it too, again and at the same time', async () => {
    await using dir = await temporaryFolder();
    const folder = join(dir.path, 'a', 'b', 'c');
    await Promise.all([makeFolder(folder), makeFolder(folder)]);
    await makeFolder(folder);
    expect((await stat(folder)).isDirectory()).toBe(true);
  });

  it('fails where a file is in the way', async () => {
    await using dir = await temporaryFolder();
    await writeFile(join(dir.path, 'file'), '');
    await expect(makeFolder(join(dir.path, 'file'))).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(makeFolder(join(dir.path, 'file', 'a'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  });

  it('makes none that is held and gone, nor one in it, until it is let go', async () => {
    await using dir = await temporaryFolder();
    const folder = join(dir.path, 'held');
    await makeFolder(folder);
    {
      using _held = holdFolder(`${folder}/`);
      await makeFolder(join(folder, 'a'));
      await makeFolder(folder);
      await rm(folder, { recursive: true });
      for (const path of [folder, join(folder, 'a'), join(folder, 'a', 'b')])
        await expect(makeFolder(path)).rejects.toMatchObject({ code: 'ENOENT' });
      expect(await readdir(dir.path)).toEqual([]);
    }
    await makeFolder(join(folder, 'a'));
  });

  it.runIf(process.platform === 'linux')('comes back from where nobody can make one', async () => {
    await expect(makeFolder('/proc/best-epoch/a')).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
