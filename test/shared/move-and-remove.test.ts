import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import * as files from '../../src/shared/move-and-remove.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** This machine's file system, with the patience that Windows is given. */
const WINDOWS: files.FileSystem = { platform: 'win32', rename, rm };

/** Refuses so many times with what Windows says of a file that somebody has open. */
function refusing(code: string, times: number) {
  let calls = 0;
  const call =
    <Arguments extends readonly unknown[]>(work: (...given: Arguments) => Promise<void>) =>
    async (...given: Arguments) => {
      calls++;
      if (calls <= times) throw Object.assign(new Error(code), { code });
      await work(...given);
    };
  const system = (platform: NodeJS.Platform) => ({ platform, rename: call(rename), rm: call(rm) });
  return { system, calls: () => calls };
}

describe.each(['EPERM', 'EBUSY', 'EACCES', 'ENOTEMPTY'])('%s', (code) => {
  test('of a moment is waited for on Windows, by both', async () => {
    await using folder = await temporaryFolder();
    const [from, to] = [join(folder.path, 'from'), join(folder.path, 'to')];
    await writeFile(from, 'x');
    const moves = refusing(code, 3);
    await files.rename(from, to, moves.system('win32'));
    expect(await readdir(folder.path)).toEqual(['to']);
    expect(moves.calls()).toBe(4);
    const removals = refusing(code, 3);
    await files.remove(to, {}, removals.system('win32'));
    expect(await readdir(folder.path)).toEqual([]);
    expect(removals.calls()).toBe(4);
  });

  test('is no matter of a moment elsewhere', async () => {
    const moves = refusing(code, 3);
    await expect(files.rename('a', 'b', moves.system('linux'))).rejects.toMatchObject({ code });
    expect(moves.calls()).toBe(1);
  });
});

test('what stays so is told in the end, with its own error', async () => {
  const moves = refusing('EPERM', 1000);
  await expect(files.rename('a', 'b', moves.system('win32'))).rejects.toMatchObject({ code: 'EPERM' });
  expect(moves.calls()).toBe(9);
});

test.each(['ENOENT', 'ENOSPC', 'EROFS'])('%s is told at once', async (code) => {
  const moves = refusing(code, 1000);
  await expect(files.remove('a', {}, moves.system('win32'))).rejects.toMatchObject({ code });
  expect(moves.calls()).toBe(1);
});

test('a folder takes the place of one that somebody is just emptying, for real', async () => {
  await using folder = await temporaryFolder();
  const [from, to] = [join(folder.path, 'from'), join(folder.path, 'to')];
  await Promise.all([mkdir(from), mkdir(to)]);
  await Promise.all([writeFile(join(from, 'new'), ''), writeFile(join(to, 'old'), '')]);
  const handle = await open(join(to, 'old'));
  const emptied = sleep(150).then(async () => {
    await handle.close();
    await rm(to, { recursive: true });
  });
  await files.rename(from, to, WINDOWS);
  await emptied;
  expect(await readdir(to)).toEqual(['new']);
});
