import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { acquireLock, isLocked } from '../../src/shared/lock.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const options = (waits: string[] = [], signal = new AbortController().signal) => ({
  beatMs: 20,
  silentBeats: 25,
  onWait: () => {
    waits.push('wait');
  },
  signal,
});

describe('the lock', () => {
  it('lets one in at a time', async () => {
    await using dir = await temporaryFolder();
    const folder = join(dir.path, 'lock');
    let inside = 0;
    const most: number[] = [];
    const work = async () => {
      await using _ = await acquireLock(folder, options());
      most.push(++inside);
      await sleep(60);
      inside--;
    };
    await Promise.all([work(), work(), work()]);
    expect(most).toEqual([1, 1, 1]);
    expect(await readdir(dir.path), 'nothing is left').toEqual([]);
  });

  it('tells once that it waits, and not at all when it is free', async () => {
    await using dir = await temporaryFolder();
    const folder = join(dir.path, 'lock');
    const waits: string[] = [];
    const first = await acquireLock(folder, options(waits));
    expect(waits).toEqual([]);
    expect(first.takenOver).toBe(false);
    expect(await isLocked(folder)).toBe(true);
    const second = acquireLock(folder, options(waits));
    await sleep(150);
    await first[Symbol.asyncDispose]();
    await using taken = await second;
    expect(waits).toEqual(['wait']);
    expect(taken.takenOver, 'its holder had finished').toBe(false);
  });

  it('waits for a slow holder as long as it lives', async () => {
    await using dir = await temporaryFolder();
    const folder = join(dir.path, 'lock');
    const first = await acquireLock(folder, options());
    let got = false;
    const second = acquireLock(folder, options()).then((lock) => {
      got = true;
      return lock;
    });
    await sleep(25 * 20 * 2);
    expect(got).toBe(false);
    await first[Symbol.asyncDispose]();
    await (await second)[Symbol.asyncDispose]();
  });

  it('takes over from a holder that was killed, and says so', async () => {
    await using dir = await temporaryFolder();
    const folder = join(dir.path, 'lock');
    await mkdir(folder);
    await writeFile(join(folder, 'beats'), '7');
    await using lock = await acquireLock(folder, options());
    expect(lock.takenOver).toBe(true);
    expect(await readdir(dir.path)).toEqual(['lock']);
  });

  it('stops waiting when it is told to', async () => {
    await using dir = await temporaryFolder();
    const folder = join(dir.path, 'lock');
    await using _ = await acquireLock(folder, options());
    const controller = new AbortController();
    const waiting = acquireLock(folder, options([], controller.signal));
    controller.abort();
    await expect(waiting).rejects.toThrow('aborted');
  });

  it('fails where no folder can be made', async () => {
    await using dir = await temporaryFolder();
    await writeFile(join(dir.path, 'file'), '');
    await expect(acquireLock(join(dir.path, 'file', 'lock'), options())).rejects.toThrow('ENOTDIR');
  });
});
