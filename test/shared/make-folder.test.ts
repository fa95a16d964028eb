import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../../src/shared/make-folder.ts';
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

  it.runIf(process.platform === 'linux')('comes back from where nobody can make one', async () => {
    await expect(makeFolder('/proc/best-epoch/a')).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
